//! Strings that are compared, of wide characters or of bytes, with or without their case.

use core::ffi::c_int;

use libc::wchar_t;

use super::{
    compare::difference,
    processor::vectored,
    vector::{Mask, Vector},
};

/// What of letters counts.
pub trait Letters {
    /// Whether their case does.
    const CASE: bool;
    unsafe fn of_vector<V: Vector>(vector: V) -> V;
    fn of_byte(byte: u8) -> u8;
}

/// All.
pub struct Exact;

/// Not the case of those of ASCII, which is what musl has in every locale.
pub struct Caseless;

impl Letters for Exact {
    const CASE: bool = true;

    #[inline(always)]
    unsafe fn of_vector<V: Vector>(vector: V) -> V {
        vector
    }

    #[inline(always)]
    fn of_byte(byte: u8) -> u8 {
        byte
    }
}

impl Letters for Caseless {
    const CASE: bool = false;

    #[inline(always)]
    unsafe fn of_vector<V: Vector>(vector: V) -> V {
        // SAFETY: as the caller promises.
        unsafe { vector.xor(vector.capital()) }
    }

    #[inline(always)]
    fn of_byte(byte: u8) -> u8 {
        byte.to_ascii_lowercase()
    }
}

/// What strings are made of: letters, or wide characters.
trait Character {
    /// The bytes of one.
    const SIZE: usize;
    /// A vector that is 0 where the strings end or differ.
    unsafe fn ends<V: Vector>(a: V, b: V) -> V;
    /// Whether the one at `a` ends its string, and how it differs from the one at `b`.
    unsafe fn compare(a: *const u8, b: *const u8) -> (bool, c_int);
}

impl<L: Letters> Character for L {
    const SIZE: usize = 1;

    #[inline(always)]
    unsafe fn ends<V: Vector>(a: V, b: V) -> V {
        // SAFETY: as the caller promises.
        unsafe {
            let a = L::of_vector(a);
            a.equal(L::of_vector(b)).min(a)
        }
    }

    #[inline(always)]
    unsafe fn compare(a: *const u8, b: *const u8) -> (bool, c_int) {
        // SAFETY: as the caller promises.
        let (a, b) = unsafe { (L::of_byte(a.read()), L::of_byte(b.read())) };
        (a == 0, difference(a, b))
    }
}

/// A wide character.
struct Wide;

impl Character for Wide {
    const SIZE: usize = size_of::<wchar_t>();

    #[inline(always)]
    unsafe fn ends<V: Vector>(a: V, b: V) -> V {
        // SAFETY: as the caller promises.
        unsafe {
            let others = a.equal_wide(V::splat(0)).xor(V::splat(255));
            a.equal_wide(b).min(others)
        }
    }

    #[inline(always)]
    unsafe fn compare(a: *const u8, b: *const u8) -> (bool, c_int) {
        // SAFETY: as the caller promises.
        let (a, b) = unsafe { (a.cast::<wchar_t>().read(), b.cast::<wchar_t>().read()) };
        (a == 0, a.cmp(&b) as c_int)
    }
}

/// The least size of a page.
const PAGE: usize = 4096;

/// How many bytes there are up to the end of a page, or earlier.
#[inline(always)]
pub fn rest_of_page(place: *const u8) -> usize {
    PAGE - place.addr() % PAGE
}

/// Where, of the vectors at `place`, the strings end or differ.
#[inline(always)]
unsafe fn ends_at<V: Vector, C: Character>(a: *const u8, b: *const u8, place: usize) -> Mask {
    // SAFETY: as the caller promises.
    unsafe { C::ends(V::load(a.wrapping_add(place)), V::load(b.wrapping_add(place))).zeros() }
}

