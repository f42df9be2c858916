//! Binary fractions in hexadecimal, as `%a` writes them.
#![forbid(unsafe_code)]

/// A number of the form `lead.fraction * 2^exponent`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Binary {
    pub negative: bool,
    /// The hexadecimal digit in front of the point.
    pub lead: u128,
    /// The digits behind it, `digits` of them.
    pub fraction: u128,
    pub digits: usize,
    pub exponent: i32,
}

impl Binary {
    /// A finite number of type `double`.
    pub fn of_double(value: f64) -> Self {
        let bits = value.to_bits();
        let (stored, fraction) = (bits >> 52 & 0x7ff, u128::from(bits & ((1 << 52) - 1)));
        let lead = u128::from(stored != 0);
        let exponent = if lead == 0 && fraction == 0 { 0 } else { exponent(stored, 1023) };
        Self { negative: value.is_sign_negative(), lead, fraction, digits: 13, exponent }
    }

    /// A finite number of x86's extended type: its 64 bits, all stored, and sign and exponent.
    pub fn of_extended(significand: u64, sign_and_exponent: u16) -> Self {
        let stored = u64::from(sign_and_exponent & 0x7fff);
        let (lead, fraction) = (u128::from(significand >> 60), u128::from(significand & ((1 << 60) - 1)));
        // The digit in front of the point has three bits below its highest.
        let exponent = if significand == 0 { 0 } else { exponent(stored, 16_383).saturating_sub(3) };
        Self { negative: sign_and_exponent >> 15 != 0, lead, fraction, digits: 15, exponent }
    }

    /// The number with so many digits behind the point; of two that are as near the even one.
    fn rounded(self, digits: usize) -> Self {
        let Some(dropped) = self.digits.checked_sub(digits).filter(|dropped| *dropped > 0) else { return self };
        let unit = shifted(1, dropped);
        let whole = shifted(self.lead, self.digits) | self.fraction;
        let (kept, rest) = (without(whole, dropped), whole & unit.wrapping_sub(1));
        let half = unit >> 1;
        let up = rest > half || (rest == half && kept & 1 == 1);
        let kept = kept.wrapping_add(u128::from(up));
        let (lead, fraction) = (without(kept, digits), kept & shifted(1, digits).wrapping_sub(1));
        if lead > 0xf {
            return Self { lead: 1, fraction: 0, digits, exponent: self.exponent.saturating_add(4), ..self };
        }
        Self { lead, fraction, digits, ..self }
    }

    /// How many digits behind the point say all there is to say.
    fn needed_digits(self) -> usize {
        let zeros = usize::try_from(self.fraction.trailing_zeros() / 4).unwrap_or(0);
        self.digits.saturating_sub(zeros)
    }

    /// Hands the number to `write` letter by letter, with so many digits behind the point or as many as it needs.
    pub fn write(self, precision: Option<usize>, upper: bool, mut write: impl FnMut(u8)) {
        let shown = precision.unwrap_or_else(|| self.needed_digits());
        let number = self.rounded(shown);
        let digit = |value: u128| {
            let value = u32::try_from(value & 0xf).unwrap_or(0);
            let letter = char::from_digit(value, 16).map_or(b'0', |letter| u8::try_from(letter).unwrap_or(b'0'));
            if upper { letter.to_ascii_uppercase() } else { letter }
        };
        if number.negative {
            write(b'-');
        }
        write(b'0');
        write(if upper { b'X' } else { b'x' });
        write(digit(number.lead));
        if shown > 0 {
            write(b'.');
        }
        for place in 1..=shown {
            let below = number.digits.checked_sub(place);
            write(below.map_or(b'0', |below| digit(without(number.fraction, below))));
        }
        write(if upper { b'P' } else { b'p' });
        write(if number.exponent < 0 { b'-' } else { b'+' });
        decimal(number.exponent.unsigned_abs(), &mut write);
    }
}

/// What a stored exponent means; the lowest is that of the numbers below the normal ones too.
fn exponent(stored: u64, bias: i32) -> i32 {
    i32::try_from(stored.max(1)).unwrap_or(0).saturating_sub(bias)
}

/// The number with so many zeros behind it.
fn shifted(number: u128, digits: usize) -> u128 {
    number.checked_shl(bits(digits)).unwrap_or(0)
}

/// The number without so many of its last digits.
fn without(number: u128, digits: usize) -> u128 {
    number.checked_shr(bits(digits)).unwrap_or(0)
}

/// How many bits so many digits have.
fn bits(digits: usize) -> u32 {
    u32::try_from(digits.saturating_mul(4)).unwrap_or(u32::MAX)
}

fn decimal(number: u32, write: &mut impl FnMut(u8)) {
    if number >= 10 {
        decimal(number / 10, write);
    }
    write(b'0'.wrapping_add(u8::try_from(number % 10).unwrap_or(0)));
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        /// Without a precision nothing is lost: the two types say the same.
        #[test]
        fn an_extended_number_is_the_same_number(mantissa in 1u64 << 63.., stored in 1u16..0x7fff) {
            let number = Binary::of_extended(mantissa, stored);
            prop_assert_eq!(number.lead << 60 | number.fraction, u128::from(mantissa));
            prop_assert_eq!(number.exponent, i32::from(stored) - 16_383 - 3);
            prop_assert!(number.lead >= 8);
        }
    }
}
