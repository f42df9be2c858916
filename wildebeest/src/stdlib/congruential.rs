//! The linear congruential generator of 48 bits that POSIX describes for `drand48`.
#![forbid(unsafe_code)]

/// The numbers of 48 bits, as three of 16, the lowest first.
pub type Words = [u16; 3];

const MASK: u64 = (1 << 48) - 1;
/// The factor and the addend, where `lcong48_r` has set no others.
pub const FACTOR: u64 = 0x5_deec_e66d;
pub const ADDEND: u16 = 0xb;
/// The low word after `srand48_r`.
pub const LOW_SEED: u16 = 0x330e;

/// The number that the words are of.
pub fn number(words: Words) -> u64 {
    words.iter().rev().fold(0, |number, word| number << 16 | u64::from(*word))
}

/// The words that a number is of.
pub fn words(number: u64) -> Words {
    [number, number >> 16, number >> 32].map(|part| u16::try_from(part & 0xffff).unwrap_or(0))
}

/// The number that follows.
pub fn next(number: u64, factor: u64, addend: u16) -> u64 {
    number.wrapping_mul(factor).wrapping_add(addend.into()) & MASK
}

/// Its value as a fraction: all 48 bits, from 0 up to before 1.
pub fn fraction(number: u64) -> f64 {
    // The bits below 1 of a number from 1 up to before 2.
    f64::from_bits(1.0f64.to_bits() | (number & MASK) << 4) - 1.0
}

/// The upper 31 bits.
pub fn whole(number: u64) -> i32 {
    i32::try_from(number >> 17 & 0x7fff_ffff).unwrap_or(0)
}

/// The upper 32 bits, with a sign.
pub fn signed(number: u64) -> i32 {
    (number >> 16) as u32 as i32
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn words_and_numbers_are_the_same(number in 0..=MASK) {
            prop_assert_eq!(super::number(words(number)), number);
            prop_assert_eq!(fraction(number), number as f64 / (1u64 << 48) as f64);
            prop_assert_eq!(i64::from(whole(number)), (number >> 17) as i64);
            prop_assert_eq!(i64::from(signed(number)), i64::from((number >> 16) as i32));
        }
    }
}
