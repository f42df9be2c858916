//! Sets of places in a text, one bit each, side by side in one piece of memory.
#![forbid(unsafe_code)]

/// One set: the words from `start` on.
#[derive(Clone, Copy)]
pub struct Set {
    pub start: usize,
    pub words: usize,
}

/// How many words a set of the places in a text of `length` bytes takes, its end among them.
pub fn words(length: usize) -> usize {
    length / 64 + 1
}

/// The memory of the sets.
pub struct Sets<'a>(pub &'a mut [u64]);

impl Sets<'_> {
    fn words(&mut self, set: Set) -> &mut [u64] {
        self.0.get_mut(set.start..).and_then(|words| words.get_mut(..set.words)).unwrap_or_default()
    }

    pub fn clear(&mut self, set: Set) {
        self.words(set).fill(0);
    }

    #[inline(never)]
    pub fn insert(&mut self, set: Set, place: usize) {
        if let Some(word) = self.words(set).get_mut(place / 64) {
            *word |= 1 << (place % 64);
        }
    }

    #[inline(never)]
    pub fn contains(&self, set: Set, place: usize) -> bool {
        self.0.get(set.start + place / 64).is_some_and(|word| word >> (place % 64) & 1 != 0)
    }

    pub fn is_empty(&self, set: Set) -> bool {
        self.next(set, 0).is_none()
    }

    /// The lowest place from `from` on.
    #[inline(never)]
    pub fn next(&self, set: Set, from: usize) -> Option<usize> {
        let mut mask = u64::MAX << (from % 64);
        for index in from / 64..set.words {
            let word = self.0.get(set.start + index)? & mask;
            if word != 0 {
                return Some(index * 64 + word.trailing_zeros() as usize);
            }
            mask = u64::MAX;
        }
        None
    }

    /// Takes the lowest place out; there is none before `from`.
    #[inline(never)]
    pub fn take(&mut self, set: Set, from: usize) -> Option<usize> {
        let place = self.next(set, from)?;
        *self.0.get_mut(set.start + place / 64)? &= !(1 << (place % 64));
        Some(place)
    }

    /// Puts what is in `from` into `to` as well.
    #[inline(never)]
    pub fn unite(&mut self, to: Set, from: Set) {
        for index in 0..to.words {
            if let Some(&word) = self.0.get(from.start + index)
                && let Some(to) = self.0.get_mut(to.start + index)
            {
                *to |= word;
            }
        }
    }
}
