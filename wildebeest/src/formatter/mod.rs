//! Formats of `<stdio.h>` that most programs have, printed several times as fast as by musl; libc has the others.
//!
//! The masking header sends calls to the C functions in `csrc/formatter.c`. There is no `--wrap`: GNU ld would apply it to
//! the shared libraries that a program's shared libraries need, too, and every program has one that prints.

mod decimal;
mod digits;
mod directive;
mod fraction;
#[cfg(all(test, target_env = "gnu"))]
mod oracle;
mod print;

use core::{
    ffi::{c_char, c_int},
    slice,
};

use crate::{
    ffi::{Arguments, Cursor, Output, export},
    number::float::Mode,
    sys::rounding,
};
use print::{Source, print};

/// What tells C that the format is libc's.
const NOT_OURS: c_int = -2;

unsafe extern "C" {
    // The next argument (`csrc/formatter.c`).
    fn lwb_next_int(arguments: *mut Arguments) -> c_int;
    fn lwb_next_whole(arguments: *mut Arguments) -> i64;
    fn lwb_next_double(arguments: *mut Arguments) -> f64;
    fn lwb_next_string(arguments: *mut Arguments) -> *const c_char;
}

/// Arguments of whom the format says the types.
struct Promised(*mut Arguments);

impl<'a> Source<'a> for Promised {
    #[inline(always)]
    fn int(&mut self) -> c_int {
        // SAFETY: the caller of printf promises it.
        unsafe { lwb_next_int(self.0) }
    }

    #[inline(always)]
    fn long(&mut self) -> i64 {
        // SAFETY: the caller of printf promises it.
        unsafe { lwb_next_whole(self.0) }
    }

    #[inline(always)]
    fn double(&mut self) -> f64 {
        // SAFETY: the caller of printf promises it.
        unsafe { lwb_next_double(self.0) }
    }

    #[inline(always)]
    fn rounds_to_nearest(&self) -> bool {
        rounding::mode() == Mode::Nearest
    }

    #[inline(always)]
    fn address(&mut self) -> usize {
        // SAFETY: the caller of printf promises a pointer to void, which is passed as one to char.
        unsafe { lwb_next_string(self.0) }.addr()
    }

    #[inline(always)]
    fn string(&mut self, limit: Option<usize>) -> Option<&'a [u8]> {
        // SAFETY: the caller of printf promises it.
        let text = unsafe { lwb_next_string(self.0) };
        if text.is_null() {
            return None;
        }
        // SAFETY: it is a string, or has as many bytes as are wanted.
        Some(unsafe {
            let length = limit.map_or_else(|| libc::strlen(text), |limit| libc::strnlen(text, limit));
            slice::from_raw_parts(text.cast(), length)
        })
    }
}

export! {
    /// `vsnprintf(text, size, format, arguments)`, or -2 for what is libc's to print.
    ///
    /// Ours are formats of text, whole numbers of all sizes, `double`s below 2^64 of up to 19 digits, letters, strings, and
    /// pointers, with their flags, widths and precisions.
    ///
    /// # Differences from musl
    /// As with glibc, a null pointer is "(nil)", or for `%s` with a precision below 6 nothing, and a size above INT_MAX is no
    /// error.
    /// # References
    /// POSIX; printf(3).
    /// # Errors
    /// None: libc tells of those.
    /// # Safety
    /// `text` is valid for writing what is printed, `size` bytes at most, `format` is a C string, and the arguments are what
    /// it asks for.
    inner fn lwb_format(text: *mut c_char, size: usize, format: *const c_char, arguments: *mut Arguments) -> c_int {
        // SAFETY: the caller promises a C string, and room.
        let (format, mut out) = unsafe { (Cursor::new(format), Output::new(text, size)) };
        match print(&mut out, format, &mut Promised(arguments)) {
            Some(()) => out.finish().try_into().unwrap_or(NOT_OURS),
            None => NOT_OURS,
        }
    }
}
