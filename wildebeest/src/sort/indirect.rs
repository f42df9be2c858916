//! Large elements: their positions are sorted, and then each element is moved to its place.
#![forbid(unsafe_code)]

use core::ops::Range;

use super::{
    introsort::Elements,
    mergesort::{self, Scratch},
};

/// Elements that can go round in a circle.
pub trait Rotate: Elements {
    /// Moves to each place on the cycle of `order` that `start` is on the element from the position which that says.
    fn rotate(&mut self, start: usize, order: &[usize]);
}

/// Elements as their positions say.
struct Positions<'a, E> {
    elements: &'a mut E,
    order: &'a mut [usize],
    scratch: &'a mut [usize],
}

impl<E: Elements> Elements for Positions<'_, E> {
    #[inline(always)]
    fn less(&mut self, a: usize, b: usize) -> bool {
        let (Some(&a), Some(&b)) = (self.order.get(a), self.order.get(b)) else { return false };
        self.elements.less(a, b)
    }

    fn swap(&mut self, a: usize, b: usize) {
        if let Ok([a, b]) = self.order.get_disjoint_mut([a, b]) {
            core::mem::swap(a, b);
        }
    }

    #[inline(always)]
    fn prefetch(&self, index: usize) {
        if let Some(&position) = self.order.get(index) {
            self.elements.prefetch(position);
        }
    }
}

impl<E: Elements> Scratch for Positions<'_, E> {
    fn save_all(&mut self, from: Range<usize>, to: usize) {
        let places = self.scratch.get_mut(to..).unwrap_or_default();
        places
            .iter_mut()
            .zip(self.order.get(from).unwrap_or_default())
            .for_each(|(place, &position)| *place = position);
    }

    #[inline(always)]
    fn save(&mut self, from: usize, to: usize) {
        if let (Some(&position), Some(place)) = (self.order.get(from), self.scratch.get_mut(to)) {
            *place = position;
        }
    }

    #[inline(always)]
    fn restore_one(&mut self, place: usize) {
        if let (Some(position), Some(&saved)) = (self.order.get_mut(place), self.scratch.get(place)) {
            *position = saved;
        }
    }

    fn restore_all(&mut self, places: Range<usize>) {
        let order = self.order.get_mut(places.clone()).unwrap_or_default();
        order
            .iter_mut()
            .zip(self.scratch.get(places).unwrap_or_default())
            .for_each(|(place, &position)| *place = position);
    }
}

/// Sorts as many elements as `order` has places; what it and `scratch`, as long as it, hold does not matter.
pub fn sort(elements: &mut impl Rotate, order: &mut [usize], scratch: &mut [usize]) {
    let count = order.len();
    order.iter_mut().zip(0..).for_each(|(place, position)| *place = position);
    mergesort::sort(&mut Positions { elements, order, scratch }, 0, count);
    arrange(elements, order);
}

/// Moves to each place the element from the position that `order` says, once around each cycle.
fn arrange(elements: &mut impl Rotate, order: &mut [usize]) {
    for start in 0..order.len() {
        if order.get(start) == Some(&start) {
            continue;
        }
        elements.rotate(start, order);
        // A place that has its element says so by its own number.
        let mut place = start;
        while let Some(position) = order.get_mut(place)
            && *position != place
        {
            place = core::mem::replace(position, place);
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
            self.0.swap(a, b);
        }
    }

    impl Rotate for Counted {
        fn rotate(&mut self, start: usize, order: &[usize]) {
            let (first, mut place) = (self.0[start], start);
            while order[place] != start {
                self.0[place] = self.0[order[place]];
                self.1 += 1;
                place = order[place];
            }
            self.0[place] = first;
            self.1 += 1;
        }
    }

    proptest! {
        #[test]
        fn sorts_and_moves_each_element_once_at_most(keys in prop::collection::vec(0u8..20, 0..200)) {
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
