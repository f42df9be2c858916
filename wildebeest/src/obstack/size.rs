//! How large chunks are made.
#![forbid(unsafe_code)]

use core::ffi::c_long;

/// Room that a chunk has beyond what it is made for: its header must fit in, and more objects should.
const SPARE: usize = 100;

/// The size of a chunk that takes over a growing object of `object` bytes and has room for `more`.
///
/// An object that grew this far will grow on, so that it is given an eighth of its size in advance. `None`: no
/// memory is that large.
pub fn grown(object: usize, more: usize, mask: usize, usual: usize) -> Option<c_long> {
    let needed = object.checked_add(more)?.checked_add(mask)?.checked_add(SPARE)?;
    c_long::try_from(needed.checked_add(object / 8)?.max(usual)).ok()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    const HEADER: usize = 2 * size_of::<usize>();

    proptest! {
        #[test]
        fn what_was_asked_for_fits_behind_the_header_wherever_the_chunk_begins(
            object in 0..100_000_usize, more in 0..100_000_usize, bits in 0..16_u32, start in 0..65_536_usize, usual in 0..9000_usize
        ) {
            let mask = (1_usize << bits) - 1;
            let size = grown(object, more, mask, usual).and_then(|size| usize::try_from(size).ok()).unwrap_or(0);
            let contents = start + HEADER;
            let aligned = contents + (contents.wrapping_neg() & mask);
            prop_assert!(aligned + object + more <= start + size);
            prop_assert!(size >= usual);
        }
    }

    #[test]
    fn sizes_beyond_the_address_space_are_refused() {
        assert_eq!(grown(usize::MAX, 1, 0, 0), None);
        assert_eq!(grown(1, usize::MAX / 2, 0, 0), None);
        assert_eq!(grown(usize::MAX / 2 - 200, 0, 15, 0), None);
    }
}
