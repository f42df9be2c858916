//! A file opened for reading.

use core::ffi::{CStr, c_int};

use crate::ffi::Errno;

/// An open file; dropping it closes it.
pub struct File(c_int);

impl File {
    /// Opens `path` for reading, closed on exec.
    pub fn open(path: &CStr) -> Result<Self, Errno> {
        // SAFETY: `path` is a C string.
        Errno::check(unsafe { libc::open(path.as_ptr(), libc::O_RDONLY | libc::O_CLOEXEC) }).map(Self)
    }

    /// Reads into `into` and gives the number of bytes; 0 is the end of the file.
    pub fn read(&self, into: &mut [u8]) -> Result<usize, Errno> {
        // SAFETY: `into` is writable for its whole length.
        let count = unsafe { libc::read(self.0, into.as_mut_ptr().cast(), into.len()) };
        usize::try_from(count).map_err(|_| Errno::last())
    }
}

impl Drop for File {
    fn drop(&mut self) {
        // SAFETY: the descriptor is this value's own.
        Errno::preserved(|| unsafe { libc::close(self.0) });
    }
}
