//! The local time: the zone that `TZ` names, read once, and what it makes of times.

use core::{
    ffi::c_char,
    mem, ptr,
    sync::atomic::{AtomicI64, AtomicPtr, Ordering},
};

use libc::{time_t, tm};

use super::{
    file, make,
    zone::{Moment, Zone},
};
use crate::{
    environment,
    ffi::{Buffer, Errno, c_bytes, export},
    sys::{clock, lock},
    time::{self, fields::Fields},
};

/// A zone that is never freed: other threads may use it, and broken-down times have its names.
struct Known {
    zone: Zone,
    /// The value of `TZ` and a NUL; nothing where it is not set.
    key: Buffer<u8>,
    /// Those that were known before.
    next: *const Self,
}

/// The zone that `TZ` named when it was last looked at.
static CURRENT: AtomicPtr<Known> = AtomicPtr::new(ptr::null_mut());
/// All zones, the latest first.
static ALL: AtomicPtr<Known> = AtomicPtr::new(ptr::null_mut());

impl Known {
    /// # Safety
    ///
    /// `value` is null or a C string.
    #[inline(always)]
    unsafe fn is_of(&self, value: *const c_char) -> bool {
        if value.is_null() || self.key.is_empty() {
            return value.is_null() && self.key.is_empty();
        }
        // SAFETY: the caller's promise; the key ends with a NUL.
        unsafe { libc::strcmp(value, self.key.as_ptr().cast()) == 0 }
    }
}

/// The zone that `TZ` named when it was last looked at: now, if it never was.
///
/// # Safety
///
/// That of [`current`].
#[inline(always)]
unsafe fn latest() -> Option<&'static Zone> {
    // SAFETY: what was published is complete and stays; and the caller's promise.
    unsafe { CURRENT.load(Ordering::Acquire).as_ref().map_or_else(|| current(), |known| Some(&known.zone)) }
}

/// The zone of `TZ`; `None` where it cannot be read for want of memory or descriptors.
///
/// # Safety
///
/// No other thread changes the environment.
unsafe fn current() -> Option<&'static Zone> {
    // SAFETY: the caller's promise; what was published is complete and stays.
    unsafe {
        let value = environment::value_of(c"TZ".as_ptr());
        match CURRENT.load(Ordering::Acquire).as_ref() {
            Some(known) if known.is_of(value) => Some(&known.zone),
            _ => prepare(value),
        }
    }
}

/// # Safety
///
/// That of [`current`]; `value` is that of `TZ`.
#[cold]
unsafe fn prepare(value: *const c_char) -> Option<&'static Zone> {
    // SAFETY: the caller's promise.
    let value = unsafe { c_bytes(value) };
    let known = Errno::preserved(|| {
        lock::uncancelled(|| {
            // SAFETY: the caller's promise. This sets tzname and its kin.
            unsafe { clock::__real_tzset() };
            time::zone::name_both();
            known(value)
        })
    });
    // Where it cannot be read, the next call tries again.
    CURRENT.store(known.map_or(ptr::null_mut(), |known| ptr::from_ref(known).cast_mut()), Ordering::Release);
    known.map(|known| &known.zone)
}

/// The zone of a value of `TZ`, read anew: its file may be another one than before.
fn known(value: Option<&[u8]>) -> Option<&'static Known> {
    let zone = file::zone(value).ok()?;
    let mut key = Buffer::new();
    if let Some(value) = value {
        key.extend(value).ok()?;
        key.push(0).ok()?;
    }
    let mut next: *const Known = ALL.load(Ordering::Acquire);
    // SAFETY: what was published is complete and stays.
    while let Some(known) = unsafe { next.as_ref() } {
        if *known.key == *key && known.zone.text() == zone.text() {
            return Some(known);
        }
        next = known.next;
    }
    publish(Known { zone, key, next: ptr::null() })
}

fn publish(known: Known) -> Option<&'static Known> {
    // SAFETY: any size may be asked for.
    let place: *mut Known = unsafe { libc::malloc(size_of::<Known>()) }.cast();
    if place.is_null() {
        return None;
    }
    // SAFETY: the block is of that size, and of any type's alignment.
    unsafe { place.write(known) };
    let mut first = ALL.load(Ordering::Acquire);
    loop {
        // SAFETY: nobody else has it yet.
        unsafe { (*place).next = first };
        match ALL.compare_exchange_weak(first, place, Ordering::AcqRel, Ordering::Acquire) {
            // SAFETY: it is never changed again, nor freed.
            Ok(_) => return unsafe { place.as_ref() },
            Err(other) => first = other,
        }
    }
}

