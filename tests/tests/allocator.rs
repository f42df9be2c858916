//! `libwildebeest-allocator`: there is one allocator in a process, however programs and libraries are linked.

use std::{
    path::{Path, PathBuf},
    process::Command,
};

use anyhow::{Result, ensure};
use libtest_mimic::{Arguments, Trial};
use wildebeest_pkgconfig::tree::{Tree, run};
use wildebeest_tests::{case::directory, compile::component_flags, surroundings};

const ALONE: &str = "program: mimalloc, libc: mimalloc\n";
const OURS: &str = "program: mimalloc, libc: mimalloc, library: mimalloc, the same\n";
const MUSLS: &str = "program: musl's, libc: musl's, library: musl's, the same\n";

/// Ways to link a program; static ones open no library.
const PROGRAMS: [(&str, &str, &[&str]); 12] = [
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
    ("static, clang, lld", "musl-clang", &["-static"]),
    ("static-pie, clang, lld", "musl-clang", &["-static-pie"]),
];

type Test = fn(&Work) -> Result<()>;

const LIBRARIES: [(&str, Test); 7] = [
    ("gcc puts no allocator into a shared object", no_copy),
    ("a library made with the flags, in a program without them", library_alone),
    ("a library made with the flags by clang, in a program with them", copy_in_library),
    ("a library made with the flags by clang, in a program without them", copy_alone),
    ("a library made with the flags by clang, linked with a program without them, serves all", copy_serves),
    ("a library linked with a program that has the flags", linked),
    ("a program that calls malloc in libc only has it, too", only_libc),
];

fn main() -> Result<()> {
    let arguments = Arguments::from_args();
    surroundings::settle()?;
    let tree = Tree::locate()?;
    let mut trials = Vec::new();
    for (name, compiler, options) in PROGRAMS {
        trials.push(trial(name, &tree, move |work| {
            let program = work.program(compiler, &work.flags()?, options)?;
            if options.iter().any(|option| option.starts_with("-static")) {
                return expect(&program, &[], ALONE);
            }
            expect(&program, &[&work.library("musl-gcc", &[])?], OURS)
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
    fn flags(&self) -> Result<Vec<String>> {
        component_flags(&self.tree, &["allocator".to_owned()])
    }

    fn compile(&self, compiler: &str, flags: &[String], options: &[&str], source: &str) -> Result<Command> {
        let mut command = Command::new(self.tree.tool(compiler)?);
        command.args(["-O1", "-fno-builtin", "-Wall", "-Wextra", "-Werror"]).args(flags).args(options);
        command.arg(directory().join("links").join(source));
        Ok(command)
    }

    fn program(&self, compiler: &str, flags: &[String], options: &[&str]) -> Result<PathBuf> {
        let program = self.directory.path().join("program");
        run(self.compile(compiler, flags, options, "allocator.c")?.arg("-o").arg(&program))?;
        Ok(program)
    }

    fn library(&self, compiler: &str, flags: &[String]) -> Result<PathBuf> {
        let library = self.directory.path().join("liballocating.so");
        let options = ["-shared", "-fPIC"];
        run(self.compile(compiler, flags, &options, "allocator_library.c")?.arg("-o").arg(&library))?;
        Ok(library)
    }

    /// A program linked with `library`.
    fn linked(&self, flags: &[String], library: &Path) -> Result<PathBuf> {
        let program = self.directory.path().join("program");
        let mut command = self.compile("musl-gcc", flags, &["-DLINKED"], "allocator.c")?;
        let found = format!("-Wl,-rpath,{}", self.directory.path().display());
        run(command.arg(library).arg(found).arg("-o").arg(&program))?;
        Ok(program)
    }
}

/// Runs the program with its argument and compares what it says.
fn expect(program: &Path, arguments: &[&Path], answer: &str) -> Result<()> {
    let text = run(Command::new(program).args(arguments))?;
    ensure!(text == answer, "the program says `{text}` instead of `{answer}`");
    Ok(())
}

fn no_copy(work: &Work) -> Result<()> {
    for linker in ["-fuse-ld=bfd", "-fuse-ld=gold", "-fuse-ld=lld", "-fuse-ld=mold"] {
        let flags: Vec<_> = work.flags()?.into_iter().chain([linker.to_owned()]).collect();
        let library = work.library("musl-gcc", &flags)?;
        let names = run(Command::new("nm").args(["-g", "--defined-only"]).arg(&library))?;
        ensure!(!names.contains(" malloc"), "{linker}: {names}");
    }
    Ok(())
}

fn library_alone(work: &Work) -> Result<()> {
    expect(&work.program("musl-gcc", &[], &[])?, &[&work.library("musl-gcc", &work.flags()?)?], MUSLS)
}

fn copy_in_library(work: &Work) -> Result<()> {
    expect(&work.program("musl-gcc", &work.flags()?, &[])?, &[&work.library("musl-clang", &work.flags()?)?], OURS)
}

fn copy_alone(work: &Work) -> Result<()> {
    expect(&work.program("musl-gcc", &[], &[])?, &[&work.library("musl-clang", &work.flags()?)?], MUSLS)
}

fn copy_serves(work: &Work) -> Result<()> {
    let library = work.library("musl-clang", &work.flags()?)?;
    expect(&work.linked(&[], &library)?, &[], OURS)
}

fn linked(work: &Work) -> Result<()> {
    let library = work.library("musl-gcc", &[])?;
    expect(&work.linked(&work.flags()?, &library)?, &[], OURS)
}

fn only_libc(work: &Work) -> Result<()> {
    let program = work.directory.path().join("program");
    run(work.compile("musl-gcc", &work.flags()?, &[], "empty.c")?.arg("-o").arg(&program))?;
    let names = run(Command::new("nm").args(["-D", "--defined-only"]).arg(&program))?;
    ensure!(names.contains(" malloc"), "libc.so would not find it: {names}");
    Ok(())
}
