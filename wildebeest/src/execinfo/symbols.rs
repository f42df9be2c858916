//! The names in an object's dynamic symbol table.

use crate::sys::objects::{Object, dynamic_entry};

const ENTRY: usize = 24;

/// A dynamic symbol table and the strings of its names.
#[derive(Clone, Copy, Debug)]
pub struct Symbols<'a> {
    entries: &'a [u8],
    strings: &'a [u8],
}

/// Where its fields are: the name's offset, what it is, and in which section; then these two.
const VALUE: usize = 8;
const SIZE: usize = 16;

fn number(entry: &[u8], at: usize) -> Option<usize> {
    usize::try_from(u64::from_ne_bytes(*entry.get(at..)?.first_chunk()?)).ok()
}

/// Whether `entry` names what is at `distance` from its value. One without a size names its own address only.
fn names(entry: &[u8], distance: usize) -> bool {
    const UNDEFINED: u16 = 0;
    const ABSOLUTE: u16 = 0xfff1;
    const THREAD_LOCAL: u8 = 6;
    let [_, _, _, _, info, _, low, high, ..] = *entry else { return false };
    let section = u16::from_ne_bytes([low, high]);
    let has_address = section != UNDEFINED && section != ABSOLUTE && info & 0xf != THREAD_LOCAL;
    has_address && number(entry, SIZE).is_some_and(|size| distance < size.max(1))
}

impl<'a> Symbols<'a> {
    /// The first `count` of `entries`, whose names are in `strings`.
    fn new(entries: &'a [u8], count: usize, strings: &'a [u8]) -> Option<Self> {
        Some(Self { entries: entries.get(..count.checked_mul(ENTRY)?)?, strings })
    }

    /// The symbol that names what is at `place`, counted from the object's base, and its own place. Of several
    /// it is the one that begins last, and of those the first in the table, as glibc has it.
    pub fn at(&self, place: usize) -> Option<(&'a [u8], usize)> {
        let mut best = None;
        let mut least = 0;
        for entry in self.entries.chunks_exact(ENTRY) {
            let Some(value) = number(entry, VALUE) else { continue };
            if (least..=place).contains(&value) && names(entry, place.wrapping_sub(value)) {
                best = Some((entry, value));
                least = value.saturating_add(1);
            }
        }
        let (entry, value) = best?;
        let name = u32::from_ne_bytes(*entry.first_chunk()?);
        let name = self.strings.get(usize::try_from(name).ok()?..)?;
        let name = name.get(..crate::sys::memory::find(0, name)?)?;
        Some((name, value))
    }
}

/// How many symbols there are by a System V hash table: as many as it has chains.
fn count_by_hash(table: &[u8]) -> Option<usize> {
    word(table, 1)
}

/// How many there are by a GNU hash table: one more than the last of the chains has.
fn count_by_gnu_hash(table: &[u8]) -> Option<usize> {
    const HEADER: usize = 4;
    let (buckets, first, filters) = (word(table, 0)?, word(table, 1)?, word(table, 2)?);
    let filter_words = filters.checked_mul(size_of::<usize>() / 4)?;
    let start = HEADER.checked_add(filter_words)?;
    let chains = start.checked_add(buckets)?;
    let starts = words(table.get(start.checked_mul(4)?..chains.checked_mul(4)?)?);
    let last_chain = starts.max().filter(|last| *last >= first);
    let Some(last_chain) = last_chain else { return Some(first) };
    let chain = words(table.get(chains.checked_add(last_chain - first)?.checked_mul(4)?..)?);
    // The last hash of a chain is odd.
    let length = chain.take_while(|hash| hash % 2 == 0).count().checked_add(1)?;
    last_chain.checked_add(length)
}

fn words(bytes: &[u8]) -> impl Iterator<Item = usize> {
    bytes.chunks_exact(4).filter_map(|word| usize::try_from(u32::from_ne_bytes(*word.first_chunk()?)).ok())
}

fn word(table: &[u8], index: usize) -> Option<usize> {
    words(table.get(index.checked_mul(4)?..)?).next()
}

