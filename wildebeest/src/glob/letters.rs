//! The letters of a text: bytes, or the code points of valid UTF-8.
#![forbid(unsafe_code)]

/// What counts as one letter.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Letters {
    /// Each byte; those beyond ASCII belong to no class.
    Bytes,
    /// Each code point. The text is known to be valid.
    Utf8,
}

/// The letters of a pattern and a name. As glibc has it, both are bytes unless both are valid.
pub fn for_texts(pattern: &[u8], name: &[u8], utf8: bool) -> Letters {
    // For ASCII there is no difference, and bytes are faster.
    if !utf8 || name.is_ascii() && pattern.is_ascii() {
        return Letters::Bytes;
    }
    let valid = core::str::from_utf8(pattern).is_ok() && core::str::from_utf8(name).is_ok();
    if valid { Letters::Utf8 } else { Letters::Bytes }
}

impl Letters {
    /// The first letter of `text`, and what is behind it.
    pub fn split_first(self, text: &[u8]) -> Option<(u32, &[u8])> {
        let (&lead, behind) = text.split_first()?;
        let continuations = match lead {
            _ if self == Self::Bytes => 0,
            0xc0..0xe0 => 1,
            0xe0..0xf0 => 2,
            0xf0.. => 3,
            _ => 0,
        };
        if continuations == 0 {
            return Some((u32::from(lead), behind));
        }
        let (bytes, behind) = behind.split_at_checked(continuations)?;
        let head = u32::from(lead) & (0x3f >> continuations);
        Some((bytes.iter().fold(head, |letter, &byte| letter << 6 | u32::from(byte & 0x3f)), behind))
    }
}
