//! Conversion specifications and the arguments they take.
#![forbid(unsafe_code)]

use core::{
    ffi::{c_int, c_long},
    mem::size_of,
};

const PA_INT: c_int = 0;
const PA_CHAR: c_int = 1;
const PA_WCHAR: c_int = 2;
const PA_STRING: c_int = 3;
const PA_WSTRING: c_int = 4;
const PA_POINTER: c_int = 5;
const PA_DOUBLE: c_int = 7;
const PA_FLAG_LONG_LONG: c_int = 1 << 8;
const PA_FLAG_LONG_DOUBLE: c_int = PA_FLAG_LONG_LONG;
const PA_FLAG_LONG: c_int = 1 << 9;
const PA_FLAG_SHORT: c_int = 1 << 10;
const PA_FLAG_PTR: c_int = 1 << 11;

/// Whether `long` has 64 bits, and no integer needs `long long`.
const LONG_IS_WIDE: bool = size_of::<c_long>() == 8;

/// Counts the arguments that `format` takes; `store` gets the index and type of each, the last one counts.
pub fn argument_types(format: &[u8], store: impl FnMut(usize, c_int)) -> usize {
    let mut arguments = Arguments { store, next: 0, highest: 0 };
    let mut rest = format;
    while let Some(behind_percent) = skip_text(rest) {
        let mut scanner = Scanner { rest: behind_percent };
        scanner.specification(&mut arguments);
        rest = scanner.rest;
    }
    arguments.next.max(arguments.highest)
}

/// What follows the first `%`.
#[inline(always)]
fn skip_text(mut rest: &[u8]) -> Option<&[u8]> {
    const ONES: u64 = 0x0101_0101_0101_0101;
    const PERCENTS: u64 = ONES * b'%' as u64;
    while let Some((word, behind)) = rest.split_first_chunk() {
        // The classic test for a zero byte in a word: its lowest bit set tells the first such byte.
        let difference = u64::from_le_bytes(*word) ^ PERCENTS;
        let zeros = difference.wrapping_sub(ONES) & !difference & (ONES << 7);
        if zeros != 0 {
            return rest.get(zeros.trailing_zeros() as usize / 8 + 1..);
        }
        rest = behind;
    }
    let mut bytes = rest.iter();
    bytes.find(|&&byte| byte == b'%')?;
    Some(bytes.as_slice())
}

/// The arguments seen so far.
struct Arguments<F> {
    store: F,
    /// Index of the argument that a specification without position takes next.
    next: usize,
    /// The highest position that was named; positions count from 1.
    highest: usize,
}

impl<F: FnMut(usize, c_int)> Arguments<F> {
    /// Notes that the argument at `position`, else the next one, has the type `kind`.
    fn take(&mut self, position: Option<usize>, kind: c_int) {
        let index = match position {
            Some(position) => position.wrapping_sub(1),
            None => {
                self.next += 1;
                self.next - 1
            }
        };
        (self.store)(index, kind);
    }
}

/// A decimal number of the format.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Number {
    Fits(usize),
    /// More than `INT_MAX`.
    TooLarge,
}

/// The size that a length modifier gives to a conversion.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Length {
    Plain,
    Char,
    Short,
    Long,
    /// `ll`: a `long long` integer, or like `L` a `long double`.
    LongLong,
    /// `L` and `q`.
    LongDouble,
}

/// Reads one conversion specification from behind its `%`.
struct Scanner<'a> {
    rest: &'a [u8],
}

