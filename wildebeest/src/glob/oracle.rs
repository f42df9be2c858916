//! The matcher against a naive model, and against glibc's `fnmatch`.
use std::ffi::CString;

use proptest::prelude::*;

use super::matcher::{Component, Rules};

fn matches(pattern: &[u8], name: &[u8], rules: Rules) -> bool {
    Component::new(pattern, rules).matches(name)
}

fn rules(utf8: bool, escapes: bool, period: bool) -> Rules {
    Rules { escapes, period, utf8, ..Rules::default() }
}

/// Patterns of stars, question marks and letters by the definition.
fn model(pattern: &[u8], name: &[u8]) -> bool {
    match (pattern, name) {
        ([], []) => true,
        ([b'*', rest @ ..], _) => (0..=name.len()).any(|length| model(rest, &name[length..])),
        ([b'?', pattern @ ..], [_, name @ ..]) => model(pattern, name),
        ([wanted, pattern @ ..], [letter, name @ ..]) => wanted == letter && model(pattern, name),
        _ => false,
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(4096))]

    #[test]
    fn equals_the_naive_model(pattern in "[*?ab]{0,10}", name in "[ab]{0,10}") {
        prop_assert_eq!(
            matches(pattern.as_bytes(), name.as_bytes(), rules(false, true, true)),
            model(pattern.as_bytes(), name.as_bytes())
        );
    }
}

#[cfg(target_env = "gnu")]
mod glibc {
    use super::*;
    use crate::oracle::in_locale;

    fn bytes(pieces: Vec<&'static [u8]>) -> CString {
        CString::new(pieces.concat()).unwrap_or_default()
    }

    // No letters beyond U+00FF: glibc 2.36 compares the ends of ranges by their lowest byte only.
    fn pattern() -> impl Strategy<Value = CString> {
        let piece = prop::sample::select(vec![
            b"[" as &[u8],
            b"[",
            b"[",
            b"]",
            b"]",
            b"]",
            b"-",
            b"-",
            b"!",
            b"^",
            b"*",
            b"?",
            b"\\",
            b".",
            b"a",
            b"b",
            b"c",
            b"B",
            b"5",
            b":",
            b"=",
            b"[:alpha:]",
            b"[:digit:]",
            b"[:upper:]",
            b"[:nope:]",
            b"[:",
            b":]",
            b"[=a=]",
            b"[=",
            b"=]",
            b"[.a.]",
            b"[.-.]",
            b"[.",
            b".]",
            b"\xc3\xa9",
            b"\xc3\xbf",
            b"\xff",
            b"\xc3",
        ]);
        prop::collection::vec(piece, 0..9).prop_map(bytes)
    }

    fn name() -> impl Strategy<Value = CString> {
        let piece = prop::sample::select(vec![
            b"a" as &[u8],
            b"b",
            b"c",
            b"B",
            b"5",
            b"[",
            b"]",
            b"-",
            b"\\",
            b".",
            b"!",
            b"^",
            b":",
            b"=",
            b"*",
            b"\xc3\xa9",
            b"\xc3\xbf",
            b"\xff",
            b"\xc3",
        ]);
        prop::collection::vec(piece, 0..4).prop_map(bytes)
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(if std::env::var_os("LONG").is_some() { 3_000_000 } else { 20_000 }))]

        #[test]
        fn equals_fnmatch(pattern in pattern(), name in name(), utf8: bool, escapes: bool, period: bool) {
            let flags = if escapes { 0 } else { libc::FNM_NOESCAPE } | if period { libc::FNM_PERIOD } else { 0 };
            let (ours, theirs) = in_locale(if utf8 { "C.UTF-8" } else { "C" }, || {
                // SAFETY: two C strings.
                let theirs = unsafe { libc::fnmatch(pattern.as_ptr(), name.as_ptr(), flags) };
                let as_letters = matches(pattern.as_bytes(), name.as_bytes(), rules(utf8, escapes, period));
                // glibc tries the bytes when the letters do not match, so that `??` matches one letter of two bytes.
                // No document has it so, and we do not.
                let as_bytes = matches(pattern.as_bytes(), name.as_bytes(), rules(false, escapes, period));
                (as_letters || as_bytes, theirs == 0)
            });
            prop_assert_eq!(ours, theirs);
        }
    }
}
