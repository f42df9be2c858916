//! How glibc writes an address: `./program(function+0x12) [0x5581...]`, with as much of it as is known.

/// What is known of an address.
#[derive(Clone, Copy, Debug, Default)]
pub struct Origin<'a> {
    /// The object's file; empty if there is none.
    pub file: &'a [u8],
    /// Where the object is mapped.
    pub base: usize,
    /// The function, and where that is.
    pub symbol: Option<(&'a [u8], usize)>,
}

/// The two functions write the same differently.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Style {
    /// `backtrace_symbols`: a space before the address, `printf`'s words for zero and for a null pointer.
    Spaced,
    /// `backtrace_symbols_fd`.
    Tight,
}

/// The most pieces that a line has, without an end of its own.
pub const PIECES: usize = 8;

/// An address with room for its digits.
pub struct Digits {
    text: [u8; DIGITS],
    start: usize,
}

const DIGITS: usize = 2 + size_of::<usize>() * 2;

impl Digits {
    /// `0x` and the number in base 16.
    fn new(number: usize) -> Self {
        let (mut text, mut start, mut rest) = ([0; DIGITS], DIGITS, number);
        loop {
            start = start.wrapping_sub(1);
            Self::put(&mut text, start, char::from_digit(u32::try_from(rest % 16).unwrap_or(0), 16));
            rest /= 16;
            if rest == 0 || start <= 2 {
                break;
            }
        }
        for letter in ['x', '0'] {
            start = start.wrapping_sub(1);
            Self::put(&mut text, start, Some(letter));
        }
        Self { text, start }
    }

    fn put(text: &mut [u8; DIGITS], place: usize, letter: Option<char>) {
        if let (Some(place), Some(Ok(letter))) = (text.get_mut(place), letter.map(u8::try_from)) {
            *place = letter;
        }
    }

    fn text(&self) -> &[u8] {
        self.text.get(self.start..).unwrap_or_default()
    }
}

/// The numbers of a line.
pub struct Numbers {
    offset: Digits,
    address: Digits,
    has_offset: bool,
}

/// The line for `address`, in pieces; `numbers` are those of the same address.
pub fn pieces<'a>(address: usize, origin: &Origin<'a>, style: Style, numbers: &'a Numbers) -> [&'a [u8]; PIECES] {
    let name = origin.symbol.map_or(&b""[..], |(name, _)| name);
    let in_parentheses = numbers.has_offset || style == Style::Spaced;
    let when = |condition: bool, text: &'a [u8]| if condition { text } else { b"" };
    let has_file = !origin.file.is_empty();
    let zero = style == Style::Spaced && numbers.offset.text() == b"0x0";
    let offset = if zero { b"0" } else { numbers.offset.text() };
    let null = style == Style::Spaced && address == 0;
    [
        origin.file,
        when(has_file && in_parentheses, b"("),
        when(has_file, name),
        when(has_file && numbers.has_offset, b"+"),
        when(has_file && numbers.has_offset, offset),
        match (has_file, in_parentheses, style) {
            (true, true, Style::Spaced) => b") [",
            (true, true, Style::Tight) => b")[",
            _ => b"[",
        },
        if null { b"(nil)" } else { numbers.address.text() },
        b"]",
    ]
}

/// The numbers in the line for `address`: how far it is from its function, else from its object's base if that is
/// not 0, and itself.
pub fn numbers(address: usize, origin: &Origin<'_>) -> Numbers {
    let start = origin.symbol.map_or(origin.base, |(_, start)| start);
    Numbers {
        offset: Digits::new(address.wrapping_sub(start)),
        address: Digits::new(address),
        has_offset: origin.symbol.is_some() || origin.base != 0,
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn written(address: usize, origin: &Origin<'_>, style: Style) -> String {
        let numbers = numbers(address, origin);
        String::from_utf8(pieces(address, origin, style, &numbers).concat()).unwrap()
    }

    #[test]
    fn as_glibc_writes_it() {
        let nowhere = Origin::default();
        let pie = Origin { file: b"./o", base: 0x5000, symbol: None };
        let fixed = Origin { base: 0, ..pie };
        let main = Origin { symbol: Some((b"main", 0x5100)), ..pie };
        for (address, origin, spaced, tight) in [
            (0, nowhere, "[(nil)]", "[0x0]"),
            (0x1234, nowhere, "[0x1234]", "[0x1234]"),
            (usize::MAX, nowhere, "[0xffffffffffffffff]", "[0xffffffffffffffff]"),
            (0x5000, pie, "./o(+0) [0x5000]", "./o(+0x0)[0x5000]"),
            (0x5123, pie, "./o(+0x123) [0x5123]", "./o(+0x123)[0x5123]"),
            (0x5123, fixed, "./o() [0x5123]", "./o[0x5123]"),
            (0x5100, main, "./o(main+0) [0x5100]", "./o(main+0x0)[0x5100]"),
            (0x5123, main, "./o(main+0x23) [0x5123]", "./o(main+0x23)[0x5123]"),
        ] {
            assert_eq!(written(address, &origin, Style::Spaced), spaced);
            assert_eq!(written(address, &origin, Style::Tight), tight);
        }
    }

    proptest! {
        #[test]
        fn digits_are_those_of_printf(number: usize) {
            let expected = format!("{number:#x}");
            let digits = Digits::new(number);
            prop_assert_eq!(digits.text(), expected.as_bytes());
        }
    }
}
