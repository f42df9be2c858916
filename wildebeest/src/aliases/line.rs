//! A line of `/etc/aliases`: `name: member, member...`, gone on with in the lines below that begin with a blank.
#![forbid(unsafe_code)]

use crate::{netdb::line::trim, records::fields::is_blank};

/// A line that begins an alias.
#[derive(Clone, Debug)]
pub struct Alias<'a> {
    /// Its name.
    pub name: &'a [u8],
    /// What follows the colon.
    list: &'a [u8],
}

impl<'a> Alias<'a> {
    /// Reads a line; `None` when it is empty, a comment, or has no name before a colon.
    pub fn parse(line: &'a [u8]) -> Option<Self> {
        let text = trim(line);
        let end = text.iter().position(|&byte| matches!(byte, b':' | b'\n' | 0 | b'#')).filter(|&end| end > 0)?;
        let (name, list) = text.split_at_checked(end)?;
        Some(Self { name, list: list.strip_prefix(b":")? })
    }

    /// Those of its members that are in the same line.
    pub fn members(&self) -> Members<'a> {
        Members::of(self.list)
    }

    /// Whether `name` is its name; the case of ASCII letters does not count.
    pub fn is_called(&self, name: &[u8]) -> bool {
        self.name.eq_ignore_ascii_case(name)
    }
}

/// Whether `line` goes on with the alias above it.
pub fn goes_on(line: &[u8]) -> bool {
    line.first().is_some_and(|&byte| byte != b'\n' && is_blank(byte))
}

/// What counts of a line: up to a newline, NUL or `#`.
fn content(line: &[u8]) -> &[u8] {
    line.split(|byte| matches!(byte, b'\n' | 0 | b'#')).next().unwrap_or_default()
}

/// The members that a line lists, without blanks in front of them. (Those behind them belong to them.)
#[derive(Clone, Debug)]
pub struct Members<'a> {
    rest: &'a [u8],
}

impl<'a> Members<'a> {
    /// The members in a line that goes on with an alias, or in a file that is included.
    pub fn of(line: &'a [u8]) -> Self {
        Self { rest: content(line) }
    }
}

impl<'a> Iterator for Members<'a> {
    type Item = &'a [u8];

    fn next(&mut self) -> Option<&'a [u8]> {
        let start = self.rest.iter().position(|&byte| byte != b',' && !is_blank(byte))?;
        let text = self.rest.get(start..)?;
        let end = text.iter().position(|&byte| byte == b',').unwrap_or(text.len());
        let (member, rest) = text.split_at_checked(end)?;
        self.rest = rest;
        Some(member)
    }
}

/// The file whose lines list the members that `member` stands for, if it is `:include:FILE`.
pub fn included(member: &[u8]) -> Option<&[u8]> {
    member.strip_prefix(b":include:")
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn shown(line: &str) -> Option<(String, Vec<String>)> {
        let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
        Alias::parse(line.as_bytes()).map(|alias| (text(alias.name), alias.members().map(text).collect()))
    }

    #[test]
    fn blanks_count_behind_a_member_only() {
        assert_eq!(shown("a: b , c d ,, ,e # f"), Some(("a".into(), vec!["b ".into(), "c d ".into(), "e ".into()])));
        assert_eq!(shown(" \"a b\" :\t:include:/x\n"), Some(("\"a b\" ".into(), vec![":include:/x".into()])));
        assert_eq!(shown("a:\0b"), Some(("a".into(), vec![])));
        for line in ["", "\n", "a", ":a", "#a: b", "a#b: c", " \0a: b"] {
            assert_eq!(shown(line), None, "{line:?}");
        }
    }

    #[test]
    fn an_indented_line_goes_on() {
        assert!(goes_on(b" a") && goes_on(b"\t\n") && goes_on(b"\r\n"));
        assert!(!goes_on(b"\n") && !goes_on(b"") && !goes_on(b"a") && !goes_on(b"#"));
    }

    proptest! {
        #[test]
        fn members_are_what_splitting_gives(line in "[ab,: \t#]{0,20}") {
            let text = line.split('#').next().unwrap_or_default();
            let expected: Vec<_> =
                text.split(',').map(str::trim_start).filter(|member| !member.is_empty()).map(str::as_bytes).collect();
            prop_assert_eq!(Members::of(line.as_bytes()).collect::<Vec<_>>(), expected);
        }

        #[test]
        fn no_line_is_too_strange(line in prop::collection::vec(any::<u8>(), 0..60)) {
            if let Some(alias) = Alias::parse(&line) {
                prop_assert!(!alias.name.is_empty());
                prop_assert!(alias.members().all(|member| !member.is_empty()));
            }
        }
    }
}
