//! `<string.h>`: what GNU adds to it, and the two functions of which it has its own kind.
//!
//! GNU's `strerror_r` and `basename` share their names with the ones of POSIX that musl has. The
//! header sends calls of them to `lwb_strerror_r` and `lwb_basename`.

mod errors;
mod shuffle;
mod signals;
mod texts;

use core::{
    ffi::{CStr, c_char, c_int, c_void},
    iter, ptr, slice,
    sync::atomic::{AtomicUsize, Ordering},
};

use crate::ffi::export;

/// What C makes of a text that may be missing. C's type has no `const`; nobody may write to it.
fn pointer(text: Option<&'static CStr>) -> *const c_char {
    text.map_or(ptr::null(), CStr::as_ptr)
}

export! {
    /// `strerror_r(number, buffer, size)`: a text for an error number, GNU's way.
    ///
    /// For a number that `<errno.h>` names, and for 0, the result is libc's own static text, the same that
    /// `strerror` and `%m` give, and `buffer` is left alone. For any other number `Unknown error N` is
    /// written to `buffer`, cut off where `size` ends, and `buffer` is returned.
    ///
    /// # Differences from musl
    /// musl has POSIX's function, which returns an error number. What its table lacks (ENOANO, say) it
    /// calls "No error information", and so does this function, because `%m` does.
    /// # References
    /// strerror_r(3), GNU-specific version.
    /// # Errors
    /// None; errno is left alone.
    /// # Safety
    /// `buffer` is valid for writes of `size` bytes.
    plain fn lwb_strerror_r(number: c_int, buffer: *mut c_char, size: usize) -> *mut c_char {
        if errors::is_known(number) {
            // SAFETY: strerror takes every number.
            return unsafe { libc::strerror(number) };
        }
        if size != 0 {
            // The longest text has 25 bytes. A size that means "endless" is too long for a slice.
            // SAFETY: the caller promises that many bytes or more.
            let buffer = unsafe { slice::from_raw_parts_mut(buffer.cast::<u8>(), size.min(32)) };
            if let Some((last, buffer)) = buffer.split_last_mut() {
                let text = errors::unknown(number).chain(iter::repeat(0));
                buffer.iter_mut().zip(text).for_each(|(slot, byte)| *slot = byte);
                *last = 0;
            }
        }
        buffer
    }
}

export! {
    /// `basename(path)`: what follows the last slash of `path`, GNU's way.
    ///
    /// The result points into `path`, which stays as it is. After a trailing slash it is empty.
    ///
    /// # Differences from musl
    /// musl has POSIX's function, which removes trailing slashes from `path`. With `<libgen.h>` included,
    /// that one is what `basename` means, as in glibc.
    /// # References
    /// basename(3), GNU version.
    /// # Errors
    /// None.
    /// # Safety
    /// `path` is a C string.
    plain fn lwb_basename(path: *const c_char) -> *const c_char {
        // SAFETY: the caller promises a C string.
        let slash = unsafe { libc::strrchr(path, c_int::from(b'/')) };
        // SAFETY: the byte behind a slash is still in the string, or is its NUL.
        if slash.is_null() { path } else { unsafe { slash.add(1) } }
    }
}

export! {
    /// `rawmemchr(start, byte)`: the first `byte` at or after `start`, without a limit.
    ///
    /// # Differences from musl
    /// musl has no such function.
    /// # References
    /// rawmemchr(3).
    /// # Errors
    /// None: a byte that is not there makes the program read beyond its memory.
    /// # Safety
    /// `byte`, as an unsigned char, occurs in memory that is readable from `start` on up to it.
    plain fn rawmemchr(start: *const c_void, byte: c_int) -> *mut c_void {
        // SAFETY: memchr reads no further than the match (C11 7.24.5.1), which the caller promises.
        unsafe { libc::memchr(start, byte, usize::MAX) }
    }
}

