//! A C array and its comparison function, and which sort takes it.

use core::{
    ffi::{c_int, c_void},
    mem::MaybeUninit,
    ops::Range,
    ptr,
};

use super::{
    indirect::{self, Rotate},
    introsort::{self, Elements},
    mergesort::{self, Scratch},
    run,
};
use crate::ffi::{Buffer, Errno, OutOfMemory};

/// The comparison function of `qsort`.
pub type Plain = unsafe extern "C" fn(*const c_void, *const c_void) -> c_int;
/// The comparison function of `qsort_r`.
pub type WithArgument = unsafe extern "C" fn(*const c_void, *const c_void, *mut c_void) -> c_int;

/// A comparison function, and what it is given besides the elements.
#[derive(Clone, Copy)]
pub enum Compare {
    Plain(Plain),
    WithArgument(WithArgument, *mut c_void),
}

impl Compare {
    /// Whether the element at `a` belongs before the one at `b`, which is asked the other way round: many a
    /// program says only 1 for greater and 0 for all else, and is served well by glibc.
    ///
    /// # Safety
    ///
    /// The function may be called with both.
    #[inline(always)]
    unsafe fn less(self, a: *const u8, b: *const u8) -> bool {
        let (a, b) = (a.cast(), b.cast());
        // SAFETY: the caller promises that.
        let answer = unsafe {
            match self {
                Self::Plain(function) => function(b, a),
                Self::WithArgument(function, argument) => function(b, a, argument),
            }
        };
        answer > 0
    }
}

struct Array {
    start: *mut u8,
    count: usize,
    size: usize,
    compare: Compare,
}

impl Array {
    /// A pointer to an element that is there: memory safety does not rest on the sort being right.
    #[inline(always)]
    fn element(&self, index: usize, size: usize) -> Option<*mut u8> {
        // SAFETY: `sort` was promised `count` elements of `size` bytes behind `start`.
        (index < self.count).then(|| unsafe { self.start.add(index * size) })
    }

    #[inline(always)]
    fn is_less(&self, a: usize, b: usize, size: usize) -> bool {
        let (Some(a), Some(b)) = (self.element(a, size), self.element(b, size)) else { return false };
        // SAFETY: both elements are there, and `sort` was promised that they may be compared.
        unsafe { self.compare.less(a, b) }
    }

    /// Sorts elements of `SIZE` bytes, which is their size, or of any size where that is 0.
    fn merge<const SIZE: usize>(&mut self) -> Result<(), OutOfMemory> {
        let (count, size) = (self.count, self.count.checked_mul(self.size).ok_or(OutOfMemory)?);
        with_scratch(size, |scratch| {
            let scratch = scratch.as_mut_ptr().cast();
            mergesort::sort(&mut Direct::<SIZE> { array: self, scratch }, 0, count);
        })
    }

    /// Sorts the positions of the elements.
    fn merge_positions(&mut self) -> Result<(), OutOfMemory> {
        let count = self.count;
        let mut near = [0; NEAR];
        if let Some((order, scratch)) = near.split_at_mut_checked(count).filter(|(_, scratch)| scratch.len() >= count) {
            indirect::sort(self, order, scratch);
            return Ok(());
        }
        let mut far = Buffer::new();
        reserve(&mut far, count.checked_mul(2).ok_or(OutOfMemory)?)?;
        for _ in 0..2 * count {
            far.push(0)?;
        }
        if let Some((order, scratch)) = far.split_at_mut_checked(count) {
            indirect::sort(self, order, scratch);
        }
        Ok(())
    }
}

impl Elements for Array {
    #[inline(always)]
    fn less(&mut self, a: usize, b: usize) -> bool {
        self.is_less(a, b, self.size)
    }

    fn swap(&mut self, a: usize, b: usize) {
        self.go_round(a, |place| if place == a { b } else { a });
    }

    #[inline(always)]
    fn prefetch(&self, index: usize) {
        if let Some(element) = self.element(index, self.size) {
            prefetch(element);
        }
    }
}

impl Rotate for Array {
    fn rotate(&mut self, start: usize, order: &[usize]) {
        // A position that is not there cannot be: it would be left out.
        self.go_round(start, |place| order.get(place).copied().unwrap_or(start));
    }
}

/// How many bytes of elements are moved at a time.
const HOLE: usize = 512;

