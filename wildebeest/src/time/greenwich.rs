//! The time zone that is called GMT: broken-down times of it, and its name where they are written.

use core::{
    ffi::{CStr, c_char, c_int},
    ptr, slice,
};

use libc::{time_t, tm};

use super::format::{self, LONGEST};
use crate::{ffi::export, sys::clock};

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
        unsafe { named(clock::gmtime(seconds)) }
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
    /// `%Z` is the text of `tm_zone`, or one of `tzname` where there is none. musl writes only names that it has
    /// given itself, and knows nothing of widths and flags for them.
    /// # References
    /// strftime(3), POSIX.
    /// # Errors
    /// 0 where it does not fit.
    /// # Safety
    /// `text` is valid for writes of `size` bytes, `format` is a C string, `time` is valid for reads, and its
    /// `tm_zone` is null or a C string if the format has `%Z`.
    plain fn lwb_time_strftime(text: *mut c_char, size: usize, format: *const c_char, time: *const tm) -> usize {
        // SAFETY: the caller promises a string.
        let pattern = unsafe { CStr::from_ptr(format) }.to_bytes();
        if !format::names_zone(pattern) {
            // SAFETY: the caller's promise.
            return unsafe { clock::strftime(text, size, format, time) };
        }
        // SAFETY: the caller promises that many bytes, a time, and the name of its zone.
        unsafe {
            super::zone::lwb_time_tzset();
            let out = slice::from_raw_parts_mut(text.cast::<u8>(), size);
            let zone = zone_of(&*time);
            format::format(out, pattern, zone, |room, directive| write(room, directive, &*time)).unwrap_or(0)
        }
    }
}

/// The name of a time's zone: one of `tzname` where it has none.
///
/// # Safety
///
/// `tm_zone` is null or a C string; `tzset` has been called where it has no name.
pub(crate) unsafe fn zone_of(time: &tm) -> &[u8] {
    // SAFETY: the caller's promise.
    let is_named = !time.tm_zone.is_null() && unsafe { *time.tm_zone } != 0;
    let name = match (is_named, time.tm_isdst) {
        (true, _) => time.tm_zone,
        (false, c_int::MIN..0) => return b"",
        (false, summer) => {
            // SAFETY: tzset has set the names.
            let [usual, other] = unsafe { clock::tzname };
            if summer > 0 { other } else { usual }
        }
    };
    // SAFETY: the caller's promise, or tzset's.
    unsafe { CStr::from_ptr(name) }.to_bytes()
}

/// Has libc write one directive; `None` where it does not fit.
fn write(room: &mut [u8], directive: &[u8], time: &tm) -> Option<usize> {
    // A byte in front of the directive, and its NUL.
    let mut pattern = [0_u8; LONGEST + 2];
    pattern.iter_mut().zip(b".".iter().chain(directive)).for_each(|(slot, byte)| *slot = *byte);
    let pattern = CStr::from_bytes_until_nul(&pattern).ok()?;
    let libc = |room: &mut [u8], pattern: &CStr| {
        // SAFETY: the room is writable, and the other two are a C string and a time.
        unsafe { clock::strftime(room.as_mut_ptr().cast(), room.len(), pattern.as_ptr(), time) }
    };
    let alone = CStr::from_bytes_with_nul(pattern.to_bytes_with_nul().get(1..)?).ok()?;
    match libc(room, alone) {
        // Nothing is written, or it does not fit: with the byte in front, libc tells.
        0 => (libc(&mut [0; 2], pattern) == 1).then_some(0),
        length => Some(length),
    }
}
