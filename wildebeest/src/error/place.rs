//! Whether a message stands at the same place of a file as the one before.
#![forbid(unsafe_code)]

use core::sync::atomic::{AtomicU64, AtomicUsize, Ordering::Relaxed};

/// A file's name, which is null where `address` is 0, and a line.
pub struct Place<'a> {
    pub address: usize,
    pub name: &'a [u8],
    pub line: u32,
}

/// The last place: the program may long have freed the file's name, so that only its hash is kept.
pub struct Last {
    address: AtomicUsize,
    name: AtomicU64,
    line: AtomicUsize,
}

impl Last {
    /// Nothing was remembered yet; that is as good as line 0 of no file.
    pub const fn new() -> Self {
        Self { address: AtomicUsize::new(0), name: AtomicU64::new(hash(b"")), line: AtomicUsize::new(0) }
    }

    /// Remembers `place`, and says whether it was the last one already.
    pub fn replace(&self, place: &Place<'_>) -> bool {
        let (address, name) = (place.address, hash(place.name));
        let line = usize::try_from(place.line).unwrap_or(usize::MAX);
        let before = (self.address.swap(address, Relaxed), self.name.swap(name, Relaxed));
        let same_line = self.line.swap(line, Relaxed) == line;
        let both_named = address != 0 && before.0 != 0;
        same_line && (address == before.0 || both_named && name == before.1)
    }
}

/// FNV-1a.
const fn hash(mut bytes: &[u8]) -> u64 {
    let mut hash = 0xcbf2_9ce4_8422_2325_u64;
    while let Some((&byte, rest)) = bytes.split_first() {
        hash = (hash ^ byte as u64).wrapping_mul(0x0100_0000_01b3);
        bytes = rest;
    }
    hash
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn the_last_place_is_known_again(calls in prop::collection::vec((prop::option::of("[ab]{0,2}"), 0..2_u32), 0..50)) {
            let last = Last::new();
            let mut before = (None, 0);
            for (index, call) in calls.into_iter().enumerate() {
                let address = call.0.as_ref().map_or(0, |_| index + 1);
                let name = call.0.as_deref().unwrap_or_default().as_bytes();
                let is_same = last.replace(&Place { address, name, line: call.1 });
                prop_assert_eq!(is_same, call == before);
                before = call;
            }
        }
    }

    #[test]
    fn a_name_that_was_overwritten_in_its_place_is_the_same() {
        let last = Last::new();
        assert!(!last.replace(&Place { address: 8, name: b"a", line: 1 }));
        assert!(last.replace(&Place { address: 8, name: b"b", line: 1 }));
    }
}
