//! Natural numbers of a few thousand bits, to compare what is too close for fewer.

use core::cmp::Ordering;

/// Enough for 820 digits, and for what numbers of as many digits are compared with.
const LIMBS: usize = 48;
/// The largest power of five in 64 bits.
const FIVES: (u32, u64) = (27, 7_450_580_596_923_828_125);

/// A natural number. What grows out of its room is lost.
#[derive(Clone, Debug)]
pub struct Natural {
    /// The lowest come first.
    limbs: [u64; LIMBS],
    /// How many are in use; those above are 0.
    length: usize,
}

impl From<u64> for Natural {
    fn from(number: u64) -> Self {
        let mut natural = Self { limbs: [0; LIMBS], length: 0 };
        natural.push(number);
        natural
    }
}

impl Natural {
    fn push(&mut self, limb: u64) {
        if limb != 0
            && let Some(place) = self.limbs.get_mut(self.length)
        {
            *place = limb;
            self.length += 1;
        }
    }

    /// Multiplies, then adds.
    pub fn multiply_and_add(&mut self, factor: u64, summand: u64) {
        let mut carry = summand;
        for limb in self.limbs.iter_mut().take(self.length) {
            let product = u128::from(*limb) * u128::from(factor) + u128::from(carry);
            *limb = product as u64;
            carry = (product >> 64) as u64;
        }
        self.push(carry);
    }

    /// Multiplies by `5^exponent`.
    pub fn multiply_by_fives(&mut self, mut exponent: u32) {
        while exponent >= FIVES.0 {
            self.multiply_and_add(FIVES.1, 0);
            exponent -= FIVES.0;
        }
        self.multiply_and_add(5_u64.pow(exponent), 0);
    }

    /// Multiplies by `2^exponent`.
    pub fn multiply_by_twos(&mut self, exponent: u32) {
        self.multiply_and_add(1 << (exponent % 64), 0);
        let limbs = (exponent / 64) as usize;
        if self.length == 0 || limbs == 0 {
            return;
        }
        for at in (0..self.length).rev() {
            let limb = self.limbs.get(at).copied().unwrap_or(0);
            if let Some(place) = self.limbs.get_mut(at + limbs) {
                *place = limb;
            }
        }
        self.limbs.iter_mut().take(limbs).for_each(|limb| *limb = 0);
        self.length = (self.length + limbs).min(LIMBS);
    }
}

impl Ord for Natural {
    fn cmp(&self, other: &Self) -> Ordering {
        // Each from its highest limb that is not 0.
        let (ours, theirs) = (self.limbs.iter().take(self.length), other.limbs.iter().take(other.length));
        self.length.cmp(&other.length).then_with(|| ours.rev().cmp(theirs.rev()))
    }
}

impl PartialOrd for Natural {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl PartialEq for Natural {
    fn eq(&self, other: &Self) -> bool {
        self.cmp(other).is_eq()
    }
}

impl Eq for Natural {}
