//! The line from the README, `export CFLAGS="${CFLAGS} $(pkg-config --cflags --libs libwildebeest)"`, in front of each
//! build system: a shared library and a program, both using the library's functions.

use std::{fs, path::Path, process::Command};

use anyhow::{Context, Result, ensure};
use libtest_mimic::{Arguments, Trial};
use wildebeest_pkgconfig::tree::{Tree, run};
use wildebeest_tests::{case::directory, surroundings};

/// A build system: the directory below `projects/`, the script that builds there, and whether it wants our flags in CFLAGS.
struct Project {
    name: &'static str,
    script: &'static str,
    cflags: bool,
}

const PROJECTS: [Project; 5] = [
    Project { name: "make", script: "make", cflags: true },
    Project {
        name: "autotools",
        script: "autoreconf -i && ./configure --host=$(uname -m)-linux-musl && make",
        cflags: true,
    },
    Project { name: "cmake", script: "cmake -S . -B build && cmake --build build", cflags: true },
    Project { name: "meson", script: "meson setup build && ninja -C build", cflags: true },
    Project { name: "meson-dependency", script: "meson setup build && ninja -C build", cflags: false },
];

/// Where the build systems leave the program and the library.
const PLACES: [&str; 3] = [".", "build", ".libs"];

const ANSWER: &str = "program and library: 0 errno 0\n";

fn main() -> Result<()> {
    let arguments = Arguments::from_args();
    surroundings::settle()?;
    let tree = Tree::locate()?;
    let mut trials = Vec::new();
    for project in &PROJECTS {
        for compiler in ["musl-gcc", "musl-clang"] {
            let tree = tree.clone();
            trials.push(Trial::test(format!("{} with {compiler}", project.name), move || {
                build(&tree, project, compiler).map_err(|error| format!("{error:#}").into())
            }));
        }
    }
    libtest_mimic::run(&arguments, trials).exit();
}

fn build(tree: &Tree, project: &Project, compiler: &str) -> Result<()> {
    let work = tempfile::tempdir()?;
    copy(&directory().join("projects/source"), work.path())?;
    copy(&directory().join("projects").join(project.name), work.path())?;
    let mut command = Command::new("sh");
    command.args(["-ec", project.script]).current_dir(work.path());
    command.env("CC", tree.tool(compiler)?);
    command.env("PKG_CONFIG_LIBDIR", tree.prefix().join("lib/pkgconfig"));
    if project.cflags {
        command.env("CFLAGS", format!("-O1 {}", pkg_config(tree, "--cflags --libs")?));
    }
    // What the README says of meson with clang: its checks drop -L and -Wl from CFLAGS, and clang reads no specs.
    if project.name == "meson" && compiler == "musl-clang" {
        command.env("CFLAGS", pkg_config(tree, "--cflags")?).env("LDFLAGS", pkg_config(tree, "--libs")?);
    }
    run(&mut command)?;
    let places = PLACES.map(|place| work.path().join(place));
    let program = PLACES
        .iter()
        .rev()
        .map(|place| work.path().join(place).join("program"))
        .find(|path| path.is_file())
        .context("no program was built")?;
    let search = places.map(|place| place.display().to_string()).join(":");
    let text = run(Command::new(program).env("LD_LIBRARY_PATH", search))?;
    ensure!(text == ANSWER, "the program says `{text}` instead of `{ANSWER}`");
    Ok(())
}

fn pkg_config(tree: &Tree, what: &str) -> Result<String> {
    let mut command = Command::new("pkg-config");
    command.env("PKG_CONFIG_LIBDIR", tree.prefix().join("lib/pkgconfig"));
    Ok(run(command.args(what.split(' ')).arg("libwildebeest"))?.trim_end().to_owned())
}

fn copy(from: &Path, to: &Path) -> Result<()> {
    for entry in fs::read_dir(from).with_context(|| format!("cannot read {}", from.display()))? {
        let entry = entry?;
        fs::copy(entry.path(), to.join(entry.file_name()))?;
    }
    Ok(())
}
