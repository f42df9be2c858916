//! The system as a tree of files: packages laid over each other, and the suite's own files on top.

use std::fs;
use std::os::unix::fs::{PermissionsExt, symlink};
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};

use super::description::{Description, Place, System};
use super::interpreter;
use crate::command;
use crate::layout::Layout;
use crate::plan::Plan;
use crate::proof;
use crate::recipe::{Id, Recipe};
use crate::stamp;
use crate::sysroot;

/// Where the suite's own files are in the system.
const OWN: &str = "usr/lib/conformance";

/// The program that becomes the first process.
const FIRST: &str = "usr/lib/systemd/systemd";

/// What goes into a system.
pub struct Ingredients<'a> {
    /// Where packages are built.
    pub layout: &'a Layout,
    /// The packages that are built, the base system's among them.
    pub plan: &'a Plan<'a>,
    /// What the base system is.
    pub description: &'a Description,
    /// The systemd that is to start.
    pub target: &'a Recipe,
    /// Where it will run.
    pub place: Place,
    /// Where libwildebeest is installed.
    pub wildebeest: &'a Path,
}

impl Ingredients<'_> {
    /// Makes the tree.
    pub fn make(&self, tree: &Path) -> Result<()> {
        let system = &self.description.system;
        for directory in &system.directories {
            make_directory(&tree.join(directory))?;
        }
        link(system, tree)?;
        for id in self.packages() {
            lay_package(self.layout, id, system, tree).with_context(|| format!("cannot put {id} into the system"))?;
        }
        if !tree.join(FIRST).is_file() {
            bail!("{} has no {FIRST}: it is nothing to start", self.target.id);
        }
        for program in &system.programs {
            copy_file(&program_of_ours(self.wildebeest, program)?, &tree.join("usr/bin").join(program))?;
        }
        for own in ["system".to_owned(), self.place.to_string()] {
            lay(&self.description.directory.join(own), tree, Path::new(""), &|_| true)?;
        }
        self.write_checks(&tree.join(OWN).join("checks"))?;
        link(system, tree)?;
        strip(tree)?;
        interpreter::settle(tree)
    }

    /// What the target was built against, its libc above all; the base system's packages in their order; the target.
    fn packages(&self) -> Vec<&Id> {
        let known = self.plan.recipes().iter().map(|recipe| &recipe.id);
        let wanted = self.description.system.packages.iter();
        let named = wanted.filter_map(|name| known.clone().find(|id| id.to_string() == *name));
        let needed = self.plan.dependencies(self.target).into_iter().map(|recipe| &recipe.id);
        needed.chain(named).chain([&self.target.id]).collect()
    }

    fn write_checks(&self, directory: &Path) -> Result<()> {
        make_directory(directory)?;
        for (name, check) in self.description.checks.scripts(self.place) {
            let path = directory.join(name);
            fs::write(&path, &check.script).with_context(|| format!("cannot write {}", path.display()))?;
        }
        Ok(())
    }
}

/// Links stand before the packages come, which go through them, and stay when they have come.
fn link(system: &System, tree: &Path) -> Result<()> {
    for (name, says) in &system.links {
        let path = tree.join(name);
        make_directory(path.parent().unwrap_or(tree))?;
        stamp::remove(&path)?;
        symlink(says, &path).with_context(|| format!("cannot make the link {}", path.display()))?;
    }
    Ok(())
}

/// Puts a package's files into the tree: those it has for a sysroot, or for a system of its own.
fn lay_package(layout: &Layout, id: &Id, system: &System, tree: &Path) -> Result<()> {
    let image = sysroot::image_of(layout, id);
    if !image.is_dir() {
        bail!("{} is not there", image.display());
    }
    lay(&image, tree, Path::new(""), &|path| {
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        !system.leave_out.iter().any(|out| path.starts_with(out))
            && !system.leave_out_suffixes.iter().any(|suffix| name.ends_with(suffix.as_str()))
    })
}

/// Lays `from/below` over `to/below`, but for what is not wanted.
fn lay(from: &Path, to: &Path, below: &Path, wanted: &dyn Fn(&Path) -> bool) -> Result<()> {
    let directory = from.join(below);
    let cannot_list = || format!("cannot list {}", directory.display());
    for entry in fs::read_dir(&directory).with_context(cannot_list)? {
        let entry = entry.with_context(cannot_list)?;
        let path = below.join(entry.file_name());
        if !wanted(&path) {
            continue;
        }
        let (source, target) = (from.join(&path), to.join(&path));
        let kind = entry.file_type().with_context(|| format!("cannot read {}", source.display()))?;
        if kind.is_dir() {
            make_directory(&target)?;
            lay(from, to, &path, wanted)?;
        } else if kind.is_symlink() {
            stamp::remove(&target)?;
            let says = fs::read_link(&source).with_context(|| format!("cannot read {}", source.display()))?;
            symlink(says, &target).with_context(|| format!("cannot make the link {}", target.display()))?;
        } else {
            copy_file(&source, &target)?;
        }
    }
    Ok(())
}

fn copy_file(from: &Path, to: &Path) -> Result<()> {
    stamp::remove(to)?;
    fs::copy(from, to).with_context(|| format!("cannot copy {} to {}", from.display(), to.display()))?;
    Ok(())
}

fn make_directory(path: &Path) -> Result<()> {
    fs::create_dir_all(path).with_context(|| format!("cannot make {}", path.display()))
}

/// Where `lwb install` puts programs: beside the system's own where the host has glibc.
fn program_of_ours(prefix: &Path, name: &str) -> Result<PathBuf> {
    let places = [prefix.join("lib/libwildebeest/bin").join(name), prefix.join("bin").join(name)];
    let found = places.into_iter().find(|path| path.is_file());
    found.with_context(|| format!("{} has no {name}", prefix.display()))
}

/// Takes away what only debuggers read: the kernel keeps the whole system in memory.
fn strip(tree: &Path) -> Result<()> {
    let mut strip = command::bare("strip");
    strip.arg("--strip-unneeded");
    for path in proof::files_below(tree)? {
        if interpreter::is_linked(&path)? {
            let mut mode =
                fs::metadata(&path).with_context(|| format!("cannot read {}", path.display()))?.permissions();
            mode.set_mode(mode.mode() | 0o200);
            fs::set_permissions(&path, mode).with_context(|| format!("cannot write {}", path.display()))?;
            strip.arg(path);
        }
    }
    let output = strip.output().context("cannot run strip")?;
    if !output.status.success() {
        bail!("strip failed: {}", String::from_utf8_lossy(&output.stderr).trim());
    }
    Ok(())
}
