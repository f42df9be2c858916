//! What the conversions of `printf` and `scanf` have in common.

use crate::ffi::Cursor;

/// How wide a number is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Size {
    Char,
    Short,
    Int,
    /// A `long`, and with a fraction a `double`.
    Long,
    /// As large as a `long`, but not for a `double`.
    Longest,
}

impl Size {
    /// The size that the letters here ask for, and what is behind them.
    #[inline(always)]
    pub fn read(place: Cursor<'_>) -> (Self, Cursor<'_>) {
        let next = place.next();
        match (place.byte(), next.byte()) {
            (b'h', b'h') => (Self::Char, next.next()),
            (b'h', _) => (Self::Short, next),
            #[cfg(target_pointer_width = "64")]
            (b'l', b'l') => (Self::Longest, next.next()),
            #[cfg(target_pointer_width = "64")]
            (b'l', _) => (Self::Long, next),
            #[cfg(target_pointer_width = "64")]
            (b'j' | b'z' | b't', _) => (Self::Longest, next),
            _ => (Self::Int, place),
        }
    }
}
