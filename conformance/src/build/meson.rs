//! Packages that are built by Meson and Ninja, and proven clean.

use std::fs;
use std::path::{Path, PathBuf};
use std::time::Instant;

use anyhow::{Context, Result, bail};
use serde::Deserialize;

use super::Builder;
use crate::command::{self, Log};
use crate::digest::Digest;
use crate::layout::Package;
use crate::libc::Libc;
use crate::proof;
use crate::recipe::{Meson, Recipe};

/// How ninja begins its lines for us; a compiler's message would not.
const STATUS: &str = "@edges ";

/// Sets up, builds, proves; the note is the summary a person reads.
pub fn build(
    builder: &Builder<'_>,
    recipe: &Recipe,
    key: &Digest,
    meson: &Meson,
    unpacked: Option<&Digest>,
) -> Result<String> {
    let package = builder.layout.package(&recipe.id);
    let start = Instant::now();
    let flags = builder.flags(recipe)?;
    builder.configured(recipe, key, |package, log| setup(builder, package, log, meson, &flags))?;
    let targets = default_targets(&package)?;
    let planned = ask(&package, "ninja", ["-t", "commands"].into_iter().chain(targets.iter().map(String::as_str)))?;
    let planned = planned.lines().count();
    if planned != meson.edges {
        bail!(
            "meson planned {planned} edges where the recipe expects {}: something was switched off, or found \
             on the host; see {}",
            meson.edges,
            package.build().join("meson-logs/meson-log.txt").display()
        );
    }
    compile(builder, recipe, &package, &targets)?;
    if builder.libc == Libc::Host {
        return Ok(format!("{} is built on {}", recipe.id, builder.libc.name()));
    }
    let task = builder.progress.task(&format!("{}: proving", recipe.id));
    let evidence =
        proof::collect(&roots(builder, &package), &ask(&package, "ninja", ["-t", "deps"])?, planned, unpacked)?;
    task.done(&format!("{} is built and proven", recipe.id));
    let (minutes, seconds) = (start.elapsed().as_secs() / 60, start.elapsed().as_secs() % 60);
    let sysroot = recipe.depends.iter().map(ToString::to_string).collect::<Vec<_>>().join(", ");
    Ok(format!(
        "{} {}, unpatched, with libwildebeest\n\
         {evidence}\
         \x20 sysroot        {sysroot}\n\
         \x20 flags added    {flags}\n\
         \x20 last run       {minutes} min {seconds} s, {} at once\n\
         \x20 result         {}",
        recipe.id.name,
        recipe.id.version,
        builder.jobs,
        package.build().display()
    ))
}

fn roots(builder: &Builder<'_>, package: &Package) -> proof::Roots {
    let mut others = vec![builder.toolchain.compiler_headers.clone()];
    others.extend(builder.wildebeest.iter().map(|wildebeest| wildebeest.prefix.clone()));
    proof::Roots { source: package.source(), build: package.build(), sysroot: builder.layout.sysroot(), others }
}

fn setup(builder: &Builder<'_>, package: &Package, log: &Log, meson: &Meson, flags: &str) -> Result<()> {
    let native = package.build().with_extension("ini");
    fs::write(&native, native_file(builder, meson)).with_context(|| format!("cannot write {}", native.display()))?;
    let mut setup = command::bare("meson");
    setup.arg("setup").arg("--native-file").arg(&native);
    setup.args(meson.options.iter().map(|option| format!("-D{option}")));
    // Exactly as a packager adds them: compiler and linker flags alike in CFLAGS.
    setup.env("CFLAGS", flags).env("CXXFLAGS", flags);
    log.run(setup.arg(package.build()).arg(package.source()))
}

/// The programs meson uses. What it must not find is a program that always fails.
fn native_file(builder: &Builder<'_>, meson: &Meson) -> String {
    let entry = |name: &str, path: &Path| format!("{name} = '{}'\n", path.display());
    let mut text = "[binaries]\n".to_owned();
    text += &entry("c", &builder.toolchain.cc);
    text += &entry("cpp", &builder.toolchain.cxx);
    text += &entry("pkgconfig", &builder.toolchain.pkg_config);
    for hidden in &meson.hidden {
        text += &entry(hidden, Path::new("/bin/false"));
    }
    text
}

/// A target, as `meson introspect` describes it.
#[derive(Deserialize)]
struct Target {
    filename: Vec<PathBuf>,
    build_by_default: bool,
}

/// The files of the targets that upstream builds by default. Ninja's own `all` would do, if meson
/// before 1.7 did not put into it what only tests need: the set must not depend on meson's version.
fn default_targets(package: &Package) -> Result<Vec<String>> {
    let json = ask(package, "meson", ["introspect", "--targets"])?;
    let targets: Vec<Target> = serde_json::from_str(&json).context("cannot understand `meson introspect --targets`")?;
    let files = targets.iter().filter(|target| target.build_by_default).flat_map(|target| &target.filename);
    Ok(files.map(|file| file.strip_prefix(package.build()).unwrap_or(file).display().to_string()).collect())
}

fn compile(builder: &Builder<'_>, recipe: &Recipe, package: &Package, targets: &[String]) -> Result<()> {
    let mut task = builder.progress.task(&format!("{}: building", recipe.id));
    let mut ninja = command::bare("ninja");
    ninja.arg("-C").arg(package.build()).args(["-j", &builder.jobs.to_string()]);
    if builder.keep_going {
        ninja.args(["-k", "0"]);
    }
    ninja.args(targets).env("NINJA_STATUS", format!("{STATUS}%f/%t "));
    Log::create(package.log("build"))?.run_watched(&mut ninja, |line| match position(line) {
        Some((done, total)) => {
            task.at(done, total);
            false
        }
        None => true,
    })
}

/// What ninja says of how far it is, where the line is one of those.
fn position(line: &str) -> Option<(u64, u64)> {
    let (position, _) = line.strip_prefix(STATUS)?.split_once(' ')?;
    let (done, total) = position.split_once('/')?;
    Some((done.parse().ok()?, total.parse().ok()?))
}

/// Asks meson or ninja about the build.
fn ask<'a>(package: &Package, program: &str, question: impl IntoIterator<Item = &'a str>) -> Result<String> {
    let mut command = command::bare(program);
    command.args(question).current_dir(package.build());
    let output = command.output().with_context(|| format!("cannot run {program}"))?;
    if !output.status.success() {
        let complaint = String::from_utf8_lossy(&output.stderr);
        bail!("{} failed: {}", command::name_of(&command), complaint.trim());
    }
    Ok(String::from_utf8_lossy(&output.stdout).into_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_ninjas_own_lines_are_positions() {
        assert_eq!(position("@edges 12/1717 Compiling a.c"), Some((12, 1717)));
        assert_eq!(position("[12/1717] Compiling a.c"), None);
        assert_eq!(position("a.c:1:2: error: @edges 1/2"), None);
    }
}
