//! libwildebeest as a package build meets it: installed below a prefix, used by its pkg-config flags.

use std::collections::BTreeSet;
use std::env;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use anyhow::{Context, Result, bail};

use crate::command;
use crate::digest::{self, Digest, Hasher};
use crate::hashes::Hashes;
use crate::layout::Layout;
use crate::stamp;
use crate::sysroot;

/// An installed libwildebeest.
pub struct Wildebeest {
    /// Where it is installed.
    pub prefix: PathBuf,
}

impl Wildebeest {
    /// Builds the library from this tree and installs it where package builds look for it.
    pub fn install(layout: &Layout) -> Result<Self> {
        let (prefix, staging) = (layout.wildebeest(), layout.root.join("wildebeest.new"));
        stamp::remove(&staging)?;
        lwb(layout, &["build"])?;
        let (at, below) = (prefix.display().to_string(), staging.display().to_string());
        lwb(layout, &["install", "--drop-in", "--prefix", &at, "--destdir", &below])?;
        let fresh = staging.join(prefix.strip_prefix("/").unwrap_or(&prefix));
        let digest = digest::of_tree(&fresh)?.digest;
        // Files that have not changed keep their times, or an interrupted build would start over.
        if !prefix.exists() || digest::of_tree(&prefix)?.digest != digest {
            stamp::remove(&prefix)?;
            sysroot::copy(&fresh, &prefix)?;
        }
        stamp::remove(&staging)?;
        Ok(Self { prefix })
    }

    /// The one that is installed below `prefix` already.
    pub fn at(prefix: &Path) -> Result<Self> {
        let prefix = prefix.canonicalize().with_context(|| format!("there is no {}", prefix.display()))?;
        Ok(Self { prefix })
    }

    /// The hash of these flags and of all files they name: headers, specs and archives. What other components bring
    /// does not count.
    pub fn key(&self, flags: &str, hashes: &mut Hashes) -> Result<Digest> {
        let mut hasher = Hasher::default();
        hasher.field("flags", flags);
        for path in self.named_by(flags) {
            hasher.field("path", path.as_os_str().as_encoded_bytes());
            if path.is_dir() {
                hashes.add_tree(&mut hasher, &path)?;
            } else {
                hasher.field("sha256", hashes.of_file(&path)?.to_string());
            }
        }
        Ok(hasher.finish())
    }

    /// The files and directories below the prefix that flags name. The directory with every component's archive
    /// stands for those the flags link.
    fn named_by(&self, flags: &str) -> BTreeSet<PathBuf> {
        let words: Vec<&str> = flags.split([' ', ',', '=']).collect();
        let is_below = |path: &&Path| path.starts_with(&self.prefix);
        let paths =
            words.iter().map(|word| Path::new(word.strip_prefix("-I").or(word.strip_prefix("-L")).unwrap_or(word)));
        let (libraries, own): (BTreeSet<_>, BTreeSet<_>) =
            paths.filter(is_below).filter(|path| path.exists()).partition(|path| path.parent() == Some(&*self.prefix));
        let names = words.iter().filter_map(|word| word.strip_prefix("-l"));
        let archives = names.flat_map(|name| libraries.iter().map(move |path| path.join(format!("lib{name}.a"))));
        own.into_iter().map(Path::to_owned).chain(archives.filter(|path| path.exists())).collect()
    }

    /// The flags a packager would add: `pkg-config --cflags --libs` of these components.
    pub fn flags(&self, pkg_config: &Path, components: &[String]) -> Result<String> {
        let output = command::bare(pkg_config)
            .env("PKG_CONFIG_PATH", modules(&self.prefix))
            .args(["--cflags", "--libs"])
            .args(components)
            .output()
            .context("cannot run pkg-config")?;
        if !output.status.success() {
            bail!("pkg-config: {}", String::from_utf8_lossy(&output.stderr).trim());
        }
        Ok(String::from_utf8_lossy(&output.stdout).trim().to_owned())
    }
}

/// Where pkg-config finds the .pc files, those under other libraries' names too.
pub fn modules(prefix: &Path) -> String {
    format!("{0}/lib/pkgconfig:{0}/share/pkgconfig", prefix.display())
}

/// The archives that flags link.
pub fn archives(flags: &str) -> Vec<PathBuf> {
    let words: Vec<&str> = flags.split([' ', ',']).collect();
    let directories: Vec<&str> = words.iter().filter_map(|word| word.strip_prefix("-L")).collect();
    let names = words.iter().filter_map(|word| word.strip_prefix("-l"));
    let paths = names.flat_map(|name| directories.iter().map(move |at| Path::new(at).join(format!("lib{name}.a"))));
    paths.filter(|path| path.exists()).collect()
}

/// Runs `cargo lwb` as a person would.
fn lwb(layout: &Layout, arguments: &[&str]) -> Result<()> {
    let cargo = env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let output = Command::new(cargo)
        .arg("lwb")
        .args(arguments)
        .current_dir(&layout.tree)
        .stdin(Stdio::null())
        .output()
        .context("cannot run cargo")?;
    if !output.status.success() {
        let errors = String::from_utf8_lossy(&output.stderr);
        bail!("`cargo lwb {}` failed: {}\n{}", arguments.join(" "), output.status, errors.trim_end());
    }
    Ok(())
}
