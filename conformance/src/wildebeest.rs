//! libwildebeest as a package build meets it: installed below a prefix, used by its pkg-config flags.

use std::env;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use anyhow::{Context, Result, bail};

use crate::command;
use crate::digest::{self, Digest};
use crate::layout::Layout;
use crate::stamp;
use crate::sysroot;

/// An installed libwildebeest.
pub struct Wildebeest {
    /// Where it is installed.
    pub prefix: PathBuf,
    /// The hash of all its files.
    pub digest: Digest,
}

impl Wildebeest {
    /// Builds the library from this tree and installs it where package builds look for it.
    pub fn install(layout: &Layout) -> Result<Self> {
        let (prefix, staging) = (layout.wildebeest(), layout.root.join("wildebeest.new"));
        stamp::remove(&staging)?;
        lwb(layout, &["build"])?;
        let (at, below) = (prefix.display().to_string(), staging.display().to_string());
        lwb(layout, &["install", "--prefix", &at, "--destdir", &below])?;
        let fresh = staging.join(prefix.strip_prefix("/").unwrap_or(&prefix));
        let digest = digest::of_tree(&fresh)?.digest;
        // Files that have not changed keep their times, or an interrupted build would start over.
        if !prefix.exists() || digest::of_tree(&prefix)?.digest != digest {
            stamp::remove(&prefix)?;
            sysroot::copy(&fresh, &prefix)?;
        }
        stamp::remove(&staging)?;
        Ok(Self { prefix, digest })
    }

    /// The one that is installed below `prefix` already.
    pub fn at(prefix: &Path) -> Result<Self> {
        let prefix = prefix.canonicalize().with_context(|| format!("there is no {}", prefix.display()))?;
        let digest = digest::of_tree(&prefix)?.digest;
        Ok(Self { prefix, digest })
    }

    /// The flags a packager would add: `pkg-config --cflags --libs` of these components.
    pub fn flags(&self, pkg_config: &Path, components: &[String]) -> Result<String> {
        let search = format!("{0}/lib/pkgconfig:{0}/share/pkgconfig", self.prefix.display());
        let output = command::bare(pkg_config)
            .env("PKG_CONFIG_PATH", search)
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
