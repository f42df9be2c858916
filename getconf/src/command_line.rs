//! The command line. It is too plain, and too particular, for a parser of options: options count as first words only,
//! long ones cannot be abbreviated, and `-a` after a variable is a path.

use std::ffi::OsString;

/// What is asked for.
#[derive(Debug, PartialEq, Eq)]
pub enum Request {
    Help,
    Version,
    /// Every variable, those of paths for this one.
    All {
        path: OsString,
    },
    One {
        name: OsString,
        path: Option<OsString>,
    },
}

/// The request that the words behind the program's name make; none where they make no sense.
pub fn parse(words: impl Iterator<Item = OsString>) -> Option<Request> {
    let mut words = words.peekable();
    let mut first = true;
    if let Some(option) = words.next_if(|word| word.as_encoded_bytes().starts_with(b"-v")) {
        // There is one environment to compile for, so that any specification names it.
        if option == "-v" {
            words.next()?;
        }
        first = false;
    }
    let name = words.next()?;
    if first && name == "--help" {
        return Some(Request::Help);
    }
    if first && name == "--version" {
        return Some(Request::Version);
    }
    let (name, all) = if name == "--" { (words.next()?, false) } else { (name.clone(), name == "-a") };
    let path = words.next();
    if words.next().is_some() {
        return None;
    }
    Some(if all { Request::All { path: path.unwrap_or_else(|| "/".into()) } } else { Request::One { name, path } })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parsed(words: &str) -> Option<Request> {
        parse(words.split_whitespace().map(OsString::from))
    }

    fn one(name: &str, path: Option<&str>) -> Option<Request> {
        Some(Request::One { name: name.into(), path: path.map(Into::into) })
    }

    fn all(path: &str) -> Option<Request> {
        Some(Request::All { path: path.into() })
    }

    #[test]
    fn options_are_first_words() {
        assert_eq!(parsed("-v SPEC A"), one("A", None));
        assert_eq!(parsed("-vSPEC A p"), one("A", Some("p")));
        assert_eq!(parsed("-v SPEC -a p"), all("p"));
        assert_eq!(parsed("-a"), all("/"));
        assert_eq!(parsed("A -a"), one("A", Some("-a")));
        assert_eq!(parsed("-- -a"), one("-a", None));
        assert_eq!(parsed("-v SPEC --help"), one("--help", None));
        assert_eq!(parsed("--help anything at all"), Some(Request::Help));
    }

    #[test]
    fn too_few_and_too_many_words() {
        for words in ["", "--", "-v", "-v A", "-vA", "A b c", "-a b c", "-a -v A", "A -v B", "-v A -v B C"] {
            assert_eq!(parsed(words), None, "{words}");
        }
    }
}
