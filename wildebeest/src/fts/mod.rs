//! `<fts.h>`: trees of files, entry by entry.

mod arena;
mod entry;
mod listing;
mod order;
mod places;
mod stream;
mod walk;

use core::{
    ffi::{c_char, c_int},
    ptr,
};

use crate::ffi::{Errno, c_list, export};
pub use entry::{Compare, Ftsent};
use entry::{Entry, Info};
use stream::Options;
pub use walk::Walk;

/// What `fts_open` does, with the errno of its failure.
///
/// # Safety
///
/// As for `fts_open`.
unsafe fn open(paths: *const *mut c_char, options: c_int, compare: Option<Compare>) -> Result<*mut Walk, Errno> {
    let options = Options::asked(options).filter(|_| !paths.is_null()).ok_or(Errno(libc::EINVAL))?;
    // SAFETY: not null, so the caller promises a list of strings.
    let walk = Walk::begin(unsafe { c_list(paths) }, options, compare)?;
    // SAFETY: malloc aligns for every type of C, and a `Walk` needs no more than a pointer does.
    let stream: *mut Walk = unsafe { libc::malloc(size_of::<Walk>()) }.cast();
    if stream.is_null() {
        walk.abandon();
        return Err(Errno(libc::ENOMEM));
    }
    // SAFETY: the block has the size of a `Walk`.
    unsafe { stream.write(walk) };
    Ok(stream)
}

/// Gives an entry to the program, and an errno: 0 at the end, why an entry is an error, else what it was `before`.
fn give(entry: Result<Option<Entry>, Errno>, before: Errno) -> *mut Ftsent {
    match entry {
        Ok(Some(entry)) if entry.errno() != 0 && !entry.is(Info::Unknown) => Errno(entry.errno()).set(),
        Ok(Some(_)) => before.set(),
        Ok(None) => {}
        Err(errno) => errno.set(),
    }
    entry::pointer(entry.unwrap_or(None))
}

/// Defines a function under its own name, for objects that were compiled without our header and linked without
/// `--wrap`, and under the name with 64 in it.
macro_rules! names {
    ($($real:ident $module:ident $large:ident ($($arg:ident: $type:ty),*) -> $result:ty;)*) => {
        $(
            #[doc = concat!("Other names of [`", stringify!($real), "`].")]
            pub mod $module {
                use super::*;

                export! {
                    #[doc = concat!("[`", stringify!($real), "`](super::", stringify!($real), ").")]
                    /// # Safety
                    /// As there.
                    plain fn $real($($arg: $type),*) -> $result {
                        // SAFETY: the caller promises what the function needs.
                        unsafe { super::$real($($arg),*) }
                    }
                }

                export! {
                    #[doc = concat!("[`", stringify!($real), "`](super::", stringify!($real), "): every size has 64 bits.")]
                    /// # Safety
                    /// As there.
                    plain fn $large($($arg: $type),*) -> $result {
                        // SAFETY: the caller promises what the function needs.
                        unsafe { super::$real($($arg),*) }
                    }
                }
            }
        )*
    };
}

names! {
    fts_open open_names fts64_open(paths: *const *mut c_char, options: c_int, compare: Option<Compare>) -> *mut Walk;
    fts_read read_names fts64_read(stream: *mut Walk) -> *mut Ftsent;
    fts_children children_names fts64_children(stream: *mut Walk, instruction: c_int) -> *mut Ftsent;
    fts_set set_names fts64_set(stream: *mut Walk, entry: *mut Ftsent, instruction: c_int) -> c_int;
    fts_close close_names fts64_close(stream: *mut Walk) -> c_int;
}

export! {
    /// `fts_open(paths, options, compare)`: a stream of the entries of the trees at `paths`.
    ///
    /// What is in a directory comes in the order in which the system gives it, or in that of `compare`, which
    /// keeps the order of what it finds equal. Options:
    /// - `FTS_PHYSICAL` (the default) does not follow symbolic links: no renaming meanwhile leads such a walk out of
    ///   the tree. `FTS_LOGICAL` follows them all, and never changes the working directory. `FTS_COMFOLLOW` follows
    ///   those among `paths`.
    /// - `FTS_NOCHDIR` leaves the working directory alone. Without it, that is where the entry read last is.
    /// - `FTS_NOSTAT` finds out no more than which entries are directories: the others are `FTS_NSOK`, and there is
    ///   no `fts_statp`.
    /// - `FTS_SEEDOT` shows `.` and `..`, `FTS_XDEV` stays on the file system of the root, `FTS_WHITEOUT` does
    ///   nothing: Linux has no entries of that type.
    ///
    /// At most ten directories are held open, and that the walk began in; fewer when the program has no descriptors
    /// left. The depth of a tree has no limit but that of paths, 65,535 bytes.
    ///
    /// # Differences from musl
    /// musl has no such function. Debian adds musl-fts to its libc; programs compiled with its header work too.
    /// # Differences from glibc
    /// glibc 2.36 gives up at paths of some 37,000 bytes, and at those of `PATH_MAX` with `FTS_NOCHDIR`; reaches
    /// files by whole paths then, so that it can be led out of the tree; ends when a directory is moved that the walk
    /// is in; and crashes where there are no paths.
    /// # References
    /// fts(3), and what programs linked with glibc 2.36 are seen to do.
    /// # Errors
    /// NULL with EINVAL (an unknown option), ENOENT (an empty path), ENAMETOOLONG, ENOMEM.
    /// # Safety
    /// `paths` is null or an array of C strings with a null pointer at its end; `compare` is null or a function of
    /// that type, which may `longjmp` out of any function but this one.
    wrap fn fts_open(paths: *const *mut c_char, options: c_int, compare: Option<Compare>) -> *mut Walk {
        let before = Errno::last();
        // SAFETY: the caller promises all that.
        match unsafe { open(paths, options, compare) } {
            Ok(stream) => {
                before.set();
                stream
            }
            Err(errno) => {
                errno.set();
                ptr::null_mut()
            }
        }
    }
}

