//! `arc4random` and its kin: random numbers that nobody can foresee, straight from the kernel.
//!
//! Nothing is kept between calls, so that nothing is shared with a child.

use core::{ffi::c_void, slice};

use crate::{
    ffi::{Errno, export},
    sys::entropy,
};

/// Fills a number with random bits.
fn number() -> u32 {
    let mut bytes = [0; 4];
    Errno::preserved(|| entropy::fill(&mut bytes));
    u32::from_ne_bytes(bytes)
}

/// A number below `bound`, each as likely as the others: `numbers` are drawn until one is below the greatest
/// multiple of `bound` that 32 bits have room for.
fn uniform(bound: u32, mut numbers: impl FnMut() -> u32) -> u32 {
    let Some(excess) = bound.wrapping_neg().checked_rem(bound) else { return 0 };
    loop {
        let number = numbers();
        // The first `excess` numbers would make the low results likelier.
        if number >= excess {
            return number.checked_rem(bound).unwrap_or(0);
        }
    }
}

export! {
    /// `arc4random()`: a random number of 32 bits.
    ///
    /// # Differences from musl
    /// musl has no such function.
    /// # References
    /// The GNU C Library manual, "High Quality Random".
    /// # Errors
    /// None; errno is left alone. Where the kernel gives no random bytes in any way the program is ended, as with
    /// glibc: there is nothing to return that would not be a lie.
    /// # Safety
    /// None is needed.
    plain fn arc4random() -> u32 {
        number()
    }
}

export! {
    /// `arc4random_buf(start, size)`: fills memory with random bytes.
    ///
    /// # Differences from musl
    /// musl has no such function.
    /// # References
    /// The GNU C Library manual, "High Quality Random".
    /// # Errors
    /// As for [`arc4random`].
    /// # Safety
    /// `start` is valid for writing `size` bytes.
    plain fn arc4random_buf(start: *mut c_void, size: usize) {
        if size == 0 {
            return;
        }
        let start: *mut u8 = start.cast();
        // SAFETY: the caller promises the bytes; they are written before they are borrowed.
        let bytes = unsafe {
            start.write_bytes(0, size);
            slice::from_raw_parts_mut(start, size)
        };
        Errno::preserved(|| entropy::fill(bytes));
    }
}

export! {
    /// `arc4random_uniform(bound)`: a random number below `bound`, each as likely as the others; 0 if `bound` is 0.
    ///
    /// # Differences from musl
    /// musl has no such function.
    /// # References
    /// The GNU C Library manual, "High Quality Random".
    /// # Errors
    /// As for [`arc4random`].
    /// # Safety
    /// None is needed.
    plain fn arc4random_uniform(bound: u32) -> u32 {
        uniform(bound, number)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        /// Of all numbers of 32 bits, those that are taken give each result equally often.
        #[test]
        fn no_result_is_likelier(bound in 1u32.., number: u32) {
            let taken = u64::from(u32::MAX) + 1 - u64::from(bound.wrapping_neg() % bound);
            prop_assert_eq!(taken % u64::from(bound), 0);
            let mut drawn = [number].into_iter();
            let result = uniform(bound, || drawn.next().unwrap_or(u32::MAX));
            prop_assert!(result < bound);
        }
    }

    #[test]
    fn bounds_that_leave_no_choice_give_zero() {
        assert_eq!((uniform(0, || 7), uniform(1, || 7)), (0, 0));
    }
}
