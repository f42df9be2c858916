//! Decimal digits of fractions, exactly rounded. Numbers that would need more than 128 bits have none here.

fn power(places: usize) -> Option<u64> {
    10_u64.checked_pow(places.try_into().ok()?)
}

/// A number that is not negative: a whole one, times a power of two.
#[derive(Clone, Copy, Debug)]
pub struct Binary {
    mantissa: u64,
    exponent: i32,
}

/// A number with digits behind the point.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Decimal {
    pub whole: u64,
    /// The digits behind the point, as a number.
    pub fraction: u64,
    /// How many they are.
    pub places: usize,
}

impl Binary {
    /// The magnitude of a number; `None` for infinity, and what is no number.
    pub fn of(number: f64) -> Option<Self> {
        let bits = number.to_bits();
        let (exponent, fraction) = ((bits >> 52 & 0x7ff) as i32, bits & ((1 << 52) - 1));
        match exponent {
            0x7ff => None,
            0 => Some(Self { mantissa: fraction, exponent: -1074 }),
            _ => Some(Self { mantissa: fraction | 1 << 52, exponent: exponent - 1075 }),
        }
    }

    pub fn is_zero(self) -> bool {
        self.mantissa == 0
    }

    /// What is before the point, and the bits behind it, of which there are so many.
    fn split(self) -> Option<(u64, u64, u32)> {
        match self.exponent {
            12.. => None,
            0..12 => Some((self.mantissa << self.exponent, 0, 0)),
            _ => {
                let places = self.exponent.unsigned_abs();
                let whole = self.mantissa.checked_shr(places).unwrap_or(0);
                Some((whole, self.mantissa - whole.checked_shl(places).unwrap_or(0), places))
            }
        }
    }

    /// The number with so many digits behind the point, rounded to the nearest, and to the even one of two.
    pub fn fixed(self, places: usize) -> Option<Decimal> {
        let (whole, bits, shift) = self.split()?;
        let power = power(places)?;
        // Less than 117 bits, so that what is shifted further is less than a half.
        let scaled = u128::from(bits) * u128::from(power);
        let fraction = scaled.checked_shr(shift).unwrap_or(0) as u64;
        let rest = scaled - u128::from(fraction).checked_shl(shift).unwrap_or(0);
        let twice = if shift < 127 { (rest << 1).cmp(&(1 << shift)) } else { core::cmp::Ordering::Less };
        let odd = if places == 0 { whole } else { fraction } % 2 == 1;
        let fraction = fraction + u64::from(twice.is_gt() || twice.is_eq() && odd);
        Some(if fraction == power {
            Decimal { whole: whole + 1, fraction: 0, places }
        } else {
            Decimal { whole, fraction, places }
        })
    }

    /// The number divided by a power of ten, rounded likewise.
    fn shortened(self, places: usize) -> Option<u64> {
        let (whole, bits, _) = self.split()?;
        let power = power(places)?;
        let (quotient, rest) = (whole.checked_div(power)?, whole.checked_rem(power)?);
        let twice = u128::from(rest) * 2;
        let half = u128::from(power);
        let up = twice > half || twice == half && (bits != 0 || quotient % 2 == 1);
        Some(quotient + u64::from(up))
    }

    /// So many digits, the first of which is none that is 0, as a number, and the power of ten of the first.
    pub fn significant(self, digits: usize) -> Option<(u64, i32)> {
        if self.is_zero() {
            return Some((0, 0));
        }
        let (least, beyond) = (power(digits.checked_sub(1)?)?, power(digits)?);
        // The logarithm of the largest power of two within, which is never too large.
        let log = i64::from(self.exponent) + i64::from(self.mantissa.ilog2());
        let mut exponent = ((log * 1233) >> 12) as i32;
        for _ in 0..3 {
            let places = digits as i32 - 1 - exponent;
            let number = match usize::try_from(places) {
                Ok(places) => self.fixed(places)?.joined()?,
                Err(_) => self.shortened(places.unsigned_abs() as usize)?,
            };
            match number {
                _ if number >= beyond => exponent += 1,
                _ if number < least => exponent -= 1,
                _ => return Some((number, exponent)),
            }
        }
        None
    }
}

impl Decimal {
    /// A number whose last `places` digits are behind the point.
    pub fn split(number: u64, places: usize) -> Option<Self> {
        let power = power(places)?;
        Some(Self { whole: number.checked_div(power)?, fraction: number.checked_rem(power)?, places })
    }

    /// All digits as one number.
    fn joined(self) -> Option<u64> {
        self.whole.checked_mul(power(self.places)?)?.checked_add(self.fraction)
    }

    /// The same without zeros at the end.
    pub fn stripped(mut self) -> Self {
        if self.fraction == 0 {
            return Self { places: 0, ..self };
        }
        while self.fraction.is_multiple_of(10) {
            self.fraction /= 10;
            self.places = self.places.saturating_sub(1);
        }
        self
    }
}
