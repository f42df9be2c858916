//! The seconds since 1970.

use libc::time_t;

use crate::{ffi::export, sys::clock};

export! {
    /// `time(out)`: the seconds since 1970, in `*out` as well where that is not null.
    ///
    /// # Differences from musl
    /// The kernel's clock as it was at its last tick is asked, as the system call time(2) does, and files' times are
    /// set by. musl asks for the nanoseconds, which takes ten times as long; that clock is ahead by a tick at most.
    /// # References
    /// time(2), POSIX.
    /// # Errors
    /// None; errno is left alone.
    /// # Safety
    /// `out` is null or an out-pointer.
    wrap fn time(out: *mut time_t) -> time_t {
        // SAFETY: the caller's promise.
        unsafe { clock::time(out) }
    }
}
