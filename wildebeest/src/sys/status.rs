//! What the kernel knows of a file.

use core::{
    ffi::{c_char, c_int, c_uint},
    mem::zeroed,
};

use crate::ffi::Errno;

/// The system call `statx`.
///
/// # Safety
///
/// `path` is a C string and `to` an out-pointer, or addresses the kernel is to refuse.
pub unsafe fn statx(
    directory: c_int,
    path: *const c_char,
    flags: c_int,
    mask: c_uint,
    to: *mut libc::statx,
) -> Result<(), Errno> {
    // SAFETY: the pointers only reach the kernel.
    let result = unsafe { libc::syscall(libc::SYS_statx, directory, path, flags, mask, to) };
    if result == 0 { Ok(()) } else { Err(Errno::last()) }
}

/// libc's `fstatat`.
///
/// # Safety
///
/// `path` is a C string, or an address the kernel is to refuse.
pub unsafe fn fstatat(directory: c_int, path: *const c_char, flags: c_int) -> Result<libc::stat, Errno> {
    // SAFETY: a structure of numbers, for which all zeros are valid.
    let mut status: libc::stat = unsafe { zeroed() };
    // SAFETY: `path` only reaches the kernel; `status` is valid for the write.
    Errno::check(unsafe { libc::fstatat(directory, path, &mut status, flags) })?;
    Ok(status)
}

/// A `struct statx` that says nothing.
pub fn nothing() -> libc::statx {
    // SAFETY: a structure of numbers, for which all zeros are valid.
    unsafe { zeroed() }
}
