//! Times as a line of text, in English whatever the locale is.

use core::{ffi::c_char, mem::MaybeUninit, ptr};

use libc::{time_t, tm};

use super::write_in_c;
use crate::{
    ffi::{Errno, export},
    sys::clock::{localtime, localtime_r},
};

/// The bytes of a line whose year has four digits, with the NUL.
const LINE: usize = 26;
/// The same with as many digits as a year can have, and a sign.
const LONGEST: usize = LINE + 7;

/// Writes the line of a broken-down time to `out`; NULL with EINVAL where there is none, and with EOVERFLOW where it is too long.
///
/// # Safety
///
/// `local` is null, or valid for reads.
unsafe fn write(local: *const tm, out: &mut [u8]) -> *mut c_char {
    // SAFETY: the caller's promise.
    let Some(local) = (unsafe { local.as_ref() }) else {
        Errno(libc::EINVAL).set();
        return ptr::null_mut();
    };
    let is_written = local.tm_year <= i32::MAX - 1900 && write_in_c(out, b"%a %b %e %H:%M:%S %Y\n", local).is_some();
    if !is_written {
        Errno(libc::EOVERFLOW).set();
        return ptr::null_mut();
    }
    out.as_mut_ptr().cast()
}

export! {
    /// `ctime(seconds)`: the local time as a line of text, in memory that the next call writes to.
    ///
    /// # Differences from musl
    /// Those of localtime. Years of five digits and more are written, too; musl ends the program.
    /// # References
    /// ctime(3), POSIX.
    /// # Errors
    /// NULL with EINVAL where the year does not fit into an int, and with EOVERFLOW where 1900 less does.
    /// # Safety
    /// `seconds` points to a time; no other thread changes the environment or uses the result, or that of localtime.
    wrap fn ctime(seconds: *const time_t) -> *mut c_char {
        static mut TEXT: [u8; LONGEST] = [0; LONGEST];
        let text = &raw mut TEXT;
        // SAFETY: the caller's promise; nobody else has a reference to the text.
        unsafe { write(localtime(seconds), &mut *text) }
    }
}

export! {
    /// `ctime_r(seconds, out)`: the local time as a line of text, in `*out`.
    ///
    /// # Differences from musl
    /// Those of localtime_r. Where a year has five digits or more, musl ends the program.
    /// # References
    /// ctime_r(3), POSIX.
    /// # Errors
    /// NULL with EINVAL where the year does not fit into an int, and with EOVERFLOW where the line is longer than 26 bytes.
    /// # Safety
    /// `seconds` points to a time, `out` is valid for writes of 26 bytes; no other thread changes the environment.
    wrap fn ctime_r(seconds: *const time_t, out: *mut c_char) -> *mut c_char {
        let mut local = MaybeUninit::uninit();
        // SAFETY: the caller's promise.
        unsafe {
            let out = out.cast::<[u8; LINE]>();
            write(localtime_r(seconds, local.as_mut_ptr()), &mut *out)
        }
    }
}
