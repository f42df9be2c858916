//! Constants that a member does not use.
//!
//! The compiler gives a function a section of its own, but puts all strings and all vectors of the whole library into
//! a few sections whose parts the linker may merge. `ld -r --gc-sections` keeps such a section as a whole: a member
//! that needs one string would bring those of all others, and so would the program that is linked with it.

use std::{
    collections::{BTreeMap, BTreeSet, HashSet},
    fs,
    path::Path,
};

use anyhow::{Context, Result, bail};
use object::{
    LittleEndian as LE, SectionIndex, SymbolIndex,
    elf::{FileHeader64, Rela64, SHF_MERGE, SHF_STRINGS, SHT_RELA, STT_SECTION, SectionHeader64, Sym64},
    read::elf::{FileHeader as _, SectionHeader as _, Sym as _},
    slice_from_bytes_mut,
};

/// Takes out of the relocatable `object` what no relocation refers to in its sections of mergeable constants.
pub fn drop_unused(object: &Path) -> Result<()> {
    let mut bytes = fs::read(object).with_context(|| format!("cannot read {}", object.display()))?;
    let edits = plan(&bytes).with_context(|| format!("cannot understand {}", object.display()))?;
    for edit in edits {
        edit.apply(&mut bytes).with_context(|| format!("cannot change {}", object.display()))?;
    }
    fs::write(object, bytes).with_context(|| format!("cannot write {}", object.display()))
}

/// What is to become of one section.
struct Edit {
    /// Where its header is in the file, and where its contents are.
    header: usize,
    contents: usize,
    packed: Vec<u8>,
    /// Where symbols are in the file, and their new values.
    symbols: Vec<(usize, u64)>,
}

impl Edit {
    fn apply(&self, bytes: &mut [u8]) -> Result<()> {
        bytes
            .get_mut(self.contents..self.contents + self.packed.len())
            .context("a section ends behind the file")?
            .copy_from_slice(&self.packed);
        at::<SectionHeader64<LE>>(bytes, self.header)?.sh_size.set(LE, self.packed.len() as u64);
        for &(place, value) in &self.symbols {
            at::<Sym64<LE>>(bytes, place)?.st_value.set(LE, value);
        }
        Ok(())
    }
}

/// The structure at an offset in the file.
fn at<T: object::Pod>(bytes: &mut [u8], offset: usize) -> Result<&mut T> {
    let tail = bytes.get_mut(offset..).context("a table ends behind the file")?;
    let (found, _) = slice_from_bytes_mut::<T>(tail, 1).ok().context("a table ends behind the file")?;
    found.first_mut().context("a table ends behind the file")
}

fn plan(bytes: &[u8]) -> Result<Vec<Edit>> {
    let header = FileHeader64::<LE>::parse(bytes)?;
    let endian = header.endian()?;
    let sections = header.sections(endian, bytes)?;
    let symbols = sections.symbols(endian, bytes, object::elf::SHT_SYMTAB)?;
    let table = sections.section(symbols.section())?.sh_offset(endian) as usize;
    let referred = referred(&sections, bytes)?;

    let mut edits = Vec::new();
    for (index, section) in sections.enumerate() {
        if section.sh_flags(endian) & u64::from(SHF_MERGE) == 0 {
            continue;
        }
        let here = |symbol: &Sym64<LE>| SectionIndex(symbol.st_shndx(endian).into()) == index;
        let used: Vec<_> = symbols
            .enumerate()
            .filter(|(number, symbol)| here(symbol) && referred.contains(number))
            .map(|(number, symbol)| (number, symbol, symbol.st_value(endian)))
            .collect();
        // Such a reference does not tell which constant it means.
        if used.iter().any(|(_, symbol, _)| symbol.st_type() == STT_SECTION) {
            continue;
        }
        let starts = used.iter().map(|&(.., value)| value as usize).collect();
        let strings = section.sh_flags(endian) & u64::from(SHF_STRINGS) != 0;
        let constants = Constants {
            data: section.data(endian, bytes)?,
            size: section.sh_entsize(endian) as usize,
            align: section.sh_addralign(endian) as usize,
            strings,
        };
        let (packed, moved) = constants.pack(&starts)?;
        edits.push(Edit {
            header: header.e_shoff.get(endian) as usize + index.0 * size_of::<SectionHeader64<LE>>(),
            contents: section.sh_offset(endian) as usize,
            packed,
            symbols: used
                .iter()
                .filter_map(|(number, _, value)| {
                    Some((table + number.0 * size_of::<Sym64<LE>>(), *moved.get(&(*value as usize))? as u64))
                })
                .collect(),
        });
    }
    Ok(edits)
}

