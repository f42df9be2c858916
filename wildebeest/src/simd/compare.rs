//! Blocks of memory and strings that are compared. The answers are differences of bytes, as musl's and glibc's are.

use core::ffi::c_int;

use super::{
    processor::{Short, vectored},
    vector::{Mask, Vector},
};

/// The difference of two bytes.
#[inline(always)]
pub fn difference(a: u8, b: u8) -> c_int {
    c_int::from(a) - c_int::from(b)
}

/// `memcmp`.
#[inline(always)]
pub unsafe fn memory(a: *const u8, b: *const u8, count: usize) -> c_int {
    // SAFETY: the caller's promise; in each case there are as many bytes as are loaded.
    unsafe {
        if count > 32 {
            memory_many(a, b, count)
        } else if count >= 16 {
            let first = at::<Short>(a, b, 0);
            if first != 0 { first } else { at::<Short>(a, b, count - Short::WIDTH) }
        } else if count >= 8 {
            ends::<u64>(a, b, count)
        } else if count >= 4 {
            ends::<u32>(a, b, count)
        } else if count >= 2 {
            ends::<u16>(a, b, count)
        } else if count == 1 {
            difference(a.read(), b.read())
        } else {
            0
        }
    }
}

/// A number whose bytes stand in memory as they do in a block.
trait Number: Copy {
    fn number(self) -> u64;
}

impl Number for u16 {
    #[inline(always)]
    fn number(self) -> u64 {
        u64::from(self)
    }
}

impl Number for u32 {
    #[inline(always)]
    fn number(self) -> u64 {
        u64::from(self)
    }
}

impl Number for u64 {
    #[inline(always)]
    fn number(self) -> u64 {
        self
    }
}

/// Compares bytes that are a `T` at each end, which may overlap.
#[inline(always)]
unsafe fn ends<T: Number>(a: *const u8, b: *const u8, count: usize) -> c_int {
    let last = count - size_of::<T>();
    // SAFETY: as the caller promises.
    let (x, y) = unsafe { (number::<T>(a), number::<T>(b)) };
    if x != y {
        return first_difference(x, y);
    }
    // SAFETY: likewise.
    let (x, y) = unsafe { (number::<T>(a.add(last)), number::<T>(b.add(last))) };
    if x != y { first_difference(x, y) } else { 0 }
}

#[inline(always)]
unsafe fn number<T: Number>(from: *const u8) -> u64 {
    // SAFETY: as the caller promises.
    unsafe { from.cast::<T>().read_unaligned() }.number()
}

/// The difference of the first bytes, in memory, that are not the same. (Both processors are little-endian.)
#[inline(always)]
fn first_difference(x: u64, y: u64) -> c_int {
    let bits = (x ^ y).trailing_zeros() & 56;
    difference((x >> bits) as u8, (y >> bits) as u8)
}

/// Where two vectors differ.
#[inline(always)]
unsafe fn differences<V: Vector>(a: *const u8, b: *const u8) -> Mask {
    // SAFETY: as the caller promises.
    unsafe { V::read(a).equal(V::read(b)).zeros() }
}

/// The difference of the first bytes that are not the same of the vectors at `offset`.
#[inline(always)]
unsafe fn at<V: Vector>(a: *const u8, b: *const u8, offset: usize) -> c_int {
    // SAFETY: as the caller promises.
    unsafe {
        let mask = differences::<V>(a.add(offset), b.add(offset));
        if mask.is_empty() {
            return 0;
        }
        let place = offset + mask.first();
        difference(a.add(place).read(), b.add(place).read())
    }
}

vectored! {
    /// More than 32 bytes.
    fn memory_many(a: *const u8, b: *const u8, count: usize) -> c_int = many
}

#[inline(always)]
unsafe fn many<V: Vector>(a: *const u8, b: *const u8, count: usize) -> c_int {
    // SAFETY: as the caller promises.
    unsafe { by_vectors::<V>(a, b, count, |place| at::<V>(a, b, place)) }
}

/// The first answer but 0 of those that `answer` gives for the vectors at all places; 0 where they are the same. There is a whole vector.
#[inline(always)]
pub unsafe fn by_vectors<V: Vector>(
    a: *const u8,
    b: *const u8,
    count: usize,
    answer: impl Fn(usize) -> c_int,
) -> c_int {
    // SAFETY: as the caller promises. The last vector may overlap the one before it.
    unsafe {
        let mut done = 0;
        while count - done > 4 * V::WIDTH {
            let (x, y) = (V::load_four(a.add(done)), V::load_four(b.add(done)));
            if x.zip(y, |x, y| x.equal(y)).any_zero() {
                break;
            }
            done += 4 * V::WIDTH;
        }
        while count - done > V::WIDTH {
            let answer = answer(done);
            if answer != 0 {
                return answer;
            }
            done += V::WIDTH;
        }
        answer(count - V::WIDTH)
    }
}
