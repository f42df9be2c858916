//! Random numbers by additive feedback: each is the sum of two that came before it.
//!
//! random(3) and the literature it names describe the method: the trinomials x^7+x^3+1, x^15+x+1, x^31+x^3+1 and
//! x^63+x+1, a state filled by the minimal standard generator (Park and Miller, 1988), ten rounds of it left out, and
//! the lowest bit of each sum dropped. The smallest state is a linear congruential generator.
#![forbid(unsafe_code)]

/// What kind of generator a state is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Kind {
    /// Its number, as in `rand_type`.
    pub number: u8,
    /// How many words the state has; one if this is 0.
    pub degree: usize,
    /// How far apart the two are that are added.
    pub separation: usize,
}

/// All kinds, and how many bytes a state needs, with one word more for the kind itself.
const KINDS: [(usize, Kind); 5] = [
    (8, Kind { number: 0, degree: 0, separation: 0 }),
    (32, Kind { number: 1, degree: 7, separation: 3 }),
    (64, Kind { number: 2, degree: 15, separation: 1 }),
    (128, Kind { number: 3, degree: 31, separation: 3 }),
    (256, Kind { number: 4, degree: 63, separation: 1 }),
];

impl Kind {
    /// The kind with this number.
    pub fn numbered(number: i32) -> Option<Self> {
        KINDS.get(usize::try_from(number).ok()?).map(|(_, kind)| *kind)
    }

    /// The best kind for a state of so many bytes.
    pub fn for_size(size: usize) -> Option<Self> {
        KINDS.iter().rev().find(|(needed, _)| *needed <= size).map(|(_, kind)| *kind)
    }

    /// How many words the state has.
    pub fn words(self) -> usize {
        self.degree.max(1)
    }

    /// The word in front of a state whose rear is here: what `setstate` needs to go on with it.
    pub fn label(self, rear: usize) -> i32 {
        let rear = if self.degree == 0 { 0 } else { i32::try_from(rear).unwrap_or(0) };
        rear.wrapping_mul(5).wrapping_add(self.number.into())
    }

    /// What a label says: the kind and where the rear is.
    pub fn of_label(label: i32) -> Option<(Self, usize)> {
        let kind = Self::numbered(label.checked_rem(5)?)?;
        let rear = usize::try_from(label.checked_div(5)?).ok()?;
        (rear < kind.words()).then_some((kind, rear))
    }

    /// The place of the front when the rear is here.
    pub fn front(self, rear: usize) -> usize {
        rear.wrapping_add(self.separation).checked_rem(self.words()).unwrap_or(0)
    }
}

/// A state, and where its rear is.
pub struct Generator<'a> {
    pub kind: Kind,
    pub state: &'a mut [i32],
    pub rear: usize,
}

impl Generator<'_> {
    /// Starts over from a seed.
    pub fn seed(&mut self, seed: u32) {
        let mut word = seed.max(1) as i32;
        for slot in self.state.iter_mut() {
            *slot = word;
            word = minimal_standard(word);
        }
        self.rear = 0;
        for _ in 0..self.kind.degree.saturating_mul(10) {
            self.next();
        }
    }

    /// The next number, of 31 bits.
    pub fn next(&mut self) -> i32 {
        if self.kind.degree == 0 {
            let Some(word) = self.state.first_mut() else { return 0 };
            *word = word.wrapping_mul(1_103_515_245).wrapping_add(12_345) & i32::MAX;
            return *word;
        }
        let back = self.state.get(self.rear).copied().unwrap_or(0);
        let Some(front) = self.state.get_mut(self.kind.front(self.rear)) else { return 0 };
        *front = front.wrapping_add(back);
        let sum = *front;
        self.rear = self.rear.wrapping_add(1).checked_rem(self.kind.words()).unwrap_or(0);
        ((sum as u32) >> 1) as i32
    }
}

/// The next number of the minimal standard generator, which a negative one leads into as well.
fn minimal_standard(word: i32) -> i32 {
    let next = i64::from(word).wrapping_mul(16_807) % i64::from(i32::MAX);
    let next = if next < 0 { next.wrapping_add(i32::MAX.into()) } else { next };
    i32::try_from(next).unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        /// What the method promises: r[i] = r[i - degree] + r[i - degree + separation], half of which is given.
        #[test]
        fn numbers_are_sums_of_those_before(seed: u32, number in 1i32..5) {
            let Some(kind) = Kind::numbered(number) else { return Err(TestCaseError::fail("no such kind")) };
            let mut state = [0; 63];
            let mut generator = Generator { kind, state: state.get_mut(..kind.words()).unwrap_or_default(), rear: 0 };
            generator.seed(seed);
            let given: Vec<u32> = (0..500).map(|_| generator.next() as u32).collect();
            for window in given.windows(kind.degree + 1) {
                let (Some(&oldest), Some(&newest)) = (window.first(), window.last()) else { continue };
                let later = window.get(kind.degree - kind.separation).copied().unwrap_or(0);
                // The bit that was dropped may carry.
                let sum = oldest.wrapping_add(later) & 0x7fff_ffff;
                prop_assert!(newest == sum || newest == (sum + 1) & 0x7fff_ffff);
            }
        }

        #[test]
        fn labels_say_what_they_are_made_of(number in 0i32..5, rear: usize, label: i32) {
            let Some(kind) = Kind::numbered(number) else { return Err(TestCaseError::fail("no such kind")) };
            let rear = rear % kind.words();
            prop_assert_eq!(Kind::of_label(kind.label(rear)), Some((kind, rear)));
            if let Some((kind, rear)) = Kind::of_label(label) {
                prop_assert!(rear < kind.words() && kind.front(rear) < kind.words());
            }
        }
    }
}