export! {
    /// `fts_read(stream)`: the next entry. fts(3) describes it.
    ///
    /// A directory that can be read comes twice, as `FTS_D` and, after what is in it, as `FTS_DP`; all of its entries
    /// stay until then. One that is not read to its end for an error comes as `FTS_ERR` after what could be read.
    ///
    /// # References
    /// fts(3).
    /// # Errors
    /// NULL with 0 at the end; NULL with ENOMEM, ENAMETOOLONG (a path of more than 65,535 bytes), or why the
    /// directory cannot be returned to. The errors that concern one file are in its entry: `FTS_DNR`, `FTS_NS`,
    /// `FTS_ERR` with `fts_errno`, and `FTS_DP` with `fts_errno` for a directory that can be read but not be made
    /// the working directory.
    /// # Safety
    /// `stream` is null or came from `fts_open`.
    wrap fn fts_read(stream: *mut Walk) -> *mut Ftsent {
        let before = Errno::last();
        // SAFETY: the caller promises an open stream, which nothing else uses meanwhile.
        match unsafe { stream.as_mut() } {
            Some(walk) => give(walk.read(), before),
            None => give(Err(Errno(libc::EINVAL)), before),
        }
    }
}

export! {
    /// `fts_children(stream, instruction)`: the first entry of a list, by `fts_link`, of what is in the directory read
    /// last; of the paths given to `fts_open` if none was read.
    ///
    /// With `FTS_NAMEONLY` only the names are known. Without it, what `fts_set` sets for these entries is heeded
    /// when they are read.
    ///
    /// # References
    /// fts(3).
    /// # Errors
    /// NULL with 0 if the entry read last is no `FTS_D`, or there is nothing in the directory; NULL with EINVAL for
    /// another instruction, or why the directory cannot be read.
    /// # Safety
    /// `stream` is null or came from `fts_open`.
    wrap fn fts_children(stream: *mut Walk, instruction: c_int) -> *mut Ftsent {
        const NAMEONLY: c_int = Options::NAMEONLY.0;
        // SAFETY: the caller promises an open stream, which nothing else uses meanwhile.
        let (Some(walk), 0 | NAMEONLY) = (unsafe { stream.as_mut() }, instruction) else {
            Errno(libc::EINVAL).set();
            return ptr::null_mut();
        };
        let children = walk.children(instruction == NAMEONLY);
        Errno(children.err().map_or(0, |errno| errno.0)).set();
        entry::pointer(children.unwrap_or(None))
    }
}

export! {
    /// `fts_set(stream, entry, instruction)`: what is to be done with `entry` when the walk goes on from it or comes
    /// to it: `FTS_AGAIN`, `FTS_FOLLOW`, `FTS_SKIP`, or 0 for nothing.
    ///
    /// # References
    /// fts(3).
    /// # Errors
    /// 1 with EINVAL for any other instruction, as with glibc; the man page says -1.
    /// # Safety
    /// `entry` is null or an entry of a stream that fts(3) says has not been overwritten.
    wrap fn fts_set(_stream: *mut Walk, entry: *mut Ftsent, instruction: c_int) -> c_int {
        let number = u16::try_from(instruction).ok().filter(|_| entry::is_instruction(instruction));
        let (Some(entry), Some(number)) = (Entry::of_stream(entry), number) else {
            Errno(libc::EINVAL).set();
            return 1;
        };
        entry.set_instruction_number(number);
        0
    }
}

export! {
    /// `fts_close(stream)`: goes back to the directory the walk began in, and frees the stream and its entries.
    ///
    /// # References
    /// fts(3).
    /// # Errors
    /// -1 with the errno of `fchdir`, or EINVAL for a null pointer.
    /// # Safety
    /// `stream` is null or came from `fts_open`, and is not used any more.
    wrap fn fts_close(stream: *mut Walk) -> c_int {
        if stream.is_null() {
            Errno(libc::EINVAL).set();
            return -1;
        }
        let before = Errno::last();
        // SAFETY: the caller promises an open stream; it is read once, and its block came from malloc.
        let walk = unsafe {
            let walk = stream.read();
            libc::free(stream.cast());
            walk
        };
        match walk.end() {
            Ok(()) => {
                before.set();
                0
            }
            Err(errno) => {
                errno.set();
                -1
            }
        }
    }
}