impl Scanner<'_> {
    fn specification(&mut self, arguments: &mut Arguments<impl FnMut(usize, c_int)>) {
        let position = self.position(arguments);
        self.skip_while(|byte| matches!(byte, b'-' | b'+' | b' ' | b'#' | b'0' | b'\'' | b'I'));
        self.field_size(arguments);
        if self.accept(b'.') {
            self.field_size(arguments);
        }
        let length = self.length();
        let Some((&conversion, rest)) = self.rest.split_first() else { return };
        self.rest = rest;
        if let Some(kind) = argument_type(conversion, length) {
            arguments.take(position, kind);
        }
    }

    /// Reads `n$`. A position beyond `INT_MAX` is read and ignored.
    fn position(&mut self, arguments: &mut Arguments<impl FnMut(usize, c_int)>) -> Option<usize> {
        let before = self.rest;
        let number = self.number()?;
        if number == Number::Fits(0) || !self.accept(b'$') {
            self.rest = before;
            return None;
        }
        let Number::Fits(position) = number else { return None };
        arguments.highest = arguments.highest.max(position);
        Some(position)
    }

    /// Reads a width or precision: digits, or `*` or `*n$`, which take an `int`.
    fn field_size(&mut self, arguments: &mut Arguments<impl FnMut(usize, c_int)>) {
        if !self.accept(b'*') {
            self.skip_while(|byte| byte.is_ascii_digit());
            return;
        }
        let behind_star = self.rest;
        let position = match self.number() {
            Some(Number::Fits(position)) if position != 0 && self.accept(b'$') => Some(position),
            _ => None,
        };
        match position {
            Some(position) => arguments.highest = arguments.highest.max(position),
            None => self.rest = behind_star,
        }
        arguments.take(position, PA_INT);
    }

    fn length(&mut self) -> Length {
        let Some((&modifier, rest)) = self.rest.split_first() else { return Length::Plain };
        let (single, double) = match modifier {
            b'h' => (Length::Short, Some(Length::Char)),
            b'l' => (Length::Long, Some(Length::LongLong)),
            b'L' | b'q' => (Length::LongDouble, None),
            b'j' => (if LONG_IS_WIDE { Length::Long } else { Length::LongLong }, None),
            b'z' | b'Z' | b't' => (if LONG_IS_WIDE { Length::Long } else { Length::Plain }, None),
            _ => return Length::Plain,
        };
        self.rest = rest;
        match double {
            Some(double) if self.accept(modifier) => double,
            _ => single,
        }
    }

    #[inline(always)]
    fn number(&mut self) -> Option<Number> {
        let (&first, rest) = self.rest.split_first().filter(|(byte, _)| byte.is_ascii_digit())?;
        self.rest = rest;
        let mut value = Number::Fits(usize::from(first & 0xf));
        while let Some((&digit, rest)) = self.rest.split_first().filter(|(byte, _)| byte.is_ascii_digit()) {
            self.rest = rest;
            value = append_digit(value, digit);
        }
        Some(value)
    }

    #[inline(always)]
    fn skip_while(&mut self, matches: impl Fn(u8) -> bool) {
        while let Some((_, rest)) = self.rest.split_first().filter(|&(&byte, _)| matches(byte)) {
            self.rest = rest;
        }
    }

    #[inline(always)]
    fn accept(&mut self, wanted: u8) -> bool {
        match self.rest.split_first() {
            Some((&byte, rest)) if byte == wanted => {
                self.rest = rest;
                true
            }
            _ => false,
        }
    }
}

fn append_digit(number: Number, digit: u8) -> Number {
    match number {
        Number::Fits(value) => {
            match value.checked_mul(10).and_then(|tens| tens.checked_add(usize::from(digit & 0xf))) {
                Some(longer) if longer <= c_int::MAX as usize => Number::Fits(longer),
                _ => Number::TooLarge,
            }
        }
        Number::TooLarge => Number::TooLarge,
    }
}

/// The type of the argument of `conversion`, or `None` when it takes none or is unknown.
fn argument_type(conversion: u8, length: Length) -> Option<c_int> {
    Some(match conversion {
        b'd' | b'i' | b'o' | b'u' | b'x' | b'X' | b'b' | b'B' => integer_type(length),
        b'e' | b'E' | b'f' | b'F' | b'g' | b'G' | b'a' | b'A' => match length {
            Length::LongLong | Length::LongDouble => PA_DOUBLE | PA_FLAG_LONG_DOUBLE,
            _ => PA_DOUBLE,
        },
        b'c' => PA_CHAR,
        b'C' => PA_WCHAR,
        b's' => PA_STRING,
        b'S' => PA_WSTRING,
        b'p' => PA_POINTER,
        b'n' => PA_INT | PA_FLAG_PTR,
        _ => return None,
    })
}

fn integer_type(length: Length) -> c_int {
    match length {
        Length::Char => PA_CHAR,
        Length::Short => PA_INT | PA_FLAG_SHORT,
        Length::Long => PA_INT | PA_FLAG_LONG,
        Length::LongLong | Length::LongDouble if !LONG_IS_WIDE => PA_INT | PA_FLAG_LONG_LONG,
        Length::LongLong => PA_INT | PA_FLAG_LONG,
        // Only a `long double` where `long` has 64 bits: integers ignore it.
        Length::Plain | Length::LongDouble => PA_INT,
    }
}
