//! A stable merge sort that believes nothing it is told.
//!
//! Two sorted parts are merged from both ends at once into a scratch array, which is then copied back:
//! two chains of comparisons that do not wait for each other, and no branch that depends on an
//! answer, which the processor would guess wrongly every other time.
//!
//! The comparison is shown elements of the array only, never copies, and whenever it is asked the
//! array holds all of its elements: it may leave with `longjmp`. Answers that contradict each other are
//! found out where the two ends meet. Then the parts are merged again from one end, which gives all
//! elements back whatever the answers are.
#![forbid(unsafe_code)]

/// An array up to this length is not looked at again once its parts are sorted: that would cost more than it saves.
pub const SHORT: usize = 32;

/// Sorts `array`. `scratch` is at least as long, and what it holds does not matter.
pub fn sort<T: Copy>(array: &mut [T], scratch: &mut [T], less: &mut impl FnMut(&T, &T) -> bool) {
    if let Ok(four) = <&mut [T; 4]>::try_from(&mut *array) {
        return sort_four(four, less);
    }
    if array.len() < 4 {
        return insert_each(array, less);
    }
    let short = array.len() <= SHORT;
    if short && array.is_sorted_by(|a, b| !less(b, a)) {
        return;
    }
    // In the end all parts but the last have four elements.
    let middle = (array.len() / 2).next_multiple_of(4);
    let Some((left, right)) = array.split_at_mut_checked(middle) else { return };
    sort(left, scratch, less);
    sort(right, scratch, less);
    if short || !join(array, middle, scratch, less) {
        merge(array, middle, scratch, less);
    }
}

/// Sorts four elements with five comparisons. Whatever these say, all four are still there.
#[inline(always)]
fn sort_four<T: Copy>(array: &mut [T; 4], less: &mut impl FnMut(&T, &T) -> bool) {
    let [a, b, c, d] = &*array;
    let (low1, high1) = swap_if(less(b, a), a, b);
    let (low2, high2) = swap_if(less(d, c), c, d);
    let second_is_least = less(low2, low1);
    let first_is_greatest = less(high2, high1);
    let (least, _) = swap_if(second_is_least, low1, low2);
    let (_, greatest) = swap_if(first_is_greatest, high1, high2);
    // The two that are left, in the order of the array.
    let left = if second_is_least { low1 } else { swap_if(first_is_greatest, high1, low2).0 };
    let right = if first_is_greatest { high2 } else { swap_if(second_is_least, low2, high1).0 };
    let (second, third) = swap_if(less(right, left), left, right);
    *array = [*least, *second, *third, *greatest];
}

#[inline(always)]
fn swap_if<'a, T>(swap: bool, a: &'a T, b: &'a T) -> (&'a T, &'a T) {
    if swap { (b, a) } else { (a, b) }
}

/// Insertion sort, for less than four elements.
fn insert_each<T: Copy>(array: &mut [T], less: &mut impl FnMut(&T, &T) -> bool) {
    for end in 2..=array.len() {
        let mut sorted = array.get_mut(..end).unwrap_or_default();
        while let [rest @ .., before, new] = sorted
            && less(new, before)
        {
            core::mem::swap(before, new);
            let length = rest.len() + 1;
            sorted = sorted.get_mut(..length).unwrap_or_default();
        }
    }
}

/// Puts sorted parts together of which one belongs before the other as a whole; false if neither does.
fn join<T: Copy>(array: &mut [T], middle: usize, scratch: &mut [T], less: &mut impl FnMut(&T, &T) -> bool) -> bool {
    let Some((left @ [first, .., last], right @ [next, .., end])) = array.split_at_checked(middle) else {
        return false;
    };
    if !less(next, last) {
        return true;
    }
    if !less(end, first) {
        return false;
    }
    let Some(swapped) = scratch.get_mut(..array.len()) else { return false };
    copy(left, copy(right, swapped));
    copy(swapped, array);
    true
}