impl Object {
    /// Its dynamic symbols. musl leaves the addresses in a dynamic section as they are in the file.
    pub fn symbols(&self) -> Option<Symbols<'static>> {
        const HASH: usize = 4;
        const STRINGS: usize = 5;
        const SYMBOLS: usize = 6;
        const GNU_HASH: usize = 0x6fff_fef5;
        let dynamic = self.dynamic()?;
        let table = |tag: usize| self.from(self.base.wrapping_add(dynamic_entry(&dynamic, tag)?));
        let count = match table(GNU_HASH) {
            Some(hashes) => count_by_gnu_hash(hashes),
            None => count_by_hash(table(HASH)?),
        };
        Symbols::new(table(SYMBOLS)?, count?, table(STRINGS)?)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// Name, value, size, section and kind.
    type Sample = (u8, u64, u64, u16, u8);

    fn table(samples: &[Sample]) -> Vec<u8> {
        let entry = |&(name, value, size, section, kind): &Sample| {
            let mut bytes = u32::from(name).to_ne_bytes().to_vec();
            bytes.extend([kind, 0]);
            bytes.extend(section.to_ne_bytes());
            bytes.extend(value.to_ne_bytes());
            bytes.extend(size.to_ne_bytes());
            bytes
        };
        samples.iter().flat_map(entry).collect()
    }

    #[test]
    fn the_symbol_that_begins_last_and_stands_first() {
        let entries = table(&[
            (0, 0, 0, 0, 0),
            (1, 0x1003, 6, 5, 2),
            (3, 0x1005, 1, 5, 2),
            (5, 0x1005, 1, 5, 2),
            (7, 0x1005, 0, 0xfff1, 0),
            (9, 0x100b, 0, 5, 2),
            (1, 0x100b, 8, 5, 6),
        ]);
        let symbols = Symbols::new(&entries, 7, b"\0a\0b\0c\0d\0e\0").unwrap();
        let name = |place| symbols.at(place).map(|(name, value)| (std::str::from_utf8(name).unwrap(), value));
        assert_eq!(name(0x1004), Some(("a", 0x1003)));
        assert_eq!(name(0x1005), Some(("b", 0x1005)));
        assert_eq!(name(0x1008), Some(("a", 0x1003)));
        assert_eq!(name(0x1009), None);
        assert_eq!(name(0x100b), Some(("e", 0x100b)));
        assert_eq!(name(0x100c), None);
    }

    #[test]
    fn symbols_counted_by_their_hashes() {
        let bytes = |words: &[u32]| words.iter().flat_map(|word| word.to_ne_bytes()).collect::<Vec<_>>();
        assert_eq!(count_by_hash(&bytes(&[3, 14])), Some(14));
        // Two buckets; the first symbol in them is 5; one filter of 64 bits; chains of 5 and 6, and of 7.
        assert_eq!(count_by_gnu_hash(&bytes(&[2, 5, 1, 6, 0, 0, 5, 7, 8, 9, 11])), Some(8));
        assert_eq!(count_by_gnu_hash(&bytes(&[1, 5, 1, 6, 0, 0, 0])), Some(5));
    }

    proptest! {
        #[test]
        fn rubbish_is_no_symbol_table(table: Vec<u8>, count in 0..100usize, strings: Vec<u8>, place in 0..20usize) {
            let _ = count_by_hash(&table);
            let _ = count_by_gnu_hash(&table);
            if let Some(symbols) = Symbols::new(&table, count, &strings) {
                let _ = symbols.at(place);
            }
        }

        #[test]
        fn the_best_of_all(samples in proptest::collection::vec((1..6u8, 0..50u64, 0..9u64, 0..3u16, 0..7u8), 0..12), place in 0..60u64) {
            let entries = table(&samples);
            let symbols = Symbols::new(&entries, samples.len(), b"\0\0\0\0\0\0").unwrap();
            let fits = samples.iter().filter(|(_, value, size, section, kind)| {
                *section != 0 && *kind != 6 && *value <= place && (place == *value || place < value + size)
            });
            let expected = fits.map(|sample| sample.1).max().map(|value| value as usize);
            prop_assert_eq!(symbols.at(place as usize).map(|(_, value)| value), expected);
        }
    }
}
