//! The types of floating-point numbers that a text can become.

use super::{
    decimal::Decimal,
    round::{Direction, Exception, Format, Value},
    text::{Found, Magnitude},
};

/// The modes in which processors round.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mode {
    Nearest,
    Up,
    Down,
    Zero,
}

impl Mode {
    pub fn direction(self, negative: bool) -> Direction {
        match (self, negative) {
            (Self::Nearest, _) => Direction::Nearest,
            (Self::Up, false) | (Self::Down, true) => Direction::Out,
            (Self::Up, true) | (Self::Down, false) | (Self::Zero, _) => Direction::In,
        }
    }
}

/// `float` or `double`.
pub trait Float: Copy {
    const FORMAT: Format;
    /// The number with these bits, of which there may be fewer than 64.
    fn from_bits(bits: u64) -> Self;
    /// `leading * 10^exponent`, where a single operation on numbers that are exact makes it.
    fn at_once(negative: bool, leading: u64, exponent: i64) -> Option<Self>;
    /// A number of less than 64 bits that is not 0, rounded by the processor.
    fn whole(negative: bool, number: u64) -> Self;
    /// `number * 2^exponent`, likewise, where that is sure to be a normal number.
    fn scaled(negative: bool, number: u64, exponent: i64) -> Option<Self>;
}

macro_rules! float {
    ($type:ident, $bits:ty, $format:expr, [$($power:literal)*]) => {
        impl Float for $type {
            const FORMAT: Format = $format;

            fn from_bits(bits: u64) -> Self {
                Self::from_bits(bits as $bits)
            }

            #[inline(always)]
            fn at_once(negative: bool, leading: u64, exponent: i64) -> Option<Self> {
                static POWERS: &[$type] = &[$($power),*];
                if leading >> $format.precision != 0 {
                    return if exponent == 0 && leading >> 63 == 0 { Some(Self::whole(negative, leading)) } else { None };
                }
                let power = POWERS.get(usize::try_from(exponent.unsigned_abs()).ok()?)?;
                // The sign comes first, for modes that round up or down.
                let leading = if negative { -(leading as $type) } else { leading as $type };
                Some(if exponent < 0 { leading / power } else { leading * power })
            }

            #[inline(always)]
            fn whole(negative: bool, number: u64) -> Self {
                // The sign comes first here, too.
                (if negative { -(number as i64) } else { number as i64 }) as $type
            }

            #[inline(always)]
            fn scaled(negative: bool, number: u64, exponent: i64) -> Option<Self> {
                const STORED: u32 = $format.precision - 1;
                const BIAS: i64 = 1 - $format.least as i64 - STORED as i64;
                let bits = if number >> $format.precision == 0 { $format.precision } else { 64 };
                if number == 0 || !(1 - BIAS..=BIAS + 1 - i64::from(bits)).contains(&exponent) {
                    return None;
                }
                Some(Self::whole(negative, number) * Self::from_bits(((exponent + BIAS) << STORED) as $bits))
            }
        }
    };
}

float!(f64, u64, Format { precision: 53, least: -1074, infinity: 2047 << 52 }, [
    1e0 1e1 1e2 1e3 1e4 1e5 1e6 1e7 1e8 1e9 1e10 1e11 1e12 1e13 1e14 1e15 1e16 1e17 1e18 1e19 1e20 1e21 1e22
]);
float!(f32, u32, Format { precision: 24, least: -149, infinity: 255 << 23 }, [
    1e0 1e1 1e2 1e3 1e4 1e5 1e6 1e7 1e8 1e9 1e10
]);

/// The number that was found, and what its rounding raises. `mode` is asked only where something is lost.
#[inline(always)]
pub fn convert<F: Float>(found: &Found<'_>, mode: impl FnOnce() -> Mode) -> (F, Exception) {
    if let Magnitude::Decimal(number) = &found.magnitude
        && !number.more
        && let Some(float) = F::at_once(found.negative, number.leading, number.exponent)
    {
        return (float, Exception::None);
    }
    if let Magnitude::Hexadecimal(number) = &found.magnitude {
        let (whole, exponent) = number.whole();
        if let Some(float) = F::scaled(found.negative, whole, exponent) {
            return (float, Exception::None);
        }
    }
    // A copy, so that the one above need not be in memory.
    let found = *found;
    rounded(&found, mode)
}

#[inline(never)]
fn rounded<F: Float>(found: &Found<'_>, mode: impl FnOnce() -> Mode) -> (F, Exception) {
    let (bits, exception) = match value::<F>(found) {
        Ok(value) => value.round(F::FORMAT, || mode().direction(found.negative)),
        Err(result) => result,
    };
    let sign = if found.negative { F::FORMAT.sign() } else { 0 };
    (F::from_bits(bits | sign), exception)
}

/// The exact value, or the bits of what needs no rounding.
#[inline(always)]
fn value<F: Float>(found: &Found<'_>) -> Result<Value, (u64, Exception)> {
    match &found.magnitude {
        Magnitude::Decimal(Decimal { leading: 0, .. }) => Err((0, Exception::None)),
        Magnitude::Decimal(number) => Ok(number.value(F::FORMAT.precision + 1)),
        Magnitude::Hexadecimal(number) => match number.value() {
            Some((value, below)) => Ok(Value { more: below != 0, ..value }),
            None => Err((0, Exception::None)),
        },
        Magnitude::Infinity => Err((F::FORMAT.infinity, Exception::None)),
        Magnitude::Nan(bits, overflow) => {
            Err((F::FORMAT.nan(*bits), if *overflow { Exception::Silent } else { Exception::None }))
        }
    }
}
