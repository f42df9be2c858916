//! What `libwildebeest-stack` does to the stacks of threads, and where it does nothing.

use std::{path::Path, process::Command};

use anyhow::{Result, ensure};
use libtest_mimic::{Arguments, Trial};
use wildebeest_pkgconfig::tree::{Tree, run};
use wildebeest_tests::{case::directory, compile::component_flags, surroundings};

const LARGE: &str = "stack: 8192 KiB\n";
const MUSLS_OWN: &str = "stack: 128 KiB\n";

/// Ways to link that a compiler can go; the README says what becomes of mold.
const PROGRAMS: [(&str, &str, &[&str]); 7] = [
    ("dynamic, GNU ld", "musl-gcc", &["-fuse-ld=bfd"]),
    ("dynamic, gold", "musl-gcc", &["-fuse-ld=gold"]),
    ("dynamic, lld", "musl-clang", &["-fuse-ld=lld"]),
    ("static, GNU ld", "musl-gcc", &["-static", "-fuse-ld=bfd"]),
    ("static, gold", "musl-gcc", &["-static", "-fuse-ld=gold"]),
    ("static, lld", "musl-clang", &["-static", "-fuse-ld=lld"]),
    ("static-pie, lld", "musl-clang", &["-static-pie", "-fuse-ld=lld"]),
];

type Test = fn(&Work) -> Result<()>;

const LIBRARIES: [(&str, Test); 3] = [
    ("a program without the flag has musl's stacks", without),
    ("a shared library with the flag has it for the program", linked_library),
    ("a library opened later changes nothing", opened_library),
];

fn main() -> Result<()> {
    let arguments = Arguments::from_args();
    surroundings::settle()?;
    let tree = Tree::locate()?;
    let mut trials = Vec::new();
    for (name, compiler, options) in PROGRAMS {
        trials.push(trial(name, &tree, move |work| {
            let mut command = work.compiler(compiler)?;
            command.args(component_flags(&work.tree, &["stack".to_owned()])?).args(options);
            work.expect(&mut command, &[], LARGE)
        }));
    }
    trials.extend(LIBRARIES.map(|(name, test)| trial(name, &tree, test)));
    libtest_mimic::run(&arguments, trials).exit();
}

fn trial(name: &str, tree: &Tree, test: impl FnOnce(&Work) -> Result<()> + Send + 'static) -> Trial {
    let tree = tree.clone();
    Trial::test(name, move || {
        let work = Work { tree, directory: tempfile::tempdir().map_err(|error| error.to_string())? };
        test(&work).map_err(|error| format!("{error:#}").into())
    })
}

struct Work {
    tree: Tree,
    directory: tempfile::TempDir,
}

impl Work {
    fn compiler(&self, compiler: &str) -> Result<Command> {
        let mut command = Command::new(self.tree.tool(compiler)?);
        command.args(["-O1", "-Wall", "-Wextra", "-Werror"]);
        Ok(command)
    }

    /// Builds the program with `command`, runs it with `arguments`, and compares what it says.
    fn expect(&self, command: &mut Command, arguments: &[&Path], answer: &str) -> Result<()> {
        let program = self.directory.path().join("program");
        run(command.arg(directory().join("links/stack.c")).arg("-o").arg(&program))?;
        let text = run(Command::new(&program).args(arguments))?;
        ensure!(text == answer, "the program says `{text}` instead of `{answer}`");
        Ok(())
    }

    /// A shared library linked with our flags.
    fn library(&self) -> Result<std::path::PathBuf> {
        let library = self.directory.path().join("liblarge.so");
        let mut command = self.compiler("musl-gcc")?;
        command.args(component_flags(&self.tree, &["stack".to_owned()])?).args(["-shared", "-fPIC", "-x", "c"]);
        run(command.arg("/dev/null").arg("-o").arg(&library))?;
        Ok(library)
    }
}

fn without(work: &Work) -> Result<()> {
    work.expect(&mut work.compiler("musl-gcc")?, &[], MUSLS_OWN)
}

fn linked_library(work: &Work) -> Result<()> {
    let mut command = work.compiler("musl-gcc")?;
    command.arg("-Wl,--no-as-needed").arg(work.library()?);
    work.expect(&mut command, &[], LARGE)
}

fn opened_library(work: &Work) -> Result<()> {
    work.expect(&mut work.compiler("musl-gcc")?, &[&work.library()?], MUSLS_OWN)
}
