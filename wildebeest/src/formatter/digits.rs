//! The digits of whole numbers.

use core::mem::MaybeUninit;

/// How a number's digits are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Base {
    Eight,
    Ten,
    /// With small letters.
    Sixteen,
    /// With capital ones.
    Large,
}

impl Base {
    fn radix(self) -> u64 {
        match self {
            Self::Eight => 8,
            Self::Ten => 10,
            Self::Sixteen | Self::Large => 16,
        }
    }

    /// The digit of a value below the radix.
    fn digit(self, value: u8) -> u8 {
        match (value, self) {
            (..10, _) => b'0' + value,
            (_, Self::Large) => b'A' - 10 + value,
            _ => b'a' - 10 + value,
        }
    }

    /// How many digits a number has; 0 has one.
    #[inline(always)]
    pub fn count(self, number: u64) -> usize {
        let number = number | 1;
        (1 + match self {
            Self::Eight => number.ilog2() / 3,
            Self::Ten => number.ilog10(),
            Self::Sixteen | Self::Large => number.ilog2() / 4,
        }) as usize
    }

    /// Writes the last digits of a number, as many as there is place for.
    #[inline(always)]
    pub fn write(self, mut number: u64, place: &mut [MaybeUninit<u8>]) {
        if self == Self::Ten {
            return decimal(number, place);
        }
        // No division, which takes long where the base is known but when the program runs.
        let bits = if self == Self::Eight { 3 } else { 4 };
        for digit in place.iter_mut().rev() {
            digit.write(self.digit((number & ((1 << bits) - 1)) as u8));
            number >>= bits;
        }
    }

    /// The last `count` digits of a number, one by one.
    pub fn digits(self, number: u64, count: usize) -> impl Iterator<Item = u8> {
        (0..count as u32).rev().map(move |place| {
            let further = number.checked_div(self.radix().saturating_pow(place)).unwrap_or(0);
            self.digit((further % self.radix()) as u8)
        })
    }
}

/// Two digits at a time: each division waits for the one before.
#[inline(always)]
fn decimal(mut number: u64, place: &mut [MaybeUninit<u8>]) {
    let mut pairs = place.rchunks_exact_mut(2);
    for pair in &mut pairs {
        let two = (number % 100) as u8;
        number /= 100;
        if let [tens, ones] = pair {
            tens.write(b'0' + two / 10);
            ones.write(b'0' + two % 10);
        }
    }
    if let [first] = pairs.into_remainder() {
        first.write(b'0' + (number % 10) as u8);
    }
}
