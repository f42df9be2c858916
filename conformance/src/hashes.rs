//! Sums of files that are looked at again and again: read once, until the file changes.

use std::collections::BTreeMap;
use std::fs::{self, Metadata};
use std::os::unix::fs::MetadataExt;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use serde::{Deserialize, Serialize};

use crate::digest::{self, Digest, Hasher};
use crate::members;

/// What is known of some files, kept in a file of its own.
pub struct Hashes {
    path: PathBuf,
    known: BTreeMap<PathBuf, Known>,
    changed: bool,
}

/// A sum, and the file as it was then.
#[derive(Serialize, Deserialize)]
struct Known {
    state: State,
    sum: Digest,
}

/// What changes with the file. The time of the last change to its inode cannot be set to what it was.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
struct State {
    size: u64,
    inode: (u64, u64),
    modified: (i64, i64),
    changed: (i64, i64),
}

impl State {
    fn of(metadata: &Metadata) -> Self {
        Self {
            size: metadata.size(),
            inode: (metadata.dev(), metadata.ino()),
            modified: (metadata.mtime(), metadata.mtime_nsec()),
            changed: (metadata.ctime(), metadata.ctime_nsec()),
        }
    }
}

impl Hashes {
    /// What an earlier run left there. A file that cannot be understood is none: everything is read again.
    pub fn load(path: PathBuf) -> Self {
        let text = fs::read(&path).unwrap_or_default();
        Self { path, known: serde_json::from_slice(&text).unwrap_or_default(), changed: false }
    }

    /// Keeps it for later runs.
    pub fn save(&self) -> Result<()> {
        if !self.changed {
            return Ok(());
        }
        let fresh = self.path.with_extension("new");
        let text = serde_json::to_vec(&self.known).context("cannot write down sums")?;
        fs::create_dir_all(self.path.parent().unwrap_or(Path::new("/")))
            .and_then(|()| fs::write(&fresh, text))
            .and_then(|()| fs::rename(&fresh, &self.path))
            .with_context(|| format!("cannot write {}", self.path.display()))
    }

    /// The sum of a file; of a static archive, that of what a linker takes from it.
    pub fn of_file(&mut self, path: &Path) -> Result<Digest> {
        let metadata = fs::metadata(path).with_context(|| format!("cannot read {}", path.display()))?;
        let state = State::of(&metadata);
        if let Some(known) = self.known.get(path).filter(|known| known.state == state) {
            return Ok(known.sum.clone());
        }
        let sum = sum(path)?;
        self.known.insert(path.to_owned(), Known { state, sum: sum.clone() });
        self.changed = true;
        Ok(sum)
    }

    /// Adds all files below a directory, by name; a link counts as what it leads to.
    pub fn add_tree(&mut self, hasher: &mut Hasher, root: &Path) -> Result<()> {
        let cannot_list = || format!("cannot list {}", root.display());
        let mut entries =
            fs::read_dir(root).and_then(Iterator::collect::<std::io::Result<Vec<_>>>).with_context(cannot_list)?;
        entries.sort_by_key(fs::DirEntry::file_name);
        for entry in entries {
            let path = entry.path();
            hasher.field("name", entry.file_name().as_encoded_bytes());
            if path.is_dir() {
                hasher.field("directory", "begins");
                self.add_tree(hasher, &path)?;
                hasher.field("directory", "ends");
            } else {
                hasher.field("sha256", self.of_file(&path)?.to_string());
            }
        }
        Ok(())
    }
}

/// An archive that cannot be understood is as good as any other file.
fn sum(path: &Path) -> Result<Digest> {
    if path.extension().is_some_and(|extension| extension == "a") {
        let data = fs::read(path).with_context(|| format!("cannot read {}", path.display()))?;
        if let Ok(sum) = members::sum(&data) {
            return Ok(sum);
        }
    }
    digest::of_file(path)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sum_is_kept_until_the_file_changes() -> Result<()> {
        let directory = tempfile::tempdir()?;
        let (file, kept) = (directory.path().join("f"), directory.path().join("hashes"));
        fs::write(&file, "one")?;
        let mut hashes = Hashes::load(kept.clone());
        let one = hashes.of_file(&file)?;
        hashes.save()?;
        // What is kept is believed: a sum that is wrong shows it.
        let wrong = fs::read_to_string(&kept)?.replace(&one.to_string(), &"0".repeat(64));
        fs::write(&kept, wrong)?;
        let mut hashes = Hashes::load(kept.clone());
        assert_eq!(hashes.of_file(&file)?.to_string(), "0".repeat(64));
        fs::write(&file, "two")?;
        assert_eq!(hashes.of_file(&file)?, digest::of_file(&file)?);
        Ok(())
    }

    #[test]
    fn what_is_kept_may_be_broken() -> Result<()> {
        let directory = tempfile::tempdir()?;
        let kept = directory.path().join("hashes");
        fs::write(&kept, "{")?;
        let sum = Hashes::load(kept.clone()).of_file(&kept)?;
        assert_eq!(sum, digest::of_file(&kept)?);
        Ok(())
    }
}
