//! The wide functions: of these, only the reason of a failure is ours.

use core::ffi::c_int;

use libc::{FILE, wchar_t};

use super::explain;
use crate::{
    ffi::export,
    sys::wide::{self, WEOF, wint_t},
};

export! {
    /// `fputwc(character, stream)`, and putwc: writes a wide character, and gives it.
    ///
    /// # Differences from musl
    /// musl leaves errno alone where the stream is open for reading only.
    /// # References
    /// fputwc(3), POSIX.
    /// # Errors
    /// WEOF with EBADF (open for reading only), EILSEQ or an error of write(2).
    /// # Safety
    /// `stream` is an open stream.
    plain fn lwb_streams_fputwc(character: wchar_t, stream: *mut FILE) -> wint_t {
        // SAFETY: the caller promises a stream.
        explained(unsafe { wide::fputwc(character, stream) }, WEOF, stream)
    }
}

export! {
    /// `fputwc_unlocked(character, stream)`, and putwc_unlocked: fputwc without locking the stream.
    ///
    /// # Differences from musl
    /// musl leaves errno alone where the stream is open for reading only.
    /// # References
    /// unlocked_stdio(3).
    /// # Errors
    /// WEOF with EBADF (open for reading only), EILSEQ or an error of write(2).
    /// # Safety
    /// `stream` is an open stream that this thread alone uses, or has locked.
    plain fn lwb_streams_fputwc_unlocked(character: wchar_t, stream: *mut FILE) -> wint_t {
        // SAFETY: the caller promises a stream.
        explained(unsafe { wide::fputwc_unlocked(character, stream) }, WEOF, stream)
    }
}

export! {
    /// `fputws(text, stream)`, and fputws_unlocked: writes a wide string.
    ///
    /// # Differences from musl
    /// musl leaves errno alone where the stream is open for reading only.
    /// # References
    /// fputws(3), POSIX.
    /// # Errors
    /// -1 with EBADF (open for reading only), EILSEQ or an error of write(2).
    /// # Safety
    /// `text` is a wide C string, `stream` is an open stream.
    plain fn lwb_streams_fputws(text: *const wchar_t, stream: *mut FILE) -> c_int {
        // SAFETY: the caller promises a string and a stream.
        explained(unsafe { wide::fputws(text, stream) }, -1, stream)
    }
}

fn explained<T: PartialEq>(result: T, failure: T, stream: *mut FILE) -> T {
    if result == failure {
        explain(stream);
    }
    result
}
