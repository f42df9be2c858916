//! Whether a name matches a pattern of letters, `?`, `*` and brackets.
#![forbid(unsafe_code)]

use core::convert::Infallible;

use super::{
    bracket,
    letters::{self, Letters},
};
use crate::sys::classes;

/// How to read a pattern.
#[derive(Clone, Copy, Debug, Default)]
pub struct Rules {
    /// A backslash takes the meaning of what follows.
    pub escapes: bool,
    /// A period at the start of a name must be matched by a period.
    pub period: bool,
    /// Names and patterns are UTF-8, as long as they are valid.
    pub utf8: bool,
    /// Slashes must be matched by slashes, and names start behind each of them.
    pub path: bool,
    /// A slash may follow what matched, and anything behind it.
    pub leading: bool,
    /// Capitals and small letters are the same.
    pub fold: bool,
}

impl Rules {
    /// Whether what starts at `rest`, the end of `name`, only matches a period.
    pub fn hides(self, name: &[u8], rest: &[u8]) -> bool {
        self.period && rest.first() == Some(&b'.') && {
            let before = name.len().checked_sub(rest.len() + 1).and_then(|last| name.get(last));
            before.is_none_or(|&before| self.path && before == b'/')
        }
    }

    /// Whether no wildcard matches `letter`.
    pub fn parts(self, letter: u32) -> bool {
        self.path && letter == u32::from(b'/')
    }

    /// Whether a name may end at `rest`.
    pub fn ends(self, rest: &[u8]) -> bool {
        rest.first().is_none_or(|&byte| self.leading && byte == b'/')
    }

    /// The letter that stands for `letter`.
    pub fn folded(self, letter: u32) -> u32 {
        if self.fold { classes::small(letter) } else { letter }
    }
}

/// Where to go on when what follows a `*` does not match: one letter further.
#[derive(Clone, Copy)]
struct Star<'p, 'n> {
    pattern: &'p [u8],
    name: &'n [u8],
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
        name.ends_with(self.end) && name.starts_with(self.start) && matches(self.text, name, self.rules)
    }
}

fn matches(pattern: &[u8], name: &[u8], rules: Rules) -> bool {
    let letters = letters::for_texts(pattern, name, rules.utf8);
    matches_with(pattern, name, name, rules, letters, false, |_, _, _| Ok::<_, Infallible>(None)).unwrap_or(false)
}

/// Whether `name`, an end of `whole`, matches `pattern`.
///
/// There is one place to go back to, the last `*`: nothing before it has to match otherwise.
///
/// `other` is asked at each place whether what follows is matched by other means: it hears the rest of the pattern, the
/// rest of the name, and whether only `*` and `?` stand before. It goes on behind the pattern if that `continues`.
pub fn matches_with<'p, 'n, E>(
    mut pattern: &'p [u8],
    whole: &'n [u8],
    mut name: &'n [u8],
    rules: Rules,
    letters: Letters,
    continues: bool,
    mut other: impl FnMut(&'p [u8], &'n [u8], bool) -> Result<Option<bool>, E>,
) -> Result<bool, E> {
    let mut star: Option<Star<'_, '_>> = None;
    let mut behind_star = false;
    loop {
        // Equal letters that mean nothing else, which most are.
        while let ([wanted, behind_pattern @ ..], [letter, behind_name @ ..]) = (pattern, name)
            && wanted == letter
            && (wanted.is_ascii_alphanumeric() || b"/._-".contains(wanted))
        {
            (pattern, name, behind_star) = (behind_pattern, behind_name, false);
        }
        let step = match other(pattern, name, behind_star)? {
            Some(true) => return Ok(true),
            Some(false) => None,
            None => match pattern.split_first() {
                Some((b'*', behind)) => {
                    if rules.hides(whole, name) {
                        return Ok(false);
                    }
                    if behind.is_empty() && !rules.path && !continues {
                        return Ok(true);
                    }
                    let Some(skipped) = skip(behind, name, rules) else { return Ok(false) };
                    (pattern, name, behind_star) = (behind, skipped, true);
                    star = Some(Star { pattern, name });
                    continue;
                }
                None if rules.ends(name) => return Ok(true),
                // Some letter of the pattern is left, and no name left for it however little `*` takes.
                Some(_) if name.is_empty() => return Ok(false),
                None => None,
                Some(_) if rules.hides(whole, name) && !starts_with_period(pattern, rules) => return Ok(false),
                Some((byte, _)) => {
                    behind_star &= *byte == b'?';
                    match_letter(pattern, name, rules, letters)
                }
            },
        };
        if let Some((behind_pattern, behind_name)) = step {
            (pattern, name) = (behind_pattern, behind_name);
            continue;
        }
        let Some(last) = &mut star else { return Ok(false) };
        let Some((letter, behind)) = letters.split_first(last.name) else { return Ok(false) };
        match skip(last.pattern, behind, rules) {
            Some(skipped) if !rules.parts(letter) => last.name = skipped,
            _ => return Ok(false),
        }
        (pattern, name, behind_star) = (last.pattern, last.name, true);
    }
}

/// What is left of `name` when `*` has taken what the letter behind it cannot match.
fn skip<'n>(pattern: &[u8], name: &'n [u8], rules: Rules) -> Option<&'n [u8]> {
    match pattern {
        [b'*' | b'?' | b'[' | b'\\' | b'+' | b'@' | b'!', ..] | [] => Some(name),
        _ if rules.fold => Some(name),
        &[wanted, ..] => {
            let place = name.iter().position(|&byte| byte == wanted || rules.parts(byte.into()))?;
            name.get(place..)
        }
    }
}

pub fn starts_with_period(pattern: &[u8], rules: Rules) -> bool {
    match pattern {
        [b'.', ..] => true,
        [b'\\', b'.', ..] => rules.escapes,
        _ => false,
    }
}

/// Matches the first letter of `name` and gives what is behind it and behind its part of the pattern.
pub fn match_letter<'p, 'n>(
    pattern: &'p [u8],
    name: &'n [u8],
    rules: Rules,
    letters: Letters,
) -> Option<(&'p [u8], &'n [u8])> {
    let (letter, behind_name) = letters.split_first(name)?;
    let (wanted, behind) = letters.split_first(pattern)?;
    let wildcard = !rules.parts(letter);
    let (wanted, behind) = match u8::try_from(wanted) {
        Ok(b'?') => return wildcard.then_some((behind, behind_name)),
        Ok(b'[') => match bracket::matches(behind, letter, rules, letters) {
            bracket::Answer::Matches(behind) => return wildcard.then_some((behind, behind_name)),
            bracket::Answer::Differs => return None,
            bracket::Answer::NoBracket => (wanted, behind),
        },
        Ok(b'\\') if rules.escapes => letters.split_first(behind)?,
        _ => (wanted, behind),
    };
    (rules.folded(wanted) == rules.folded(letter)).then_some((behind, behind_name))
}
