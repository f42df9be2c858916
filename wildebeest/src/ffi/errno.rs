//! Error numbers, and the one place that reads and writes `errno`.

use core::ffi::c_int;

/// An error number as in `<errno.h>`. Any value may occur, so this is no enum.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Errno(pub c_int);

impl Errno {
    /// The calling thread's `errno`.
    pub fn last() -> Self {
        // SAFETY: libc returns a valid pointer to the thread's own errno.
        Self(unsafe { *libc::__errno_location() })
    }

    /// Makes this the calling thread's `errno`.
    pub fn set(self) {
        // SAFETY: libc returns a valid pointer to the thread's own errno.
        unsafe { *libc::__errno_location() = self.0 };
    }

    /// Turns a libc call's `-1` into the `errno` it left behind.
    pub fn check(result: c_int) -> Result<c_int, Self> {
        if result == -1 { Err(Self::last()) } else { Ok(result) }
    }

    /// Runs `body` and leaves the calling thread's `errno` as it was before.
    pub fn preserved<T>(body: impl FnOnce() -> T) -> T {
        let before = Self::last();
        let value = body();
        before.set();
        value
    }
}

impl From<super::OutOfMemory> for Errno {
    fn from(_: super::OutOfMemory) -> Self {
        Self(libc::ENOMEM)
    }
}
