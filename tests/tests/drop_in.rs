//! `make install DROP_IN=yes`: what other libraries are looked for by is found, and is ours.

use std::{
    fs,
    path::{Path, PathBuf},
    process::Command,
};

use anyhow::{Context, Result, bail, ensure};
use libtest_mimic::{Arguments, Trial};
use wildebeest_pkgconfig::{
    install::{self, Directories},
    manifest::{Component, DropIn, Manifest, Member},
    tree::{Tree, run},
};
use wildebeest_tests::{case::directory, surroundings};

const COMPILERS: [(&str, &str); 4] =
    [("musl-gcc", ""), ("musl-gcc", "-static"), ("musl-clang", ""), ("musl-clang", "-static")];

fn main() -> Result<()> {
    let arguments = Arguments::from_args();
    surroundings::settle()?;
    let tree = Tree::locate()?;
    let names = names(&tree)?;
    let mut trials = vec![trial("names are there only when asked for, and go again", &tree, come_and_go)];
    for drop_in in names {
        for (compiler, option) in COMPILERS {
            let (title, names) = (format!("{compiler} {option}"), drop_in.clone());
            trials.push(trial(&format!("-l{} with {title}", drop_in.library), &tree, move |tree| {
                with_library(tree, &names, compiler, option)
            }));
            let names = drop_in.clone();
            trials.push(trial(&format!("{}.pc with {title}", drop_in.pc), &tree, move |tree| {
                with_module(tree, &names, compiler, option)
            }));
        }
    }
    let autotools = "autoreconf -i && ./configure --host=$(uname -m)-linux-musl && make";
    trials.push(trial("a project of autotools", &tree, move |tree| project(tree, "autotools", autotools)));
    let meson = "meson setup build && ninja -C build";
    trials.push(trial("a project of meson", &tree, move |tree| project(tree, "meson", meson)));
    libtest_mimic::run(&arguments, trials).exit();
}

fn trial(name: &str, tree: &Tree, test: impl FnOnce(&Tree) -> Result<()> + Send + 'static) -> Trial {
    let tree = tree.clone();
    Trial::test(name, move || test(&tree).map_err(|error| format!("{error:#}").into()))
}

fn names(tree: &Tree) -> Result<Vec<DropIn>> {
    Ok(Manifest::load(tree.root())?.components.into_iter().filter_map(|component| component.drop_in).collect())
}

/// A prefix in a directory of its own, with these names or without.
fn installed(tree: &Tree, prefix: &Path, drop_in: bool) -> Result<Directories> {
    let directories = Directories { prefix: prefix.display().to_string(), drop_in, ..Directories::default() };
    let directories = directories.complete()?;
    install::install(tree, &Manifest::load(tree.root())?, &directories)?;
    Ok(directories)
}

fn come_and_go(tree: &Tree) -> Result<()> {
    let work = tempfile::tempdir()?;
    let (usual, asked) = (work.path().join("usual"), work.path().join("asked"));
    installed(tree, &usual, false)?;
    let directories = installed(tree, &asked, true)?;
    let mut files = Vec::new();
    for DropIn { library, pc, headers } in names(tree)? {
        files.extend([format!("lib/lib{library}.a"), format!("lib/pkgconfig/{pc}.pc")]);
        files.extend(headers.iter().map(|header| format!("include/{header}")));
    }
    ensure!(!files.is_empty(), "no component has such names");
    for file in &files {
        ensure!(asked.join(file).is_file(), "{file} is missing");
        ensure!(!usual.join(file).exists(), "{file} was not asked for");
    }
    install::uninstall(tree, &Manifest::load(tree.root())?, &directories)?;
    for file in &files {
        ensure!(asked.join(file).symlink_metadata().is_err(), "{file} is left behind");
    }
    Ok(())
}

