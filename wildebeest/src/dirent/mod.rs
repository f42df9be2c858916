//! `<dirent.h>`: what GNU adds to it.

use core::ffi::{c_int, c_uint, c_void};

use crate::ffi::{Errno, export};

export! {
    /// `getdents64(fd, buffer, length)`: reads entries of the directory `fd` as the kernel has them.
    ///
    /// Returns how many bytes of `buffer` hold `struct dirent64`, each `d_reclen` bytes long; 0 at
    /// the end of the directory.
    ///
    /// # Differences from musl
    /// musl has `getdents`, which takes a `struct dirent *` and returns an int, and `getdents64` as a
    /// macro and, up to 1.2.3, an alias for it.
    /// # References
    /// getdents(2).
    /// # Errors
    /// -1 with EBADF, EFAULT, EINVAL (not even one entry fits), ENOENT (the directory is removed) or
    /// ENOTDIR.
    /// # Safety
    /// `buffer` is valid for writes of `length` bytes.
    wrap fn getdents64(fd: c_int, buffer: *mut c_void, length: libc::size_t) -> libc::ssize_t {
        // The kernel takes an unsigned int; glibc is seen to give it no more than INT_MAX.
        let length = length.min(c_int::MAX as usize) as c_uint;
        // SAFETY: the kernel writes at most `length` bytes, for which the caller answers.
        let result = unsafe { libc::syscall(libc::SYS_getdents64, fd, buffer, length) };
        // The kernel's answer is a count, or -1 after libc has set errno.
        if result >= 0 { result as libc::ssize_t } else { Errno::last().set(); -1 }
    }
}
