//! Having the original upstream archives, checked: from the local cache, from a directory with copies of them, from
//! upstream, or from the distribution's source packages, in that order.

mod distribution;
mod upstream;

use std::fs::{self, File};
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, anyhow, bail};
use fs4::fs_std::FileExt;

use crate::digest::{self, Digest};
use crate::hashes::Hashes;
use crate::layout::Layout;
use crate::progress::{Progress, Task};
use crate::recipe::{Recipe, Source};
use crate::stamp;
use distribution::Distribution;

/// Fetches what is not in the cache yet, for all these recipes. What one run has fetched and
/// checked, the next one finds, however this one ends.
pub fn all(layout: &Layout, recipes: &[&Recipe], mirror: Option<&Path>, progress: &Progress) -> Result<()> {
    let complaints: Vec<String> = recipes
        .iter()
        .filter_map(|recipe| Some(format!("{}: {:#}", recipe.id, package(layout, recipe, mirror, progress).err()?)))
        .collect();
    if complaints.is_empty() { Ok(()) } else { Err(anyhow!("{}", complaints.join("\n"))) }
}

/// Fetches what is not in the cache yet, for one.
pub fn package(layout: &Layout, recipe: &Recipe, mirror: Option<&Path>, progress: &Progress) -> Result<()> {
    let mut hashes = Hashes::load(layout.package(&recipe.id).hashes());
    for source in &recipe.sources {
        let path = archive(layout, source);
        if !path.exists() {
            let _turn = turn(layout)?;
            if !path.exists() {
                from_anywhere(layout, recipe, source, mirror, progress.task(&format!("fetching {}", source.file)))?;
            }
        }
        compare(&path, &hashes.of_file(&path)?, &source.sha256)
            .with_context(|| format!("remove {} to fetch it again", path.display()))?;
    }
    hashes.save()
}

/// Copies the archives of these recipes, which are in the cache, to a directory that serves as `--mirror` where there
/// is no network.
pub fn vendor(layout: &Layout, recipes: &[&Recipe], directory: &Path) -> Result<usize> {
    fs::create_dir_all(directory).with_context(|| format!("cannot make {}", directory.display()))?;
    let mut count = 0;
    for source in recipes.iter().flat_map(|recipe| &recipe.sources) {
        let (from, to) = (archive(layout, source), directory.join(&source.file));
        if !to.exists() || verify(&to, &source.sha256).is_err() {
            fs::copy(&from, &to).with_context(|| format!("cannot copy {} to {}", from.display(), to.display()))?;
        }
        count += 1;
    }
    Ok(count)
}

/// Waits until nobody else fetches.
fn turn(layout: &Layout) -> Result<File> {
    let path = layout.cache.join("fetching.lock");
    fs::create_dir_all(layout.sources())
        .and_then(|()| File::create(&path))
        .and_then(|file| FileExt::lock_exclusive(&file).map(|()| file))
        .with_context(|| format!("cannot lock {}", path.display()))
}

/// Where the checked archive of `source` is.
pub fn archive(layout: &Layout, source: &Source) -> PathBuf {
    layout.sources().join(&source.file)
}

/// Tries one place after the other. A place that cannot be reached is passed over; one that gives
/// something else than the recipe describes is not, since that is never an accident to hide.
fn from_anywhere(layout: &Layout, recipe: &Recipe, source: &Source, mirror: Option<&Path>, task: Task) -> Result<()> {
    let path = archive(layout, source);
    let partial = path.with_file_name(format!("{}.part", source.file));
    let mut tried = Vec::new();
    if let Some(copy) = mirror.map(|mirror| mirror.join(&source.file)) {
        match fs::copy(&copy, &partial) {
            Ok(_) => return keep(&partial, &path, source, &copy.display().to_string(), task),
            Err(error) => tried.push(format!("{}: {error}", copy.display())),
        }
    }
    if let Some(url) = &source.url {
        match upstream::fetch(url, &partial) {
            Ok(()) => return keep(&partial, &path, source, "upstream", task),
            Err(error) => tried.push(format!("{url}: {error:#}")),
        }
    }
    if let Some(debian) = &source.debian {
        let mut distribution = Distribution::new(&layout.cache.join("apt"), &[recipe]);
        match distribution.fetch(debian, &source.sha256) {
            Ok(fetched) => return keep(&fetched, &path, source, "the distribution's source packages", task),
            Err(error) => tried.push(format!("source package {}: {error:#}", debian.package)),
        }
    }
    bail!("cannot fetch {}:\n  {}\nIf you have it, put it at {}", source.file, tried.join("\n  "), path.display())
}

fn keep(fetched: &Path, path: &Path, source: &Source, origin: &str, task: Task) -> Result<()> {
    if let Err(mismatch) = verify(fetched, &source.sha256) {
        stamp::remove(fetched)?;
        return Err(mismatch.context(format!("{} from {origin} is not the file the recipe describes", source.file)));
    }
    fs::rename(fetched, path)
        .or_else(|_| fs::copy(fetched, path).map(drop))
        .with_context(|| format!("cannot write {}", path.display()))?;
    task.done(&format!("fetched {} from {origin}", source.file));
    Ok(())
}

/// Compares a file's sum with the one it must have.
pub fn verify(path: &Path, expected: &Digest) -> Result<()> {
    compare(path, &digest::of_file(path)?, expected)
}

fn compare(path: &Path, found: &Digest, expected: &Digest) -> Result<()> {
    if found != expected {
        bail!("wrong checksum of {}:\n  expected sha256 {expected}\n  found    sha256 {found}", path.display());
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_wrong_checksum_names_both_sums() -> Result<()> {
        let directory = tempfile::tempdir()?;
        let path = directory.path().join("p-1.tar.gz");
        fs::write(&path, "tampered")?;
        let expected = Digest::try_from("0".repeat(64)).map_err(anyhow::Error::msg)?;
        let complaint = verify(&path, &expected).err().map(|e| e.to_string()).unwrap_or_default();
        let found = digest::of_file(&path)?;
        for part in [&expected.to_string(), &found.to_string(), &path.display().to_string()] {
            assert!(complaint.contains(part), "no {part} in {complaint}");
        }
        verify(&path, &found)
    }

    #[test]
    fn what_upstream_tampered_with_is_refused_and_not_kept() -> Result<()> {
        let directory = tempfile::tempdir()?;
        let (fetched, path) = (directory.path().join("p.part"), directory.path().join("p"));
        fs::write(&fetched, "tampered")?;
        let source = Source {
            file: "p".to_owned(),
            sha256: Digest::try_from("0".repeat(64)).map_err(anyhow::Error::msg)?,
            url: None,
            debian: None,
        };
        let refused = keep(&fetched, &path, &source, "upstream", Progress::new().task("fetching p"));
        assert!(format!("{:#}", refused.err().context("it was taken")?).contains("wrong checksum"));
        assert!(!fetched.exists() && !path.exists());
        Ok(())
    }
}
