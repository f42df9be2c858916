//! Texts that stand one behind the other, each with its NUL.
#![forbid(unsafe_code)]

use core::ffi::CStr;

use crate::sys::memory;

/// The text after `index` others.
pub fn nth(texts: &'static str, index: usize) -> Option<&'static CStr> {
    let mut rest = texts.as_bytes();
    for _ in 0..index {
        let first = memory::text(rest)?;
        rest = rest.get(first.count_bytes() + 1..)?;
    }
    memory::text(rest)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counts_texts_from_0() {
        let texts = "a\0\0bc\0";
        assert_eq!(
            [nth(texts, 0), nth(texts, 1), nth(texts, 2), nth(texts, 3)],
            [Some(c"a"), Some(c""), Some(c"bc"), None]
        );
    }
}
