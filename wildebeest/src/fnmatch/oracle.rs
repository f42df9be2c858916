//! The matcher against glibc's `fnmatch`, and against evil patterns.
use std::{ffi::CString, time::Instant};

use proptest::prelude::*;

use super::{EXTMATCH, LEADING_DIR, Letters, PATHNAME, PERIOD, Rules, matches, simulation, trial};

#[test]
fn time_is_bounded() {
    let name = [b"a".repeat(200).as_slice(), b"b"].concat();
    let nested = |group: &str| format!("{}a{}", group.repeat(20), ")".repeat(20));
    let start = Instant::now();
    for pattern in
        [nested("*("), nested("+(*("), nested("!("), "*(a|a)".repeat(20), "*(*(a)*)c".repeat(20), "*a".repeat(20)]
    {
        assert_eq!(matches(pattern.as_bytes(), &name, EXTMATCH), Ok(false), "{pattern}");
    }
    assert!(start.elapsed().as_secs() < 60);
}

proptest! {
    #[test]
    fn both_ways_to_match_agree(pattern in "([ab/|)]|[?*+@!]\\(|[*?]){0,12}", name in "[ab/]{0,9}", flags in 0..64) {
        let has = |flag| flags & flag != 0;
        let rules = Rules { escapes: true, path: has(PATHNAME), leading: has(LEADING_DIR), ..Rules::default() };
        let (pattern, name) = (pattern.as_bytes(), name.as_bytes());
        if let Ok(answer) = trial::matches(pattern, name, rules, Letters::Bytes, true) {
            prop_assert_eq!(simulation::matches(pattern, name, rules, Letters::Bytes), Ok(answer));
        }
    }
}

#[cfg(target_env = "gnu")]
mod glibc {
    use super::*;
    use crate::oracle::in_locale;

    /// Where glibc errs: the README's "Where it differs" has it.
    fn is_odd(pattern: &str, flags: i32) -> bool {
        let grouped = flags & EXTMATCH != 0;
        let odd = ["**(", "*)@(", "*)+(", "*)!(", "\\)", "\\|"];
        let leading = flags & LEADING_DIR != 0 && (pattern.contains("*(") || pattern.contains("+("));
        let hidden = flags & PERIOD != 0 && pattern.split_once('*').is_some_and(|(_, rest)| rest.contains("!("));
        grouped && (odd.iter().any(|odd| pattern.contains(odd)) || leading || hidden || has_group_behind_star(pattern))
    }

    /// A star, question marks, and a group that the last of them begins.
    fn has_group_behind_star(pattern: &str) -> bool {
        let marked = |rest: &str| rest.starts_with('?') && rest.trim_start_matches('?').starts_with('(');
        pattern.split('*').skip(1).any(marked)
    }

    fn agrees(pattern: &str, name: &[u8], flags: i32, utf8: bool) -> Result<(), TestCaseError> {
        if is_odd(pattern, flags) {
            return Ok(());
        }
        let (terminated, text) = (CString::new(name).unwrap_or_default(), CString::new(pattern).unwrap_or_default());
        let (ours, theirs) = in_locale(if utf8 { "C.UTF-8" } else { "C" }, || {
            // SAFETY: two C strings.
            let theirs = unsafe { libc::fnmatch(text.as_ptr(), terminated.as_ptr(), flags) };
            (matches(pattern.as_bytes(), name, flags), theirs == 0)
        });
        prop_assert_eq!(ours, Ok(theirs), "{:?} {:?} {:#x}", pattern, name, flags);
        Ok(())
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(if std::env::var_os("LONG").is_some() { 3_000_000 } else { 5_000 }))]

        #[test]
        fn groups(pattern in "([ab./|)]|[?*+@!]\\(|[*?]){0,9}", name in "[ab./]{0,5}", flags in 0..64, utf8: bool) {
            agrees(&pattern, name.as_bytes(), flags, utf8)?;
        }

        #[test]
        fn groups_and_brackets(
            pattern in "([aBé/|)*?^!-]|[*+@!]\\(|\\[|\\]|\\\\|\\[:upper:\\]|\\[=a=\\]|\\[\\.B\\.\\]){0,9}",
            name in "[abBÉ/)!-]{0,5}",
            flags in 0..64,
            utf8: bool,
        ) {
            agrees(&pattern, name.as_bytes(), flags, utf8)?;
        }

        #[test]
        fn invalid_text(pattern in "([aé)*?]|[*+@!]\\(|\\[é\\]){0,9}", name in "[aé\u{ff}]{0,4}", flags in 0..64, cut in 0..2_usize) {
            let name = name.as_bytes();
            agrees(&pattern, &name[..name.len().saturating_sub(cut)], flags, true)?;
        }
    }
}
