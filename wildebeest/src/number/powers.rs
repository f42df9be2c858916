//! Powers of five in 128 bits, worked out by the compiler.

/// The exponents of ten that numbers of up to 19 digits have, unless they are too small or too large for a `double`.
pub const SMALLEST: i32 = -342;
pub const LARGEST: i32 = 308;
/// Up to here a power has room in 128 bits.
const LARGEST_EXACT: i32 = 55;
/// Beyond this no number of up to 38 digits has room in a `long double`.
const FARTHEST: i64 = 5_100;

const COUNT: usize = (LARGEST - SMALLEST + 1) as usize;
static POWERS: [u128; COUNT] = powers();

/// `5^exponent`, shifted so that its highest bit is set, and the rest of its bits cut off.
#[derive(Clone, Copy, Debug)]
pub struct Power {
    pub bits: u128,
    /// The power of two that makes `bits`, a whole number, `10^exponent`.
    pub scale: i32,
    /// Less than this was cut off; 0 stands for nothing.
    pub missing: u64,
}

impl Power {
    /// `None` for exponents out of range.
    pub fn of_ten(exponent: i64) -> Option<Self> {
        let exponent = i32::try_from(exponent).ok()?;
        let index = usize::try_from(exponent.checked_sub(SMALLEST)?).ok()?;
        let bits = *POWERS.get(index)?;
        // 217706 / 2^16 is the logarithm of ten, as near as it must be in this range.
        let scale = ((exponent * 217_706) >> 16) - 127;
        Some(Self { bits, scale, missing: u64::from(!(0..=LARGEST_EXACT).contains(&exponent)) })
    }

    /// The same of exponents that are larger, as far as those of a `long double` go.
    #[inline(always)]
    pub fn of_any_ten(exponent: i64) -> Option<Self> {
        Self::of_ten(exponent).or_else(|| Self::of_far_ten(exponent))
    }

    #[cold]
    fn of_far_ten(exponent: i64) -> Option<Self> {
        let mut left = exponent.clamp(-FARTHEST, FARTHEST);
        let mut step = || {
            let step = left.clamp(SMALLEST.into(), LARGEST.into());
            left -= step;
            (step != 0).then(|| Self::of_ten(step)).flatten()
        };
        let mut power = step()?;
        while let Some(other) = step() {
            power = power.times(other);
        }
        Some(power)
    }

    /// A product of which something is missing.
    fn times(self, other: Self) -> Self {
        let (bits, low) = wide_product(self.bits, other.bits);
        let zeros = bits.leading_zeros();
        let bits = if zeros == 0 { bits } else { bits << 1 | low >> 127 };
        let missing = 2 * (self.missing + other.missing) + 4;
        Self { bits, scale: self.scale + other.scale + 128 - zeros as i32, missing }
    }
}

/// The higher and the lower half of a product.
pub fn wide_product(a: u128, b: u128) -> (u128, u128) {
    let (a_low, a_high) = (u128::from(a as u64), a >> 64);
    let (b_low, b_high) = (u128::from(b as u64), b >> 64);
    let low = a_low * b_low;
    let (middle, carry) = (a_low * b_high).overflowing_add(a_high * b_low);
    let (low, low_carry) = low.overflowing_add(middle << 64);
    let high = a_high * b_high + (middle >> 64) + (u128::from(carry) << 64) + u128::from(low_carry);
    (high, low)
}

/// A whole number of 1024 bits; the lowest come first.
type Wide = [u64; 16];

/// All powers: the positive ones by multiplication, the others by division of a power of two, whose rest does not matter
/// to the next one.
#[expect(clippy::indexing_slicing, reason = "the compiler does it")]
const fn powers() -> [u128; COUNT] {
    let mut powers = [0; COUNT];
    let one = (-SMALLEST) as usize;
    let mut index = one;
    let mut number: Wide = [0; 16];
    number[0] = 1;
    while index < COUNT {
        powers[index] = highest(&number);
        number = times_five(number);
        index += 1;
    }
    index = one;
    number = [0; 16];
    number[15] = 1 << 63;
    while index > 0 {
        number = by_five(number);
        index -= 1;
        powers[index] = highest(&number);
    }
    powers
}

#[expect(clippy::indexing_slicing, reason = "the compiler does it")]
const fn times_five(mut number: Wide) -> Wide {
    let mut carry = 0;
    let mut limb = 0;
    while limb < number.len() {
        let product = number[limb] as u128 * 5 + carry;
        number[limb] = product as u64;
        carry = product >> 64;
        limb += 1;
    }
    number
}

#[expect(clippy::indexing_slicing, reason = "the compiler does it")]
const fn by_five(mut number: Wide) -> Wide {
    let mut rest = 0;
    let mut limb = number.len();
    while limb > 0 {
        limb -= 1;
        let dividend = rest << 64 | number[limb] as u128;
        number[limb] = (dividend / 5) as u64;
        rest = dividend % 5;
    }
    number
}

/// The 128 highest bits, from the highest that is set.
#[expect(clippy::indexing_slicing, reason = "the compiler does it")]
const fn highest(number: &Wide) -> u128 {
    let mut top = number.len() - 1;
    while number[top] == 0 && top > 0 {
        top -= 1;
    }
    let zeros = number[top].leading_zeros();
    let next = if top >= 1 { number[top - 1] } else { 0 };
    let last = if top >= 2 { number[top - 2] } else { 0 };
    let bits = (number[top] as u128) << 64 | next as u128;
    if zeros == 0 { bits } else { bits << zeros | (last >> (64 - zeros)) as u128 }
}
