//! A stable merge sort that believes nothing it is told.
//!
//! Two sorted parts are merged from both ends at once into a scratch array, which is then copied back:
//! two chains of comparisons that do not wait for each other, and no branch that depends on an
//! answer, which the processor would guess wrongly every other time.
//!
//! The comparison is shown elements of the array only, never copies, and whenever it is asked the
//! array holds all of its elements: it may leave with `longjmp`. What is merged next is decided by how much
//! is left of each part, never by the answers alone: all elements are there in the end whatever those are.
#![forbid(unsafe_code)]

use core::ops::Range;

use super::{introsort::Elements, run};

/// Elements that have a scratch array, as long as theirs, of which each place is written before it is read.
pub trait Scratch: Elements {
    /// Copies some elements to the scratch array, from the place `to` on.
    fn save_all(&mut self, from: Range<usize>, to: usize);
    /// Copies one.
    fn save(&mut self, from: usize, to: usize);
    /// Copies one from there to the same place of the array.
    fn restore_one(&mut self, place: usize);
    /// Copies some.
    fn restore_all(&mut self, places: Range<usize>);
}

/// In an array up to this length the parts are not looked at before they are merged: that would cost more than it saves.
pub const SHORT: usize = 32;

/// Shorter ones than this are not looked at at all.
const TINY: usize = 9;

/// Sorts the elements from `start` up to before `end`.
pub fn sort(elements: &mut impl Scratch, start: usize, end: usize) {
    let length = end - start;
    if length < TINY {
        return sort_short(elements, start, end);
    }
    if length <= SHORT {
        let run = run::begin(elements, start, end);
        if run == start {
            sort_short(elements, start, end);
        } else if run < end {
            sort(elements, run, end);
            merge(elements, start..run, run..end, false);
            elements.restore_all(start..end);
        }
        return;
    }
    let middle = middle(start, end);
    sort(elements, start, middle);
    sort(elements, middle, end);
    if join(elements, start, middle, end) {
        return;
    }
    let runs =
        starts_with_run(elements, start, middle) || repeats(elements, start, middle) && repeats(elements, middle, end);
    merge(elements, start..middle, middle..end, runs);
    elements.restore_all(start..end);
}

/// Where to divide: in the end all parts but the last have four elements.
fn middle(start: usize, end: usize) -> usize {
    start + ((end - start) / 2).next_multiple_of(4)
}

fn sort_short(elements: &mut impl Scratch, start: usize, end: usize) {
    match end - start {
        0..=3 => insert_each(elements, start, end),
        4 => sort_four(elements, start),
        _ => {
            let middle = middle(start, end);
            sort_short(elements, start, middle);
            sort_short(elements, middle, end);
            merge(elements, start..middle, middle..end, false);
            elements.restore_all(start..end);
        }
    }
}

/// Sorts four elements with five comparisons. Whatever these say, all four are still there.
#[inline(always)]
fn sort_four(elements: &mut impl Scratch, start: usize) {
    let (a, b, c, d) = (start, start + 1, start + 2, start + 3);
    let (low1, high1) = swap_if(elements.less(b, a), a, b);
    let (low2, high2) = swap_if(elements.less(d, c), c, d);
    let second_is_least = elements.less(low2, low1);
    let first_is_greatest = elements.less(high2, high1);
    let (least, _) = swap_if(second_is_least, low1, low2);
    let (_, greatest) = swap_if(first_is_greatest, high1, high2);
    // The two that are left, in the order of the array.
    let left = select(second_is_least, low1, select(first_is_greatest, low2, high1));
    let right = select(first_is_greatest, high2, select(second_is_least, high1, low2));
    let (second, third) = swap_if(elements.less(right, left), left, right);
    elements.save(least, a);
    elements.save(second, b);
    elements.save(third, c);
    elements.save(greatest, d);
    (start..start + 4).for_each(|place| elements.restore_one(place));
}

#[inline(always)]
fn swap_if(swap: bool, a: usize, b: usize) -> (usize, usize) {
    (select(swap, b, a), select(swap, a, b))
}

/// `a` or else `b`, without a branch that the compiler might make of a condition.
#[inline(always)]
fn select(first: bool, a: usize, b: usize) -> usize {
    core::hint::select_unpredictable(first, a, b)
}

/// Insertion sort, for less than four elements.
fn insert_each(elements: &mut impl Scratch, start: usize, end: usize) {
    for next in start + 1..end {
        let mut place = next;
        while place > start && elements.less(place, place - 1) {
            elements.swap(place, place - 1);
            place -= 1;
        }
    }
}

/// Puts sorted parts together of which one belongs before the other as a whole; false if neither does.
fn join(elements: &mut impl Scratch, start: usize, middle: usize, end: usize) -> bool {
    if !elements.less(middle, middle - 1) {
        return true;
    }
    if !elements.less(end - 1, start) {
        return false;
    }
    elements.save_all(middle..end, start);
    elements.save_all(start..middle, start + (end - middle));
    elements.restore_all(start..end);
    true
}

