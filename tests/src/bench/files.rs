//! What the programs work on, made when the first row asks for it.

use std::{
    fmt::Write as _,
    fs,
    path::{Path, PathBuf},
};

use anyhow::Result;
use serde::Deserialize;

/// Files for programs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Files {
    /// 100,000 files in 1,000 directories.
    Tree,
    /// A directory of 50,000 entries.
    Flat,
    /// 100,000 accounts.
    Passwd,
}

/// Where such files are.
pub struct Store {
    directory: tempfile::TempDir,
}

impl Store {
    pub fn new() -> Result<Self> {
        Ok(Self { directory: tempfile::tempdir()? })
    }

    /// The path of files, which are there then.
    pub fn path(&self, files: Files) -> Result<PathBuf> {
        let path = self.directory.path().join(format!("{files:?}"));
        if !path.exists() {
            match files {
                Files::Tree => tree(&path)?,
                Files::Flat => flat(&path)?,
                Files::Passwd => passwd(&path)?,
            }
        }
        Ok(path)
    }
}

fn tree(path: &Path) -> Result<()> {
    for directory in 0..1000 {
        let directory = path.join(format!("{directory:03}"));
        fs::create_dir_all(&directory)?;
        for file in 0..100 {
            fs::write(directory.join(format!("file{file:02}")), "")?;
        }
    }
    Ok(())
}

fn flat(path: &Path) -> Result<()> {
    fs::create_dir(path)?;
    for entry in 0..50_000 {
        fs::write(path.join(format!("entry{entry}.txt")), "")?;
    }
    Ok(())
}

fn passwd(path: &Path) -> Result<()> {
    let mut text = String::new();
    for user in 0..100_000 {
        writeln!(text, "user{user}:x:{user}:{user}:User Number {user},,,:/home/user{user}:/bin/sh")?;
    }
    Ok(fs::write(path, text)?)
}
