//! An entry of a dynamic section.

/// The tag behind the last entry.
pub const END: usize = 0;

/// What has a table somewhere in the object: DT_PLTGOT, DT_HASH, DT_STRTAB, DT_SYMTAB, DT_RELA, DT_REL, DT_JMPREL,
/// DT_GNU_HASH and DT_VERSYM. glibc's loader leaves the others with places in them as they are.
const TABLES: [usize; 9] = [3, 4, 5, 6, 7, 17, 23, 0x6fff_fef5, 0x6fff_fff0];

/// `ElfW(Dyn)`.
#[derive(Clone, Copy, Debug)]
#[repr(C)]
pub struct Entry {
    /// What the value means.
    pub tag: usize,
    /// A number, or a place in the object.
    pub value: usize,
}

impl Entry {
    /// The address of the table that the entry has the place of, in an object with this base that lies from `extent.0` to
    /// `extent.1`. None if it has none, or the address already.
    pub fn address(self, base: usize, extent: (usize, usize)) -> Option<usize> {
        let inside = |address: &usize| (extent.0..extent.1).contains(address);
        if !TABLES.contains(&self.tag) || inside(&self.value) {
            return None;
        }
        self.value.checked_add(base).filter(inside)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    const SIZE: usize = 0x5000;

    prop_compose! {
        fn object()(page in 0x10_usize..0x7_ffff_ffff) -> (usize, (usize, usize)) {
            (page << 12, (page << 12, (page << 12) + SIZE))
        }
    }

    proptest! {
        #[test]
        fn a_place_becomes_an_address_once((base, extent) in object(), place in 0..SIZE, tag in prop::sample::select(&TABLES)) {
            let address = Entry { tag, value: place }.address(base, extent);
            prop_assert_eq!(address, Some(base + place));
            prop_assert_eq!(Entry { tag, value: base + place }.address(base, extent), None);
        }

        #[test]
        fn numbers_stay((base, extent) in object(), tag: usize, value: usize) {
            let address = Entry { tag, value }.address(base, extent);
            prop_assert!(address.is_none() || TABLES.contains(&tag) && value < SIZE);
        }

        #[test]
        fn without_a_base_all_are_addresses(extent in 0_usize..1 << 20, tag in prop::sample::select(&TABLES), value: usize) {
            prop_assert_eq!(Entry { tag, value }.address(0, (extent, extent + SIZE)), None);
        }
    }

    #[test]
    fn the_last_place_of_all_does_not_overflow() {
        assert_eq!(Entry { tag: 5, value: usize::MAX }.address(0x1000, (0x1000, 0x2000)), None);
    }
}
