//! Sorting arrays, for `<stdlib.h>`.

mod array;
mod indirect;
mod introsort;
mod mergesort;
mod run;

use core::ffi::c_void;

use crate::ffi::export;
use array::{Compare, Plain, WithArgument, sort};

export! {
    /// `qsort(start, count, size, compare)`: sorts an array; elements that compare as equal stay in order.
    ///
    /// At most about `count * log2(count)` comparisons are made, and twice as many when they contradict
    /// each other, which gives some order of the elements and nothing worse. Arrays that are sorted, or sorted
    /// the other way round, take `count`. `compare` sees elements of the array only. It may `longjmp` out,
    /// which leaves all elements in the array, in some order, and loses the memory of a scratch array, if one is
    /// needed: more than 1 KiB of elements, or 64 of more than 32 bytes each. Without memory for
    /// that, or where it would be more than a quarter of the machine's, the array is sorted in place, and not stably.
    ///
    /// # Differences from musl
    /// musl's is not stable, and takes three to twenty times as long.
    /// # References
    /// POSIX; qsort(3).
    /// # Errors
    /// None; errno is left alone.
    /// # Safety
    /// `start` is valid for reads and writes of `count` elements of `size` bytes each, and `compare` may be
    /// called with pointers to two of them.
    wrap fn qsort(start: *mut c_void, count: usize, size: usize, compare: Plain) {
        // SAFETY: the caller promises all that.
        unsafe { sort(start, count, size, Compare::Plain(compare)) }
    }
}

export! {
    /// `qsort_r(start, count, size, compare, argument)`: [`qsort`] whose `compare` is given `argument` too.
    ///
    /// # Differences from musl
    /// Those of [`qsort`].
    /// # References
    /// POSIX.1-2024; qsort_r(3).
    /// # Errors
    /// None; errno is left alone.
    /// # Safety
    /// That of [`qsort`].
    wrap fn qsort_r(
        start: *mut c_void,
        count: usize,
        size: usize,
        compare: WithArgument,
        argument: *mut c_void,
    ) {
        // SAFETY: the caller promises all that.
        unsafe { sort(start, count, size, Compare::WithArgument(compare, argument)) }
    }
}
