//! strftime's `%Z`: the name that is in `tm_zone`, whoever put it there. All other directives are libc's.
#![forbid(unsafe_code)]

/// Longer directives than this are left to libc, together with the rest of the format.
pub const LONGEST: usize = 40;

/// The bytes of `%Z`, and how they are to be written.
#[derive(Debug, Default, PartialEq, Eq)]
struct Shape {
    upper: bool,
    lower: bool,
    zeros: bool,
    width: usize,
}

/// A part of a format.
#[derive(Debug, PartialEq, Eq)]
enum Part<'a> {
    Text(&'a [u8]),
    Zone(Shape),
    /// Everything from `%` to the letter.
    Directive(&'a [u8]),
}

/// Whether the format has a `%Z`, and nothing that is too long.
pub fn names_zone(format: &[u8]) -> bool {
    let mut found = false;
    for part in parts(format) {
        match part {
            Part::Directive(directive) if directive.len() > LONGEST => return false,
            Part::Zone(_) => found = true,
            _ => {}
        }
    }
    found
}

/// Writes what the format says and a NUL; the length without it, or `None` where that does not fit.
///
/// `libc` writes one directive and a NUL, and says how long that is: `None` where it does not fit.
pub fn format(
    out: &mut [u8],
    format: &[u8],
    zone: &[u8],
    mut libc: impl FnMut(&mut [u8], &[u8]) -> Option<usize>,
) -> Option<usize> {
    let mut length = 0;
    for part in parts(format) {
        let room = out.get_mut(length..)?;
        length += match part {
            Part::Text(text) => put(room, text.iter().copied())?,
            Part::Directive(directive) => libc(room, directive)?,
            Part::Zone(shape) => put(room, shape.letters(zone))?,
        };
    }
    *out.get_mut(length)? = 0;
    Some(length)
}

fn put(room: &mut [u8], bytes: impl Iterator<Item = u8>) -> Option<usize> {
    let mut length = 0;
    for byte in bytes {
        *room.get_mut(length)? = byte;
        length += 1;
    }
    Some(length)
}

impl Shape {
    fn letters<'a>(&self, zone: &'a [u8]) -> impl Iterator<Item = u8> + use<'a> {
        let (upper, lower) = (self.upper, self.lower);
        let padding = if self.zeros { b'0' } else { b' ' };
        let letter = move |byte: &u8| match (lower, upper) {
            (true, _) => byte.to_ascii_lowercase(),
            (_, true) => byte.to_ascii_uppercase(),
            _ => *byte,
        };
        core::iter::repeat_n(padding, self.width.saturating_sub(zone.len())).chain(zone.iter().map(letter))
    }
}

fn parts(format: &[u8]) -> impl Iterator<Item = Part<'_>> {
    let mut rest = format;
    core::iter::from_fn(move || {
        let next = rest.iter().position(|&byte| byte == b'%').unwrap_or(rest.len());
        if next > 0 {
            let (text, more) = rest.split_at_checked(next)?;
            rest = more;
            return Some(Part::Text(text));
        }
        let (_, behind) = rest.split_first()?;
        let (shape, letter) = shape(behind);
        let length = rest.len() - letter.len() + usize::from(!letter.is_empty());
        let (directive, more) = rest.split_at_checked(length)?;
        rest = more;
        Some(if letter.first() == Some(&b'Z') { Part::Zone(shape) } else { Part::Directive(directive) })
    })
}

/// Flags, width and modifier, and what follows them.
fn shape(mut rest: &[u8]) -> (Shape, &[u8]) {
    let mut shape = Shape::default();
    while let Some((&byte, more)) = rest.split_first() {
        match byte {
            b'^' => shape.upper = true,
            b'#' => shape.lower = true,
            b'0' => shape.zeros = true,
            b'_' | b'-' => shape.zeros = false,
            b'+' => {}
            _ => break,
        }
        rest = more;
    }
    while let Some((&digit @ b'0'..=b'9', more)) = rest.split_first() {
        shape.width = shape.width.saturating_mul(10).saturating_add(usize::from(digit - b'0'));
        rest = more;
    }
    (shape, rest.strip_prefix(b"E").or(rest.strip_prefix(b"O")).unwrap_or(rest))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// Shows directives in brackets.
    fn shown(size: usize, pattern: &str) -> Option<String> {
        let mut out = vec![b'!'; size];
        let libc = |room: &mut [u8], directive: &[u8]| {
            let text = [b"[", directive, b"]\0"].concat();
            room.get_mut(..text.len())?.copy_from_slice(&text);
            Some(text.len() - 1)
        };
        let length = format(&mut out, pattern.as_bytes(), b"GmT", libc)?;
        assert_eq!(out.get(length), Some(&0));
        Some(String::from_utf8_lossy(out.get(..length)?).into_owned())
    }

    #[test]
    fn the_zone_is_put_in_as_its_flags_say() {
        let all = "a%Zb%5Z%05Z%_5Z%-5Z%^Z%#Z%EZ%OZ%2Z%^#6Z";
        assert_eq!(shown(99, all).as_deref(), Some("aGmTb  GmT00GmT  GmT  GmTGMTgmtGmTGmTGmT   gmt"));
        assert_eq!(shown(99, "%Y%%%5d%Ez%").as_deref(), Some("[%Y][%%][%5d][%Ez][%]"));
    }

    #[test]
    fn it_fits_or_it_does_not() {
        assert_eq!(shown(4, "%Z").as_deref(), Some("GmT"));
        assert_eq!(shown(3, "%Z"), None);
        assert_eq!(shown(0, ""), None);
        assert_eq!(shown(9, "%99999999999999999999Z"), None);
    }

    #[test]
    fn only_what_has_a_zone_is_ours() {
        for (format, ours) in [("%Z", true), ("%EZ", true), ("%%Z", false), ("", false), ("%", false), ("%5", false)] {
            assert_eq!(names_zone(format.as_bytes()), ours, "{format}");
        }
        assert!(!names_zone(format!("%Z%{}5d", "0".repeat(LONGEST)).as_bytes()));
    }

    proptest! {
        #[test]
        fn every_byte_of_a_format_is_in_one_part(pattern in "[%ZEO0a#^_-]{0,20}", size in 0_usize..40) {
            let whole = shown(200, &pattern);
            prop_assert!(whole.is_some());
            let length = whole.as_ref().map_or(0, String::len);
            if let Some(short) = shown(size, &pattern) {
                prop_assert_eq!(Some(short), whole);
                prop_assert!(length < size);
            }
        }
    }
}
