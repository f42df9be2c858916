//! The musl system that packages are built against: the images of its packages, laid together.

use std::fs::{self, File};
use std::io;
use std::os::unix::fs::symlink;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};
use fs4::fs_std::FileExt;

use crate::digest::Digest;
use crate::layout::Layout;
use crate::recipe::Id;
use crate::stamp::{self, Stamps};

/// A package whose image is complete.
pub struct Installed<'a> {
    /// Which package.
    pub id: &'a Id,
    /// The hash of all its inputs.
    pub key: Digest,
}

/// A sysroot: a directory, and stamps of what is in it.
pub struct Place {
    directory: PathBuf,
    stamps: PathBuf,
}

impl Place {
    /// The one where programs look for their libraries, and where everything is installed for.
    pub fn shared(layout: &Layout) -> Self {
        Self { directory: layout.sysroot(), stamps: layout.root.join("sysroot-stamps") }
    }

    /// One package's own, to be shown in the place of the shared one.
    pub fn of_package(layout: &Layout, id: &Id) -> Self {
        let directory = layout.package(id).sysroot();
        Self { stamps: directory.with_extension("stamps"), directory }
    }

    /// Where its files are.
    pub fn directory(&self) -> &Path {
        &self.directory
    }

    /// Makes the sysroot contain `packages`. What it has already stays as it is; when one of them has
    /// changed, all of it is laid together anew.
    pub fn compose(&self, layout: &Layout, packages: &[Installed<'_>]) -> Result<()> {
        fs::create_dir_all(&self.directory).with_context(|| format!("cannot make {}", self.directory.display()))?;
        let stamps = Stamps::new(self.stamps.clone());
        let mut changed = has_another_version(&self.stamps, packages)?;
        for package in packages {
            let known = stamps.note(&package.id.to_string())?;
            changed |= known.is_some() && !stamps.holds(&package.id.to_string(), &package.key)?;
        }
        if changed {
            stamp::remove(&self.stamps)?;
            stamp::remove(&self.directory)?;
        }
        for package in packages {
            let name = package.id.to_string();
            if !stamps.holds(&name, &package.key)? {
                let image = image_of(layout, package.id);
                copy(&image, &self.directory)
                    .with_context(|| format!("cannot install {name} into {}", self.directory.display()))?;
                stamps.set(&name, &package.key, "")?;
            }
        }
        self.set_loader_path(&layout.sysroot())
    }

    /// musl's loader looks for libraries in the sysroot, whatever it is shown as.
    fn set_loader_path(&self, shown_as: &Path) -> Result<()> {
        let loader_path = self.directory.join(format!("etc/ld-musl-{}.path", std::env::consts::ARCH));
        if !loader_path.exists() {
            fs::create_dir_all(self.directory.join("etc"))
                .and_then(|()| fs::write(&loader_path, format!("{}/usr/lib\n", shown_as.display())))
                .with_context(|| format!("cannot write {}", loader_path.display()))?;
        }
        Ok(())
    }
}

/// Waits until no other step uses the sysroot. It is this one's until the file is closed.
pub fn turn(layout: &Layout) -> Result<File> {
    let path = layout.root.join("sysroot.lock");
    File::create(&path)
        .and_then(|file| FileExt::lock_exclusive(&file).map(|()| file))
        .with_context(|| format!("cannot lock {}", path.display()))
}

/// Whether the sysroot has a package in another version than these.
fn has_another_version(stamps: &Path, packages: &[Installed<'_>]) -> Result<bool> {
    let Ok(entries) = fs::read_dir(stamps) else { return Ok(false) };
    for entry in entries {
        let name = entry.with_context(|| format!("cannot list {}", stamps.display()))?.file_name();
        let other = |package: &Installed<'_>| {
            let known = name.to_str().and_then(|name| name.split_once('@'));
            known.is_some_and(|(name, version)| name == package.id.name && version != package.id.version)
        };
        if packages.iter().any(other) {
            return Ok(true);
        }
    }
    Ok(false)
}

/// A package's own files. It was installed with DESTDIR: under the sysroot's absolute path, or as it
/// will stand in a system of its own.
pub fn image_of(layout: &Layout, id: &Id) -> PathBuf {
    let (sysroot, image) = (layout.sysroot(), layout.package(id).image());
    let below_sysroot = image.join(sysroot.strip_prefix("/").unwrap_or(&sysroot));
    if below_sysroot.exists() { below_sysroot } else { image }
}

/// Copies a tree into another; links stay links. Two packages that bring the same file are an
/// error, since the order of the recipes would decide which one wins.
pub fn copy(from: &Path, to: &Path) -> Result<()> {
    fs::create_dir_all(to).with_context(|| format!("cannot make {}", to.display()))?;
    for entry in fs::read_dir(from).with_context(|| format!("cannot list {}", from.display()))? {
        let entry = entry.with_context(|| format!("cannot list {}", from.display()))?;
        let (source, target) = (entry.path(), to.join(entry.file_name()));
        let kind = entry.file_type().with_context(|| format!("cannot read {}", source.display()))?;
        if kind.is_dir() {
            copy(&source, &target)?;
            continue;
        }
        if target.symlink_metadata().is_ok() && !is_same(&source, &target)? {
            bail!("{} is there already, with other contents", target.display());
        }
        stamp::remove(&target)?;
        let copied = if kind.is_symlink() {
            fs::read_link(&source).and_then(|link| symlink(link, &target))
        } else {
            copy_file(&source, &target)
        };
        copied.with_context(|| format!("cannot copy {} to {}", source.display(), target.display()))?;
    }
    Ok(())
}

/// The file's time is kept: what was built from it is not older than its copy, which is there later.
fn copy_file(source: &Path, target: &Path) -> io::Result<()> {
    fs::copy(source, target)?;
    let modified = fs::metadata(source)?.modified()?;
    // Unchangeable files may be changed by their owner, but not opened for it; their times do not matter then.
    File::options().write(true).open(target).map_or(Ok(()), |file| file.set_modified(modified))
}

fn is_same(one: &Path, other: &Path) -> Result<bool> {
    let read = |path: &Path| -> io::Result<Vec<u8>> {
        if path.is_symlink() {
            return Ok(path.read_link()?.into_os_string().into_encoded_bytes());
        }
        fs::read(path)
    };
    let read = |path| read(path).with_context(|| format!("cannot read {}", path.display()));
    Ok(one.is_symlink() == other.is_symlink() && read(one)? == read(other)?)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::digest::{self, Hasher};

    fn id(name: &str) -> Id {
        Id { name: name.to_owned(), version: "1".to_owned() }
    }

    fn put(layout: &Layout, id: &Id, file: &str, text: &str) -> Result<()> {
        let path = image_of(layout, id).join(file);
        fs::create_dir_all(path.parent().unwrap_or(&path))?;
        Ok(fs::write(path, text)?)
    }

    fn key(text: &str) -> Digest {
        Hasher::default().field("key", text).finish()
    }

    #[test]
    fn packages_are_laid_together_and_a_changed_one_leaves_nothing_old() -> Result<()> {
        let directory = tempfile::tempdir()?;
        let layout = Layout::for_test(directory.path())?;
        let (libc, lib) = (id("libc"), id("lib"));
        put(&layout, &libc, "usr/include/stdio.h", "1")?;
        put(&layout, &lib, "usr/include/old.h", "1")?;
        let installed = |text| [Installed { id: &libc, key: key("c") }, Installed { id: &lib, key: key(text) }];
        Place::shared(&layout).compose(&layout, &installed("1"))?;
        assert!(layout.sysroot().join("usr/include/old.h").exists());
        fs::write(layout.sysroot().join("usr/include/stdio.h"), "untouched")?;
        Place::shared(&layout).compose(&layout, &installed("1"))?;
        assert_eq!(fs::read_to_string(layout.sysroot().join("usr/include/stdio.h"))?, "untouched");
        fs::remove_dir_all(image_of(&layout, &lib))?;
        put(&layout, &lib, "usr/include/new.h", "2")?;
        Place::shared(&layout).compose(&layout, &installed("2"))?;
        assert!(layout.sysroot().join("usr/include/new.h").exists());
        assert!(!layout.sysroot().join("usr/include/old.h").exists());
        assert_eq!(fs::read_to_string(layout.sysroot().join("usr/include/stdio.h"))?, "1");
        Ok(())
    }

    #[test]
    fn two_packages_may_not_bring_different_files_of_one_name() -> Result<()> {
        let directory = tempfile::tempdir()?;
        let layout = Layout::for_test(directory.path())?;
        let (one, other) = (id("one"), id("other"));
        put(&layout, &one, "usr/include/sg.h", "1")?;
        put(&layout, &other, "usr/include/sg.h", "2")?;
        let packages = [Installed { id: &one, key: key("1") }, Installed { id: &other, key: key("2") }];
        let complaint =
            Place::shared(&layout).compose(&layout, &packages).err().map(|e| format!("{e:#}")).unwrap_or_default();
        assert!(complaint.contains("cannot install other@1"), "{complaint}");
        assert!(complaint.contains("sg.h is there already"), "{complaint}");
        Ok(())
    }

    #[test]
    fn copies_are_as_old_as_what_they_are_copies_of() -> Result<()> {
        let directory = tempfile::tempdir()?;
        let (from, to) = (directory.path().join("from"), directory.path().join("to"));
        fs::create_dir(&from)?;
        let file = File::create(from.join("configure"))?;
        file.set_modified(std::time::UNIX_EPOCH)?;
        copy(&from, &to)?;
        assert_eq!(fs::metadata(to.join("configure"))?.modified()?, std::time::UNIX_EPOCH);
        Ok(())
    }

    #[test]
    fn links_stay_links() -> Result<()> {
        let directory = tempfile::tempdir()?;
        let (from, to) = (directory.path().join("from"), directory.path().join("to"));
        fs::create_dir(&from)?;
        symlink("libc.so", from.join("ld.so"))?;
        copy(&from, &to)?;
        copy(&from, &to)?;
        assert_eq!(digest::of_tree(&from)?.digest, digest::of_tree(&to)?.digest);
        Ok(())
    }
}
