//! Large elements: their positions are sorted, and then each element is moved to its place.
#![forbid(unsafe_code)]

use super::{introsort::Elements, mergesort};

/// Sorts as many elements as `order` has places; what it and `scratch`, as long as it, hold does not matter.
pub fn sort(elements: &mut impl Elements, order: &mut [usize], scratch: &mut [usize]) {
    order.iter_mut().zip(0..).for_each(|(place, position)| *place = position);
    mergesort::sort(order, scratch, &mut |&a, &b| elements.less(a, b));
    arrange(elements, order);
}

/// Moves to each place the element from the position that `order` says, once around each cycle.
fn arrange(elements: &mut impl Elements, order: &mut [usize]) {
    for start in 0..order.len() {
        let mut place = start;
        // A place that has its element says so by its own number.
        while let Some(position) = order.get_mut(place) {
            let next = core::mem::replace(position, place);
            if next == start || next == place {
                break;
            }
            elements.swap(place, next);
            place = next;
        }
    }
}

#[cfg(test)]
#[expect(clippy::indexing_slicing, reason = "a position that is out of range is to fail the test")]
mod tests {
    use super::*;
    use proptest::prelude::*;

    struct Counted(Vec<(u8, usize)>, usize);

    impl Elements for Counted {
        fn less(&mut self, a: usize, b: usize) -> bool {
            self.0[a].0 < self.0[b].0
        }

        fn swap(&mut self, a: usize, b: usize) {
            self.1 += 1;
            self.0.swap(a, b);
        }
    }

    proptest! {
        #[test]
        fn sorts_with_one_swap_for_each_element_at_most(keys in prop::collection::vec(0u8..20, 0..200)) {
            let count = keys.len();
            let mut elements = Counted(keys.into_iter().zip(0..).collect(), 0);
            let mut expected = elements.0.clone();
            expected.sort();
            sort(&mut elements, &mut vec![7; count], &mut vec![9; count]);
            prop_assert_eq!(elements.0, expected);
            prop_assert!(elements.1 <= count);
        }
    }
}
