//! Putting entries into the program's order.
#![forbid(unsafe_code)]

use super::entry::Entry;

/// Sorts a list that goes on from `first`; entries of which neither comes after the other keep their order.
///
/// It is a merge sort that relinks the entries and needs no memory: lists of 1, 2, 4, ... entries wait in `runs`
/// to be merged with another one of their length. Whatever `comes_after` answers, no entry is lost, and each is
/// compared about as often as the number of entries has binary digits.
pub fn sort(first: Option<Entry>, comes_after: &mut dyn FnMut(Entry, Entry) -> bool) -> Option<Entry> {
    let mut runs = [None; usize::BITS as usize];
    let mut rest = first;
    while let Some(entry) = rest {
        rest = entry.next();
        entry.set_next(None);
        let mut run = Some(entry);
        for waiting in &mut runs {
            let Some(earlier) = waiting.take() else {
                *waiting = run.take();
                break;
            };
            run = merge(Some(earlier), run, comes_after);
        }
    }
    runs.into_iter().fold(None, |later, earlier| merge(earlier, later, comes_after))
}

/// Merges two sorted lists; of equal entries those of the first come first.
fn merge(
    mut left: Option<Entry>,
    mut right: Option<Entry>,
    comes_after: &mut dyn FnMut(Entry, Entry) -> bool,
) -> Option<Entry> {
    let (mut first, mut last): (Option<Entry>, Option<Entry>) = (None, None);
    while let (Some(here), Some(there)) = (left, right) {
        let next = if comes_after(here, there) {
            right = there.next();
            there
        } else {
            left = here.next();
            here
        };
        append(&mut first, &mut last, Some(next));
    }
    append(&mut first, &mut last, left.or(right));
    first
}

/// Links `list` behind `last`.
fn append(first: &mut Option<Entry>, last: &mut Option<Entry>, list: Option<Entry>) {
    match *last {
        Some(last) => last.set_next(list),
        None => *first = list,
    }
    *last = list;
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::{ffi::OutOfMemory, fts::arena::Arena};

    /// A list of entries whose names are these letters; their levels say where they were.
    fn list(arena: &mut Arena, letters: &[u8]) -> Result<Option<Entry>, OutOfMemory> {
        letters.iter().enumerate().rev().try_fold(None, |next, (index, letter)| {
            let entry = Entry::new(arena, &[*letter], false)?;
            entry.set_level(index as i32);
            entry.set_next(next);
            Ok(Some(entry))
        })
    }

    fn walk(first: Option<Entry>) -> Vec<(u8, i32)> {
        let names = core::iter::successors(first, |entry| entry.next());
        names.map(|entry| (entry.name().to_bytes().first().copied().unwrap_or(0), entry.level())).collect()
    }

    proptest! {
        #[test]
        fn sorts_and_keeps_the_order_of_equals(letters in prop::collection::vec(b'a'..b'k', 0..100)) {
            let mut arena = Arena::new();
            let first = list(&mut arena, &letters).map_err(|error| TestCaseError::fail(format!("{error:?}")))?;
            let mut expected = walk(first);
            expected.sort_by_key(|(letter, _)| *letter);
            prop_assert_eq!(walk(sort(first, &mut |a, b| a.name() > b.name())), expected);
        }

        #[test]
        fn loses_nothing_to_an_order_that_is_none(
            letters in prop::collection::vec(b'a'..b'k', 0..100),
            answers in prop::collection::vec(any::<bool>(), 1..50),
        ) {
            let mut arena = Arena::new();
            let first = list(&mut arena, &letters).map_err(|error| TestCaseError::fail(format!("{error:?}")))?;
            let mut expected = walk(first);
            let mut answers = answers.into_iter().cycle();
            let mut sorted = walk(sort(first, &mut |_, _| answers.next() == Some(true)));
            sorted.sort();
            expected.sort();
            prop_assert_eq!(sorted, expected);
        }
    }
}