/// Copies as many elements as there is room for, and gives the room that is left.
#[inline(never)]
fn copy<'a, T: Copy>(from: &[T], to: &'a mut [T]) -> &'a mut [T] {
    let (here, behind) = to.split_at_mut_checked(from.len()).unwrap_or_default();
    here.iter_mut().zip(from).for_each(|(to, from)| *to = *from);
    behind
}

/// Merges two sorted parts.
fn merge<T: Copy>(array: &mut [T], middle: usize, scratch: &mut [T], less: &mut impl FnMut(&T, &T) -> bool) {
    let Some((left, right)) = array.split_at_checked(middle) else { return };
    let Some(merged) = scratch.get_mut(..array.len()) else { return };
    if repeats(left, less) && repeats(right, less) {
        merge_runs(left, right, merged, less);
    } else if merge_from_both_ends(left, right, merged, less).is_none() {
        merge_from_start(left, right, merged, less);
    }
    copy(merged, array);
}

/// Merges two parts, or gives `None` where the comparisons contradict each other.
///
/// As many steps from each end as the shorter part has elements exhaust neither, in whatever way they go.
#[inline(always)]
fn merge_from_both_ends<T: Copy>(
    left: &[T],
    right: &[T],
    merged: &mut [T],
    less: &mut impl FnMut(&T, &T) -> bool,
) -> Option<()> {
    let (mut left_start, mut right_start) = (0usize, 0usize);
    let (mut left_end, mut right_end) = (left.len(), right.len());
    for _ in 0..left.len().min(right.len()) {
        let (a, b) = (left.get(left_start)?, right.get(right_start)?);
        let (y, z) = (left.get(left_end.wrapping_sub(1))?, right.get(right_end.wrapping_sub(1))?);
        let from_right = less(b, a);
        let from_left = less(z, y);
        *merged.get_mut(left_start.wrapping_add(right_start))? = *swap_if(from_right, a, b).0;
        *merged.get_mut(left_end.wrapping_add(right_end).wrapping_sub(1))? = *swap_if(from_left, z, y).0;
        right_start += usize::from(from_right);
        left_start += usize::from(!from_right);
        left_end -= usize::from(from_left);
        right_end -= usize::from(!from_left);
    }
    // The ends have passed each other in one part, if the comparisons are to blame.
    let (left, right) = (left.get(left_start..left_end)?, right.get(right_start..right_end)?);
    merge_from_start(left, right, merged.get_mut(left_start.wrapping_add(right_start)..)?, less);
    Some(())
}

/// So many equal elements in a row are worth a search for their end.
const REPEATED: usize = 8;

/// Whether a sorted part seems to consist of such elements. A short one is not looked at.
fn repeats<T>(part: &[T], less: &mut impl FnMut(&T, &T) -> bool) -> bool {
    let mut is_repeated = |at: usize| match (part.get(at), part.get(at.wrapping_add(REPEATED))) {
        (Some(one), Some(other)) => !less(one, other),
        _ => false,
    };
    part.len() >= 8 * REPEATED && is_repeated(part.len() / 4) && is_repeated(part.len() / 2)
}

/// Merges two parts, as many elements at a time as come from the same one.
fn merge_runs<T: Copy>(mut left: &[T], mut right: &[T], mut merged: &mut [T], less: &mut dyn FnMut(&T, &T) -> bool) {
    while let (Some(_), Some(b)) = (left.first(), right.first()) {
        let count = leading(left, &mut |a| !less(b, a));
        merged = copy(take(&mut left, count), merged);
        let Some(a) = left.first() else { break };
        // At least the one that ended the run before: there is progress whatever the comparison says now.
        let count = leading(right, &mut |b| less(b, a)).max(1);
        merged = copy(take(&mut right, count), merged);
    }
    merged = copy(left, merged);
    copy(right, merged);
}

/// Takes the first `count` elements off a part.
fn take<'a, T>(part: &mut &'a [T], count: usize) -> &'a [T] {
    let (taken, rest) = part.split_at_checked(count).unwrap_or((part, &[]));
    *part = rest;
    taken
}

