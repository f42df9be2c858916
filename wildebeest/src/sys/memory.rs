//! Searching bytes with libc's own, fast functions.

/// Where `wanted` first stands in `bytes`.
pub fn find(wanted: u8, bytes: &[u8]) -> Option<usize> {
    // SAFETY: `bytes` is valid for its length.
    let found = unsafe { libc::memchr(bytes.as_ptr().cast(), wanted.into(), bytes.len()) };
    (!found.is_null()).then(|| found.addr().wrapping_sub(bytes.as_ptr().addr()))
}
