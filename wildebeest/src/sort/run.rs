//! An array that is in order already, or just the other way round.
#![forbid(unsafe_code)]

use super::introsort::Elements;

/// Sorts the elements from `start` up to before `end`, if they are one run: none less than the one before it, or each less.
///
/// For others it gives false, most often after two or three comparisons.
pub fn sort(elements: &mut impl Elements, start: usize, end: usize) -> bool {
    let falling = end - start > 1 && elements.less(start + 1, start);
    for next in start + 2..end {
        if elements.less(next, next - 1) != falling {
            return false;
        }
    }
    if falling {
        (0..(end - start) / 2).for_each(|place| elements.swap(start + place, end - 1 - place));
    }
    true
}

#[cfg(test)]
#[expect(clippy::indexing_slicing, reason = "a position that is out of range is to fail the test")]
mod tests {
    use super::*;
    use proptest::prelude::*;

    impl Elements for Vec<(u8, usize)> {
        fn less(&mut self, a: usize, b: usize) -> bool {
            self[a].0 < self[b].0
        }

        fn swap(&mut self, a: usize, b: usize) {
            self.as_mut_slice().swap(a, b);
        }
    }

    proptest! {
        #[test]
        fn sorts_runs_and_leaves_the_rest(mut keys in prop::collection::vec(0u8..9, 0..9), rising: bool) {
            if rising {
                keys.sort();
            }
            let mut elements: Vec<_> = keys.iter().copied().zip(0..).collect();
            let (before, count) = (elements.clone(), elements.len());
            let mut expected = before.clone();
            expected.sort();
            let is_run = sort(&mut elements, 0, count);
            prop_assert_eq!(elements, if is_run { expected } else { before });
            prop_assert!(is_run || !keys.is_sorted() && !keys.is_sorted_by(|a, b| a > b));
        }
    }
}