/// How many elements `belongs` is true for: it is for those up to some place, and for none from there on.
fn leading<T>(part: &[T], belongs: &mut dyn FnMut(&T) -> bool) -> usize {
    let mut reach = 1;
    while part.get(reach - 1).is_some_and(&mut *belongs) {
        reach *= 2;
    }
    let known = reach / 2;
    let unknown = part.get(known..part.len().min(reach - 1)).unwrap_or_default();
    known + unknown.partition_point(belongs)
}

/// Merges two parts into the first places of `merged`.
fn merge_from_start<T: Copy>(mut left: &[T], mut right: &[T], merged: &mut [T], less: &mut impl FnMut(&T, &T) -> bool) {
    let mut places = merged.iter_mut();
    while let ([a, after_a @ ..], [b, after_b @ ..]) = (left, right)
        && let Some(place) = places.next()
    {
        if less(b, a) {
            *place = *b;
            right = after_b;
        } else {
            *place = *a;
            left = after_a;
        }
    }
    copy(right, copy(left, places.into_slice()));
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// Sorts by the first of each pair; the second tells equal ones apart.
    fn sorted(mut values: Vec<(u8, usize)>) -> Vec<(u8, usize)> {
        let mut scratch = values.clone();
        sort(&mut values, &mut scratch, &mut |a, b| a.0 < b.0);
        values
    }

    fn numbered(keys: &[u8]) -> Vec<(u8, usize)> {
        keys.iter().copied().zip(0..).collect()
    }

    proptest! {
        #[test]
        fn sorts_and_leaves_equal_elements_in_order(keys in prop::collection::vec(0u8..20, 0..300)) {
            let mut expected = numbered(&keys);
            expected.sort();
            prop_assert_eq!(sorted(numbered(&keys)), expected);
        }

        #[test]
        fn many_equal_elements_are_left_in_order(keys in prop::collection::vec(0u8..4, 100..1500)) {
            let mut expected = numbered(&keys);
            expected.sort();
            prop_assert_eq!(sorted(numbered(&keys)), expected);
        }

        #[test]
        fn runs_are_sorted_too(lengths in prop::collection::vec((0usize..100, any::<bool>()), 0..10)) {
            let runs = lengths.iter().flat_map(|&(length, down)| {
                (0..length).map(move |at| (if down { length - at } else { at }) as u8)
            });
            let keys: Vec<u8> = runs.collect();
            let mut expected = numbered(&keys);
            expected.sort();
            prop_assert_eq!(sorted(numbered(&keys)), expected);
        }

        #[test]
        fn a_comparison_that_answers_anything_loses_nothing(
            count in 0usize..600,
            // A long row of equal answers leads into every way of merging.
            answers in prop::collection::vec((any::<bool>(), 1usize..20), 1..50),
        ) {
            let row = answers.into_iter().flat_map(|(answer, times)| std::iter::repeat_n(answer, times));
            let mut answers = row.cycle();
            let mut values: Vec<usize> = (0..count).collect();
            let mut scratch = vec![usize::MAX; count];
            sort(&mut values, &mut scratch, &mut |_, _| answers.next() == Some(true));
            values.sort();
            prop_assert!(values.into_iter().eq(0..count));
        }
    }

    #[test]
    fn few_comparisons_are_made() {
        for (keys, most) in [
            ((0..100_000u64).map(|at| at.wrapping_mul(0x9e37_79b9_7f4a_7c15) >> 20).collect::<Vec<_>>(), 17 * 100_000),
            ((0..100_000).collect(), 2 * 100_000),
            ((0..50_000).chain(0..50_000).collect(), 4 * 100_000),
        ] {
            let (mut values, mut scratch, mut count) = (keys.clone(), keys.clone(), 0);
            sort(&mut values, &mut scratch, &mut |a, b| {
                count += 1;
                a < b
            });
            assert!(values.is_sorted());
            assert!(count < most, "{count} comparisons, at most {most}");
        }
    }
}
