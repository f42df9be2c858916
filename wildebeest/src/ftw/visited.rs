//! The directories a walk has come by.
#![forbid(unsafe_code)]

use crate::{
    ffi::{Buffer, OutOfMemory},
    sys::dir::Identity,
};

/// A set that only grows: a hash table with open addressing, at most half full.
pub struct Visited {
    /// As many places as a power of two says, or none.
    places: Buffer<Option<Identity>>,
    count: usize,
}

impl Visited {
    /// The empty set; nothing is allocated yet.
    pub const fn new() -> Self {
        Self { places: Buffer::new(), count: 0 }
    }

    /// Adds a directory. False if it was there already.
    pub fn insert(&mut self, directory: Identity) -> Result<bool, OutOfMemory> {
        if self.count >= self.places.len() / 2 {
            self.grow()?;
        }
        let is_new = place(&mut self.places, directory);
        self.count += usize::from(is_new);
        Ok(is_new)
    }

    fn grow(&mut self) -> Result<(), OutOfMemory> {
        let size = self.places.len().saturating_mul(2).max(64);
        let mut places = Buffer::new();
        places.reserve(size)?;
        for _ in 0..size {
            places.push(None)?;
        }
        for directory in self.places.iter().copied().flatten() {
            place(&mut places, directory);
        }
        self.places = places;
        Ok(())
    }
}

/// Puts `directory` into its place, if there is a free one before it is found. False if it is found.
fn place(places: &mut [Option<Identity>], directory: Identity) -> bool {
    let mask = places.len().wrapping_sub(1);
    let mut index = hash(directory);
    loop {
        match places.get_mut(index & mask) {
            Some(Some(other)) if *other != directory => index = index.wrapping_add(1),
            Some(free @ None) => {
                *free = Some(directory);
                return true;
            }
            _ => return false,
        }
    }
}

/// Neighbouring inode numbers, the usual case, go to places far from each other.
fn hash(directory: Identity) -> usize {
    let mixed = (directory.inode ^ directory.device.rotate_left(32)).wrapping_mul(0x9e37_79b9_7f4a_7c15);
    usize::try_from(mixed >> 32).unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn it_is_a_set(numbers in prop::collection::vec((0_u64..3, 0_u64..300), 0..1000)) {
            let mut model = HashSet::new();
            let mut visited = Visited::new();
            for (device, inode) in numbers {
                let is_new = visited.insert(Identity { device, inode });
                prop_assert_eq!(is_new, Ok(model.insert((device, inode))));
            }
        }
    }
}
