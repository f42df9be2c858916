//! C's `long double`, which Rust lacks: it is handed over by its address, and C does with it what it has to
//! (`csrc/long_double.c`).

use core::{
    ffi::{c_char, c_int},
    mem::MaybeUninit,
};

use super::cvt::Number;

/// A C `long double`.
#[repr(C, align(16))]
#[derive(Clone, Copy, Debug)]
pub struct LongDouble {
    opaque: [MaybeUninit<u8>; 16],
}

unsafe extern "C" {
    /// `snprintf` of a precision and a `long double` that is given by its address.
    pub fn lwb_print_long_double(
        text: *mut c_char,
        size: usize,
        letter: c_int,
        precision: c_int,
        value: *const LongDouble,
    ) -> c_int;
    fn lwb_long_double_kind(value: *const LongDouble) -> c_int;
    fn lwb_negate_long_double(value: *const LongDouble, result: *mut LongDouble);
    fn lwb_scale_long_double(value: *const LongDouble, result: *mut LongDouble) -> c_int;
    fn lwb_shorten_long_double(value: *const LongDouble, digits: c_int, result: *mut LongDouble) -> usize;
}

impl LongDouble {
    /// What `compute` stores.
    fn computed<T>(compute: impl FnOnce(*mut Self) -> T) -> (Self, T) {
        let mut result = Self { opaque: [MaybeUninit::uninit(); 16] };
        let more = compute(&raw mut result);
        (result, more)
    }

    fn kind(&self) -> c_int {
        // SAFETY: a `long double`.
        unsafe { lwb_long_double_kind(self) }
    }
}

impl Number for LongDouble {
    // C has seen to it.
    const MOST_DIGITS: c_int = c_int::MAX;

    fn is_finite(&self) -> bool {
        self.kind() != 0
    }

    fn is_negative(&self) -> bool {
        self.kind() & 2 != 0
    }

    fn is_zero(&self) -> bool {
        self.kind() & 4 != 0
    }

    fn negated(&self) -> Self {
        // SAFETY: two of them.
        Self::computed(|result| unsafe { lwb_negate_long_double(self, result) }).0
    }

    fn scaled(&self) -> (Self, c_int) {
        // SAFETY: two of them.
        Self::computed(|result| unsafe { lwb_scale_long_double(self, result) })
    }

    fn shortened(&self, digits: c_int) -> (Self, usize) {
        // SAFETY: two of them.
        Self::computed(|result| unsafe { lwb_shorten_long_double(self, digits, result) })
    }

    unsafe fn print(&self, text: *mut c_char, size: usize, digits: c_int) -> c_int {
        // SAFETY: the caller promises the bytes.
        unsafe { lwb_print_long_double(text, size, b'f'.into(), digits, self) }
    }
}
