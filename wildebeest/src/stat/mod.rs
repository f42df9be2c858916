//! `<sys/stat.h>`: statx.

mod basic;

use core::ffi::{c_char, c_int, c_uint};

use crate::{
    ffi::{Errno, export},
    sys::status,
};

/// The flags of `statx` that `fstatat` has too.
const PLAIN_FLAGS: c_int = libc::AT_SYMLINK_NOFOLLOW | libc::AT_NO_AUTOMOUNT | libc::AT_EMPTY_PATH;

export! {
    /// `statx(directory, path, flags, mask, to)`: what the kernel knows of a file, as `struct statx`.
    ///
    /// Returns 0. `mask` says what is wanted (`STATX_*`), `stx_mask` what was found. Where the kernel has no statx
    /// (before Linux 4.11, or in a sandbox) the answer is fstatat's, which is `STATX_BASIC_STATS`.
    ///
    /// # Differences from musl
    /// musl before 1.2.5 has no such function; later ones take `AT_STATX_*` also where they ask fstatat.
    /// # References
    /// statx(2).
    /// # Errors
    /// -1 with the errno of statx(2). Without the kernel's statx every flag but `AT_SYMLINK_NOFOLLOW`,
    /// `AT_NO_AUTOMOUNT` and `AT_EMPTY_PATH` is EINVAL.
    /// # Safety
    /// `path` is a C string and `to` an out-pointer; the kernel answers other addresses with EFAULT.
    wrap fn statx(
        directory: c_int,
        path: *const c_char,
        flags: c_int,
        mask: c_uint,
        to: *mut libc::statx,
    ) -> c_int {
        let before = Errno::last();
        // SAFETY: the caller promises the pointers.
        let result = match unsafe { status::statx(directory, path, flags, mask, to) } {
            // SAFETY: the same.
            Err(Errno(libc::ENOSYS)) => unsafe { by_fstatat(directory, path, flags, to) },
            result => result,
        };
        match result {
            Ok(()) => {
                before.set();
                0
            }
            Err(error) => {
                error.set();
                -1
            }
        }
    }
}

/// # Safety
///
/// `path` is a C string and `to` an out-pointer or NULL.
unsafe fn by_fstatat(directory: c_int, path: *const c_char, flags: c_int, to: *mut libc::statx) -> Result<(), Errno> {
    if flags & !PLAIN_FLAGS != 0 {
        return Err(Errno(libc::EINVAL));
    }
    // SAFETY: the caller promises the string.
    let found = unsafe { status::fstatat(directory, path, flags) }?;
    if to.is_null() {
        return Err(Errno(libc::EFAULT));
    }
    // SAFETY: the caller promises the out-pointer, and it is not NULL.
    unsafe { to.write(basic::of(&found)) };
    Ok(())
}
