//! What is in order already, or just the other way round.
#![forbid(unsafe_code)]

use super::introsort::Elements;

/// Where the run ends that the elements from `start` up to before `end` begin with, of which none is less than the one
/// before it, or each is; `start` if that is not half of them. If each is less, they are turned round.
///
/// It takes two or three comparisons where there is no such run, most often.
pub fn begin(elements: &mut impl Elements, start: usize, end: usize) -> usize {
    let falling = end - start > 1 && elements.less(start + 1, start);
    let mut reach = end.min(start + 2);
    while reach < end && elements.less(reach, reach - 1) == falling {
        reach += 1;
    }
    let length = reach - start;
    if length < (end - start) / 2 {
        return start;
    }
    if falling {
        (0..length / 2).for_each(|place| elements.swap(start + place, reach - 1 - place));
    }
    reach
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
        fn sorts_a_run_and_leaves_the_rest(mut keys in prop::collection::vec(0u8..9, 0..9), rising in 0usize..9) {
            let count = keys.len();
            keys[..rising.min(count)].sort();
            let mut elements: Vec<_> = keys.iter().copied().zip(0..).collect();
            let falling = count > 1 && keys[1] < keys[0];
            let length = (1..count).find(|&at| (keys[at] < keys[at - 1]) != falling).unwrap_or(count);
            let length = if length < count / 2 { 0 } else { length };
            let mut expected = elements.clone();
            expected[..length].sort();
            prop_assert_eq!(begin(&mut elements, 0, count), length);
            prop_assert_eq!(elements, expected);
        }
    }
}
