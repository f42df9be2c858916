//! Tests of a component by programs that are linked in many ways: each with a directory of its own.

use std::{
    ffi::OsStr,
    path::{Path, PathBuf},
    process::Command,
};

use anyhow::{Result, ensure};
use libtest_mimic::{Arguments, Trial};
use tempfile::TempDir;
use wildebeest_pkgconfig::tree::{Tree, run};

use crate::{case::directory, compile::component_flags, surroundings};

/// Ways to link a program that has its own in the place of libc's functions: a name, a compiler and its options. Static
/// ones open no library.
pub const WAYS: [(&str, &str, &[&str]); 13] = [
    ("GNU ld", "musl-gcc", &["-fuse-ld=bfd"]),
    ("gold", "musl-gcc", &["-fuse-ld=gold"]),
    ("mold", "musl-gcc", &["-fuse-ld=mold"]),
    ("gcc, lld", "musl-gcc", &["-fuse-ld=lld"]),
    ("clang, lld", "musl-clang", &["-fuse-ld=lld"]),
    ("PIE, --gc-sections, -z defs", "musl-gcc", &["-fPIE", "-pie", "-Wl,--gc-sections", "-Wl,-z,defs"]),
    ("LTO", "musl-gcc", &["-flto"]),
    ("no PIE", "musl-gcc", &["-fno-pie", "-no-pie"]),
    ("static, GNU ld", "musl-gcc", &["-static", "-fuse-ld=bfd"]),
    ("static, gold", "musl-gcc", &["-static", "-fuse-ld=gold"]),
    ("static, LTO, --gc-sections", "musl-gcc", &["-static", "-flto", "-Wl,--gc-sections"]),
    ("static, clang, lld", "musl-clang", &["-static"]),
    ("static-pie, clang, lld", "musl-clang", &["-static-pie"]),
];

/// The tests of a component, run by the test program's `main`.
pub struct Trials {
    arguments: Arguments,
    tree: Tree,
    component: &'static str,
    trials: Vec<Trial>,
}

impl Trials {
    pub fn of(component: &'static str) -> Result<Self> {
        let arguments = Arguments::from_args();
        surroundings::settle()?;
        Ok(Self { arguments, tree: Tree::locate()?, component, trials: Vec::new() })
    }

    pub fn add(&mut self, name: impl Into<String>, test: impl FnOnce(&Work) -> Result<()> + Send + 'static) {
        let (tree, component) = (self.tree.clone(), self.component);
        self.trials.push(Trial::test(name, move || {
            let work = Work { tree, component, directory: tempfile::tempdir().map_err(|error| error.to_string())? };
            test(&work).map_err(|error| format!("{error:#}").into())
        }));
    }

    pub fn run(self) -> ! {
        libtest_mimic::run(&self.arguments, self.trials).exit()
    }
}

/// Where a test builds its programs.
pub struct Work {
    tree: Tree,
    component: &'static str,
    directory: TempDir,
}

impl Work {
    /// A file of this test's own.
    pub fn path(&self, name: &str) -> PathBuf {
        self.directory.path().join(name)
    }

    /// The component's flags, as pkg-config says them.
    pub fn flags(&self) -> Result<Vec<String>> {
        component_flags(&self.tree, &[self.component.to_owned()])
    }

    pub fn compiler(&self, compiler: &str) -> Result<Command> {
        let mut command = Command::new(self.tree.tool(compiler)?);
        command.args(["-D_GNU_SOURCE", "-O1", "-fno-builtin", "-Wall", "-Wextra", "-Werror"]);
        Ok(command)
    }

    /// Builds `links/SOURCE` by `command` and gives the path of what came of it.
    pub fn build(&self, command: &mut Command, source: &str, name: &str) -> Result<PathBuf> {
        let built = self.path(name);
        run(command.arg(directory().join("links").join(source)).arg("-o").arg(&built))?;
        Ok(built)
    }
}

/// Runs the program with its arguments and compares what it says.
pub fn expect<S: AsRef<OsStr>>(program: &Path, arguments: &[S], answer: &str) -> Result<()> {
    let text = run(Command::new(program).args(arguments))?;
    ensure!(text == answer, "the program says `{text}` instead of `{answer}`");
    Ok(())
}

/// For programs without arguments.
pub const NOTHING: &[&str] = &[];
