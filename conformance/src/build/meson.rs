//! Packages that are built by Meson and Ninja, and proven clean.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};
use serde::Deserialize;

use super::builder::Builder;
use crate::command::{self, Log};
use crate::digest::Tree;
use crate::layout::Package;
use crate::proof;
use crate::recipe::{Meson, Recipe};
use crate::schedule;
use crate::wildebeest;

/// Sets up, and counts what is planned.
pub fn configure(builder: &Builder<'_>, recipe: &Recipe, package: &Package, log: &Log, meson: &Meson) -> Result<()> {
    let (edges, options) = recipe.meson_on(builder.libc, meson);
    setup(builder, package, log, meson, &options, &builder.flags(recipe)?)?;
    let targets = default_targets(package)?;
    let planned = ask(package, "ninja", ["-t", "commands"].into_iter().chain(targets.iter().map(String::as_str)))?;
    let planned = planned.lines().count();
    if planned != edges {
        bail!(
            "meson planned {planned} edges where the recipe expects {edges}: something was switched off, or found \
             on the host; see {}",
            package.build().join("meson-logs/meson-log.txt").display()
        );
    }
    Ok(())
}

/// Proves what was built clean; the note is the summary a person reads.
pub fn prove(builder: &Builder<'_>, recipe: &Recipe, package: &Package, meson: &Meson, source: Tree) -> Result<String> {
    let task = builder.progress.task(&format!("{}: proving", recipe.id));
    let deps = ask(package, "ninja", ["-t", "deps"])?;
    let evidence = proof::collect(&roots(builder, recipe, package), source, &deps, meson.edges)?;
    builder.keep(recipe, &evidence)?;
    drop(task);
    let seconds = super::builder::seconds(&package.stamps())?;
    let sysroot = recipe.depends.iter().map(ToString::to_string).collect::<Vec<_>>().join(", ");
    Ok(format!(
        "{} {}, unpatched, with libwildebeest\n\
         {evidence}\
         \x20 sysroot        {sysroot}\n\
         \x20 flags added    {}\n\
         \x20 isolation      {}\n\
         \x20 built in       {} min {} s\n\
         \x20 result         {}",
        recipe.id.name,
        recipe.id.version,
        builder.flags(recipe)?,
        builder.isolation.describe(),
        seconds / 60,
        seconds % 60,
        package.build().display()
    ))
}

fn roots(builder: &Builder<'_>, recipe: &Recipe, package: &Package) -> proof::Roots {
    let mut others = vec![builder.toolchain.compiler_headers.clone()];
    others.push(builder.wildebeest.clone());
    proof::Roots {
        source: package.source(),
        build: package.build(),
        sysroot: builder.layout.sysroot(),
        installed: builder.sysroot(recipe).directory().to_owned(),
        others,
    }
}

fn setup(
    builder: &Builder<'_>,
    package: &Package,
    log: &Log,
    meson: &Meson,
    options: &[&str],
    flags: &str,
) -> Result<()> {
    let native = package.build().join("native.ini");
    fs::write(&native, native_file(builder, meson)).with_context(|| format!("cannot write {}", native.display()))?;
    let mut setup = command::bare("meson");
    setup.arg("setup").arg("--native-file").arg(&native);
    // Where the other packages of the sysroot have theirs; meson would ask the host's distribution.
    setup.arg("--libdir=lib");
    setup.args(options.iter().map(|option| format!("-D{option}")));
    // Exactly as a packager adds them: compiler and linker flags alike in CFLAGS.
    let all = [&meson.cflags.join(" "), flags].join(" ");
    setup.env("CFLAGS", &all).env("CXXFLAGS", &all);
    if !flags.is_empty() {
        setup.env("PKG_CONFIG_PATH", wildebeest::modules(&builder.wildebeest));
    }
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

/// Builds what upstream builds by default.
pub fn compile(builder: &Builder<'_>, recipe: &Recipe, package: &Package) -> Result<()> {
    let mut task = builder.progress.task(&format!("{}: building", builder.named(recipe)));
    let mut ninja = command::bare("ninja");
    ninja.arg("-C").arg(package.build()).args(builder.keep_going.then_some(["-k", "0"]).into_iter().flatten());
    ninja.args(default_targets(package)?).env("NINJA_STATUS", schedule::STATUS);
    let _tokens = builder.jobs.share_with_ninja(&mut ninja);
    builder.log(recipe, "build")?.run_watched(&mut ninja, |line| match schedule::position(line) {
        Some((done, total)) => {
            task.at(done, total);
            false
        }
        None => true,
    })
}

/// Installs what upstream installs, without the symbols that only a debugger needs.
pub fn install(builder: &Builder<'_>, recipe: &Recipe, package: &Package) -> Result<()> {
    let mut install = command::bare("meson");
    install.args(["install", "--no-rebuild", "--strip", "-C"]).arg(package.build());
    builder.log(recipe, "install")?.run(install.arg("--destdir").arg(package.image()))
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
