//! Searching bytes: long runs of them with libc's own functions, short ones without.

use core::ffi::CStr;

/// Where `wanted` first stands in `bytes`.
pub fn find(wanted: u8, bytes: &[u8]) -> Option<usize> {
    // SAFETY: `bytes` is valid for its length.
    let found = unsafe { libc::memchr(bytes.as_ptr().cast(), wanted.into(), bytes.len()) };
    (!found.is_null()).then(|| found.addr().wrapping_sub(bytes.as_ptr().addr()))
}

/// The text up to the first NUL. (`CStr::from_bytes_until_nul` weighs 250 bytes.)
pub fn text(bytes: &[u8]) -> Option<&CStr> {
    let text = bytes.get(..=find(0, bytes)?)?;
    // SAFETY: the last byte is the first NUL.
    Some(unsafe { CStr::from_bytes_with_nul_unchecked(text) })
}

/// Where `wanted` first stands in `bytes`.
pub fn find_text(wanted: &[u8], bytes: &[u8]) -> Option<usize> {
    // SAFETY: both are valid for their lengths.
    let found = unsafe { libc::memmem(bytes.as_ptr().cast(), bytes.len(), wanted.as_ptr().cast(), wanted.len()) };
    (!found.is_null()).then(|| found.addr().wrapping_sub(bytes.as_ptr().addr()))
}

/// Where the first NUL is that ends a short string: before libc's function has begun, this one is there.
#[inline(always)]
pub fn find_nul(bytes: &[u8]) -> Option<usize> {
    const ONES: u64 = u64::MAX / 255;
    let mut words = bytes.chunks_exact(8);
    let mut before = 0;
    for word in &mut words {
        let word = word.try_into().map_or(0, u64::from_le_bytes);
        // The lowest bit that is set belongs to the first NUL; a borrow can only set bits above it.
        let nuls = word.wrapping_sub(ONES) & !word & (ONES << 7);
        if nuls != 0 {
            return Some(before + (nuls.trailing_zeros() / 8) as usize);
        }
        before += 8;
    }
    let place = words.remainder().iter().position(|&byte| byte == 0)?;
    Some(before + place)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn the_first_nul_is_found(bytes in prop::collection::vec(prop_oneof![0..3_u8, 126..130_u8, Just(255)], 0..40)) {
            prop_assert_eq!(find_nul(&bytes), bytes.iter().position(|&byte| byte == 0));
            prop_assert_eq!(text(&bytes), CStr::from_bytes_until_nul(&bytes).ok());
        }
    }
}
