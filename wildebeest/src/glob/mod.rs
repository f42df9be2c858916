//! `<glob.h>`: path names that match a pattern.

mod braces;
mod bracket;
mod callbacks;
mod expansion;
mod files;
mod flags;
pub(crate) mod letters;
mod list;
pub(crate) mod matcher;
mod names;
#[cfg(test)]
#[allow(clippy::indexing_slicing)]
mod oracle;
mod pattern;
mod search;
mod sort;
mod tilde;

use core::{
    ffi::{c_char, c_int},
    ptr,
};

use callbacks::{Callbacks, ErrorFunction};
use list::List;
use names::Names;
use search::Failure;

use crate::{
    ffi::{Errno, c_str, export},
    sys::locale,
};

const GLOB_NOSPACE: c_int = 1;
const GLOB_ABORTED: c_int = 2;
const GLOB_NOMATCH: c_int = 3;

/// `glob_t`, with names for the members that musl leaves without.
#[repr(C)]
pub struct Glob {
    pathc: usize,
    pathv: List,
    offs: usize,
    flags: c_int,
    alternatives: callbacks::Alternatives,
}

export! {
    /// `glob(pattern, flags, errfunc, pglob)`: the path names that match a pattern.
    ///
    /// Fills `gl_pathc` and `gl_pathv` and returns 0. `gl_flags` becomes `flags`, with `GLOB_MAGCHAR` when the last part
    /// of the pattern had any of `*?[\`. The names are sorted by their bytes. Beside POSIX's flags there are:
    ///
    /// - `GLOB_BRACE`: `{a,b}` stands for `a` and for `b`. Each alternative is sorted by itself, and a name may come
    ///   twice. A brace without partner stands for itself. Alternatives that follow each other share one reading of a
    ///   directory.
    /// - `GLOB_TILDE`, `GLOB_TILDE_CHECK`: `~` and `~user` at the start stand for a home directory. An unknown user
    ///   stands for itself, or with `GLOB_TILDE_CHECK` matches nothing.
    /// - `GLOB_PERIOD`: wildcards match a period at the start of the last part.
    /// - `GLOB_ONLYDIR`: of the names read from a directory, only directories. A hint: what is no pattern is not checked.
    /// - `GLOB_NOMAGIC`: a pattern without special letters that matches nothing stands for itself.
    /// - `GLOB_ALTDIRFUNC`: `gl_opendir`, `gl_readdir`, `gl_closedir`, `gl_stat` and `gl_lstat` take the place of the
    ///   system's functions.
    ///
    /// `errfunc` hears of directories that cannot be read, except what is none. No descriptor is open meanwhile, so that it
    /// may `longjmp`.
    ///
    /// # Differences from musl
    /// musl has no `GLOB_BRACE`, `GLOB_ONLYDIR`, `GLOB_NOMAGIC` and `GLOB_ALTDIRFUNC`, and its matching of bracket
    /// expressions, escapes, and names that are no valid UTF-8 differs from glibc's. Memory from this function must go
    /// to this library's `globfree`.
    /// # References
    /// POSIX.1-2008 glob; glob(3); The GNU C Library manual, "Globbing".
    /// # Errors
    /// `GLOB_NOMATCH`; `GLOB_ABORTED` (a directory could not be read, and `GLOB_ERR` was given or `errfunc` returned
    /// nonzero); `GLOB_NOSPACE` (no memory, or more than 1048576 alternatives in braces). -1 with EINVAL for an unknown
    /// flag. What an earlier call with `GLOB_APPEND` found stays. `globfree` may be called in any case.
    /// # Safety
    /// `pattern` is a C string, `pglob` points to a `glob_t`. With `GLOB_APPEND` an earlier call filled it, or it is zero.
    /// With `GLOB_DOOFFS`, `gl_offs` is set. With `GLOB_ALTDIRFUNC`, the five members are functions of the types in
    /// `<glob.h>`. `errfunc` is null or a function.
    wrap fn glob(pattern: *const c_char, flags: c_int, errfunc: Option<ErrorFunction>, pglob: *mut Glob) -> c_int {
        // SAFETY: the caller promises a C string and a glob_t that nothing else uses.
        let (Some(pattern), Some(glob)) = (unsafe { (c_str(pattern), pglob.as_mut()) }) else {
            Errno(libc::EINVAL).set();
            return -1;
        };
        if flags & !flags::KNOWN != 0 {
            Errno(libc::EINVAL).set();
            return -1;
        }
        let before = Errno::last();
        glob.prepare(flags);
        let alternatives = (flags & flags::ALTDIRFUNC != 0).then_some(glob.alternatives);
        let kept = (flags & flags::BRACE != 0).then(Default::default);
        let callbacks = Callbacks { error: errfunc, alternatives, kept };
        let mut found = Names::new();
        let result = expansion::find(&callbacks, flags, locale::is_multibyte(), pattern.to_bytes(), &mut found);
        // SAFETY: the caller promises that what is in the glob_t is from earlier calls.
        let stored = result.and_then(|magic| unsafe { glob.add(flags, magic, found) });
        match stored {
            Ok(()) => { before.set(); 0 }
            Err(failure) => { glob.reserve_offsets(flags); code(failure) }
        }
    }
}

