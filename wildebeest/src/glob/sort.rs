//! Sorting path names by their bytes, as musl's `strcoll` orders them in every locale.
#![forbid(unsafe_code)]

use core::cmp::Ordering;

use crate::ffi::{Buffer, OutOfMemory};

/// A name to sort: the eight bytes behind the prefix that all names share, and where it starts.
#[derive(Clone, Copy)]
struct Entry {
    key: u64,
    start: usize,
}

/// Sorts `starts`, offsets of C strings in `bytes`.
///
/// A bottom-up merge sort: `core`'s sorts can panic.
pub fn sort(bytes: &[u8], starts: &mut [usize]) -> Result<(), OutOfMemory> {
    let Some((&first, others)) = starts.split_first() else { return Ok(()) };
    let prefix =
        others.iter().fold(usize::MAX, |shared, &start| shared.min(shared_prefix(bytes, first, start, shared)));
    if others.is_empty() {
        return Ok(());
    }
    let mut entries = Buffer::new();
    entries.reserve(starts.len())?;
    for &start in starts.iter() {
        entries.push(Entry { key: key(bytes, start, prefix), start })?;
    }
    let mut spare = Buffer::new();
    spare.extend(&entries)?;
    let mut width = 1;
    while width < entries.len() {
        merge_runs(bytes, &entries, &mut spare, width);
        core::mem::swap(&mut entries, &mut spare);
        width *= 2;
    }
    for (slot, entry) in starts.iter_mut().zip(entries.iter()) {
        *slot = entry.start;
    }
    Ok(())
}

/// Merges each two neighbouring runs of `width` entries of `from` into one of `to`.
fn merge_runs(bytes: &[u8], from: &[Entry], to: &mut [Entry], width: usize) {
    let mut rest = from;
    let mut slots = to.iter_mut();
    while !rest.is_empty() {
        let (left, behind) = rest.split_at_checked(width).unwrap_or((rest, &[]));
        let (right, behind) = behind.split_at_checked(width).unwrap_or((behind, &[]));
        rest = behind;
        merge(bytes, left, right, &mut slots);
    }
}

fn merge<'a>(bytes: &[u8], mut left: &[Entry], mut right: &[Entry], to: &mut impl Iterator<Item = &'a mut Entry>) {
    while let (Some((first, others)), Some((second, seconds))) = (left.split_first(), right.split_first()) {
        let Some(slot) = to.next() else { return };
        if compare(bytes, second, first) == Ordering::Less {
            *slot = *second;
            right = seconds;
        } else {
            *slot = *first;
            left = others;
        }
    }
    for (entry, slot) in left.iter().chain(right).zip(to) {
        *slot = *entry;
    }
}

fn compare(bytes: &[u8], left: &Entry, right: &Entry) -> Ordering {
    // Equal keys with a NUL in them are of equal names; only longer ones need a second look.
    match left.key.cmp(&right.key) {
        Ordering::Equal if left.key & 0xff != 0 => tail(bytes, left.start).cmp(tail(bytes, right.start)),
        order => order,
    }
}

/// The name at `start`.
fn tail(bytes: &[u8], start: usize) -> &[u8] {
    let rest = bytes.get(start..).unwrap_or_default();
    let length = rest.iter().position(|&byte| byte == 0).unwrap_or(rest.len());
    rest.get(..length).unwrap_or_default()
}

/// How many bytes, at most `limit`, the names at `first` and `second` have in common.
fn shared_prefix(bytes: &[u8], first: usize, second: usize, limit: usize) -> usize {
    let first = bytes.get(first..).unwrap_or_default();
    let second = bytes.get(second..).unwrap_or_default();
    first.iter().zip(second).take(limit).take_while(|&(left, right)| left == right && *left != 0).count()
}

/// The eight bytes at `prefix` of the name at `start` as a number that sorts like them, short ones filled up with NUL.
fn key(bytes: &[u8], start: usize, prefix: usize) -> u64 {
    let rest = bytes.get(start.saturating_add(prefix)..).unwrap_or_default();
    let mut key = 0;
    let mut letters = rest.iter().take_while(|&&byte| byte != 0);
    for _ in 0..8 {
        key = key << 8 | letters.next().map_or(0, |&byte| u64::from(byte));
    }
    key
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn sorts_as_the_standard_library_does(names in prop::collection::vec("(same prefix/)?[ab\u{e9}]{0,12}", 0..60)) {
            let mut bytes = Vec::new();
            let mut starts = Vec::new();
            for name in &names {
                starts.push(bytes.len());
                bytes.extend_from_slice(name.as_bytes());
                bytes.push(0);
            }
            prop_assert!(sort(&bytes, &mut starts).is_ok());
            let sorted: Vec<_> = starts.iter().map(|&start| tail(&bytes, start)).collect();
            let mut expected: Vec<_> = names.iter().map(String::as_bytes).collect();
            expected.sort();
            prop_assert_eq!(sorted, expected);
        }
    }
}