fn to_c(zone: &'static Zone, fields: &Fields, moment: Moment) -> tm {
    time::to_c(fields, 0, zone.text().as_ptr().wrapping_add(moment.name).cast())
}

/// Breaks a time down into `*out`; NULL with EOVERFLOW where the year does not fit.
///
/// # Safety
///
/// `out` is an out-pointer.
#[inline(always)]
unsafe fn broken_down(zone: &'static Zone, seconds: time_t, out: *mut tm) -> *mut tm {
    let Some((fields, moment)) = zone.local(seconds) else {
        Errno(libc::EOVERFLOW).set();
        return ptr::null_mut();
    };
    // SAFETY: the caller's promise.
    unsafe { *out = to_c(zone, &fields, moment) };
    out
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
    wrap fn tzset() {
        // SAFETY: the caller's promise.
        unsafe {
            if current().is_none() {
                clock::__real_tzset();
            }
        }
    }
}

export! {
    /// `localtime_r(seconds, out)`: the local time, in `*out`.
    ///
    /// # Differences from musl
    /// Leap seconds of zones that have them are known, and the names of zones stay where they are for ever. It takes
    /// a tenth of the time, and no lock. As with glibc, another `TZ` counts once tzset, localtime or mktime has seen it.
    /// # References
    /// localtime_r(3), POSIX; RFC 8536.
    /// # Errors
    /// NULL with EOVERFLOW where the year does not fit.
    /// # Safety
    /// `seconds` points to a time, `out` is an out-pointer; no other thread changes the environment.
    wrap fn localtime_r(seconds: *const time_t, out: *mut tm) -> *mut tm {
        // SAFETY: the caller's promise.
        unsafe {
            let Some(zone) = latest() else { return clock::__real_localtime_r(seconds, out) };
            broken_down(zone, *seconds, out)
        }
    }
}

export! {
    /// `localtime(seconds)`: the local time, in memory that the next call writes to.
    ///
    /// # Differences from musl
    /// Those of [`localtime_r`], but for `TZ`, which is looked at.
    /// # References
    /// localtime(3), POSIX.
    /// # Errors
    /// Those of [`localtime_r`].
    /// # Safety
    /// That of [`localtime_r`]; no other thread uses the result.
    wrap fn localtime(seconds: *const time_t) -> *mut tm {
        static mut LOCAL: mem::MaybeUninit<tm> = mem::MaybeUninit::zeroed();
        // SAFETY: the caller's promise.
        unsafe {
            let out = (&raw mut LOCAL).cast();
            let Some(zone) = current() else { return clock::__real_localtime_r(seconds, out) };
            broken_down(zone, *seconds, out)
        }
    }
}

/// How far the latest answer of [`mktime`] was from what its fields said. It matters where a time is shown twice.
static EAST: AtomicI64 = AtomicI64::new(0);

export! {
    /// `mktime(local)`: the seconds of a local time, whose fields are put right.
    ///
    /// # Differences from musl
    /// Which time it is that clocks skip or show twice is glibc's choice: with a negative `tm_isdst`, the one that is as
    /// far from Greenwich as the time of the call before. Where `tm_isdst` asks for summer time in winter, or the
    /// other way round, clocks are taken to show it as they do at the nearest such time within seven years, or to differ by an hour.
    /// # References
    /// mktime(3), POSIX.
    /// # Errors
    /// -1 with EOVERFLOW where the year does not fit, or clocks skip the time and it is summer time, or not, on both sides of
    /// that, and `tm_isdst` asks for what it is. `*local` is then as it was.
    /// # Safety
    /// `local` is valid for reads and writes; no other thread changes the environment.
    wrap fn mktime(local: *mut tm) -> time_t {
        // SAFETY: the caller's promise.
        unsafe {
            let Some(zone) = current() else { return clock::__real_mktime(local) };
            let mut east = EAST.load(Ordering::Relaxed);
            let made = make::make(zone, &time::from_c(&*local), &mut east);
            EAST.store(east, Ordering::Relaxed);
            let Some(made) = made else {
                Errno(libc::EOVERFLOW).set();
                return -1;
            };
            *local = to_c(zone, &made.fields, made.moment);
            made.time
        }
    }
}