/// The symbols that relocations name.
fn referred(
    sections: &object::read::elf::SectionTable<'_, FileHeader64<LE>>,
    bytes: &[u8],
) -> Result<HashSet<SymbolIndex>> {
    let mut referred = HashSet::new();
    for section in sections.iter().filter(|section| section.sh_type(LE) == SHT_RELA) {
        let relocations: &[Rela64<LE>] = section.data_as_array(LE, bytes)?;
        referred.extend(relocations.iter().map(|relocation| SymbolIndex(relocation.r_sym(LE, false) as usize)));
    }
    Ok(referred)
}

/// The contents of a section of mergeable constants.
struct Constants<'a> {
    data: &'a [u8],
    /// Of a constant, or of a character where they are strings.
    size: usize,
    align: usize,
    strings: bool,
}

impl Constants<'_> {
    /// The constants that begin at `starts`, and where each begins now.
    fn pack(&self, starts: &BTreeSet<usize>) -> Result<(Vec<u8>, BTreeMap<usize, usize>)> {
        if self.size == 0 {
            bail!("constants of no size");
        }
        let mut packed = Vec::new();
        let mut moved = BTreeMap::new();
        for &start in starts {
            packed.resize(packed.len().next_multiple_of(self.align.max(1)), 0);
            moved.insert(start, packed.len());
            packed.extend_from_slice(self.constant(start)?);
        }
        if packed.len() > self.data.len() {
            bail!("constants overlap");
        }
        Ok((packed, moved))
    }

    /// The constant that begins at `start`.
    fn constant(&self, start: usize) -> Result<&[u8]> {
        let tail = self.data.get(start..).context("a constant lies behind its section")?;
        let length = if self.strings {
            let characters = tail.chunks_exact(self.size).position(|character| character.iter().all(|&byte| byte == 0));
            (characters.context("a string does not end")? + 1) * self.size
        } else {
            self.size
        };
        tail.get(..length).context("a constant ends behind its section")
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use super::*;

    #[test]
    fn what_is_used_moves_together() {
        let strings = Constants { data: b"one\0two\0three\0", size: 1, align: 1, strings: true };
        let (packed, moved) = strings.pack(&BTreeSet::from([4, 8])).unwrap();
        assert_eq!(packed, b"two\0three\0");
        assert_eq!(moved, BTreeMap::from([(4, 0), (8, 4)]));

        let numbers = Constants { data: &[1, 1, 2, 2, 3, 3], size: 2, align: 2, strings: false };
        assert_eq!(numbers.pack(&BTreeSet::from([4])).unwrap(), (vec![3, 3], BTreeMap::from([(4, 0)])));
        assert_eq!(numbers.pack(&BTreeSet::new()).unwrap(), (vec![], BTreeMap::new()));
    }

    #[test]
    fn what_is_aligned_stays_so() {
        let wide = Constants { data: b"a\0\0\0b\0\0\0\0\0\0\0", size: 2, align: 4, strings: true };
        let (packed, moved) = wide.pack(&BTreeSet::from([0, 4])).unwrap();
        assert_eq!(packed, b"a\0\0\0b\0\0\0");
        assert_eq!(moved, BTreeMap::from([(0, 0), (4, 4)]));
    }

    #[test]
    fn nonsense_is_refused() {
        let strings = Constants { data: b"one", size: 1, align: 1, strings: true };
        assert!(strings.pack(&BTreeSet::from([0])).is_err());
        assert!(strings.pack(&BTreeSet::from([4])).is_err());
        let numbers = Constants { data: &[1, 1, 2], size: 2, align: 1, strings: false };
        assert!(numbers.pack(&BTreeSet::from([2])).is_err());
    }
}