/// After so many comparisons it is looked whether they had the same answer.
const LOOK: usize = 16;

/// So many elements before one is compared, the processor is told to have it ready.
const AHEAD: usize = 4;

/// Merges two sorted parts into the scratch array; `runs` says that many elements that belong together come from one part.
fn merge(elements: &mut impl Scratch, mut left: Range<usize>, mut right: Range<usize>, mut runs: bool) {
    let (mut low, mut high) = (left.start, right.end);
    loop {
        if runs {
            low = merge_runs(elements, &mut left, &mut right, low);
        }
        let before = right.start;
        for _ in 0..LOOK {
            // Two from each part: when one is gone at the start, there is one for the comparison at the end.
            if left.len() < 2 || right.len() < 2 {
                return merge_from_start(elements, left, right, low);
            }
            let from_right = elements.less(right.start, left.start);
            let from_left = elements.less(right.end - 1, left.end - 1);
            high -= 1;
            elements.save(select(from_right, right.start, left.start), low);
            elements.save(select(from_left, left.end, right.end) - 1, high);
            low += 1;
            right.start += usize::from(from_right);
            left.start += usize::from(!from_right);
            left.end -= usize::from(from_left);
            right.end -= usize::from(!from_left);
            elements.prefetch(select(from_right, right.start, left.start) + AHEAD);
            elements.prefetch(select(from_left, left.end, right.end).wrapping_sub(AHEAD));
        }
        let from_right = right.start - before;
        runs = from_right == 0 || from_right == LOOK;
    }
}

/// Merges two parts of which one has no more than one element.
#[inline(always)]
fn merge_from_start(elements: &mut impl Scratch, mut left: Range<usize>, mut right: Range<usize>, mut low: usize) {
    while left.start < left.end && right.start < right.end {
        let part = if elements.less(right.start, left.start) { &mut right } else { &mut left };
        elements.save(part.start, low);
        part.start += 1;
        low += 1;
    }
    let count = left.len();
    elements.save_all(left, low);
    elements.save_all(right, low + count);
}

/// So many elements in a row that belong together are worth a search for their end.
const RUN: usize = 8;

/// Whether so many come from the same part at the start.
fn starts_with_run(elements: &mut impl Scratch, start: usize, middle: usize) -> bool {
    elements.less(middle + RUN, start) || !elements.less(middle, start + RUN)
}

/// Whether a sorted part seems to consist of so many equal elements each. A short one is not looked at.
fn repeats(elements: &mut impl Scratch, start: usize, end: usize) -> bool {
    let length = end - start;
    let mut is_repeated = |at: usize| !elements.less(at, at + RUN);
    length >= 8 * RUN && is_repeated(start + length / 4) && is_repeated(start + length / 2)
}

/// How many times runs may turn out to be short before they are no longer searched for.
const PATIENCE: usize = 4;

/// Merges two parts from their start, as many elements at a time as come from the same one, for as long as these are
/// many. Gives the place behind those.
fn merge_runs(elements: &mut impl Scratch, left: &mut Range<usize>, right: &mut Range<usize>, mut low: usize) -> usize {
    let mut patience = PATIENCE;
    while left.start < left.end && right.start < right.end && patience > 0 {
        let before = low;
        let next = leading(left.clone(), &mut |a| !elements.less(right.start, a));
        low = save_up_to(elements, left, next, low);
        if left.start == left.end {
            break;
        }
        // At least the one that ended the run before: there is progress whatever the comparison says now.
        let next = leading(right.start + 1..right.end, &mut |b| elements.less(b, left.start));
        low = save_up_to(elements, right, next, low);
        patience -= usize::from(low - before < RUN);
    }
    low
}

/// Saves the elements of a part up to before `next`, and gives the place behind them.
fn save_up_to(elements: &mut impl Scratch, part: &mut Range<usize>, next: usize, low: usize) -> usize {
    let count = next - part.start;
    elements.save_all(part.start..next, low);
    part.start = next;
    low + count
}

/// The first place `belongs` is not true for: it is for those up to some place, and for none from there on.
fn leading(part: Range<usize>, belongs: &mut dyn FnMut(usize) -> bool) -> usize {
    let Range { start: mut known, end: mut unknown } = part;
    let mut stride = 1;
    while known < unknown {
        let next = known + (stride - 1).min(unknown - known - 1);
        if !belongs(next) {
            unknown = next;
            break;
        }
        known = next + 1;
        stride *= 2;
    }
    while known < unknown {
        let next = known + (unknown - known) / 2;
        if belongs(next) {
            known = next + 1;
        } else {
            unknown = next;
        }
    }
    known
}

