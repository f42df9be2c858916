//! The kernel's user-space headers. They are the distribution's: no libc is in them, so those of a
//! glibc system serve musl as well.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};

use super::builder::Builder;
use crate::command;
use crate::recipe::{KernelHeaders, Recipe};

const INCLUDE: &str = "/usr/include";

/// The installed package's name and version: an input of every step that sees its headers.
pub fn version(headers: &KernelHeaders) -> Result<String> {
    for package in &headers.packages {
        let debian: [&str; 4] = ["-W", "-f", "${Package} ${Version}", package];
        let alpine: [&str; 3] = ["info", "-ve", package];
        let found = command::first_line("dpkg-query", &debian).or_else(|_| command::first_line("apk", &alpine));
        if let Ok(version) = found {
            return Ok(version);
        }
    }
    bail!("none of these packages is installed: {}", headers.packages.join(", "))
}

/// Copies exactly the files of the package: beside them, in the same directories, are files of
/// glibc's own (scsi/sg.h is one).
pub fn install(builder: &Builder<'_>, recipe: &Recipe, headers: &KernelHeaders) -> Result<()> {
    let image = builder.layout.package(&recipe.id).image();
    let sysroot = builder.layout.sysroot();
    let target = image.join(sysroot.strip_prefix("/").unwrap_or(&sysroot)).join("usr/include");
    for (from, name) in &files(headers)? {
        let to = target.join(name);
        fs::create_dir_all(to.parent().unwrap_or(&target))
            .and_then(|()| fs::copy(from, &to))
            .with_context(|| format!("cannot copy {} to {}", from.display(), to.display()))?;
    }
    Ok(())
}

/// The package's headers, and the names they have below `include/`.
fn files(headers: &KernelHeaders) -> Result<Vec<(PathBuf, PathBuf)>> {
    for package in &headers.packages {
        for (program, options) in [("dpkg", "-L"), ("apk", "info -qL")] {
            let mut list = command::bare(program);
            let Ok(output) = list.args(options.split(' ')).arg(package).output() else { continue };
            let text = String::from_utf8_lossy(&output.stdout);
            let files: Vec<_> = text.lines().filter_map(header).collect();
            if output.status.success() && !files.is_empty() {
                return Ok(files);
            }
        }
    }
    bail!("no package manager lists the headers of {}", headers.packages.join(" or "))
}

/// Debian keeps asm/ in the directory of the architecture; apk leaves the first slash out.
fn header(line: &str) -> Option<(PathBuf, PathBuf)> {
    let path = Path::new("/").join(line);
    if !path.is_file() {
        return None;
    }
    let name = path.strip_prefix(INCLUDE).ok()?;
    let directory = name.components().next()?.as_os_str().to_string_lossy();
    let below = if directory.contains("-linux-") { name.strip_prefix(&*directory).ok()? } else { name };
    Some((path.clone(), below.to_owned()))
}
