//! A number by a power of ten, as far as 128 bits of the product say.

use super::{
    powers::{Power, wide_product},
    round::Value,
};

/// `bits * 2^exponent`, to which less than `slack * 2^exponent` is missing. The highest bit is set.
#[derive(Clone, Copy, Debug)]
pub struct Product {
    bits: u128,
    exponent: i32,
    slack: u128,
    /// Something is missing.
    inexact: bool,
}

impl Product {
    /// A number by a power. There may be `more` of the number: less than 1.
    #[inline(always)]
    pub fn of_short(number: u64, power: Power, more: bool) -> Self {
        let zeros = number.leading_zeros();
        let number = u128::from(number << zeros);
        let low = number * (power.bits & u128::from(u64::MAX));
        let bits = number * (power.bits >> 64) + (low >> 64);
        let slack = 1 + u128::from(power.missing) + if more { 3 + (power.bits >> (64 - zeros)) } else { 0 };
        let inexact = more || power.missing != 0 || low as u64 != 0;
        Self { bits, exponent: power.scale + 64 - zeros as i32, slack, inexact }.shifted()
    }

    /// The same of a number of up to 127 bits.
    pub fn of_long(number: u128, power: Power, more: bool) -> Self {
        let zeros = number.leading_zeros();
        let (bits, low) = wide_product(number << zeros, power.bits);
        let slack = 1 + u128::from(power.missing) + if more { 3 + (power.bits >> (128 - zeros)) } else { 0 };
        let inexact = more || power.missing != 0 || low != 0;
        Self { bits, exponent: power.scale + 128 - zeros as i32, slack, inexact }.shifted()
    }

    /// Both factors had their highest bits set, so that at most one bit is missing.
    #[inline(always)]
    fn shifted(self) -> Self {
        let zeros = self.bits.leading_zeros();
        Self { bits: self.bits << zeros, exponent: self.exponent - zeros as i32, slack: self.slack << zeros, ..self }
    }

    /// Whether what is missing changes none of the `precision` highest bits.
    #[inline(always)]
    pub fn is_sure(&self, precision: u32) -> bool {
        let most = self.bits.checked_add(self.slack - 1);
        most.is_some_and(|most| (most ^ self.bits) >> (128 - precision) == 0)
    }

    /// The product, as if the bits were all right.
    #[inline(always)]
    pub fn value(&self) -> Value {
        let more = self.inexact || self.bits as u64 != 0;
        Value { mantissa: (self.bits >> 64) as u64, exponent: self.exponent + 64, more }
    }

    /// The product, and the bits below those of the value's mantissa, from the highest on.
    #[inline(always)]
    pub fn long_value(&self) -> (Value, u64) {
        (Value { more: self.inexact, ..self.value() }, self.bits as u64)
    }
}
