//! SHA-256 of files, of trees, and of the inputs of a step.

use std::fmt;
use std::fs::{self, File};
use std::io::{self, Read};
use std::os::unix::ffi::OsStrExt;
use std::os::unix::fs::PermissionsExt;
use std::path::Path;

use anyhow::{Context, Result};
use serde::{Deserialize, Serialize};
use sha2::{Digest as _, Sha256};

/// A SHA-256 sum; written as 64 lower-case hexadecimal digits.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "String")]
pub struct Digest(String);

impl Digest {
    /// The first digits: enough to tell sums apart in a line meant for people.
    pub fn short(&self) -> &str {
        self.0.get(..16).unwrap_or(&self.0)
    }
}

impl TryFrom<String> for Digest {
    type Error = String;

    fn try_from(text: String) -> Result<Self, String> {
        let is_digit = |b: u8| b.is_ascii_digit() || (b'a'..=b'f').contains(&b);
        if text.len() == 64 && text.bytes().all(is_digit) {
            Ok(Self(text))
        } else {
            Err(format!("`{text}` is not a SHA-256 sum: 64 digits 0-9 a-f are expected"))
        }
    }
}

impl fmt::Display for Digest {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// Hashes labelled fields one after the other. Each is preceded by its length, so that no two
/// different lists of fields run together into the same bytes.
#[derive(Default)]
pub struct Hasher(Sha256);

impl Hasher {
    /// Adds one field.
    pub fn field(&mut self, label: &str, value: impl AsRef<[u8]>) -> &mut Self {
        for part in [label.as_bytes(), value.as_ref()] {
            self.0.update((part.len() as u64).to_le_bytes());
            self.0.update(part);
        }
        self
    }

    /// The sum of all fields so far.
    pub fn finish(&self) -> Digest {
        Digest(format!("{:x}", self.0.clone().finalize()))
    }
}

/// The sum `sha256sum` would print for the file.
pub fn of_file(path: &Path) -> Result<Digest> {
    let cannot_read = || format!("cannot read {}", path.display());
    let mut file = File::open(path).with_context(cannot_read)?;
    let mut hash = Sha256::new();
    let mut buffer = vec![0; 1 << 16];
    loop {
        match file.read(&mut buffer) {
            Ok(0) => return Ok(Digest(format!("{:x}", hash.finalize()))),
            Ok(n) => hash.update(buffer.get(..n).unwrap_or_default()),
            Err(e) if e.kind() == io::ErrorKind::Interrupted => {}
            Err(e) => return Err(e).with_context(cannot_read),
        }
    }
}

/// A directory's contents in one sum: every name, kind, executable bit, link target and byte.
/// Times and owners are left out: unpacking the same archive twice gives the same sum.
#[derive(Serialize, Deserialize)]
pub struct Tree {
    /// The sum.
    pub digest: Digest,
    /// How many files and links are below the directory.
    pub files: usize,
}

/// Hashes the tree below `root`.
pub fn of_tree(root: &Path) -> Result<Tree> {
    let mut hasher = Hasher::default();
    let files = add_directory(&mut hasher, root, root)?;
    Ok(Tree { digest: hasher.finish(), files })
}

fn add_directory(hasher: &mut Hasher, root: &Path, directory: &Path) -> Result<usize> {
    let cannot_list = || format!("cannot list {}", directory.display());
    let mut entries =
        fs::read_dir(directory).and_then(Iterator::collect::<io::Result<Vec<_>>>).with_context(cannot_list)?;
    entries.sort_by_key(fs::DirEntry::file_name);
    let mut files = 0;
    for entry in entries {
        let path = entry.path();
        let name = path.strip_prefix(root).unwrap_or(&path).as_os_str().as_bytes();
        let metadata = entry.metadata().with_context(|| format!("cannot read {}", path.display()))?;
        if metadata.is_dir() {
            hasher.field("directory", name);
            files += add_directory(hasher, root, &path)?;
            continue;
        }
        files += 1;
        if metadata.is_symlink() {
            let target = fs::read_link(&path).with_context(|| format!("cannot read {}", path.display()))?;
            hasher.field("link", name).field("to", target.as_os_str().as_bytes());
        } else {
            let executable = metadata.permissions().mode() & 0o111 != 0;
            hasher.field(if executable { "program" } else { "file" }, name);
            hasher.field("sha256", of_file(&path)?.to_string());
        }
    }
    Ok(files)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_lower_case_hexadecimal_of_the_right_length_is_a_sum() {
        assert!(Digest::try_from("a".repeat(64)).is_ok());
        for wrong in ["a".repeat(63), "A".repeat(64), "g".repeat(64), "é".repeat(32)] {
            assert!(Digest::try_from(wrong.clone()).is_err(), "{wrong}");
        }
    }

    #[test]
    fn fields_do_not_run_together() {
        let one = Hasher::default().field("a", "bc").finish();
        let other = Hasher::default().field("ab", "c").finish();
        assert_ne!(one, other);
    }

    #[test]
    fn a_tree_changes_with_a_byte_a_name_a_mode_and_a_link() -> Result<()> {
        let directory = tempfile::tempdir()?;
        let root = directory.path();
        let sum = || of_tree(root).map(|tree| tree.digest);
        fs::create_dir(root.join("d"))?;
        fs::write(root.join("d/f"), "1")?;
        let mut sums = vec![sum()?];
        fs::write(root.join("d/f"), "2")?;
        sums.push(sum()?);
        fs::set_permissions(root.join("d/f"), fs::Permissions::from_mode(0o755))?;
        sums.push(sum()?);
        fs::rename(root.join("d/f"), root.join("d/g"))?;
        sums.push(sum()?);
        std::os::unix::fs::symlink("nowhere", root.join("l"))?;
        sums.push(sum()?);
        assert_eq!(of_tree(root)?.files, 2);
        for (i, one) in sums.iter().enumerate() {
            assert!(sums.iter().skip(i + 1).all(|other| other != one));
        }
        Ok(())
    }

    #[test]
    fn a_tree_does_not_change_with_time() -> Result<()> {
        let directory = tempfile::tempdir()?;
        fs::write(directory.path().join("f"), "1")?;
        let before = of_tree(directory.path())?.digest;
        fs::write(directory.path().join("f"), "1")?;
        assert_eq!(before, of_tree(directory.path())?.digest);
        Ok(())
    }
}
