//! Formats and arguments become text.

use core::ffi::c_int;

use super::{digits::Base, directive::Directive, fraction};
use crate::{
    conversion::Size,
    ffi::{Cursor, Output},
};

/// The arguments, one after the other.
pub trait Source<'a> {
    /// An `int`.
    fn int(&mut self) -> c_int;
    /// A `long`.
    fn long(&mut self) -> i64;
    /// A `double`.
    fn double(&mut self) -> f64;
    /// Whether fractions are rounded to the nearest, as the processor is set.
    fn rounds_to_nearest(&self) -> bool;
    /// The address that a pointer holds.
    fn address(&mut self) -> usize;
    /// The string that a pointer points to, of which no more than `limit` bytes are wanted; `None` for a null pointer.
    fn string(&mut self, limit: Option<usize>) -> Option<&'a [u8]>;
}

/// Prints a format; `None` where it has something that is not printed here.
#[inline(always)]
pub fn print<'a>(out: &mut Output<'_>, mut format: Cursor<'_>, source: &mut impl Source<'a>) -> Option<()> {
    loop {
        let (text, sign) = format.until(b'%');
        out.bytes(text);
        if sign.byte() == 0 {
            return Some(());
        }
        let (directive, next) = Directive::read(sign.next(), || source.int())?;
        convert(out, directive, source)?;
        format = next;
    }
}

#[inline(always)]
fn convert<'a>(out: &mut Output<'_>, directive: Directive, source: &mut impl Source<'a>) -> Option<()> {
    match directive.letter {
        b'd' | b'i' => {
            let number = signed(directive.size, source);
            whole(out, directive, directive.sign(number < 0), number.unsigned_abs(), Base::Ten);
        }
        b'u' => whole(out, directive, b"", unsigned(directive.size, source), Base::Ten),
        b'o' => octal(out, directive, unsigned(directive.size, source)),
        b'x' => hexadecimal(out, directive, unsigned(directive.size, source), Base::Sixteen),
        b'X' => hexadecimal(out, directive, unsigned(directive.size, source), Base::Large),
        b'p' if directive.is_plain() => return pointer(out, directive, source.address()),
        b's' if directive.is_plain() => {
            let text = source.string(directive.precision);
            // As glibc, which writes all of the word or nothing.
            let none: &[u8] = if directive.precision.is_none_or(|precision| precision >= 6) { b"(null)" } else { b"" };
            padded(out, directive, text.unwrap_or(none));
        }
        b'c' if directive.is_plain() => padded(out, directive, &[source.int() as u8]),
        b'e' | b'f' | b'g' | b'E' | b'F' | b'G'
            if matches!(directive.size, Size::Int | Size::Long) && source.rounds_to_nearest() =>
        {
            return fraction::print(out, directive, source.double());
        }
        b'%' if directive.is_bare() => out.byte(b'%'),
        _ => return None,
    }
    Some(())
}

impl Directive {
    /// Whether it asks for nothing that has no meaning but for numbers.
    #[inline(always)]
    fn is_plain(&self) -> bool {
        self.size == Size::Int && !(self.plus || self.space || self.alternative || self.zero)
    }

    /// What stands before a number.
    #[inline(always)]
    pub fn sign(&self, negative: bool) -> &'static [u8] {
        match () {
            () if negative => b"-",
            () if self.plus => b"+",
            () if self.space => b" ",
            () => b"",
        }
    }

    /// Whether it is but a letter.
    fn is_bare(&self) -> bool {
        self.is_plain() && !self.left && self.width == 0 && self.precision.is_none()
    }
}

#[inline(always)]
fn signed<'a>(size: Size, source: &mut impl Source<'a>) -> i64 {
    match size {
        Size::Char => (source.int() as i8).into(),
        Size::Short => (source.int() as i16).into(),
        Size::Int => source.int().into(),
        Size::Long | Size::Longest => source.long(),
    }
}

#[inline(always)]
fn unsigned<'a>(size: Size, source: &mut impl Source<'a>) -> u64 {
    match size {
        Size::Char => (source.int() as u8).into(),
        Size::Short => (source.int() as u16).into(),
        Size::Int => (source.int() as u32).into(),
        Size::Long | Size::Longest => source.long() as u64,
    }
}

/// With `#`, the first digit is a 0.
fn octal(out: &mut Output<'_>, directive: Directive, number: u64) {
    let digits = if number == 0 { 0 } else { Base::Eight.count(number) };
    let first = directive.alternative && directive.precision.map_or(number != 0, |precision| precision <= digits);
    whole(out, directive, if first { b"0" } else { b"" }, number, Base::Eight);
}

#[inline(always)]
fn hexadecimal(out: &mut Output<'_>, directive: Directive, number: u64, base: Base) {
    let prefix: &[u8] = match base {
        _ if !directive.alternative || number == 0 => b"",
        Base::Large => b"0X",
        _ => b"0x",
    };
    whole(out, directive, prefix, number, base);
}

fn pointer(out: &mut Output<'_>, directive: Directive, address: usize) -> Option<()> {
    // What a precision means here is nobody's promise.
    if directive.precision.is_some() {
        return None;
    }
    match address {
        0 => padded(out, directive, b"(nil)"),
        _ => whole(out, directive, b"0x", address as u64, Base::Sixteen),
    }
    Some(())
}

/// A whole number behind its sign or prefix.
#[inline(always)]
fn whole(out: &mut Output<'_>, directive: Directive, prefix: &[u8], number: u64, base: Base) {
    let digits = base.count(number);
    if directive.width == 0 && directive.precision.is_none() {
        out.bytes(prefix);
        return written(out, number, base, digits);
    }
    wide(out, directive, prefix, number, base, digits);
}

fn wide(out: &mut Output<'_>, directive: Directive, prefix: &[u8], number: u64, base: Base, digits: usize) {
    let digits = if number == 0 && directive.precision == Some(0) { 0 } else { digits };
    let room = directive.width.saturating_sub(prefix.len() + digits);
    let zeros = match directive.precision {
        Some(precision) => precision.saturating_sub(digits),
        None if directive.zero && !directive.left => room,
        None => 0,
    };
    let spaces = room.saturating_sub(zeros);
    if !directive.left {
        out.fill(b' ', spaces);
    }
    out.bytes(prefix);
    out.fill(b'0', zeros);
    written(out, number, base, digits);
    if directive.left {
        out.fill(b' ', spaces);
    }
}

/// The digits alone, of which there may be less room than they need.
#[inline(always)]
pub fn written(out: &mut Output<'_>, number: u64, base: Base, digits: usize) {
    if let Some(place) = out.place(digits) {
        return base.write(number, place);
    }
    base.digits(number, digits).for_each(|digit| out.byte(digit));
}

/// Text with spaces on one of its sides.
#[inline(always)]
fn padded(out: &mut Output<'_>, directive: Directive, text: &[u8]) {
    let spaces = directive.width.saturating_sub(text.len());
    if !directive.left {
        out.fill(b' ', spaces);
    }
    out.bytes(text);
    if directive.left {
        out.fill(b' ', spaces);
    }
}
