//! `[...]`: bracket expressions.
#![forbid(unsafe_code)]

use super::{letters::Letters, matcher::Rules};
use crate::sys::classes::{self, Class};

/// What a bracket expression says of a letter.
pub enum Answer<'a> {
    /// It is in; with what follows the expression.
    Matches(&'a [u8]),
    /// It is not, or the expression is invalid.
    Differs,
    /// There is no closing bracket: the opening one stands for itself.
    NoBracket,
}

/// An element of a bracket expression.
enum Element<'a> {
    /// As `Rules::folded` has it.
    Letter(u32),
    /// `[.a.]`: glibc does not fold it.
    Collating(u32),
    /// `[=a=]`: no range can start with it.
    Equivalent(u32),
    Class(&'a [u8]),
    /// `[.name.]` with a name of more than one letter, or without any.
    Unknown,
    /// `[.` that nothing ends.
    Unterminated,
}

/// Matches `letter` with the bracket expression whose `[` stands just before `pattern`.
pub fn matches<'a>(pattern: &'a [u8], letter: u32, rules: Rules, letters: Letters) -> Answer<'a> {
    let (negated, mut rest) = match pattern {
        [b'!' | b'^', rest @ ..] => (true, rest),
        _ => (false, pattern),
    };
    let folded = rules.folded(letter);
    let (mut found, mut first) = (false, true);
    loop {
        match rest {
            [] => return Answer::NoBracket,
            [b']', behind @ ..] if !first => {
                return if found == negated { Answer::Differs } else { Answer::Matches(behind) };
            }
            _ => first = false,
        }
        if let ([b'[', b'=', inner @ ..], true) = (rest, found) {
            // Behind the letter found, glibc does not take this for a plain bracket.
            if equivalent(inner, letters).is_none() {
                return Answer::Differs;
            }
        }
        let Some((element, behind)) = element(rest, rules, letters) else { return Answer::NoBracket };
        rest = behind;
        found = match element {
            Element::Unterminated => return Answer::Differs,
            // Once the letter is found, names in what follows need not be known.
            _ if found => true,
            Element::Class(name) => match classes::find(name) {
                Some(class) => in_class(letter, class, letters),
                None => return Answer::Differs,
            },
            Element::Equivalent(one) => one == letter,
            Element::Letter(low) | Element::Collating(low) => match range_end(rest, rules, letters) {
                Some((Element::Letter(high) | Element::Collating(high), behind)) => {
                    rest = behind;
                    (low..=high).contains(&folded)
                }
                Some(_) => return Answer::Differs,
                None if matches!(element, Element::Letter(_)) => low == folded,
                None => low == letter,
            },
            Element::Unknown => return Answer::Differs,
        };
    }
}

/// The element that ends a range, when a range follows: `-` and anything but the closing bracket.
fn range_end<'a>(rest: &'a [u8], rules: Rules, letters: Letters) -> Option<(Element<'a>, &'a [u8])> {
    match rest {
        [b'-', b']', ..] | [b'-'] => None,
        [b'-', b'[', b'.', ..] => element(rest.get(1..)?, rules, letters),
        [b'-', behind @ ..] => letter_element(behind, rules, letters),
        _ => None,
    }
}

/// The first element of `rest`, or `None` at its end.
fn element<'a>(rest: &'a [u8], rules: Rules, letters: Letters) -> Option<(Element<'a>, &'a [u8])> {
    let named = match rest {
        [b'[', b':', inner @ ..] => class(inner),
        [b'[', b'=', inner @ ..] => equivalent(inner, letters),
        [b'[', b'.', inner @ ..] => Some(collating(inner, letters)),
        _ => None,
    };
    // What only looks like a name is a bracket that stands for itself.
    named.or_else(|| letter_element(rest, rules, letters))
}

/// The same where no name can stand.
fn letter_element<'a>(rest: &'a [u8], rules: Rules, letters: Letters) -> Option<(Element<'a>, &'a [u8])> {
    let rest = match rest {
        [b'\\', behind @ ..] if rules.escapes => behind,
        _ => rest,
    };
    let (letter, behind) = letters.split_first(rest)?;
    Some((Element::Letter(rules.folded(letter)), behind))
}

/// `name:]`.
fn class(inner: &[u8]) -> Option<(Element<'_>, &[u8])> {
    let length = inner.iter().take_while(|byte| byte.is_ascii_lowercase()).count();
    let (name, behind) = inner.split_at_checked(length)?;
    Some((Element::Class(name), behind.strip_prefix(b":]")?))
}

/// `a=]`.
fn equivalent(inner: &[u8], letters: Letters) -> Option<(Element<'_>, &[u8])> {
    let (letter, behind) = letters.split_first(inner)?;
    Some((Element::Equivalent(letter), behind.strip_prefix(b"=]")?))
}

/// `name.]`. Only names of one letter are known in musl's locales.
fn collating(inner: &[u8], letters: Letters) -> (Element<'_>, &[u8]) {
    let end = inner.windows(2).position(|pair| pair == b".]");
    let Some((name, behind)) = end.and_then(|length| inner.split_at_checked(length)) else {
        return (Element::Unterminated, inner);
    };
    let behind = behind.get(2..).unwrap_or_default();
    match letters.split_first(name) {
        Some((letter, [])) => (Element::Collating(letter), behind),
        _ => (Element::Unknown, behind),
    }
}

fn in_class(letter: u32, class: Class, letters: Letters) -> bool {
    (letters == Letters::Utf8 || letter < 0x80) && classes::contains(class, letter)
}