export! {
    /// `globfree(pglob)`: frees what `glob` found. `gl_pathv` becomes a null pointer.
    ///
    /// # Differences from musl
    /// Frees what this library's `glob` allocated, which is laid out differently.
    /// # References
    /// POSIX.1-2008 globfree; glob(3).
    /// # Errors
    /// None.
    /// # Safety
    /// `pglob` is null or points to a `glob_t` that this library's `glob` filled, or whose `gl_pathv` is null.
    wrap fn globfree(pglob: *mut Glob) {
        // SAFETY: the caller promises a glob_t that nothing else uses.
        let Some(glob) = (unsafe { pglob.as_mut() }) else { return };
        if !glob.pathv.is_null() {
            // SAFETY: not null, so glob made it, and it is forgotten here.
            Errno::preserved(|| unsafe { list::free(glob.pathv) });
            glob.pathv = ptr::null_mut();
        }
    }
}

export! {
    /// `glob_pattern_p(pattern, quote)`: whether a string has `*`, `?`, or `[` with a `]` behind it.
    ///
    /// With `quote`, a backslash takes the meaning of the letter behind it. Returns 1 or 0.
    ///
    /// # Differences from musl
    /// musl has no such function.
    /// # References
    /// glibc's `<glob.h>`; no manual describes it.
    /// # Errors
    /// None.
    /// # Safety
    /// `pattern` is null, which counts as empty, or a C string.
    plain fn glob_pattern_p(pattern: *const c_char, quote: c_int) -> c_int {
        // SAFETY: the caller promises null or a C string.
        let pattern = unsafe { c_str(pattern) };
        c_int::from(pattern.is_some_and(|pattern| pattern::is_pattern(pattern.to_bytes(), quote != 0)))
    }
}

impl Glob {
    /// Forgets what was in it, unless this call appends.
    fn prepare(&mut self, flags: c_int) {
        if flags & flags::APPEND == 0 {
            self.pathc = 0;
            self.pathv = ptr::null_mut();
            if flags & flags::DOOFFS == 0 {
                self.offs = 0;
            }
        }
    }

    /// Adds `found` to the list.
    ///
    /// # Safety
    /// The list is one that this function made, or null.
    unsafe fn add(&mut self, flags: c_int, magic: c_int, found: Names) -> Result<(), Failure> {
        let offsets = if flags & flags::DOOFFS != 0 { self.offs } else { 0 };
        let count = found.len();
        let kept = offsets.checked_add(self.pathc).ok_or(Failure::OutOfMemory)?;
        // SAFETY: as the caller promises.
        self.pathv = unsafe { list::append(self.pathv, kept, found) }?;
        self.pathc += count;
        self.flags = flags | magic;
        Ok(())
    }

    /// After a failure: the null pointers that `GLOB_DOOFFS` asks for are there nevertheless, if memory permits.
    fn reserve_offsets(&mut self, flags: c_int) {
        if flags & flags::DOOFFS != 0 && self.pathv.is_null() {
            // SAFETY: there is no list yet.
            self.pathv = unsafe { list::append(ptr::null_mut(), self.offs, Names::new()) }.unwrap_or(ptr::null_mut());
        }
    }
}

/// What `glob` returns for a failure.
fn code(failure: Failure) -> c_int {
    match failure {
        Failure::NoMatch => GLOB_NOMATCH,
        Failure::OutOfMemory => GLOB_NOSPACE,
        Failure::Aborted => GLOB_ABORTED,
    }
}