export! {
    /// `memfrob(start, size)`: flips the same bits (42) of every byte; a second call undoes it.
    ///
    /// Returns `start`.
    ///
    /// # Differences from musl
    /// musl has no such function.
    /// # References
    /// memfrob(3).
    /// # Errors
    /// None.
    /// # Safety
    /// `start` is valid for reads and writes of `size` bytes.
    plain fn memfrob(start: *mut c_void, size: usize) -> *mut c_void {
        if size != 0 {
            // SAFETY: the caller promises the bytes.
            let bytes = unsafe { slice::from_raw_parts_mut(start.cast::<u8>(), size) };
            bytes.iter_mut().for_each(|byte| *byte ^= 42);
        }
        start
    }
}

export! {
    /// `strfry(string)`: puts the bytes of `string` into a random order.
    ///
    /// Returns `string`. The order is not fit for secrets, and `rand` is not disturbed.
    ///
    /// # Differences from musl
    /// musl has no such function.
    /// # References
    /// strfry(3).
    /// # Errors
    /// None.
    /// # Safety
    /// `string` is a C string that may be written to.
    plain fn strfry(string: *mut c_char) -> *mut c_char {
        // SAFETY: the caller promises a C string.
        let size = unsafe { libc::strlen(string) };
        // SAFETY: so many bytes stand before the NUL, and the caller lets us write to them.
        let bytes = unsafe { slice::from_raw_parts_mut(string.cast::<u8>(), size) };
        shuffle::shuffle(bytes, seed(string.addr()));
        string
    }
}

/// A number that is another one at every call.
fn seed(address: usize) -> u64 {
    static CALLS: AtomicUsize = AtomicUsize::new(0);
    let mut now = libc::timespec { tv_sec: 0, tv_nsec: 0 };
    // SAFETY: `now` is valid for the write. Should the clock fail, the other two numbers still differ.
    unsafe { libc::clock_gettime(libc::CLOCK_MONOTONIC, &mut now) };
    let time = (now.tv_sec as u64).wrapping_mul(1_000_000_000).wrapping_add(now.tv_nsec as u64);
    let calls = CALLS.fetch_add(1, Ordering::Relaxed) as u64;
    time ^ (address as u64).rotate_left(32) ^ calls.rotate_left(48)
}

export! {
    /// `strerrorname_np(number)`: the macro of an error number, `"EPERM"`; `"0"` for 0.
    ///
    /// # Differences from musl
    /// musl has no such function.
    /// # References
    /// strerror(3).
    /// # Errors
    /// NULL for a number without a name.
    /// # Safety
    /// None needed. The text is static and must not be written to.
    plain fn strerrorname_np(number: c_int) -> *const c_char {
        pointer(errors::name(number))
    }
}

export! {
    /// `strerrordesc_np(number)`: glibc's English text for an error number, whatever the locale.
    ///
    /// # Differences from musl
    /// musl has no such function. Its `strerror` uses other words.
    /// # References
    /// strerror(3).
    /// # Errors
    /// NULL for a number without a name.
    /// # Safety
    /// None needed. The text is static and must not be written to.
    plain fn strerrordesc_np(number: c_int) -> *const c_char {
        pointer(errors::description(number))
    }
}

export! {
    /// `sigabbrev_np(signal)`: a signal's name without `SIG`, `"HUP"`.
    ///
    /// # Differences from musl
    /// musl has no such function.
    /// # References
    /// strsignal(3).
    /// # Errors
    /// NULL for a number without a name; real-time signals have none.
    /// # Safety
    /// None needed. The text is static and must not be written to.
    plain fn sigabbrev_np(signal: c_int) -> *const c_char {
        pointer(signals::abbreviation(signal))
    }
}

export! {
    /// `sigdescr_np(signal)`: glibc's English text for a signal, whatever the locale.
    ///
    /// # Differences from musl
    /// musl has no such function.
    /// # References
    /// strsignal(3).
    /// # Errors
    /// NULL for a number without a name; real-time signals have none.
    /// # Safety
    /// None needed. The text is static and must not be written to.
    plain fn sigdescr_np(signal: c_int) -> *const c_char {
        pointer(signals::description(signal))
    }
}
