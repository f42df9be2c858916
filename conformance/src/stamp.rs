//! Stamps: what is done, and from which inputs.

use std::fs;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};

use crate::digest::Digest;

/// The stamps of one package. A step is done when its stamp holds the hash of the inputs it has
/// now; a run that is interrupted leaves no stamp, so the step is done again.
pub struct Stamps {
    directory: PathBuf,
}

impl Stamps {
    /// The stamps in this directory, which need not exist yet.
    pub fn new(directory: PathBuf) -> Self {
        Self { directory }
    }

    /// Whether `step` was done from inputs with this hash.
    pub fn holds(&self, step: &str, key: &Digest) -> Result<bool> {
        Ok(self.read(step)?.is_some_and(|(known, _)| known == key.to_string()))
    }

    /// The hash of the inputs that `step` was done from.
    pub fn key(&self, step: &str) -> Result<Option<String>> {
        Ok(self.read(step)?.map(|(key, _)| key))
    }

    /// The note left with the stamp of `step`.
    pub fn note(&self, step: &str) -> Result<Option<String>> {
        Ok(self.read(step)?.map(|(_, note)| note))
    }

    /// The file of a step's stamp.
    pub fn path(&self, step: &str) -> PathBuf {
        self.directory.join(step)
    }

    /// Records that `step` is done, and a note for later runs. A stamp that says just that already is left alone:
    /// its time counts for what depends on it.
    pub fn set(&self, step: &str, key: &Digest, note: &str) -> Result<()> {
        let (path, text) = (self.path(step), format!("{key}\n{note}"));
        if fs::read_to_string(&path).is_ok_and(|known| known == text) {
            return Ok(());
        }
        let fresh = self.directory.join(format!("{step}.new"));
        fs::create_dir_all(&self.directory)
            .and_then(|()| fs::write(&fresh, text))
            .and_then(|()| fs::rename(&fresh, &path))
            .with_context(|| format!("cannot write {}", path.display()))
    }

    /// Records that `step` is not done. Called before its results are touched.
    pub fn clear(&self, step: &str) -> Result<()> {
        remove(&self.path(step))
    }

    fn read(&self, step: &str) -> Result<Option<(String, String)>> {
        let path = self.path(step);
        match fs::read_to_string(&path) {
            Ok(text) => Ok(text.split_once('\n').map(|(key, note)| (key.to_owned(), note.to_owned()))),
            Err(e) if e.kind() == ErrorKind::NotFound => Ok(None),
            Err(e) => Err(e).with_context(|| format!("cannot read {}", path.display())),
        }
    }
}

/// Removes a file or a whole tree; nothing there is well too.
pub fn remove(path: &Path) -> Result<()> {
    let removed = match fs::symlink_metadata(path) {
        Ok(metadata) if metadata.is_dir() => fs::remove_dir_all(path),
        Ok(_) => fs::remove_file(path),
        Err(e) => Err(e),
    };
    match removed {
        Err(e) if e.kind() != ErrorKind::NotFound => {
            Err(e).with_context(|| format!("cannot remove {}", path.display()))
        }
        _ => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::digest::Hasher;

    fn key(text: &str) -> Digest {
        Hasher::default().field("input", text).finish()
    }

    #[test]
    fn a_stamp_holds_for_the_same_inputs_only() -> Result<()> {
        let directory = tempfile::tempdir()?;
        let stamps = Stamps::new(directory.path().join("new/stamps"));
        assert!(!stamps.holds("unpack", &key("1"))?);
        assert_eq!(stamps.note("unpack")?, None);
        stamps.set("unpack", &key("1"), "a note\nof two lines")?;
        assert!(stamps.holds("unpack", &key("1"))?);
        assert!(!stamps.holds("unpack", &key("2"))?);
        assert!(!stamps.holds("compile", &key("1"))?);
        assert_eq!(stamps.note("unpack")?.as_deref(), Some("a note\nof two lines"));
        stamps.clear("unpack")?;
        stamps.clear("unpack")?;
        assert!(!stamps.holds("unpack", &key("1"))?);
        Ok(())
    }

    #[test]
    fn a_damaged_stamp_does_not_hold() -> Result<()> {
        let directory = tempfile::tempdir()?;
        let stamps = Stamps::new(directory.path().to_owned());
        stamps.set("unpack", &key("1"), "")?;
        fs::write(directory.path().join("unpack"), "")?;
        assert!(!stamps.holds("unpack", &key("1"))?);
        Ok(())
    }
}
