//! A C string read byte by byte, without knowing its length.

use core::{ffi::c_char, marker::PhantomData, slice};

/// A place in a C string, at its NUL at the latest.
#[derive(Clone, Copy, Debug)]
pub struct Cursor<'a> {
    at: *const u8,
    string: PhantomData<&'a u8>,
}

impl<'a> Cursor<'a> {
    /// The start of a C string.
    ///
    /// # Safety
    ///
    /// `text` is a C string that stays unchanged for `'a`.
    pub unsafe fn new(text: *const c_char) -> Self {
        Self { at: text.cast(), string: PhantomData }
    }

    /// The byte here; 0 at the end.
    #[inline(always)]
    pub fn byte(self) -> u8 {
        // SAFETY: `at` is in the string or at its NUL.
        unsafe { *self.at }
    }

    /// The next place; there is none behind the NUL.
    #[inline(always)]
    #[must_use]
    pub fn next(self) -> Self {
        // SAFETY: the NUL is further on, where this is not it.
        let at = if self.byte() == 0 { self.at } else { unsafe { self.at.add(1) } };
        Self { at, ..self }
    }

    /// The bytes from here to a certain one, or to the end, and the place of that.
    #[inline(always)]
    pub fn until(self, byte: u8) -> (&'a [u8], Self) {
        let mut end = self;
        while end.byte() != 0 && end.byte() != byte {
            end = end.next();
        }
        // SAFETY: these are bytes of the string.
        (unsafe { slice::from_raw_parts(self.at, end.at.addr() - self.at.addr()) }, end)
    }

    /// This place as C sees it.
    pub fn pointer(self) -> *const c_char {
        self.at.cast()
    }

    /// How many bytes this place is behind another one of the same string.
    #[inline(always)]
    pub fn distance(self, before: Self) -> usize {
        self.at.addr() - before.at.addr()
    }

    /// Behind `word`, whose letters are small ones and may be large here; `None` where it does not stand.
    pub fn past(self, word: &[u8]) -> Option<Self> {
        word.iter().try_fold(self, |place, letter| (place.byte() | 0x20 == *letter).then(|| place.next()))
    }
}
