//! A sort in place that compares and swaps by position, and believes nothing it is told.
//!
//! It is quicksort (Hoare's partition around the median of three) that turns into heapsort where it
//! would become quadratic, and leaves short runs to insertion sort: Musser, "Introspective Sorting and
//! Selection Algorithms", 1997. No loop relies on an answer of the comparison to end.
#![forbid(unsafe_code)]

/// Elements that are known by their position.
pub trait Elements {
    /// Whether the element at `a` belongs before the one at `b`.
    fn less(&mut self, a: usize, b: usize) -> bool;
    /// Swaps two elements.
    fn swap(&mut self, a: usize, b: usize);
    /// Hears that an element will be compared soon, if it is there: that serves those which are not compared in a row.
    #[inline(always)]
    fn prefetch(&self, _index: usize) {}
}

/// Runs up to this length are sorted by insertion.
const SHORT: usize = 12;

/// Sorts the first `count` elements.
pub fn sort(elements: &mut impl Elements, count: usize) {
    let depth = 2 * (usize::BITS - count.leading_zeros());
    quicksort(elements, 0, count, depth);
}

/// Sorts from `start` up to before `end`; `depth` says how many more times it may divide.
fn quicksort(elements: &mut impl Elements, mut start: usize, mut end: usize, mut depth: u32) {
    while end - start > SHORT {
        if depth == 0 {
            return heapsort(elements, start, end);
        }
        depth -= 1;
        let middle = partition(elements, start, end);
        // Recursion into the shorter part keeps the stack logarithmic.
        if middle - start < end - middle {
            quicksort(elements, start, middle, depth);
            start = middle + 1;
        } else {
            quicksort(elements, middle + 1, end, depth);
            end = middle;
        }
    }
    insertion_sort(elements, start, end);
}

/// Puts an element where it belongs, with none greater before and none less behind it, and says where.
fn partition(elements: &mut impl Elements, start: usize, end: usize) -> usize {
    let median = median(elements, start + 1, start + (end - start) / 2, end - 1);
    elements.swap(start, median);
    let (mut left, mut right) = (start, end);
    loop {
        left += 1;
        while left < end && elements.less(left, start) {
            left += 1;
        }
        right -= 1;
        while right > start && elements.less(start, right) {
            right -= 1;
        }
        if left >= right {
            elements.swap(start, right);
            return right;
        }
        elements.swap(left, right);
    }
}

fn median(elements: &mut impl Elements, a: usize, b: usize, c: usize) -> usize {
    let (low, high) = if elements.less(b, a) { (b, a) } else { (a, b) };
    if elements.less(c, low) {
        low
    } else if elements.less(high, c) {
        high
    } else {
        c
    }
}

fn insertion_sort(elements: &mut impl Elements, start: usize, end: usize) {
    for next in start + 1..end {
        let mut position = next;
        while position > start && elements.less(position, position - 1) {
            elements.swap(position, position - 1);
            position -= 1;
        }
    }
}

fn heapsort(elements: &mut impl Elements, start: usize, end: usize) {
    let count = end - start;
    for root in (0..count / 2).rev() {
        sift_down(elements, start, root, count);
    }
    for last in (1..count).rev() {
        elements.swap(start, start + last);
        sift_down(elements, start, 0, last);
    }
}

/// Lets the element at `root` of a heap of `count` elements sink to its place.
fn sift_down(elements: &mut impl Elements, start: usize, mut root: usize, count: usize) {
    loop {
        let mut child = 2 * root + 1;
        if child >= count {
            return;
        }
        if child + 1 < count && elements.less(start + child, start + child + 1) {
            child += 1;
        }
        if !elements.less(start + root, start + child) {
            return;
        }
        elements.swap(start + root, start + child);
        root = child;
    }
}

#[cfg(test)]
#[expect(clippy::indexing_slicing, reason = "a position that is out of range is to fail the test")]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// Values, what compares them, and how often it was asked.
    struct Counted<F>(Vec<u32>, F, usize);

    impl<F: FnMut(u32, u32) -> bool> Elements for Counted<F> {
        fn less(&mut self, a: usize, b: usize) -> bool {
            self.2 += 1;
            (self.1)(self.0[a], self.0[b])
        }

        fn swap(&mut self, a: usize, b: usize) {
            self.0.swap(a, b);
        }
    }

    fn sorted(values: Vec<u32>) -> Vec<u32> {
        let count = values.len();
        let mut elements = Counted(values, |a, b| a < b, 0);
        sort(&mut elements, count);
        elements.0
    }

    proptest! {
        #[test]
        fn sorts(values in prop::collection::vec(0u32..50, 0..300)) {
            let mut expected = values.clone();
            expected.sort();
            prop_assert_eq!(sorted(values), expected);
        }

        #[test]
        fn heapsort_sorts(values: Vec<u32>, skip in 0usize..3) {
            let skip = skip.min(values.len());
            let mut expected = values.clone();
            expected[skip..].sort();
            let count = values.len();
            let mut elements = Counted(values, |a, b| a < b, 0);
            heapsort(&mut elements, skip, count);
            prop_assert_eq!(elements.0, expected);
        }

        #[test]
        fn a_comparison_that_answers_anything_loses_nothing(
            values: Vec<u32>,
            answers in prop::collection::vec(any::<bool>(), 1..50),
        ) {
            let mut answers = answers.into_iter().cycle();
            let count = values.len();
            let mut expected = values.clone();
            let mut elements = Counted(values, |_, _| answers.next() == Some(true), 0);
            sort(&mut elements, count);
            elements.0.sort();
            expected.sort();
            prop_assert_eq!(elements.0, expected);
        }
    }

    /// An opponent that answers so that the pivot always turns out least: McIlroy, "A Killer
    /// Adversary for Quicksort", 1999.
    #[test]
    fn an_adversary_gets_no_quadratic_time() {
        const COUNT: usize = 20_000;
        let undecided = u32::MAX;
        let (mut known, mut candidate, mut solid) = (vec![undecided; COUNT], 0, 0);
        let adversary = move |a: u32, b: u32| {
            let (x, y) = (a as usize, b as usize);
            if known[x] == undecided && known[y] == undecided {
                known[if x == candidate { x } else { y }] = solid;
                solid += 1;
            }
            if known[x] == undecided {
                candidate = x;
            } else if known[y] == undecided {
                candidate = y;
            }
            known[x] < known[y]
        };
        let mut elements = Counted((0..COUNT as u32).collect(), adversary, 0);
        sort(&mut elements, COUNT);
        assert!(elements.2 < 80 * COUNT, "{} comparisons", elements.2);
    }
}
