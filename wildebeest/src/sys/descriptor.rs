//! Closing descriptors.

use core::ffi::{c_int, c_uint};

use crate::ffi::Errno;

/// The system call `close_range`.
///
/// # Safety
///
/// Nothing uses the descriptors any more.
pub unsafe fn close_range(first: c_uint, last: c_uint, flags: c_int) -> Result<(), Errno> {
    // SAFETY: the system call reads no memory; the caller answers for the descriptors.
    let result = unsafe { libc::syscall(libc::SYS_close_range, first, last, flags) };
    if result == 0 { Ok(()) } else { Err(Errno::last()) }
}

/// Closes one descriptor; one that is not open is none the worse for it.
///
/// # Safety
///
/// Nothing uses the descriptor any more.
pub unsafe fn close(descriptor: c_int) {
    // SAFETY: the caller answers for the descriptor. Linux closes it whatever close reports.
    unsafe { libc::close(descriptor) };
}

/// Opens the directory in which the kernel lists the process's descriptors.
pub fn open_list() -> Result<c_int, Errno> {
    let flags = libc::O_RDONLY | libc::O_DIRECTORY | libc::O_CLOEXEC;
    // SAFETY: the path is a C string.
    Errno::check(unsafe { libc::open(c"/proc/self/fd".as_ptr(), flags) })
}

/// Reads records of a directory into `records` and says how many bytes; 0 at its end.
pub fn read_directory(directory: c_int, records: &mut [u8]) -> Result<usize, Errno> {
    // SAFETY: `records` is valid for that many writes.
    let result = unsafe { libc::syscall(libc::SYS_getdents64, directory, records.as_mut_ptr(), records.len()) };
    usize::try_from(result).map_err(|_| Errno::last())
}

/// A number that no open descriptor reaches.
pub fn limit() -> c_int {
    /// What the kernel allows where nobody has raised it (`/proc/sys/fs/nr_open`). The process may
    /// have opened descriptors before its limit was lowered.
    const USUAL: libc::rlim_t = 1 << 20;
    let mut limit = libc::rlimit { rlim_cur: 0, rlim_max: 0 };
    // SAFETY: `limit` is valid for the write. After a failure it still says 0.
    unsafe { libc::getrlimit(libc::RLIMIT_NOFILE, &mut limit) };
    c_int::try_from(limit.rlim_max.max(USUAL)).unwrap_or(c_int::MAX)
}
