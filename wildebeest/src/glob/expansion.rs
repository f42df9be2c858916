//! All alternatives of a pattern, one search for each.
#![forbid(unsafe_code)]

use core::ffi::c_int;

use super::{
    braces::Alternatives,
    files::Files,
    flags,
    names::Names,
    search::{Failure, Search},
};

/// Adds what `pattern` stands for to `found`; gives `GLOB_MAGCHAR` when the last part searched for was magic.
///
/// With `GLOB_BRACE`, the names of each alternative are sorted by themselves, and may occur more than once.
pub fn find(files: &impl Files, flags: c_int, utf8: bool, pattern: &[u8], found: &mut Names) -> Result<c_int, Failure> {
    let escapes = flags & flags::NOESCAPE == 0;
    if flags & flags::BRACE == 0 {
        return Search { files, flags, utf8 }.run(pattern, found);
    }
    let mut alternatives = Alternatives::new(pattern, escapes)?;
    if !alternatives.any() {
        return Search { files, flags, utf8 }.run(pattern, found);
    }
    if alternatives.too_many() {
        return Err(Failure::OutOfMemory);
    }
    let search = Search { files, flags: flags & !(flags::NOCHECK | flags::NOMAGIC), utf8 };
    let mut result = Err(Failure::NoMatch);
    while let Some(alternative) = alternatives.next()? {
        match search.run(alternative, found) {
            Ok(magic) => result = Ok(magic),
            Err(Failure::NoMatch) => {}
            Err(failure) => return Err(failure),
        }
    }
    // With these flags, what has no answer is taken literally, braces and all.
    if result.is_err() && flags & (flags::NOCHECK | flags::NOMAGIC) != 0 {
        return Search { files, flags, utf8 }.run(pattern, found);
    }
    result
}
