//! The names of the time zone: of zones that have but one, and of times that have none.

use core::ffi::{CStr, c_int};

use libc::{time_t, tm};

use crate::{ffi::export, sys::clock};

/// The name of summer time is that of the zone where there is no summer time, as in glibc; musl's is empty.
pub(crate) fn name_both() {
    // SAFETY: libc has set the names, which are C strings, and sets them again only for another zone, which a
    // program with several threads must not choose.
    unsafe {
        let [usual, summer] = clock::tzname;
        if !summer.is_null() && *summer == 0 {
            clock::tzname = [usual, usual];
        }
    }
}

/// The name of a time's zone: one of `tzname` where it has none.
///
/// # Safety
///
/// `tm_zone` is null or a C string; no other thread changes the environment.
pub(crate) unsafe fn name_of(time: &tm) -> &[u8] {
    // SAFETY: the caller's promise.
    let is_named = !time.tm_zone.is_null() && unsafe { *time.tm_zone } != 0;
    let name = match (is_named, time.tm_isdst) {
        (true, _) => time.tm_zone,
        (false, c_int::MIN..0) => return b"",
        (false, summer) => {
            // SAFETY: the caller's promise; tzset sets the names.
            let [usual, other] = unsafe {
                lwb_time_tzset();
                clock::tzname
            };
            if summer > 0 { other } else { usual }
        }
    };
    // SAFETY: the caller's promise, or tzset's.
    unsafe { CStr::from_ptr(name) }.to_bytes()
}

export! {
    /// `tzset()`: reads the environment's time zone, and sets `tzname`, `timezone` and `daylight`.
    ///
    /// # Differences from musl
    /// In a zone without summer time, musl's `tzname[1]` is empty; here it is `tzname[0]`.
    /// # References
    /// tzset(3), POSIX.
    /// # Errors
    /// None.
    /// # Safety
    /// No other thread changes the environment or uses `tzname`.
    plain fn lwb_time_tzset() {
        // SAFETY: the caller's promise.
        unsafe { clock::tzset() };
        name_both();
    }
}

export! {
    /// `localtime(seconds)`: the local time, after tzset.
    ///
    /// # Differences from musl
    /// That of tzset.
    /// # References
    /// localtime(3), POSIX.
    /// # Errors
    /// NULL with EOVERFLOW where the year does not fit.
    /// # Safety
    /// `seconds` points to a time; no other thread changes the environment or uses the result.
    plain fn lwb_time_localtime(seconds: *const time_t) -> *mut tm {
        // SAFETY: the caller's promise.
        let local = unsafe { clock::localtime(seconds) };
        name_both();
        local
    }
}

export! {
    /// `mktime(local)`: the seconds of a local time, after tzset.
    ///
    /// # Differences from musl
    /// That of tzset.
    /// # References
    /// mktime(3), POSIX.
    /// # Errors
    /// -1 with EOVERFLOW where they do not fit.
    /// # Safety
    /// `local` is valid for reads and writes; no other thread changes the environment.
    plain fn lwb_time_mktime(local: *mut tm) -> time_t {
        // SAFETY: the caller's promise.
        let seconds = unsafe { clock::mktime(local) };
        name_both();
        seconds
    }
}
