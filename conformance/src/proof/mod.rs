//! The proof that a build is complete, unpatched, and free of the host's libraries and headers.

mod edges;
mod elf;
mod headers;

use std::fmt;
use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};
use serde::{Deserialize, Serialize};

use crate::digest;

/// How many offenders an error lists.
const SHOWN: usize = 10;

/// The directories a build may draw from.
pub struct Roots {
    /// The unpacked upstream archive.
    pub source: PathBuf,
    /// The build directory.
    pub build: PathBuf,
    /// The musl system, as the build saw it.
    pub sysroot: PathBuf,
    /// Where its files are.
    pub installed: PathBuf,
    /// libwildebeest and the compiler's own headers.
    pub others: Vec<PathBuf>,
}

/// What was found. Displayed, it is the middle of the summary.
#[derive(Serialize, Deserialize)]
pub struct Evidence {
    /// How many edges were built, where ninja counts them.
    pub edges: Option<usize>,
    /// The source tree, before and after.
    pub source: digest::Tree,
    /// What is free of the host's libc.
    pub elf: elf::Counts,
    /// How many files objects were made from, where ninja knows.
    pub headers: Option<usize>,
}

/// That a source tree is what was unpacked; it is returned.
pub fn is_unpatched(source: &Path, before: &str) -> Result<digest::Tree> {
    let tree = digest::of_tree(source)?;
    let after = tree.digest.to_string();
    if !before.is_empty() && before != after {
        bail!("the source tree has changed:\n  sha256 before {before}\n  sha256 after  {after}");
    }
    Ok(tree)
}

/// Collects the evidence, or says what speaks against it. `deps` is what `ninja -t deps` prints.
pub fn collect(roots: &Roots, source: digest::Tree, deps: &str, edges: usize) -> Result<Evidence> {
    let built = edges::built(&roots.build)?;
    if built != edges {
        bail!("ninja's log has {built} of {edges} edges");
    }
    let dependencies = headers::Dependencies::parse(deps, &roots.build);
    let mut complaints = dependencies.outside(roots);
    let mut inspection = elf::Inspection::default();
    for path in files_below(&roots.build)? {
        if inspection.file(&path)? == Some(elf::Kind::Object) && !dependencies.has(&path) {
            complaints.push(format!("{}: ninja does not know which headers it was made from", path.display()));
        }
    }
    let counts = inspection.counts();
    // What the packages of the sysroot need counts as much as what was built on them.
    for path in files_below(&roots.installed)? {
        inspection.file(&path)?;
    }
    complaints.extend(inspection.complaints(&roots.sysroot));
    refuse(&complaints)?;
    Ok(Evidence { edges: Some(edges), source, elf: counts, headers: Some(dependencies.headers()) })
}

/// That nothing in an image needs what is neither in it nor in the sysroot, whose files are in `installed`.
pub fn image(image: &Path, source: digest::Tree, sysroot: &Path, installed: &Path) -> Result<Evidence> {
    let mut inspection = elf::Inspection::default();
    for path in files_below(image)? {
        inspection.file(&path)?;
    }
    let counts = inspection.counts();
    for path in files_below(installed)? {
        inspection.file(&path)?;
    }
    refuse(&inspection.complaints(sysroot))?;
    Ok(Evidence { edges: None, source, elf: counts, headers: None })
}

fn refuse(complaints: &[String]) -> Result<()> {
    if complaints.is_empty() {
        return Ok(());
    }
    let shown: Vec<_> = complaints.iter().take(SHOWN).map(|complaint| format!("  {complaint}")).collect();
    bail!("{} things are not proven to be free of the host:\n{}", complaints.len(), shown.join("\n"));
}

impl fmt::Display for Evidence {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { edges, source, elf, headers } = self;
        if let Some(edges) = edges {
            writeln!(f, "  edges built    {edges} of {edges}")?;
        }
        let (files, sum) = (source.files, &source.digest);
        writeln!(f, "  source tree    the same before and after: {files} files, sha256 {}...", sum.short())?;
        write!(f, "  host's glibc   in none of {elf}")?;
        match headers {
            Some(headers) => writeln!(f, ", made from {headers} files"),
            None => writeln!(f),
        }
    }
}

/// All regular files of a tree, sorted.
pub fn files_below(directory: &Path) -> Result<Vec<PathBuf>> {
    let cannot_list = || format!("cannot list {}", directory.display());
    let mut files = Vec::new();
    for entry in fs::read_dir(directory).with_context(cannot_list)? {
        let entry = entry.with_context(cannot_list)?;
        let kind = entry.file_type().with_context(cannot_list)?;
        if kind.is_dir() {
            files.extend(files_below(&entry.path())?);
        } else if kind.is_file() {
            files.push(entry.path());
        }
    }
    files.sort();
    Ok(files)
}
