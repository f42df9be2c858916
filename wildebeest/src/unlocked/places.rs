//! What is seen of a stream before and after a byte is read or written.

/// How many of a stream's words are looked at: those up to its buffer.
const WORDS: usize = 13;

/// The first words of a stream.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Places(pub [usize; WORDS]);

impl Places {
    /// The word that has a number.
    pub fn word(&self, number: usize) -> usize {
        self.0.get(number).copied().unwrap_or(0)
    }

    /// Whether a word grew by one, and nothing else changed.
    pub fn moved(&self, number: usize, after: &Self) -> bool {
        let mut expected = *self;
        if let Some(word) = expected.0.get_mut(number) {
            *word = word.wrapping_add(1);
        }
        expected == *after
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_but_one_place_may_move() {
        let before = Places([7; WORDS]);
        let mut after = before;
        assert!(!before.moved(1, &after));
        after.0[1] = 8;
        assert!(before.moved(1, &after));
        assert!(!before.moved(2, &after));
        after.0[12] = 8;
        assert!(!before.moved(1, &after));
        assert_eq!((after.word(12), after.word(13)), (8, 0));
    }
}
