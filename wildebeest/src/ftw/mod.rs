//! `<ftw.h>`: walks through a tree of files.

mod descent;
mod visited;
mod walk;

use core::ffi::{CStr, c_char, c_int};

use crate::ffi::{Errno, c_str, export};
use walk::{Flags, Kind, Visit};

/// The function that `ftw` calls.
type Visitor = unsafe extern "C" fn(*const c_char, *const libc::stat, c_int) -> c_int;
/// The function that `nftw` calls.
type PlaceVisitor = unsafe extern "C" fn(*const c_char, *const libc::stat, c_int, *mut Place) -> c_int;

/// `struct FTW`.
#[repr(C)]
#[derive(Debug)]
pub struct Place {
    base: c_int,
    level: c_int,
}

/// What both functions do.
fn run(path: &CStr, flags: c_int, limit: c_int, visit: &mut dyn FnMut(&Visit<'_>) -> c_int) -> c_int {
    let before = Errno::last();
    let limit = usize::try_from(limit).unwrap_or(1);
    match walk::walk(path, Flags(flags), limit, visit) {
        Ok(answer) => {
            // What the program's function left in errno is for the program, if it ended the walk.
            if answer == 0 {
                before.set();
            }
            answer
        }
        Err(errno) => {
            errno.set();
            -1
        }
    }
}

fn int(number: usize) -> c_int {
    c_int::try_from(number).unwrap_or(c_int::MAX)
}

export! {
    /// `nftw(path, function, limit, flags)`: calls `function` for everything in the tree at `path`.
    ///
    /// The function gets the path (`path` without slashes at its end, then the names below it), what
    /// `stat` says (with `FTW_PHYS`: `lstat`), the type, and a `struct FTW`: where in the path the last
    /// name begins, and how far below `path` it is. If it does not return 0 the walk ends and nftw
    /// returns the same. The names in a directory come in the order in which the system gives them.
    ///
    /// Types: `FTW_D` a directory, before what is in it; `FTW_DP` a directory, after it (with
    /// `FTW_DEPTH`); `FTW_DNR` a directory that may not be read; `FTW_SL` a symbolic link (with
    /// `FTW_PHYS`); `FTW_SLN` one that leads nowhere, with what is known of the link (without it);
    /// `FTW_NS` something below `path` that vanished or is out of reach, of which nothing is known (all
    /// zero); `FTW_F` anything else. In the calls for the last three failures, and for `FTW_DNR`, errno
    /// says why.
    ///
    /// Flags:
    /// - `FTW_PHYS` does not follow symbolic links. No renaming meanwhile can lead such a walk out of
    ///   the tree. Without this flag, no directory is visited twice.
    /// - `FTW_MOUNT` leaves out what is on another file system than `path`, mount points as well.
    /// - `FTW_CHDIR` makes the directory an object is in the working directory before the call, for
    ///   `FTW_DP` the object itself, and comes back at the end, also after an error.
    /// - `FTW_DEPTH` visits a directory after what is in it.
    /// - `FTW_ACTIONRETVAL` gives returned values a meaning: `FTW_CONTINUE` goes on, `FTW_STOP` and any
    ///   unknown value end the walk, `FTW_SKIP_SUBTREE` in answer to `FTW_D` leaves out what is in the
    ///   directory, `FTW_SKIP_SIBLINGS` leaves out what has not been visited in the directory the
    ///   object is in.
    ///
    /// At most `limit` descriptors are held, at least one; one more is open for a moment if `limit` is 1,
    /// and with `FTW_CHDIR` one for the way back. Neither the depth of the tree nor the length of the
    /// paths has a limit but memory. The function may leave the walk with `longjmp`: its memory is
    /// lost then, and its descriptors (no more than `limit`) are closed when the thread
    /// next walks a tree or ends; only the one that `FTW_CHDIR` needs stays, one for each directory in
    /// which walks that were left had begun, until the thread ends. The function may walk trees itself.
    ///
    /// # Differences from musl
    /// musl has no `FTW_ACTIONRETVAL`, ignores `FTW_CHDIR` and unknown flags, refuses paths that reach
    /// `PATH_MAX`, visits a directory again that several symbolic links lead to, ends at a file that
    /// vanishes, opens by whole paths, recurses, and loses descriptors to `longjmp`.
    /// # Differences from glibc
    /// A directory that cannot be read to its end, and a working directory that cannot be returned to,
    /// are errors here; glibc 2.36 ignores them. With few descriptors glibc refuses paths that reach
    /// `PATH_MAX`, loses its way behind symbolic links under `FTW_CHDIR`, and can be led out of the tree.
    /// What the function writes into its `struct FTW` changes glibc's walk, and not this one. All names
    /// in a directory are read before the first one is visited.
    /// # References
    /// nftw(3), POSIX.1-2017 nftw, and what programs linked with glibc 2.36 are seen to do.
    /// # Errors
    /// -1 with EINVAL (unknown flag), EFAULT (a null pointer), ENOENT, ENOTDIR, EACCES or ELOOP (`path`
    /// cannot be reached), EMFILE, ENFILE, ENOMEM, EAGAIN (the program has used up its thread-specific
    /// keys), or whatever error but ENOENT and EACCES meets the walk on its way.
    /// # Safety
    /// `path` is null or a C string, `function` null or a function of that type. The function does not
    /// close descriptors it did not open.
    wrap fn nftw(path: *const c_char, function: Option<PlaceVisitor>, limit: c_int, flags: c_int) -> c_int {
        // SAFETY: the caller promises null or a C string.
        let (Some(path), Some(function)) = (unsafe { c_str(path) }, function) else {
            Errno(libc::EFAULT).set();
            return -1;
        };
        run(path, flags, limit, &mut |visit| {
            let mut place = Place { base: int(visit.base), level: int(visit.level) };
            // SAFETY: the path ends with its NUL; all pointers are valid during the call.
            unsafe { function(visit.path.as_ptr().cast(), visit.stat, visit.kind as c_int, &raw mut place) }
        })
    }
}

export! {
    /// `ftw(path, function, limit)`: `nftw` without flags, for functions of three arguments.
    ///
    /// A symbolic link that leads nowhere is `FTW_NS` here, with what is known of the link.
    ///
    /// # Differences from musl
    /// musl's does not follow symbolic links. See also `nftw`.
    /// # References
    /// ftw(3), POSIX.1-2017 ftw, and what programs linked with glibc 2.36 are seen to do.
    /// # Errors
    /// As for `nftw`.
    /// # Safety
    /// As for `nftw`.
    wrap fn ftw(path: *const c_char, function: Option<Visitor>, limit: c_int) -> c_int {
        // SAFETY: the caller promises null or a C string.
        let (Some(path), Some(function)) = (unsafe { c_str(path) }, function) else {
            Errno(libc::EFAULT).set();
            return -1;
        };
        run(path, 0, limit, &mut |visit| {
            let kind = if visit.kind == Kind::Dangling { Kind::Unknown } else { visit.kind };
            // SAFETY: the path ends with its NUL; all pointers are valid during the call.
            unsafe { function(visit.path.as_ptr().cast(), visit.stat, kind as c_int) }
        })
    }
}
