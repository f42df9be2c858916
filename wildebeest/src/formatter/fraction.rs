//! Fractions become text.

use super::{
    decimal::{Binary, Decimal},
    digits::Base,
    directive::Directive,
    print::written,
};
use crate::ffi::Output;

/// The letters behind an exponent's: its sign and two digits.
const EXPONENT: usize = 4;

/// Prints a number as a directive with one of `efgEFG` asks for; `None` for what is not printed here.
pub fn print(out: &mut Output<'_>, directive: Directive, number: f64) -> Option<()> {
    let magnitude = Binary::of(number)?;
    let precision = directive.precision.unwrap_or(6);
    let (decimal, exponent) = match directive.letter | 0x20 {
        b'f' => (magnitude.fixed(precision)?, None),
        b'e' => scientific(magnitude, precision)?,
        _ => general(magnitude, precision.max(1), directive.alternative)?,
    };
    place(out, directive, directive.sign(number.is_sign_negative()), decimal, exponent);
    Some(())
}

fn scientific(magnitude: Binary, precision: usize) -> Option<(Decimal, Option<i32>)> {
    let (digits, exponent) = magnitude.significant(precision.checked_add(1)?)?;
    Some((Decimal::split(digits, precision)?, Some(exponent)))
}

fn general(magnitude: Binary, precision: usize, zeros: bool) -> Option<(Decimal, Option<i32>)> {
    let (digits, exponent) = magnitude.significant(precision)?;
    let last = precision as i32 - 1;
    let is_short = (-4..=last).contains(&exponent);
    let places = if is_short { last - exponent } else { last };
    let decimal = Decimal::split(digits, places.try_into().ok()?)?;
    Some((if zeros { decimal } else { decimal.stripped() }, (!is_short).then_some(exponent)))
}

fn place(out: &mut Output<'_>, directive: Directive, sign: &[u8], decimal: Decimal, exponent: Option<i32>) {
    let digits = Base::Ten.count(decimal.whole);
    let point = decimal.places > 0 || directive.alternative;
    let length = sign.len() + digits + usize::from(point) + decimal.places + exponent.map_or(0, |_| EXPONENT);
    let room = directive.width.saturating_sub(length);
    let (left, zeros) = (directive.left, directive.zero && !directive.left);
    if !left && !zeros {
        out.fill(b' ', room);
    }
    out.bytes(sign);
    if zeros {
        out.fill(b'0', room);
    }
    written(out, decimal.whole, Base::Ten, digits);
    if point {
        out.byte(b'.');
    }
    written(out, decimal.fraction, Base::Ten, decimal.places);
    if let Some(exponent) = exponent {
        // As large as the directive's letter.
        out.byte(directive.letter & 0x20 | b'E');
        out.byte(if exponent < 0 { b'-' } else { b'+' });
        written(out, exponent.unsigned_abs().into(), Base::Ten, 2);
    }
    if left {
        out.fill(b' ', room);
    }
}
