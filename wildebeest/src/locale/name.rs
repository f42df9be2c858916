//! Names of locales, and which of them there are.
#![forbid(unsafe_code)]

use crate::ffi::Errno;

/// Says ENOENT of a name whose locale there is not, EINVAL of one that would lead out of where locales are.
///
/// There are `C`, `POSIX`, and `C` with the UTF-8 that musl has everywhere; and those that have a file, of which
/// `has_file` knows. The empty name stands for what the environment says, which is for musl to judge.
pub fn check(name: &[u8], has_file: impl FnOnce(&[u8]) -> bool) -> Result<(), Errno> {
    if name.contains(&b'/') {
        return Err(Errno(libc::EINVAL));
    }
    let there = matches!(name, b"" | b"C" | b"POSIX") || is_utf8(name) || has_file(name);
    if there { Ok(()) } else { Err(Errno(libc::ENOENT)) }
}

/// Checks what setlocale gives for LC_ALL where the categories differ: musl's names of all, with semicolons between.
pub fn check_all(names: &[u8], mut has_file: impl FnMut(&[u8]) -> bool) -> Result<(), Errno> {
    names.split(|&byte| byte == b';').try_for_each(|name| check(name, &mut has_file))
}

/// `C.UTF-8` in its spellings, with or without a modifier.
fn is_utf8(name: &[u8]) -> bool {
    let Some(codeset) = name.strip_prefix(b"C.") else { return false };
    let codeset = codeset.split(|&byte| byte == b'@').next().unwrap_or_default();
    let letters = codeset.iter().filter(|byte| byte.is_ascii_alphanumeric()).map(u8::to_ascii_lowercase);
    letters.eq(*b"utf8")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn errno(result: Result<(), Errno>) -> i32 {
        result.err().map_or(0, |errno| errno.0)
    }

    #[test]
    fn there_are_c_in_its_spellings_and_those_with_a_file() {
        for name in ["", "C", "POSIX", "C.UTF-8", "C.utf8", "C.Utf--8", "C.UTF-8@x", "file"] {
            assert_eq!(errno(check(name.as_bytes(), |name| name == b"file")), 0, "{name}");
        }
        for name in ["c", "POSIX.UTF-8", "C.", "C.latin1", "C@x", "de_DE.utf8", "files"] {
            assert_eq!(errno(check(name.as_bytes(), |name| name == b"file")), libc::ENOENT, "{name}");
        }
        assert_eq!(errno(check(b"../file", |_| true)), libc::EINVAL);
    }

    #[test]
    fn all_of_several_must_be_there() {
        assert_eq!(errno(check_all(b"C.UTF-8;C;C;C;C;C", |_| false)), 0);
        assert_eq!(errno(check_all(b"C.UTF-8;C;C;C;C;x", |_| false)), libc::ENOENT);
        assert_eq!(errno(check_all(b"C.UTF-8;C;C;C;C;x", |name| name == b"x")), 0);
    }
}
