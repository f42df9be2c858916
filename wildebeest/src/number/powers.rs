//! Powers of five in 128 bits, worked out by the compiler.

/// The exponents of ten that numbers of up to 19 digits have, unless they are too small or too large for a `double`.
pub const SMALLEST: i32 = -342;
pub const LARGEST: i32 = 308;
/// Up to here a power has room in 128 bits.
const LARGEST_EXACT: i32 = 55;

const COUNT: usize = (LARGEST - SMALLEST + 1) as usize;
static POWERS: [u128; COUNT] = powers();

/// `5^exponent`, shifted so that its highest bit is set, and the rest of its bits cut off.
#[derive(Clone, Copy, Debug)]
pub struct Power {
    pub bits: u128,
    /// The power of two that makes `bits`, a whole number, `10^exponent`.
    pub scale: i32,
    /// Nothing was cut off.
    pub exact: bool,
}

impl Power {
    /// `None` for exponents out of range.
    pub fn of_ten(exponent: i64) -> Option<Self> {
        let exponent = i32::try_from(exponent).ok()?;
        let index = usize::try_from(exponent.checked_sub(SMALLEST)?).ok()?;
        let bits = *POWERS.get(index)?;
        // 217706 / 2^16 is the logarithm of ten, as near as it must be in this range.
        let scale = ((exponent * 217_706) >> 16) - 127;
        Some(Self { bits, scale, exact: (0..=LARGEST_EXACT).contains(&exponent) })
    }
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