impl Array {
    /// Moves elements to the places before theirs in a cycle: `next` says which comes behind each.
    #[inline(always)]
    fn go_round(&mut self, start: usize, next: impl Fn(usize) -> usize) {
        let mut hole = MaybeUninit::<[u8; HOLE]>::uninit();
        let hole = hole.as_mut_ptr().cast();
        let mut done = 0;
        while done < self.size {
            let width = HOLE.min(self.size - done);
            let part = |index| self.element(index, self.size).map(|element| element.wrapping_add(done));
            let Some(first) = part(start) else { return };
            // SAFETY: the parts lie in elements that are there, and the hole has room for one.
            unsafe { copy(first, hole, width) };
            let (mut place, mut to) = (start, first);
            loop {
                place = next(place);
                let Some(from) = part(place).filter(|_| place != start) else { break };
                // SAFETY: the same; the two elements are not the same one.
                unsafe { copy(from, to, width) };
                to = from;
            }
            // SAFETY: the same as at the start.
            unsafe { copy(hole, to, width) };
            done += width;
        }
    }
}

/// Has the processor read what is at an address, if it can: an instruction that never fails.
#[inline(always)]
fn prefetch(address: *const u8) {
    #[cfg(target_arch = "x86_64")]
    // SAFETY: every x86-64 has it, and it takes any address.
    unsafe {
        core::arch::x86_64::_mm_prefetch::<{ core::arch::x86_64::_MM_HINT_T0 }>(address.cast());
    }
    #[cfg(target_arch = "aarch64")]
    // SAFETY: the same of AArch64.
    unsafe {
        core::arch::asm!("prfm pldl1keep, [{}]", in(reg) address, options(nostack, preserves_flags, readonly));
    }
}

/// Copies bytes, with as few instructions as there are for a small element.
///
/// # Safety
///
/// That of [`ptr::copy_nonoverlapping`].
#[inline(always)]
unsafe fn copy(from: *const u8, to: *mut u8, size: usize) {
    // SAFETY: chunks lie within the bytes promised; where two overlap, both write the same.
    unsafe {
        match size {
            65.. => ptr::copy_nonoverlapping(from, to, size),
            33.. => copy_ends::<32>(from, to, size),
            16.. => copy_ends::<16>(from, to, size),
            8.. => copy_ends::<8>(from, to, size),
            4.. => copy_ends::<4>(from, to, size),
            2.. => copy_ends::<2>(from, to, size),
            1.. => copy_ends::<1>(from, to, size),
            0 => {}
        }
    }
}

/// Copies an element of `SIZE` bytes, or of `size`, up to [`LARGE`], where that is 0. No two chunks overlap: a processor
/// has to wait where it reads at a time what was written in parts.
///
/// # Safety
///
/// That of [`ptr::copy_nonoverlapping`], of `size` bytes.
#[inline(always)]
unsafe fn copy_element<const SIZE: usize>(mut from: *const u8, mut to: *mut u8, size: usize) {
    if SIZE != 0 {
        // SAFETY: as promised.
        return unsafe { ptr::copy_nonoverlapping(from, to, SIZE) };
    }
    let mut chunk = |width| {
        if size & width != 0 {
            // SAFETY: the widths add up to the size.
            unsafe {
                ptr::copy_nonoverlapping(from, to, width);
                (from, to) = (from.add(width), to.add(width));
            }
        }
    };
    chunk(32);
    chunk(16);
    chunk(8);
    chunk(4);
    chunk(2);
    chunk(1);
}

/// Copies the first and the last `WIDTH` bytes.
///
/// # Safety
///
/// That of [`ptr::copy_nonoverlapping`], of `size` bytes, at least `WIDTH`.
#[inline(always)]
unsafe fn copy_ends<const WIDTH: usize>(from: *const u8, to: *mut u8, size: usize) {
    // The bytes may be padding, which is never initialised.
    type Chunk<const WIDTH: usize> = MaybeUninit<[u8; WIDTH]>;
    // SAFETY: as promised.
    unsafe {
        let last = from.add(size - WIDTH).cast::<Chunk<WIDTH>>().read();
        to.cast::<Chunk<WIDTH>>().write(from.cast::<Chunk<WIDTH>>().read());
        to.add(size - WIDTH).cast::<Chunk<WIDTH>>().write(last);
    }
}

/// An array whose elements themselves are merged, into a scratch array of the same size.
struct Direct<'a, const SIZE: usize> {
    array: &'a mut Array,
    scratch: *mut u8,
}

impl<const SIZE: usize> Direct<'_, SIZE> {
    #[inline(always)]
    fn size(&self) -> usize {
        if SIZE == 0 { self.array.size } else { SIZE }
    }
}

impl<const SIZE: usize> Elements for Direct<'_, SIZE> {
    #[inline(always)]
    fn less(&mut self, a: usize, b: usize) -> bool {
        self.array.is_less(a, b, self.size())
    }

    fn swap(&mut self, a: usize, b: usize) {
        self.array.swap(a, b);
    }
}

