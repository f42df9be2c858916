//! Vectors: strings one behind the other, a NUL at the end of each.
#![forbid(unsafe_code)]

use core::{cell::Cell, ops::Range};

use crate::{
    ffi::{Buffer, OutOfMemory},
    sys::memory,
};

/// The places of the elements, without their NULs, from the one that begins at `from` on.
pub fn elements(bytes: &[u8], from: usize) -> impl Iterator<Item = Range<usize>> {
    let mut next = from;
    core::iter::from_fn(move || {
        let start = next;
        let rest = bytes.get(start..).filter(|rest| !rest.is_empty())?;
        let end = start.saturating_add(memory::find_nul(rest).unwrap_or(rest.len()));
        next = end.saturating_add(1);
        Some(start..end)
    })
}

/// How many elements there are.
pub fn count(bytes: &[u8]) -> usize {
    // So few at a time that an octet can count them, which lets the compiler count many octets at once.
    bytes
        .chunks(192)
        .map(|some| usize::from(some.iter().map(|&byte| u8::from(byte == 0)).fold(0, u8::wrapping_add)))
        .sum()
}

/// How far it is from an element, with which `rest` begins, to the one after it.
#[inline(always)]
pub fn distance_to_next(rest: &[u8]) -> Option<usize> {
    let distance = memory::find_nul(rest)?.saturating_add(1);
    (distance < rest.len()).then_some(distance)
}

/// Where the element that the byte `at` belongs to begins.
pub fn beginning(bytes: &[u8], at: usize) -> usize {
    let before = bytes.get(..at).unwrap_or_default();
    before.iter().rposition(|&byte| byte == 0).map_or(0, |nul| nul.saturating_add(1))
}

/// Makes a string of a vector: `separator` for all NULs but the last byte.
pub fn stringify(bytes: &mut [u8], separator: u8) {
    if let Some((_, bytes)) = bytes.split_last_mut() {
        for byte in bytes {
            *byte = if *byte == 0 { separator } else { *byte };
        }
    }
}

/// Makes a vector of a text, which ends with a NUL, where it stands, and says how long it is then.
///
/// As with glibc, separators at the beginning and all but one of several in a row vanish, but not one at the end:
/// there is an empty element behind it.
pub fn separate(text: &mut [u8], separator: u8) -> usize {
    let begins = text.first() == Some(&separator);
    let pairs = text.iter().zip(text.iter().skip(1));
    // Every pair is looked at, which the compiler does for many at once.
    let doubled = pairs.fold(false, |any, (&one, &other)| any | ((one == separator) & (other == separator)));
    if begins || doubled {
        return separate_and_close_up(text, separator);
    }
    for byte in &mut *text {
        *byte = if *byte == separator { 0 } else { *byte };
    }
    text.len()
}

fn separate_and_close_up(text: &mut [u8], separator: u8) -> usize {
    let bytes = Cell::from_mut(text).as_slice_of_cells();
    let Some((end, letters)) = bytes.split_last() else { return 0 };
    let mut free = bytes.iter();
    let mut last = 0;
    for byte in letters.iter().map(Cell::get) {
        let byte = if byte == separator { 0 } else { byte };
        if byte | last != 0
            && let Some(slot) = free.next()
        {
            slot.set(byte);
            last = byte;
        }
    }
    free.next().unwrap_or(end).set(0);
    bytes.len() - free.as_slice().len()
}

/// Appends `bytes` to `to` with every `what`, which is not empty and has no NUL, replaced by `with`.
///
/// Says in how many elements it was replaced; where in none, nothing is appended.
pub fn replace(bytes: &[u8], what: &[u8], with: &[u8], to: &mut Buffer<u8>) -> Result<usize, OutOfMemory> {
    let mut elements = 0;
    let mut rest = bytes;
    // A first one counts although no NUL is before it.
    let mut is_new = true;
    while let Some((before, behind)) = memory::find_text(what, rest).and_then(|place| {
        let (before, found) = rest.split_at_checked(place)?;
        Some((before, found.get(what.len()..)?))
    }) {
        is_new |= memory::find_nul(before).is_some();
        elements += usize::from(is_new);
        is_new = false;
        to.extend_short(before)?;
        to.extend_short(with)?;
        rest = behind;
    }
    if elements > 0 {
        to.extend(rest)?;
    }
    Ok(elements)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn vector() -> impl Strategy<Value = Vec<Vec<u8>>> {
        prop::collection::vec(prop::collection::vec(1..4_u8, 0..20), 0..6)
    }

    fn joined(words: &[Vec<u8>]) -> Vec<u8> {
        words.iter().flat_map(|word| word.iter().copied().chain([0])).collect()
    }

    proptest! {
        #[test]
        fn elements_are_the_words(words in vector()) {
            let bytes = joined(&words);
            prop_assert_eq!(count(&bytes), words.len());
            let found: Vec<_> = elements(&bytes, 0).map(|range| bytes.get(range).unwrap_or_default().to_vec()).collect();
            prop_assert_eq!(&found, &words);
            let starts = || elements(&bytes, 0).map(|range| range.start);
            for (here, next) in starts().zip(starts().skip(1).map(Some).chain([None])) {
                let distance = distance_to_next(bytes.get(here..).unwrap_or_default());
                prop_assert_eq!(distance.map(|distance| here + distance), next);
            }
            for range in elements(&bytes, 0) {
                for at in range.start..=range.end {
                    prop_assert_eq!(beginning(&bytes, at), range.start);
                }
            }
        }

        #[test]
        fn a_separated_text_has_its_words(text in "[ab:]{0,30}") {
            let mut bytes = text.clone().into_bytes();
            bytes.push(0);
            let length = separate(&mut bytes, b':');
            bytes.truncate(length);
            let words: Vec<_> = text.split(':').filter(|word| !word.is_empty()).collect();
            let mut expected = words.join("\0");
            if !words.is_empty() && text.ends_with(':') {
                expected.push('\0');
            }
            expected.push('\0');
            prop_assert_eq!(bytes, expected.into_bytes());
        }

        #[test]
        fn replacing_is_what_it_is_for_strings(
            words in prop::collection::vec("[ab]{0,9}", 0..6), what in "[ab]{1,3}", with in "[abc]{0,4}"
        ) {
            let bytes: Vec<u8> = words.iter().flat_map(|word| word.bytes().chain([0])).collect();
            let mut to = Buffer::new();
            let elements = replace(&bytes, what.as_bytes(), with.as_bytes(), &mut to);
            prop_assert_eq!(elements, Ok(words.iter().filter(|word| word.contains(&what)).count()));
            if elements != Ok(0) {
                let expected: Vec<u8> = words.iter().flat_map(|word| word.replace(&what, &with).into_bytes().into_iter().chain([0])).collect();
                prop_assert_eq!(&to[..], expected);
            }
        }
    }
}
