//! The time zone that is called GMT: broken-down times of it, and its name where they are written.

use core::{ffi::c_char, ptr};

use libc::{time_t, tm};

use crate::{clock, ffi::export, sys};

/// Names the zone of a time that libc has broken down.
///
/// # Safety
///
/// `time` is null or valid for writes.
unsafe fn named(time: *mut tm) -> *mut tm {
    // SAFETY: the caller's promise.
    if let Some(time) = unsafe { time.as_mut() } {
        time.tm_zone = c"GMT".as_ptr();
    }
    time
}

export! {
    /// `gmtime(seconds)`: the time at Greenwich.
    ///
    /// # Differences from musl
    /// Its `tm_zone` is `GMT`; in musl, `UTC`.
    /// # References
    /// gmtime(3), POSIX.
    /// # Errors
    /// NULL with EOVERFLOW where the year does not fit.
    /// # Safety
    /// `seconds` points to a time; no other thread uses the result.
    plain fn lwb_time_gmtime(seconds: *const time_t) -> *mut tm {
        // SAFETY: the caller's promise.
        unsafe { named(sys::clock::gmtime(seconds)) }
    }
}

export! {
    /// `gmtime_r(seconds, time)`: the time at Greenwich, in `*time`.
    ///
    /// # Differences from musl
    /// Its `tm_zone` is `GMT`; in musl, `UTC`.
    /// # References
    /// gmtime_r(3), POSIX.
    /// # Errors
    /// NULL with EOVERFLOW where the year does not fit.
    /// # Safety
    /// `seconds` points to a time, `time` is valid for writes.
    plain fn lwb_time_gmtime_r(seconds: *const time_t, time: *mut tm) -> *mut tm {
        // SAFETY: the caller's promise.
        unsafe { named(libc::gmtime_r(seconds, time)) }
    }
}

export! {
    /// `timegm(time)`: the seconds of a time at Greenwich, whose fields are put right.
    ///
    /// # Differences from musl
    /// Its `tm_zone` is then `GMT`; in musl, `UTC`.
    /// # References
    /// timegm(3).
    /// # Errors
    /// -1 with EOVERFLOW where the year does not fit; `*time` is then as it was.
    /// # Safety
    /// `time` is valid for reads and writes.
    plain fn lwb_time_timegm(time: *mut tm) -> time_t {
        // SAFETY: the caller's promise.
        let before = unsafe { (*time).tm_zone };
        // SAFETY: the same. libc sets the zone where it succeeds, and only there.
        unsafe {
            (*time).tm_zone = ptr::null();
            let seconds = libc::timegm(time);
            if (*time).tm_zone.is_null() {
                (*time).tm_zone = before;
            } else {
                named(time);
            }
            seconds
        }
    }
}

export! {
    /// `strftime(text, size, format, time)`: writes a time as the format says; gives the length without the NUL.
    ///
    /// # Differences from musl
    /// Those of [`clock::strftime`]: `%Z` is the text of `tm_zone`, where musl writes only names that it has given itself.
    /// # References
    /// strftime(3), POSIX.
    /// # Errors
    /// Those of [`clock::strftime`].
    /// # Safety
    /// That of [`clock::strftime`].
    plain fn lwb_time_strftime(text: *mut c_char, size: usize, format: *const c_char, time: *const tm) -> usize {
        // SAFETY: the caller's promise.
        unsafe { clock::strftime(text, size, format, time) }
    }
}
