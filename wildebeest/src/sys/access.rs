//! Permissions of files and the process's groups.

use core::ffi::{c_char, c_int};

use crate::ffi::{Buffer, Errno};

mod own {
    use super::{c_char, c_int};

    unsafe extern "C" {
        #[cfg_attr(feature = "export", link_name = "__real_faccessat")]
        pub fn faccessat(directory: c_int, path: *const c_char, mode: c_int, flags: c_int) -> c_int;
    }
}

/// libc's own `faccessat`.
///
/// # Safety
///
/// `path` is a C string, or an address the kernel is to refuse.
pub unsafe fn faccessat(directory: c_int, path: *const c_char, mode: c_int, flags: c_int) -> Result<(), Errno> {
    // SAFETY: `path` only reaches the kernel.
    Errno::check(unsafe { own::faccessat(directory, path, mode, flags) }).map(drop)
}

/// Whether `path` itself is a symbolic link.
///
/// # Safety
///
/// `path` is a C string, or an address the kernel is to refuse.
pub unsafe fn is_symlink(directory: c_int, path: *const c_char) -> Result<bool, Errno> {
    // SAFETY: a structure of numbers, for which all zeros are valid.
    let mut status: libc::stat = unsafe { core::mem::zeroed() };
    // SAFETY: `path` only reaches the kernel; `status` is valid for the write.
    Errno::check(unsafe { libc::fstatat(directory, path, &mut status, libc::AT_SYMLINK_NOFOLLOW) })?;
    Ok(status.st_mode & libc::S_IFMT == libc::S_IFLNK)
}

/// Whether `group` is one of the process's supplementary groups.
pub fn is_supplementary(group: libc::gid_t) -> Result<bool, Errno> {
    let mut few = [0; 64];
    if let Ok(count) = groups(&mut few) {
        return Ok(few.iter().take(count).any(|&member| member == group));
    }
    let mut all = Buffer::new();
    loop {
        let count = groups(&mut [])?;
        all.truncate(0);
        for _ in 0..count {
            all.push(0)?;
        }
        match groups(&mut all) {
            Ok(count) => return Ok(all.iter().take(count).any(|&member| member == group)),
            // Another thread has added groups meanwhile.
            Err(Errno(libc::EINVAL)) => {}
            Err(error) => return Err(error),
        }
    }
}

/// Fills `list` and says how many groups there are, or only says that when `list` is empty.
fn groups(list: &mut [libc::gid_t]) -> Result<usize, Errno> {
    let size = c_int::try_from(list.len()).unwrap_or(c_int::MAX);
    // SAFETY: `list` is valid for writes of that many groups.
    let count = Errno::check(unsafe { libc::getgroups(size, list.as_mut_ptr()) })?;
    Ok(usize::try_from(count).unwrap_or(0))
}
