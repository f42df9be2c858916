//! The loader that programs ask the kernel for. Packages are built for the loader of the sysroot, which is somewhere
//! below this tree's build directory; in a system of its own it stands where musl has it.

use std::fs::{self, File};
use std::io::Read;
use std::os::unix::fs::FileExt;
use std::path::Path;

use anyhow::{Context, Result, bail};
use object::Endianness;
use object::elf::{FileHeader64, PT_INTERP};
use object::read::elf::{FileHeader, ProgramHeader};

use crate::proof;

/// Where musl has its loader.
const DIRECTORY: &[u8] = b"/lib/";

/// What the loader's name begins with: another libc's program has no place in the system.
const NAME: &[u8] = b"ld-musl-";

/// Gives every program of the tree the loader that the tree has, and refuses programs that are not musl's.
pub fn settle(tree: &Path) -> Result<()> {
    for path in proof::files_below(tree)? {
        if is_linked(&path)? {
            settle_file(&path).with_context(|| format!("{}", path.display()))?;
        }
    }
    Ok(())
}

/// Whether the file is a program or a shared object.
pub fn is_linked(path: &Path) -> Result<bool> {
    let mut start = [0; 18];
    let file = File::open(path).with_context(|| format!("cannot read {}", path.display()))?;
    let read = file.take(18).read(&mut start).with_context(|| format!("cannot read {}", path.display()))?;
    Ok(read == 18 && start.starts_with(b"\x7fELF") && matches!(start.get(16), Some(2 | 3)))
}

fn settle_file(path: &Path) -> Result<()> {
    let data = fs::read(path).context("cannot read it")?;
    let Some((offset, old)) = interpreter(&data)? else { return Ok(()) };
    let fresh = settled(old)?;
    let file = fs::OpenOptions::new().write(true).open(path).context("cannot write it")?;
    file.write_all_at(&fresh, offset).context("cannot write it")
}

/// Where the loader's name stands in an ELF file, if it names one.
fn interpreter(data: &[u8]) -> Result<Option<(u64, &[u8])>> {
    let header = FileHeader64::<Endianness>::parse(data).context("not a 64-bit ELF file")?;
    let endian = header.endian().context("a damaged ELF file")?;
    let segments = header.program_headers(endian, data).context("a damaged ELF file")?;
    let Some(segment) = segments.iter().find(|segment| segment.p_type(endian) == PT_INTERP) else { return Ok(None) };
    let Ok(name) = segment.data(endian, data) else { bail!("a damaged ELF file") };
    Ok(Some((segment.p_offset(endian), name)))
}

/// The name in musl's own directory, with zeros up to the length of the old one.
fn settled(old: &[u8]) -> Result<Vec<u8>> {
    let text = old.split(|byte| *byte == 0).next().unwrap_or_default();
    let name = text.rsplit(|byte| *byte == b'/').next().unwrap_or_default();
    if !name.starts_with(NAME) {
        bail!("it is not musl's: its loader is {}", String::from_utf8_lossy(text));
    }
    let mut fresh = [DIRECTORY, name].concat();
    if fresh.len() >= old.len() {
        bail!("no room for another loader's name in {}", String::from_utf8_lossy(text));
    }
    fresh.resize(old.len(), 0);
    Ok(fresh)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_sysroots_loader_becomes_the_systems() -> Result<()> {
        assert_eq!(
            settled(b"/a/sysroot/lib/ld-musl-x86_64.so.1\0")?,
            b"/lib/ld-musl-x86_64.so.1\0\0\0\0\0\0\0\0\0\0\0"
        );
        assert_eq!(settled(b"/lib/ld-musl-x86_64.so.1\0")?, b"/lib/ld-musl-x86_64.so.1\0");
        Ok(())
    }

    #[test]
    fn what_is_not_musls_or_has_no_room_is_refused() {
        assert!(settled(b"/lib64/ld-linux-x86-64.so.2\0").is_err());
        assert!(settled(b"ld-musl-x86_64.so.1\0").is_err());
        assert!(settled(b"").is_err());
    }

    #[test]
    fn only_elf_files_are_looked_into() -> Result<()> {
        let directory = tempfile::tempdir()?;
        let path = directory.path().join("script");
        fs::write(&path, "#!/bin/sh\necho a script that is long enough\n")?;
        settle(directory.path())?;
        let own = std::env::current_exe()?;
        assert!(is_linked(&own)? && !is_linked(&path)?);
        let data = fs::read(own)?;
        let (offset, name) = interpreter(&data)?.context("this program has no loader")?;
        let offset = usize::try_from(offset)?;
        assert_eq!(data.get(offset..offset + name.len()), Some(name));
        assert!(name.ends_with(b"\0"));
        Ok(())
    }
}
