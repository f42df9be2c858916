//! `sscanf` and `fscanf`, or what of them is not libc's.

use core::ffi::{c_char, c_int};

use super::scan::{End, Origin, Scan};
use crate::ffi::{Arguments, Cursor, Errno, export};

/// What tells C that all of it is libc's.
const NOT_OURS: c_int = -2;

/// What tells C to let more of the stream be looked at.
const SHORT: c_int = -3;

export! {
    /// `vsscanf(text, format, arguments)`, or -2 where the format has something that is libc's.
    ///
    /// Ours are white space, letters, conversions to whole numbers of any size, `float`, `double`, words, letters and sets.
    /// What was stored before something else turned up, libc stores again.
    ///
    /// # Differences from musl
    /// Numbers are read several times as fast. As with glibc, `1e`, `1e+` and `0x.` are numbers, and a whole number that is too
    /// large becomes the nearest `long`, with ERANGE. Where there is no number errno is left alone.
    /// # References
    /// POSIX; sscanf(3).
    /// # Errors
    /// -1 where the text ends before the first item; ERANGE for a number that is out of range.
    /// # Safety
    /// `text` and `format` are C strings, and the arguments are what the format asks for.
    inner fn lwb_sscanf(text: *const c_char, format: *const c_char, arguments: *mut Arguments) -> c_int {
        // SAFETY: the caller promises C strings, and the arguments.
        let (format, mut scan) =
            unsafe { (Cursor::new(format), Scan::new(Origin::String, Cursor::new(text), arguments)) };
        let result = scan.read(format);
        if matches!(result, Err(End::Format)) {
            return NOT_OURS;
        }
        if scan.error {
            Errno(libc::ERANGE).set();
        }
        if matches!(result, Err(End::Text)) && scan.stored == 0 { -1 } else { scan.stored }
    }
}

export! {
    /// `vfscanf` of what a stream has ready, or some of it: -2 where it is libc's, -3 where that much does not tell.
    /// Otherwise `count` becomes the number of bytes that have been read.
    ///
    /// libc reads from the start what waits for more of a file, what does not match, and every number that it understands
    /// otherwise, so that no answer hangs on where a buffer ends. It stores all that was stored here again.
    ///
    /// # Differences from musl
    /// None but its speed.
    /// # References
    /// POSIX; scanf(3).
    /// # Errors
    /// libc's.
    /// # Safety
    /// `text` and `format` are C strings, the arguments are what the format asks for, and `count` is an out-pointer.
    inner fn lwb_fscanf(
        text: *const c_char, format: *const c_char, arguments: *mut Arguments, count: *mut usize,
    ) -> c_int {
        // SAFETY: the caller promises C strings, and the arguments.
        let (format, mut scan) =
            unsafe { (Cursor::new(format), Scan::new(Origin::Stream, Cursor::new(text), arguments)) };
        match scan.read(format) {
            // Nothing hung on where the text ends, as something stands behind what was read.
            Ok(()) if scan.place.byte() != 0 => {
                // SAFETY: the caller promises the out-pointer.
                unsafe { count.write(scan.count()) };
                scan.stored
            }
            Ok(()) | Err(End::Text) => SHORT,
            Err(_) => NOT_OURS,
        }
    }
}
