//! The distribution's kernel: its package is fetched and unpacked, not installed.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, anyhow, bail};

use super::{description, modules};
use crate::command::{self, Log};
use crate::layout::Layout;

/// A kernel and its version.
pub struct Kernel {
    /// The file that starts.
    pub image: PathBuf,
    /// As `uname -r` will say.
    pub version: String,
}

/// Readies the kernel, and puts its drivers and the list of them into the system.
pub fn prepare(layout: &Layout, wanted: &description::Kernel, tree: &Path) -> Result<Kernel> {
    let unpacked = unpacked(layout, wanted).context("cannot have the distribution's kernel")?;
    let all_drivers = unpacked.join("lib/modules");
    let version = only_entry(&all_drivers)?;
    let drivers = all_drivers.join(&version);
    let builtin = fs::read_to_string(drivers.join("modules.builtin")).context("the kernel lacks modules.builtin")?;
    let target = tree.join("usr/lib/modules");
    fs::create_dir_all(&target).with_context(|| format!("cannot make {}", target.display()))?;
    let mut list = String::new();
    for path in modules::in_order(&drivers, &wanted.modules, &builtin)? {
        let name = path.file_name().unwrap_or_default();
        fs::copy(&path, target.join(name)).with_context(|| format!("cannot copy {}", path.display()))?;
        list += &format!("{}\n", name.to_string_lossy());
    }
    fs::write(target.join("list"), list).context("cannot write the list of drivers")?;
    Ok(Kernel { image: unpacked.join("boot").join(format!("vmlinuz-{version}")), version })
}

/// The unpacked package. A package that was fetched once stays the kernel until it is removed.
fn unpacked(layout: &Layout, wanted: &description::Kernel) -> Result<PathBuf> {
    let cache = layout.cache.join("kernel");
    fs::create_dir_all(&cache).with_context(|| format!("cannot make {}", cache.display()))?;
    let package = match packages_in(&cache)?.pop() {
        Some(package) => package,
        None => fetch(&wanted.packages, &cache)?,
    };
    let target = layout.root.join("kernel").join(package.file_stem().unwrap_or_default());
    if !target.exists() {
        let partial = target.with_extension("part");
        fs::create_dir_all(&partial).with_context(|| format!("cannot make {}", partial.display()))?;
        let mut unpack = command::bare("dpkg-deb");
        unpack.arg("--extract").arg(&package).arg(&partial);
        Log::create(layout.root.join("kernel/unpack.log"))?.run(&mut unpack)?;
        fs::rename(&partial, &target).with_context(|| format!("cannot make {}", target.display()))?;
    }
    Ok(target)
}

fn packages_in(directory: &Path) -> Result<Vec<PathBuf>> {
    let mut packages = Vec::new();
    for entry in fs::read_dir(directory).with_context(|| format!("cannot list {}", directory.display()))? {
        let path = entry.with_context(|| format!("cannot list {}", directory.display()))?.path();
        if path.extension().is_some_and(|extension| extension == "deb") {
            packages.push(path);
        }
    }
    packages.sort();
    Ok(packages)
}

/// Fetches the first package that the machine's apt knows.
fn fetch(names: &[String], cache: &Path) -> Result<PathBuf> {
    if !command::is_installed("apt-get") {
        bail!("this system has no apt-get; put a kernel's package at {}", cache.display());
    }
    let mut tried = Vec::new();
    for name in names {
        match package_of(name).and_then(|package| download(&package, cache)) {
            Ok(path) => return Ok(path),
            Err(error) => tried.push(format!("{name}: {error:#}")),
        }
    }
    Err(anyhow!("{}", tried.join("; ")))
}

/// The package with the kernel, which the one that everybody names depends on.
fn package_of(name: &str) -> Result<String> {
    let text = output(Command::new("apt-cache").args(["depends", "--important", name]))?;
    let found = text.lines().find_map(|line| line.trim().strip_prefix("Depends: linux-image-"));
    let found = found.with_context(|| format!("{name} depends on no kernel"))?;
    Ok(format!("linux-image-{found}"))
}

fn download(package: &str, cache: &Path) -> Result<PathBuf> {
    output(
        Command::new("apt-get").args(["-q", "-o", "APT::Sandbox::User=root", "download", package]).current_dir(cache),
    )?;
    packages_in(cache)?.pop().with_context(|| format!("apt-get did not fetch {package}"))
}

fn output(command: &mut Command) -> Result<String> {
    let name = command::name_of(command);
    let output = command.output().with_context(|| format!("cannot run {name}"))?;
    if !output.status.success() {
        bail!("{name} failed: {}", String::from_utf8_lossy(&output.stderr).trim());
    }
    Ok(String::from_utf8_lossy(&output.stdout).into_owned())
}

fn only_entry(directory: &Path) -> Result<String> {
    let entry = fs::read_dir(directory).ok().and_then(|mut entries| entries.next()?.ok());
    let entry = entry.with_context(|| format!("there is nothing in {}", directory.display()))?;
    Ok(entry.file_name().to_string_lossy().into_owned())
}
