//! The directives of a format: `%`, flags, a width, a modifier and a letter.
#![forbid(unsafe_code)]

/// How what is shorter than it should be is filled up.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Padding {
    /// As the letter has it.
    Usual,
    /// `0`.
    Zeros,
    /// `_`.
    Spaces,
    /// `-`: numbers have no more digits than they need.
    None,
}

/// The flags and the width of a directive.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Shape {
    /// How it is filled up.
    pub padding: Padding,
    /// `^`.
    pub upper: bool,
    /// `#`.
    pub changed: bool,
    /// How long it is at least.
    pub width: usize,
}

impl Shape {
    /// Without any flag.
    pub const PLAIN: Self = Self { padding: Padding::Usual, upper: false, changed: false, width: 0 };
}

/// A directive.
#[derive(Debug, PartialEq, Eq)]
pub struct Directive<'a> {
    /// How it is to be written.
    pub shape: Shape,
    /// What it asks for; a NUL where there is no such directive.
    pub letter: u8,
    /// All of it.
    pub text: &'a [u8],
}

impl<'a> Directive<'a> {
    /// The directive that a format begins with, behind the `%` of which is `rest`; and what follows it.
    pub fn parse(format: &'a [u8], rest: &'a [u8]) -> (Self, &'a [u8]) {
        let (mut shape, rest) = flags(rest);
        let (width, rest) = width(rest);
        shape.width = width;
        let (modifier, rest) = match rest.split_first() {
            Some((&modifier @ (b'E' | b'O'), behind)) => (modifier, behind),
            _ => (0, rest),
        };
        let (letter, behind) = rest.split_first().map_or((0, rest), |(&letter, behind)| (letter, behind));
        let letter = if is_known(letter) && takes(letter, modifier) { letter } else { 0 };
        let text = format.get(..format.len().saturating_sub(behind.len())).unwrap_or_default();
        (Self { shape, letter, text }, behind)
    }
}

fn is_known(letter: u8) -> bool {
    matches!(letter, b'a'..=b'e' | b'g'..=b'h' | b'j'..=b'n' | b'p' | b'r'..=b'u' | b'w'..=b'z' | b'%')
        || matches!(letter, b'A'..=b'D' | b'F'..=b'I' | b'M' | b'P' | b'R'..=b'Z')
}

/// Whether a letter may have a modifier.
fn takes(letter: u8, modifier: u8) -> bool {
    match modifier {
        b'E' => b"cCxXyYnpPrRstTuzZ%".contains(&letter),
        b'O' => !b"aAcDFxXY".contains(&letter),
        _ => true,
    }
}

fn flags(mut rest: &[u8]) -> (Shape, &[u8]) {
    let mut shape = Shape::PLAIN;
    while let Some((&flag, behind)) = rest.split_first() {
        match flag {
            b'0' => shape.padding = Padding::Zeros,
            b'_' => shape.padding = Padding::Spaces,
            b'-' => shape.padding = Padding::None,
            b'^' => shape.upper = true,
            b'#' => shape.changed = true,
            _ => break,
        }
        rest = behind;
    }
    (shape, rest)
}

fn width(mut rest: &[u8]) -> (usize, &[u8]) {
    let mut width = 0_usize;
    while let Some((&digit @ b'0'..=b'9', behind)) = rest.split_first() {
        width = width.saturating_mul(10).saturating_add(usize::from(digit - b'0'));
        rest = behind;
    }
    (width, rest)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parsed(format: &str) -> (Shape, char, &str, &str) {
        let bytes = format.as_bytes();
        let (directive, behind) = Directive::parse(bytes, bytes.get(1..).unwrap_or_default());
        let text = |bytes| std::str::from_utf8(bytes).unwrap_or("?");
        (directive.shape, directive.letter.into(), text(directive.text), text(behind))
    }

    #[test]
    fn a_directive_has_its_parts() {
        let shape = Shape { padding: Padding::Zeros, upper: true, changed: true, width: 12 };
        assert_eq!(parsed("%-^#012EYx"), (shape, 'Y', "%-^#012EY", "x"));
        assert_eq!(parsed("%dd"), (Shape::PLAIN, 'd', "%d", "d"));
    }

    #[test]
    fn what_is_none_is_text() {
        for (format, text, behind) in
            [("%Qx", "%Q", "x"), ("%Edx", "%Ed", "x"), ("%+d", "%+", "d"), ("%", "%", ""), ("%EOd", "%EO", "d")]
        {
            assert_eq!(parsed(format), (Shape::PLAIN, '\0', text, behind), "{format}");
        }
        assert_eq!(parsed("%99999999999999999999999d").0.width, usize::MAX);
    }
}
