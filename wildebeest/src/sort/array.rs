//! A C array and its comparison function, and which sort takes it.

use core::{
    ffi::{c_int, c_void},
    mem::MaybeUninit,
    ptr, slice,
};

use super::{
    indirect,
    introsort::{self, Elements},
    mergesort, run,
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
    fn element(&self, index: usize) -> Option<*mut u8> {
        // SAFETY: `sort` was promised `count` elements of `size` bytes behind `start`.
        (index < self.count).then(|| unsafe { self.start.add(index * self.size) })
    }

    /// Sorts elements of `SIZE` bytes, which is their size.
    fn merge<const SIZE: usize>(&mut self) -> Result<(), OutOfMemory> {
        // The bytes may be padding, which is never initialised.
        type Element<const SIZE: usize> = MaybeUninit<[u8; SIZE]>;
        // SAFETY: `sort` was promised the array, and that nothing else changes it.
        let array = unsafe { slice::from_raw_parts_mut(self.start.cast::<Element<SIZE>>(), self.count) };
        let compare = self.compare;
        let mut less = |a: &Element<SIZE>, b: &Element<SIZE>| {
            // SAFETY: the merge sort asks about elements of the array only.
            unsafe { compare.less(ptr::from_ref(a).cast(), ptr::from_ref(b).cast()) }
        };
        with_scratch(self.count, |scratch| mergesort::sort(array, scratch, &mut less))
    }

    /// Sorts elements of any size.
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

/// How many words the scratch array of a short array has, on the stack.
const NEAR: usize = 128;

/// Runs `body` with room for `count` values. Memory that it leaves with `longjmp` is lost.
#[inline(always)]
fn with_scratch<T: Copy>(count: usize, body: impl FnOnce(&mut [MaybeUninit<T>])) -> Result<(), OutOfMemory> {
    if count <= NEAR * size_of::<usize>() / size_of::<T>() && align_of::<T>() <= align_of::<usize>() {
        let mut near = MaybeUninit::<[usize; NEAR]>::uninit();
        // SAFETY: `count` values fit into it, and it is aligned for them; they need not be initialised.
        body(unsafe { slice::from_raw_parts_mut(near.as_mut_ptr().cast(), count) });
        return Ok(());
    }
    let mut far = Buffer::new();
    reserve(&mut far, count)?;
    let fill = |room: &mut [MaybeUninit<T>]| {
        body(room);
        Ok(0)
    };
    // SAFETY: it initialises none, as it says.
    unsafe { far.append_with(count, fill) }.map(drop)
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

impl Elements for Array {
    #[inline(always)]
    fn less(&mut self, a: usize, b: usize) -> bool {
        let (Some(a), Some(b)) = (self.element(a), self.element(b)) else { return false };
        // SAFETY: both elements are there, and `sort` was promised that they may be compared.
        unsafe { self.compare.less(a, b) }
    }

    fn swap(&mut self, a: usize, b: usize) {
        if a == b {
            return;
        }
        let (Some(a), Some(b)) = (self.element(a), self.element(b)) else { return };
        // SAFETY: two different elements do not overlap; their alignment is unknown.
        unsafe {
            match self.size {
                4 => swap_as::<u32>(a, b),
                8 => swap_as::<u64>(a, b),
                size => ptr::swap_nonoverlapping(a, b, size),
            }
        }
    }
}

/// Swaps two elements of the size of a `T`.
///
/// # Safety
///
/// Both are valid for reads and writes of a `T`; they need no alignment.
unsafe fn swap_as<T: Copy>(a: *mut u8, b: *mut u8) {
    let (a, b) = (a.cast::<T>(), b.cast::<T>());
    // SAFETY: as promised.
    unsafe {
        let first = a.read_unaligned();
        a.write_unaligned(b.read_unaligned());
        b.write_unaligned(first);
    }
}

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
    if count > mergesort::SHORT && run::sort(&mut array, count) {
        return;
    }
    let merged = match size {
        1 => array.merge::<1>(),
        2 => array.merge::<2>(),
        4 => array.merge::<4>(),
        8 => array.merge::<8>(),
        16 => array.merge::<16>(),
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
