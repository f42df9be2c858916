//! The system as the kernel takes it: a cpio archive that becomes the root of the file system.

use std::fs::{self, File};
use std::io::{self, BufWriter, Write};
use std::os::unix::ffi::OsStrExt;
use std::os::unix::fs::MetadataExt;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};
use cpio::newc::{self, Builder};

/// Writes the tree. All of it belongs to root, whoever has built it, and is of no time.
pub fn write(tree: &Path, archive: &Path) -> Result<()> {
    let cannot_write = || format!("cannot write {}", archive.display());
    let mut out = BufWriter::new(File::create(archive).with_context(cannot_write)?);
    for (number, path) in entries(tree, Path::new(""))?.iter().enumerate() {
        let number = u32::try_from(number).context("too many files")?;
        add(&mut out, tree, path, number + 1).with_context(|| format!("cannot add {}", path.display()))?;
    }
    newc::trailer(&mut out).with_context(cannot_write)?;
    out.flush().with_context(cannot_write)
}

/// All paths of a tree, directories before what is in them.
fn entries(tree: &Path, below: &Path) -> Result<Vec<PathBuf>> {
    let directory = tree.join(below);
    let cannot_list = || format!("cannot list {}", directory.display());
    let mut names = Vec::new();
    for entry in fs::read_dir(&directory).with_context(cannot_list)? {
        let entry = entry.with_context(cannot_list)?;
        names.push((below.join(entry.file_name()), entry.file_type().with_context(cannot_list)?.is_dir()));
    }
    names.sort();
    let mut paths = Vec::new();
    for (path, is_directory) in names {
        let inner = if is_directory { entries(tree, &path)? } else { Vec::new() };
        paths.push(path);
        paths.extend(inner);
    }
    Ok(paths)
}

fn add(out: &mut impl Write, tree: &Path, path: &Path, number: u32) -> Result<()> {
    let source = tree.join(path);
    let metadata = fs::symlink_metadata(&source)?;
    let Some(name) = path.to_str() else { bail!("its name is not UTF-8") };
    let entry = Builder::new(name).ino(number).mode(metadata.mode()).uid(0).gid(0).mtime(0).nlink(1);
    if metadata.is_symlink() {
        let says = fs::read_link(&source)?;
        let says = says.as_os_str().as_bytes();
        let mut writer = entry.write(out, u32::try_from(says.len())?);
        writer.write_all(says)?;
        writer.finish()?;
        return Ok(());
    }
    let size = if metadata.is_file() { u32::try_from(metadata.len())? } else { 0 };
    let mut writer = entry.write(out, size);
    if metadata.is_file() {
        io::copy(&mut File::open(&source)?, &mut writer)?;
    }
    writer.finish()?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use std::io::Read;
    use std::os::unix::fs::symlink;

    use cpio::newc::Reader;

    use super::*;

    #[test]
    fn the_archive_has_files_directories_and_links_parents_first() -> Result<()> {
        let directory = tempfile::tempdir()?;
        let tree = directory.path().join("tree");
        fs::create_dir_all(tree.join("usr/bin"))?;
        fs::write(tree.join("usr/bin/true"), "exit 0")?;
        symlink("usr/bin", tree.join("bin"))?;
        let path = directory.path().join("cpio");
        write(&tree, &path)?;
        let mut file = File::open(&path)?;
        let mut found = Vec::new();
        loop {
            let mut reader = Reader::new(file)?;
            if reader.entry().is_trailer() {
                break;
            }
            let entry = reader.entry();
            assert_eq!((entry.uid(), entry.gid(), entry.mtime()), (0, 0, 0));
            let (name, kind) = (entry.name().to_owned(), entry.mode() >> 12);
            let mut text = String::new();
            reader.read_to_string(&mut text)?;
            found.push(format!("{kind:o} {name} {text}"));
            file = reader.finish()?;
        }
        assert_eq!(found, ["12 bin usr/bin", "4 usr ", "4 usr/bin ", "10 usr/bin/true exit 0"]);
        Ok(())
    }
}
