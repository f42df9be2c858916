//! Whether a file name matches one component of a pattern.
#![forbid(unsafe_code)]

use super::{
    bracket,
    letters::{self, Letters},
};

/// How to read a pattern.
#[derive(Clone, Copy, Debug)]
pub struct Rules {
    /// A backslash takes the meaning of what follows.
    pub escapes: bool,
    /// A period at the start of a name must be matched by a period.
    pub period: bool,
    /// Names and patterns are UTF-8, as long as they are valid.
    pub utf8: bool,
}

/// Where to go on when what follows a `*` does not match: one letter further.
#[derive(Clone, Copy)]
struct Star<'a> {
    pattern: &'a [u8],
    name: &'a [u8],
}

/// One component of a pattern, prepared for many names.
#[derive(Clone, Copy)]
pub struct Component<'a> {
    text: &'a [u8],
    rules: Rules,
    /// The bytes that every matching name starts and ends with. Most names are told apart by these.
    start: &'a [u8],
    end: &'a [u8],
}

impl<'a> Component<'a> {
    /// Prepares `text`, which holds no slash.
    pub fn new(text: &'a [u8], rules: Rules) -> Self {
        let special = |byte: &u8| b"*?[]\\".contains(byte);
        let start = text.iter().position(special).unwrap_or(text.len());
        let end = text.iter().rposition(special).map_or(0, |last| last + 1);
        Self { text, rules, start: text.get(..start).unwrap_or_default(), end: text.get(end..).unwrap_or_default() }
    }

    /// Whether `name` matches.
    pub fn matches(&self, name: &[u8]) -> bool {
        let hidden = self.rules.period && name.first() == Some(&b'.') && !starts_with_period(self.text, self.rules);
        !hidden && name.ends_with(self.end) && name.starts_with(self.start) && matches(self.text, name, self.rules)
    }
}

/// Whether `name` matches `pattern`, leading periods aside.
///
/// There is one place to go back to, the last `*`: nothing before it has to match otherwise.
fn matches(pattern: &[u8], name: &[u8], rules: Rules) -> bool {
    let letters = letters::for_texts(pattern, name, rules.utf8);
    let (mut pattern, mut name) = (pattern, name);
    let mut star: Option<Star<'_>> = None;
    loop {
        if let Some((b'*', behind)) = pattern.split_first() {
            pattern = behind;
            if pattern.is_empty() {
                return true;
            }
            star = Some(Star { pattern, name });
            continue;
        }
        let step = match (pattern.is_empty(), name.is_empty()) {
            (true, true) => return true,
            (true, false) => None,
            // Some letter of the pattern is left, and no name left for it however little `*` takes.
            (false, true) => return false,
            (false, false) => match_letter(pattern, name, rules, letters),
        };
        if let Some((behind_pattern, behind_name)) = step {
            (pattern, name) = (behind_pattern, behind_name);
            continue;
        }
        let Some(last) = &mut star else { return false };
        let Some((_, behind)) = letters.split_first(last.name) else { return false };
        last.name = behind;
        (pattern, name) = (last.pattern, behind);
    }
}

fn starts_with_period(pattern: &[u8], rules: Rules) -> bool {
    match pattern {
        [b'.', ..] => true,
        [b'\\', b'.', ..] => rules.escapes,
        _ => false,
    }
}

/// Matches the first letter of `name` and gives what is behind it and behind its part of the pattern.
fn match_letter<'p, 'n>(
    pattern: &'p [u8],
    name: &'n [u8],
    rules: Rules,
    letters: Letters,
) -> Option<(&'p [u8], &'n [u8])> {
    let (letter, behind_name) = letters.split_first(name)?;
    let (wanted, behind) = letters.split_first(pattern)?;
    let (wanted, behind) = match u8::try_from(wanted) {
        Ok(b'?') => return Some((behind, behind_name)),
        Ok(b'[') => match bracket::matches(behind, letter, rules, letters) {
            bracket::Answer::Matches(behind) => return Some((behind, behind_name)),
            bracket::Answer::Differs => return None,
            bracket::Answer::NoBracket => (wanted, behind),
        },
        Ok(b'\\') if rules.escapes => letters.split_first(behind)?,
        _ => (wanted, behind),
    };
    (wanted == letter).then_some((behind, behind_name))
}
