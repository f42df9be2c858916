//! Entries of an envz vector: a name, or a name and a value with `=` between them.
#![forbid(unsafe_code)]

use core::{cell::Cell, ops::Range};

use crate::argz::vector;

/// The part before the first `=`, and the value if there is one.
pub fn split(entry: &[u8]) -> (&[u8], Option<&[u8]>) {
    let mut parts = entry.splitn(2, |&byte| byte == b'=');
    (parts.next().unwrap_or_default(), parts.next())
}

/// The place of the first entry with the same name as `wanted`, which may be an entry itself.
pub fn find(bytes: &[u8], wanted: &[u8]) -> Option<Range<usize>> {
    let (name, _) = split(wanted);
    vector::elements(bytes, 0).find(|element| {
        let rest = bytes.get(element.clone()).and_then(|entry| entry.strip_prefix(name));
        rest.is_some_and(|rest| matches!(rest.first(), None | Some(b'=')))
    })
}

/// Moves the entries with a value together, and says how many bytes they take.
pub fn strip(bytes: &mut [u8]) -> usize {
    let bytes = Cell::from_mut(bytes).as_slice_of_cells();
    let mut free = bytes.iter();
    for entry in bytes.split_inclusive(|byte| byte.get() == 0) {
        if entry.iter().any(|byte| byte.get() == b'=') {
            entry.iter().zip(&mut free).for_each(|(byte, slot)| slot.set(byte.get()));
        }
    }
    bytes.len() - free.as_slice().len()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn joined(entries: &[String]) -> Vec<u8> {
        entries.iter().flat_map(|entry| entry.bytes().chain([0])).collect()
    }

    fn name(entry: &str) -> &str {
        entry.split('=').next().unwrap_or_default()
    }

    proptest! {
        #[test]
        fn the_first_entry_of_the_name_is_found(entries in prop::collection::vec("[ab=]{0,4}", 0..8), wanted in "[ab=]{0,3}") {
            let bytes = joined(&entries);
            let found = find(&bytes, wanted.as_bytes()).and_then(|range| bytes.get(range));
            let expected = entries.iter().find(|entry| name(entry) == name(&wanted));
            prop_assert_eq!(found, expected.map(|entry| entry.as_bytes()));
        }

        #[test]
        fn entries_with_a_value_stay(entries in prop::collection::vec("[ab=]{0,4}", 0..8)) {
            let mut bytes = joined(&entries);
            let length = strip(&mut bytes);
            bytes.truncate(length);
            let kept: Vec<_> = entries.into_iter().filter(|entry| entry.contains('=')).collect();
            prop_assert_eq!(bytes, joined(&kept));
        }
    }
}