#[cfg(test)]
#[expect(clippy::indexing_slicing, reason = "a place that is out of range is to fail the test")]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// Values with a scratch array, whose places are empty until they are written.
    struct Values<T, F> {
        array: Vec<T>,
        scratch: Vec<Option<T>>,
        less: F,
    }

    impl<T: Copy, F: FnMut(&[T], usize, usize) -> bool> Elements for Values<T, F> {
        fn less(&mut self, a: usize, b: usize) -> bool {
            (self.less)(&self.array, a, b)
        }

        fn swap(&mut self, a: usize, b: usize) {
            self.array.swap(a, b);
        }
    }

    impl<T: Copy, F: FnMut(&[T], usize, usize) -> bool> Scratch for Values<T, F> {
        fn save_all(&mut self, from: Range<usize>, to: usize) {
            from.zip(to..).for_each(|(from, to)| self.save(from, to));
        }

        fn save(&mut self, from: usize, to: usize) {
            self.scratch[to] = Some(self.array[from]);
        }

        fn restore_one(&mut self, place: usize) {
            self.array[place] = self.scratch[place].take().expect("written before it is read");
        }

        fn restore_all(&mut self, places: Range<usize>) {
            places.for_each(|place| self.restore_one(place));
        }
    }

    fn sorted_by<T: Copy>(array: &[T], less: impl FnMut(&[T], usize, usize) -> bool) -> Vec<T> {
        let mut values = Values { array: array.to_vec(), scratch: vec![None; array.len()], less };
        sort(&mut values, 0, array.len());
        values.array
    }

    /// Sorts numbered keys as they should be, and as they are.
    fn both(keys: impl IntoIterator<Item = u8>) -> [Vec<(u8, usize)>; 2] {
        let numbered: Vec<_> = keys.into_iter().zip(0..).collect();
        let mut expected = numbered.clone();
        expected.sort();
        [expected, sorted_by(&numbered, |array, a, b| array[a].0 < array[b].0)]
    }

    /// A row of answers that consists of long rows of equal ones: it leads into every way of merging.
    fn answers() -> impl Strategy<Value = Vec<bool>> {
        prop::collection::vec((any::<bool>(), 1usize..20), 1..50)
            .prop_map(|rows| rows.into_iter().flat_map(|(answer, times)| std::iter::repeat_n(answer, times)).collect())
    }

    proptest! {
        #[test]
        fn sorts_and_leaves_equal_elements_in_order(keys in prop::collection::vec(0u8..20, 0..300)) {
            let [expected, found] = both(keys);
            prop_assert_eq!(found, expected);
        }

        #[test]
        fn many_equal_elements_are_left_in_order(keys in prop::collection::vec(0u8..4, 100..1500)) {
            let [expected, found] = both(keys);
            prop_assert_eq!(found, expected);
        }

        #[test]
        fn runs_are_sorted_too(lengths in prop::collection::vec((0usize..100, any::<bool>(), 1usize..4), 0..10)) {
            let [expected, found] = both(lengths.iter().flat_map(|&(length, down, equal)| {
                (0..length).map(move |at| (if down { length - at } else { at } / equal) as u8)
            }));
            prop_assert_eq!(found, expected);
        }

        #[test]
        fn a_comparison_that_answers_anything_loses_nothing(count in 0usize..600, answers in answers()) {
            let values: Vec<usize> = (0..count).collect();
            let mut answers = answers.into_iter().cycle();
            let mut found = sorted_by(&values, |_, _, _| answers.next() == Some(true));
            found.sort();
            prop_assert_eq!(found, values);
        }

        #[test]
        fn all_elements_are_there_whenever_it_is_asked(count in 0usize..200, answers in answers()) {
            let values: Vec<usize> = (0..count).collect();
            let mut answers = answers.into_iter().cycle();
            sorted_by(&values, |array, _, _| {
                let mut there = array.to_vec();
                there.sort();
                assert_eq!(there, values);
                answers.next() == Some(true)
            });
        }
    }

    #[test]
    fn few_comparisons_are_made() {
        const COUNT: u64 = 100_000;
        let random = |at: u64| at.wrapping_mul(0x9e37_79b9_7f4a_7c15) >> 20;
        for (name, key, most) in [
            ("random", &random as &dyn Fn(u64) -> u64, 16.0),
            ("sixteen values", &|at| random(at) % 16, 9.5),
            ("sorted", &|at| at, 2.0),
            ("two runs", &|at| at % (COUNT / 2), 3.0),
            ("falling, with equal ones", &|at| (COUNT - at) / 10, 5.0),
            ("sorted but for a few", &|at| if at % 100 == 7 { random(at) % COUNT } else { at }, 6.5),
            ("up and down", &|at| at.min(COUNT - at), 4.0),
        ] {
            let (keys, mut count) = ((0..COUNT).map(key).collect::<Vec<_>>(), 0);
            let found = sorted_by(&keys, |array, a, b| {
                count += 1;
                array[a] < array[b]
            });
            assert!(found.is_sorted());
            let count = f64::from(count) / COUNT as f64;
            assert!(count < most, "{name}: {count} comparisons an element, at most {most}");
        }
    }
}
