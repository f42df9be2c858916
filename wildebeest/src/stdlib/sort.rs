//! A C array and its comparison function, as the sort sees them.

use core::{
    ffi::{c_int, c_void},
    ptr,
};

use super::introsort::{self, Elements};

/// The comparison function of `qsort_r`.
pub type Compare = unsafe extern "C" fn(*const c_void, *const c_void, *mut c_void) -> c_int;

struct Array {
    start: *mut u8,
    count: usize,
    size: usize,
    compare: Compare,
    argument: *mut c_void,
}

impl Array {
    /// A pointer to an element that is there: memory safety does not rest on the sort being right.
    fn element(&self, index: usize) -> Option<*mut u8> {
        // SAFETY: `array` was promised `count` elements of `size` bytes behind `start`.
        (index < self.count).then(|| unsafe { self.start.add(index * self.size) })
    }
}

impl Elements for Array {
    fn less(&mut self, a: usize, b: usize) -> bool {
        let (Some(a), Some(b)) = (self.element(a), self.element(b)) else { return false };
        // SAFETY: both elements are there, and `array` was promised that they may be compared.
        unsafe { (self.compare)(a.cast(), b.cast(), self.argument) < 0 }
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

/// Sorts an array.
///
/// # Safety
///
/// `start` is valid for reads and writes of `count` elements of `size` bytes, and `compare` may be called
/// with pointers to two of them and `argument`.
pub unsafe fn array(start: *mut c_void, count: usize, size: usize, compare: Compare, argument: *mut c_void) {
    if size != 0 {
        introsort::sort(&mut Array { start: start.cast(), count, size, compare, argument }, count);
    }
}
