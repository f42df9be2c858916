//! `<fnmatch.h>`: whether a name matches a pattern.

mod groups;
#[cfg(test)]
#[allow(clippy::indexing_slicing)]
mod oracle;
mod pool;
mod sets;
mod simulation;
mod trial;

use core::ffi::{c_char, c_int};

use trial::TooLong;

use crate::{
    ffi::{Errno, OutOfMemory, c_str, export},
    glob::{
        letters::{self, Letters},
        matcher::Rules,
    },
    sys::locale,
};

const NOMATCH: c_int = 1;

const PATHNAME: c_int = 0x01;
const NOESCAPE: c_int = 0x02;
const PERIOD: c_int = 0x04;
const LEADING_DIR: c_int = 0x08;
const CASEFOLD: c_int = 0x10;
const EXTMATCH: c_int = 0x20;

export! {
    /// `fnmatch(pattern, string, flags)`: whether a name matches a pattern: 0, or `FNM_NOMATCH`.
    ///
    /// Beside POSIX's flags there are:
    ///
    /// - `FNM_EXTMATCH`: `?(a|b)`, `*(a|b)`, `+(a|b)`, `@(a|b)` and `!(a|b)` stand for alternatives: at most one, any
    ///   number, at least one, one of them, and what none of them matches. A group without its end stands for itself.
    /// - `FNM_LEADING_DIR`: a slash and anything behind it may follow what matches.
    /// - `FNM_CASEFOLD`: capitals and small letters are the same.
    ///
    /// The time is bounded by the product of the lengths, for `!(...)` by that and the squared length of the name. Needs
    /// memory only for long patterns and names with groups, and some 6 KiB of stack.
    ///
    /// # Differences from musl
    /// musl has no `FNM_EXTMATCH`. Its matching of bracket expressions, escapes, and names that are no valid UTF-8
    /// differs from glibc's.
    /// # References
    /// POSIX.1-2008 fnmatch; fnmatch(3); The GNU C Library manual, "Wildcard Matching".
    /// # Errors
    /// -1 with ENOMEM.
    /// # Safety
    /// `pattern` and `string` are C strings.
    wrap fn fnmatch(pattern: *const c_char, string: *const c_char, flags: c_int) -> c_int {
        // SAFETY: the caller promises two C strings.
        let (Some(pattern), Some(name)) = (unsafe { (c_str(pattern), c_str(string)) }) else {
            return NOMATCH;
        };
        match matches(pattern.to_bytes(), name.to_bytes(), flags) {
            Ok(true) => 0,
            Ok(false) => NOMATCH,
            Err(OutOfMemory) => {
                Errno(libc::ENOMEM).set();
                -1
            }
        }
    }
}

fn matches(pattern: &[u8], name: &[u8], flags: c_int) -> Result<bool, OutOfMemory> {
    let has = |flag| flags & flag != 0;
    let rules = Rules {
        escapes: !has(NOESCAPE),
        period: has(PERIOD),
        utf8: locale::is_multibyte(),
        path: has(PATHNAME),
        leading: has(LEADING_DIR),
        fold: has(CASEFOLD),
    };
    let groups = has(EXTMATCH);
    let matches = |letters| match trial::matches(pattern, name, rules, letters, groups) {
        Ok(answer) => Ok(answer),
        Err(TooLong) => simulation::matches(pattern, name, rules, letters),
    };
    let letters = letters::for_texts(pattern, name, rules.utf8);
    // As glibc does it, which has `??` match one letter of two bytes.
    Ok(matches(letters)? || letters == Letters::Utf8 && matches(Letters::Bytes)?)
}
