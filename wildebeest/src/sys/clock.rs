//! libc's times, broken down, and the kernel's clock.
#![allow(missing_docs, reason = "they are libc's")]

use core::{
    ffi::{c_char, c_void},
    mem,
    sync::atomic::{AtomicPtr, Ordering},
};

use super::vdso;

use libc::{time_t, tm};

unsafe extern "C" {
    pub static mut tzname: [*mut c_char; 2];
    pub fn tzset();
    pub fn localtime(seconds: *const time_t) -> *mut tm;
    pub fn localtime_r(seconds: *const time_t, local: *mut tm) -> *mut tm;
    pub fn gmtime(seconds: *const time_t) -> *mut tm;
    pub fn mktime(local: *mut tm) -> time_t;
    #[cfg_attr(feature = "export", link_name = "__real_tzset")]
    #[cfg_attr(not(feature = "export"), link_name = "tzset")]
    pub fn __real_tzset();
    #[cfg_attr(feature = "export", link_name = "__real_localtime_r")]
    #[cfg_attr(not(feature = "export"), link_name = "localtime_r")]
    pub fn __real_localtime_r(seconds: *const time_t, local: *mut tm) -> *mut tm;
    #[cfg_attr(feature = "export", link_name = "__real_mktime")]
    #[cfg_attr(not(feature = "export"), link_name = "mktime")]
    pub fn __real_mktime(local: *mut tm) -> time_t;
}

/// Whether the process has another user's rights than who began it.
pub fn is_secure() -> bool {
    // SAFETY: any of the kernel's words may be asked for.
    unsafe { libc::getauxval(libc::AT_SECURE) != 0 }
}

/// A function that gives the seconds since 1970, and writes them where its argument points, if that is not null.
type Time = unsafe extern "C" fn(*mut time_t) -> time_t;

/// The kernel's own function in this process, once it has been looked for.
static TIME: AtomicPtr<c_void> = AtomicPtr::new(first_time as *mut c_void);

/// The seconds since 1970 at the kernel's last tick.
///
/// # Safety
///
/// `out` is null or an out-pointer.
#[inline(always)]
pub unsafe fn time(out: *mut time_t) -> time_t {
    // SAFETY: it has this type.
    let function = unsafe { mem::transmute::<*mut c_void, Time>(TIME.load(Ordering::Relaxed)) };
    // SAFETY: the caller's promise.
    unsafe { function(out) }
}

/// # Safety
///
/// That of [`time`].
unsafe extern "C" fn first_time(out: *mut time_t) -> time_t {
    let kernels = vdso::function(b"__vdso_time").cast_mut();
    // Nothing else depends on it: whoever does not see it yet looks for it again.
    TIME.store(if kernels.is_null() { coarse_time as *mut c_void } else { kernels }, Ordering::Relaxed);
    // SAFETY: the caller's promise.
    unsafe { time(out) }
}

/// For processors and processes in which the kernel has no such function.
///
/// # Safety
///
/// That of [`time`].
unsafe extern "C" fn coarse_time(out: *mut time_t) -> time_t {
    let mut now = libc::timespec { tv_sec: 0, tv_nsec: 0 };
    // SAFETY: it is writable. The clock is there, so that this leaves errno alone.
    unsafe { libc::clock_gettime(libc::CLOCK_REALTIME_COARSE, &mut now) };
    if !out.is_null() {
        // SAFETY: the caller's promise.
        unsafe { *out = now.tv_sec };
    }
    now.tv_sec
}