impl<const SIZE: usize> Scratch for Direct<'_, SIZE> {
    fn save_all(&mut self, from: Range<usize>, to: usize) {
        let size = self.size();
        if from.start <= from.end && from.end <= self.array.count && to <= self.array.count - from.len() {
            // SAFETY: the elements are there, and the scratch array has as many places.
            unsafe { copy(self.array.start.add(from.start * size), self.scratch.add(to * size), from.len() * size) }
        }
    }

    #[inline(always)]
    fn save(&mut self, from: usize, to: usize) {
        let size = self.size();
        if from < self.array.count && to < self.array.count {
            // SAFETY: the same.
            unsafe { copy_element::<SIZE>(self.array.start.add(from * size), self.scratch.add(to * size), size) }
        }
    }

    #[inline(always)]
    fn restore_one(&mut self, place: usize) {
        let size = self.size();
        if place < self.array.count {
            // SAFETY: the same; the place has been written before.
            unsafe { copy_element::<SIZE>(self.scratch.add(place * size), self.array.start.add(place * size), size) }
        }
    }

    fn restore_all(&mut self, places: Range<usize>) {
        let size = self.size();
        if places.start <= places.end && places.end <= self.array.count {
            let start = places.start * size;
            // SAFETY: the same; each place has been written before.
            unsafe { copy(self.scratch.add(start), self.array.start.add(start), places.len() * size) }
        }
    }
}

/// How many words the scratch array of a short array has, on the stack.
const NEAR: usize = 128;

/// Runs `body` with room for `size` bytes. Memory that it leaves with `longjmp` is lost.
#[inline(always)]
fn with_scratch(size: usize, body: impl FnOnce(&mut [MaybeUninit<u8>])) -> Result<(), OutOfMemory> {
    if size <= NEAR * size_of::<usize>() {
        let mut near = [MaybeUninit::uninit(); NEAR * size_of::<usize>()];
        body(&mut near);
        return Ok(());
    }
    let mut far = Buffer::new();
    reserve(&mut far, size)?;
    let fill = |room: &mut [MaybeUninit<u8>]| {
        body(room);
        Ok(0)
    };
    // SAFETY: it initialises none, as it says.
    unsafe { far.append_with(size, fill) }.map(drop)
}

/// A scratch array of up to so many bytes is no matter how much memory the machine has.
const MODEST: usize = 1 << 20;

/// Makes room for `count` values, unless they would take more than a quarter of the machine's memory:
/// the kernel may promise that, and end the program when it is used.
fn reserve<T: Copy>(far: &mut Buffer<T>, count: usize) -> Result<(), OutOfMemory> {
    let size = count.checked_mul(size_of::<T>()).ok_or(OutOfMemory)?;
    if size > MODEST && size > machine_memory() / 4 {
        return Err(OutOfMemory);
    }
    Errno::preserved(|| far.reserve(count))
}

fn machine_memory() -> usize {
    // SAFETY: asks for a figure.
    let figure = |name| usize::try_from(unsafe { libc::sysconf(name) }).unwrap_or(usize::MAX);
    figure(libc::_SC_PHYS_PAGES).saturating_mul(figure(libc::_SC_PAGESIZE))
}

/// Elements of more bytes stay where they are until it is known where each belongs.
const LARGE: usize = 32;

/// Sorts an array: stable, but for one whose scratch array finds no memory.
///
/// # Safety
///
/// `start` is valid for reads and writes of `count` elements of `size` bytes, and `compare` may be called
/// with pointers to two of them.
pub unsafe fn sort(start: *mut c_void, count: usize, size: usize, compare: Compare) {
    if size == 0 || count < 2 {
        return;
    }
    let mut array = Array { start: start.cast(), count, size, compare };
    if count > mergesort::SHORT && run::begin(&mut array, 0, count) == count {
        return;
    }
    let merged = match size {
        4 => array.merge::<4>(),
        8 => array.merge::<8>(),
        ..=LARGE => array.merge::<0>(),
        _ => array.merge_positions(),
    };
    if merged.is_err() {
        introsort::sort(&mut array, count);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_scratch_array_takes_a_quarter_of_the_machine_at_most() {
        let memory = machine_memory();
        assert_eq!(reserve(&mut Buffer::<u8>::new(), memory / 4 + 1), Err(OutOfMemory));
        assert_eq!(reserve(&mut Buffer::<u64>::new(), usize::MAX / 4), Err(OutOfMemory));
        assert_eq!(reserve(&mut Buffer::<u8>::new(), MODEST), Ok(()));
        assert_eq!(reserve(&mut Buffer::<u16>::new(), memory / 16), Ok(()));
    }
}
