//! `<unistd.h>`: what GNU adds to it, and faccessat's flags on every kernel.

mod records;

use core::ffi::{c_char, c_int, c_uint};

use crate::{
    ffi::{Errno, export},
    sys::{access, descriptor},
};

/// The C convention: 0, with errno as it was `before`, or -1 with errno set.
fn report(result: Result<(), Errno>, before: Errno) -> c_int {
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

export! {
    /// `close_range(first, last, flags)`: closes all descriptors from `first` to `last`, both included.
    ///
    /// Returns 0. `flags` are `CLOSE_RANGE_UNSHARE` and `CLOSE_RANGE_CLOEXEC`.
    ///
    /// # Differences from musl
    /// musl up to 1.2.6 has no such function.
    /// # References
    /// close_range(2), Linux 5.9.
    /// # Errors
    /// -1 with EINVAL (unknown flag, or `first` above `last`), EMFILE, ENOMEM, or ENOSYS from an
    /// older kernel.
    /// # Safety
    /// The program gives up the descriptors: closing one that other code still uses breaks that code.
    plain fn close_range(first: c_uint, last: c_uint, flags: c_int) -> c_int {
        let before = Errno::last();
        // SAFETY: the caller answers for the descriptors.
        report(unsafe { descriptor::close_range(first, last, flags) }, before)
    }
}

export! {
    /// `closefrom(first)`: closes all descriptors from `first` on; a negative `first` means 0.
    ///
    /// It allocates nothing and may be called between `fork` and `execve`. Where the kernel has no
    /// close_range it closes what `/proc/self/fd` lists, and without that all numbers there can be.
    ///
    /// # Differences from musl
    /// musl has no such function. glibc's ends the program where it finds neither close_range nor `/proc`.
    /// # References
    /// closefrom(3) of the BSDs; the GNU C Library manual, "Opening and Closing Files".
    /// # Errors
    /// None; errno is left alone.
    /// # Safety
    /// The program gives up the descriptors: closing one that other code still uses breaks that code.
    plain fn closefrom(first: c_int) {
        let first = first.max(0);
        Errno::preserved(|| {
            // SAFETY: the caller answers for the descriptors.
            let closed = unsafe { descriptor::close_range(first.unsigned_abs(), c_uint::MAX, 0) };
            if closed.is_err() && close_listed(first).is_err() {
                // SAFETY: the same.
                (first..descriptor::limit()).for_each(|number| unsafe { descriptor::close(number) });
            }
        });
    }
}

/// Closes the descriptors from `first` on that `/proc/self/fd` lists.
fn close_listed(first: c_int) -> Result<(), Errno> {
    let list = descriptor::open_list()?;
    let mut buffer = [0; 1024];
    let outcome = loop {
        match descriptor::read_directory(list, &mut buffer) {
            Ok(0) => break Ok(()),
            Ok(size) => {
                let open = records::numbers(buffer.get(..size).unwrap_or_default());
                // SAFETY: the caller of closefrom answers for them, and `list` is left out. The kernel lists by
                // number, so that what is closed meanwhile makes it skip nothing.
                open.filter(|&number| number >= first && number != list)
                    .for_each(|number| unsafe { descriptor::close(number) });
            }
            Err(error) => break Err(error),
        }
    };
    // SAFETY: it was opened here.
    unsafe { descriptor::close(list) };
    outcome
}

export! {
    /// `faccessat(directory, path, mode, flags)`: whether the process may access a file as `mode` says.
    ///
    /// Returns 0. `flags` are `AT_EACCESS`, `AT_SYMLINK_NOFOLLOW` and, from Linux 5.8 on, `AT_EMPTY_PATH`.
    ///
    /// # Differences from musl
    /// Where the kernel has no faccessat2 (before Linux 5.8, or in a sandbox) musl refuses
    /// `AT_SYMLINK_NOFOLLOW`; here, as in glibc, it works. A symbolic link itself permits everything.
    /// # References
    /// access(2); POSIX, faccessat(3).
    /// # Errors
    /// -1 with the errno of access(2); EINVAL for an unknown flag or mode.
    /// # Safety
    /// `path` is a C string; the kernel answers other addresses with EFAULT.
    wrap fn faccessat(directory: c_int, path: *const c_char, mode: c_int, flags: c_int) -> c_int {
        let before = Errno::last();
        // SAFETY: the caller promises the string.
        let result = match unsafe { access::faccessat(directory, path, mode, flags) } {
            // SAFETY: the same.
            Err(Errno(libc::EINVAL)) => unsafe { without_following(directory, path, mode, flags) },
            result => result,
        };
        report(result, before)
    }
}

/// `faccessat` after libc's own has refused the flags or the mode.
///
/// # Safety
///
/// `path` is a C string, or an address the kernel is to refuse.
unsafe fn without_following(directory: c_int, path: *const c_char, mode: c_int, flags: c_int) -> Result<(), Errno> {
    const MODES: c_int = libc::R_OK | libc::W_OK | libc::X_OK;
    let others = flags & !libc::AT_SYMLINK_NOFOLLOW;
    if flags == others || others & !libc::AT_EACCESS != 0 || mode & !MODES != 0 {
        return Err(Errno(libc::EINVAL));
    }
    // SAFETY: as promised.
    if unsafe { access::is_symlink(directory, path) }? {
        return Ok(());
    }
    // SAFETY: as promised.
    unsafe { access::faccessat(directory, path, mode, others) }
}

export! {
    /// `group_member(group)`: 1 when `group` is one of the process's supplementary groups, else 0.
    ///
    /// # Differences from musl
    /// musl has no such function.
    /// # References
    /// group_member(3).
    /// # Errors
    /// 0 with errno ENOMEM in a process of more than 64 groups that has no memory left.
    /// # Safety
    /// None needed.
    plain fn group_member(group: libc::gid_t) -> c_int {
        let before = Errno::last();
        match access::is_supplementary(group) {
            Ok(member) => {
                before.set();
                c_int::from(member)
            }
            Err(error) => {
                error.set();
                0
            }
        }
    }
}

export! {
    /// `execveat(directory, path, arguments, environment, flags)`: runs a program named relative to a directory.
    ///
    /// `flags` are `AT_EMPTY_PATH` (the program is `directory` itself) and `AT_SYMLINK_NOFOLLOW`.
    ///
    /// # Differences from musl
    /// musl up to 1.2.6 has no such function.
    /// # References
    /// execveat(2), Linux 3.19.
    /// # Errors
    /// -1 with the errno of execve(2); ELOOP for a symbolic link that is not to be followed. It does not
    /// return otherwise.
    /// # Safety
    /// `path` is a C string; `arguments` and `environment` are arrays of C strings that end with NULL.
    plain fn execveat(
        directory: c_int,
        path: *const c_char,
        arguments: *const *mut c_char,
        environment: *const *mut c_char,
        flags: c_int,
    ) -> c_int {
        // SAFETY: the caller promises the pointers.
        unsafe { libc::syscall(libc::SYS_execveat, directory, path, arguments, environment, flags) as c_int }
    }
}