/// The difference of the first characters that are not the same, within `most` bytes at most; else 0.
///
/// No vector goes beyond the end of a page that the strings may end in. Where one of them comes near it, the vectors
/// end at the end of its page, and begin with bytes that have been compared already; a string that goes on there may
/// be read in the next page.
#[inline(always)]
unsafe fn order<V: Vector, C: Character>(a: *const u8, b: *const u8, most: usize) -> c_int {
    // SAFETY: both strings go on to there.
    let compare = |place: usize| unsafe { C::compare(a.add(place), b.add(place)) };
    let answer = |place: usize| if place < most { compare(place).1 } else { 0 };
    if most == 0 {
        return 0;
    }
    let left_of_pages = |done: usize| rest_of_page(a.wrapping_add(done)).min(rest_of_page(b.wrapping_add(done)));
    let (mut done, room) = (0, left_of_pages(0));
    while done < 3 * V::WIDTH && room - done >= V::WIDTH {
        // SAFETY: the strings go on to there, and their pages for a vector.
        let mask = unsafe { ends_at::<V, C>(a, b, done) };
        if !mask.is_empty() {
            return answer(done + mask.first());
        }
        done += V::WIDTH;
    }
    while done < most {
        let room = left_of_pages(done);
        // Four vectors at a time, but hardly more than `most`.
        let fours = room.min((most - done).saturating_add(4 * V::WIDTH - 1)) / (4 * V::WIDTH);
        for _ in 0..fours {
            // SAFETY: the strings go on to `done`, and their pages for four vectors.
            unsafe {
                let (x, y) = (V::load_four(a.wrapping_add(done)), V::load_four(b.wrapping_add(done)));
                let four = x.zip(y, |x, y| C::ends(x, y));
                if four.any_zero() {
                    return answer(done + four.first_zero());
                }
            }
            done += 4 * V::WIDTH;
        }
        if fours > 0 {
            continue;
        }
        let step = room.min(V::WIDTH);
        if done + step < V::WIDTH {
            for place in (done..done + step).step_by(C::SIZE) {
                let (is_last, difference) = compare(place);
                if is_last || difference != 0 || place + C::SIZE >= most {
                    return difference;
                }
            }
        } else {
            let start = done + step - V::WIDTH;
            // SAFETY: both pages have the vector.
            let mask = unsafe { ends_at::<V, C>(a, b, start) };
            if !mask.is_empty() {
                return answer(start + mask.first());
            }
        }
        done += step;
    }
    0
}

#[inline(always)]
unsafe fn exact<V: Vector>(a: *const u8, b: *const u8) -> c_int {
    // SAFETY: as the caller promises.
    unsafe { order::<V, Exact>(a, b, usize::MAX) }
}

#[inline(always)]
unsafe fn exact_among<V: Vector>(a: *const u8, b: *const u8, most: usize) -> c_int {
    // SAFETY: as the caller promises.
    unsafe { order::<V, Exact>(a, b, most) }
}

#[inline(always)]
unsafe fn caseless_among<V: Vector>(a: *const u8, b: *const u8, most: usize) -> c_int {
    // SAFETY: as the caller promises.
    unsafe { order::<V, Caseless>(a, b, most) }
}

#[inline(always)]
unsafe fn wide<V: Vector>(a: *const u8, b: *const u8) -> c_int {
    // SAFETY: as the caller promises.
    unsafe { order::<V, Wide>(a, b, usize::MAX) }
}

#[inline(always)]
unsafe fn wide_among<V: Vector>(a: *const u8, b: *const u8, most: usize) -> c_int {
    // SAFETY: as the caller promises.
    unsafe { order::<V, Wide>(a, b, most.saturating_mul(Wide::SIZE)) }
}

vectored! {
    /// `strcmp`.
    fn strcmp(a: *const u8, b: *const u8) -> c_int = exact
}
vectored! {
    /// `strncmp`.
    fn strncmp(a: *const u8, b: *const u8, most: usize) -> c_int = exact_among
}
vectored! {
    /// `strncasecmp`.
    fn strncasecmp(a: *const u8, b: *const u8, most: usize) -> c_int = caseless_among
}
vectored! {
    /// `wcscmp`.
    fn wcscmp(a: *const u8, b: *const u8) -> c_int = wide
}
vectored! {
    /// `wcsncmp`.
    fn wcsncmp(a: *const u8, b: *const u8, most: usize) -> c_int = wide_among
}
