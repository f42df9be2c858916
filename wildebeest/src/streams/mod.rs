//! Functions of `<stdio.h>` and `<wchar.h>`: failures to write that say why, and writes that the kernel takes.
//!
//! musl's functions mark a stream that is open for reading only, but leave errno alone. And what does not pass
//! through a buffer they hand to writev(2) behind an empty first part, for which files below /proc have nothing
//! but EINVAL; glibc uses write(2).
//!
//! The masking headers send calls here. There is no `--wrap`: GNU ld would apply it to the shared libraries that a
//! program's shared libraries need, too, and every program has one that writes.

mod attempt;
pub mod wide;

use core::{
    ffi::{c_char, c_int, c_void},
    slice,
};

use libc::FILE;

use crate::{ffi::export, sys::stdio};

use attempt::{Attempt, explain};

export! {
    /// `fwrite(data, size, count, stream)`, and fwrite_unlocked: writes `count` objects of `size` bytes, and gives
    /// how many it wrote.
    ///
    /// # Differences from musl
    /// musl leaves errno alone where the stream is open for reading only, and marks it even when there is nothing
    /// to write. What it writes past the buffer, it writes by writev(2) behind an empty part, for which files below
    /// /proc fail with EINVAL; here that is then written by write(2).
    /// # References
    /// fwrite(3), POSIX.
    /// # Errors
    /// Less than `count`, with EBADF (open for reading only) or an error of write(2).
    /// # Safety
    /// `data` is readable for `size * count` bytes, `stream` is an open stream.
    plain fn lwb_streams_fwrite(data: *const c_void, size: usize, count: usize, stream: *mut FILE) -> usize {
        let length = size.wrapping_mul(count);
        if length == 0 {
            return 0;
        }
        // SAFETY: the caller promises a stream and that many bytes, for all of this.
        let written = unsafe {
            let attempt = Attempt::on(stream);
            let written = libc::fwrite(data, 1, length, stream);
            if written == length {
                return count;
            }
            written + attempt.rescue(slice::from_raw_parts(data.cast::<u8>().add(written), length - written))
        };
        if written == length { count } else { written.checked_div(size).unwrap_or(0) }
    }
}

export! {
    /// `fputs(text, stream)`, and fputs_unlocked: writes a string. Gives 1.
    ///
    /// # Differences from musl
    /// Those of fwrite. musl gives 0.
    /// # References
    /// fputs(3), POSIX.
    /// # Errors
    /// EOF with EBADF (open for reading only) or an error of write(2).
    /// # Safety
    /// `text` is a C string, `stream` is an open stream.
    plain fn lwb_streams_fputs(text: *const c_char, stream: *mut FILE) -> c_int {
        // SAFETY: the caller promises a C string.
        let size = unsafe { libc::strlen(text) };
        // SAFETY: a string is that many bytes; and the caller promises a stream.
        let written = unsafe { lwb_streams_fwrite(text.cast(), 1, size, stream) };
        if written == size { 1 } else { libc::EOF }
    }
}

export! {
    /// `putw(word, stream)`: writes the bytes of an int. Gives 0.
    ///
    /// # Differences from musl
    /// Those of fwrite.
    /// # References
    /// putw(3).
    /// # Errors
    /// EOF with EBADF (open for reading only) or an error of write(2).
    /// # Safety
    /// `stream` is an open stream.
    plain fn lwb_streams_putw(word: c_int, stream: *mut FILE) -> c_int {
        // SAFETY: the int is readable; the caller promises a stream.
        let written = unsafe { lwb_streams_fwrite((&raw const word).cast(), size_of::<c_int>(), 1, stream) };
        if written == 1 { 0 } else { libc::EOF }
    }
}

/// Writes a character by one of libc's functions, or by our own means where that fails.
///
/// # Safety
///
/// `stream` is an open stream.
#[inline(always)]
unsafe fn put(byte: c_int, stream: *mut FILE, libcs: unsafe extern "C" fn(c_int, *mut FILE) -> c_int) -> c_int {
    // SAFETY: the caller promises a stream.
    let (attempt, written) = unsafe { (Attempt::on(stream), libcs(byte, stream)) };
    // C converts it to unsigned char.
    let character = byte as u8;
    if written == libc::EOF && attempt.rescue(&[character]) == 1 { character.into() } else { written }
}

export! {
    /// `fputc(byte, stream)`, and putc: writes a character, and gives it.
    ///
    /// # Differences from musl
    /// Those of fwrite.
    /// # References
    /// fputc(3), POSIX.
    /// # Errors
    /// EOF with EBADF (open for reading only) or an error of write(2).
    /// # Safety
    /// `stream` is an open stream.
    plain fn lwb_streams_fputc(byte: c_int, stream: *mut FILE) -> c_int {
        // SAFETY: the caller promises a stream.
        unsafe { put(byte, stream, libc::fputc) }
    }
}

export! {
    /// `putc_unlocked(byte, stream)`, and fputc_unlocked: fputc without locking the stream.
    ///
    /// # Differences from musl
    /// Those of fwrite.
    /// # References
    /// unlocked_stdio(3), POSIX.
    /// # Errors
    /// EOF with EBADF (open for reading only) or an error of write(2).
    /// # Safety
    /// `stream` is an open stream that this thread alone uses, or has locked.
    plain fn lwb_streams_putc_unlocked(byte: c_int, stream: *mut FILE) -> c_int {
        // SAFETY: the caller promises a stream.
        unsafe { put(byte, stream, stdio::putc_unlocked) }
    }
}

export! {
    /// What fprintf, vfprintf and their wide kin give, when musl's own has given `result`: just that.
    ///
    /// # Differences from musl
    /// musl leaves errno alone where the stream is open for reading only.
    /// # References
    /// fprintf(3), POSIX.
    /// # Errors
    /// Less than 0: errno is EBADF where the stream is open for reading only.
    /// # Safety
    /// `stream` is an open stream.
    inner fn lwb_streams_printed(stream: *mut FILE, result: c_int) -> c_int {
        if result < 0 {
            explain(stream);
        }
        result
    }
}
