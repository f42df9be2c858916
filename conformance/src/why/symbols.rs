//! Which of an archive's symbols objects use.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use object::read::archive::ArchiveFile;
use object::read::elf::{ElfFile32, ElfFile64};
use object::{Endianness, FileKind, Object, ObjectSymbol};

use crate::proof;

/// What objects below a directory leave undefined and one of these archives defines, with the member's name.
pub fn used(directory: &Path, archives: &[PathBuf]) -> Result<BTreeMap<String, String>> {
    let mut wanted = BTreeSet::new();
    for path in proof::files_below(directory)? {
        if path.extension().is_some_and(|extension| extension == "o") {
            let data = read(&path)?;
            // Upstream may have files of that name that are no objects.
            wanted.extend(undefined(&data).unwrap_or_default());
        }
    }
    let mut defined = BTreeMap::new();
    for path in archives {
        let data = read(path)?;
        defined.extend(members(&data).with_context(|| format!("cannot understand {}", path.display()))?);
    }
    defined.retain(|name, _| wanted.contains(name));
    Ok(defined)
}

fn read(path: &Path) -> Result<Vec<u8>> {
    fs::read(path).with_context(|| format!("cannot read {}", path.display()))
}

fn undefined(data: &[u8]) -> Result<Vec<String>> {
    Ok(match FileKind::parse(data)? {
        FileKind::Elf32 => names(&ElfFile32::<Endianness>::parse(data)?),
        FileKind::Elf64 => names(&ElfFile64::<Endianness>::parse(data)?),
        _ => Vec::new(),
    })
}

fn names<'a>(file: &'a impl Object<'a>) -> Vec<String> {
    let symbols = file.symbols().filter(|symbol| symbol.is_undefined());
    symbols.filter_map(|symbol| symbol.name().ok().map(str::to_owned)).collect()
}

/// Each symbol of an archive, and the member that defines it.
fn members(data: &[u8]) -> Result<BTreeMap<String, String>> {
    let archive = ArchiveFile::parse(data)?;
    let mut found = BTreeMap::new();
    for symbol in archive.symbols()?.into_iter().flatten() {
        let symbol = symbol?;
        let member = archive.member(symbol.offset())?;
        let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
        let component = text(member.name());
        let component = component.trim_end_matches(".o").trim_end_matches("-exec").trim_end_matches("-gnu");
        found.insert(text(symbol.name()), component.to_owned());
    }
    Ok(found)
}