/// Builds and runs the program for `drop_in` with `flags` behind it.
fn works(tree: &Tree, work: &Path, drop_in: &DropIn, compiler: &str, flags: &[String]) -> Result<()> {
    let program = work.join("program");
    let source = directory().join("projects/drop-in").join(format!("{}.c", drop_in.library));
    let mut command = Command::new(tree.tool(compiler)?);
    run(command.args(["-O1", "-Wall", "-Werror", "-o"]).arg(&program).arg(source).args(flags))?;
    answers(&program, &drop_in.library)?;
    let defined = run(Command::new("nm").args(["-P", "--defined-only"]).arg(&program))?;
    let ours = symbols(tree, drop_in)?;
    let found =
        defined.lines().filter_map(|line| line.split(' ').next()).any(|name| ours.iter().any(|own| own == name));
    ensure!(found, "the functions are somebody else's");
    Ok(())
}

/// What the component that has these names defines.
fn symbols(tree: &Tree, drop_in: &DropIn) -> Result<Vec<String>> {
    let manifest = Manifest::load(tree.root())?;
    let has_names = |component: &&Component| component.drop_in.as_ref().is_some_and(|own| own.pc == drop_in.pc);
    let component = manifest.components.iter().find(has_names).context("no such component")?;
    Ok(component.members().iter().flat_map(Member::symbols).collect())
}

fn answers(program: &Path, library: &str) -> Result<()> {
    let text = run(&mut Command::new(program))?;
    ensure!(text == format!("{library} works\n"), "the program says `{text}`");
    Ok(())
}

/// The name of the library alone, as in LDLIBS.
fn with_library(tree: &Tree, drop_in: &DropIn, compiler: &str, option: &str) -> Result<()> {
    let work = tempfile::tempdir()?;
    let directories = installed(tree, work.path(), true)?;
    let mut flags = vec![
        format!("-I{}", directories.includedir),
        format!("-L{}", directories.libdir),
        format!("-l{}", drop_in.library),
    ];
    flags.extend((!option.is_empty()).then(|| option.to_owned()));
    works(tree, work.path(), drop_in, compiler, &flags)
}

fn with_module(tree: &Tree, drop_in: &DropIn, compiler: &str, option: &str) -> Result<()> {
    let work = tempfile::tempdir()?;
    let directories = installed(tree, work.path(), true)?;
    let mut pkg_config = Command::new("pkg-config");
    pkg_config.env("PKG_CONFIG_LIBDIR", &directories.pkgconfigdir).args(["--cflags", "--libs", &drop_in.pc]);
    let mut flags: Vec<_> = run(&mut pkg_config)?.split_whitespace().map(str::to_owned).collect();
    flags.extend((!option.is_empty()).then(|| option.to_owned()));
    works(tree, work.path(), drop_in, compiler, &flags)
}

/// A project that searches for the libraries, without a word about libwildebeest.
fn project(tree: &Tree, system: &str, script: &str) -> Result<()> {
    let work = tempfile::tempdir()?;
    let directories = installed(tree, &work.path().join("prefix"), true)?;
    for source in ["drop-in".to_owned(), format!("drop-in-{system}")] {
        for entry in fs::read_dir(directory().join("projects").join(source))? {
            let entry = entry?;
            fs::copy(entry.path(), work.path().join(entry.file_name()))?;
        }
    }
    let mut command = Command::new("sh");
    command.args(["-ec", script]).current_dir(work.path());
    command.env("CC", tree.tool("musl-gcc")?);
    command.env("CPPFLAGS", format!("-I{}", directories.includedir));
    command.env("CFLAGS", format!("-I{}", directories.includedir));
    command.env("LDFLAGS", format!("-L{}", directories.libdir));
    command.env("LIBRARY_PATH", &directories.libdir);
    command.env("PKG_CONFIG_LIBDIR", &directories.pkgconfigdir);
    run(&mut command)?;
    let names = names(tree)?;
    for DropIn { library, .. } in &names {
        answers(&built(work.path(), library)?, library)?;
    }
    if names.is_empty() {
        bail!("no component has such names");
    }
    Ok(())
}

fn built(work: &Path, library: &str) -> Result<PathBuf> {
    let places = [work.join("build"), work.to_owned()];
    let program = format!("use-{library}");
    places.iter().map(|place| place.join(&program)).find(|path| path.is_file()).context("no program was built")
}
