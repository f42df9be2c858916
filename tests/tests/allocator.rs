//! `libwildebeest-allocator`: there is one allocator in a process, however programs and libraries are linked.

use std::{
    path::{Path, PathBuf},
    process::Command,
};

use anyhow::{Result, ensure};
use wildebeest_pkgconfig::tree::run;
use wildebeest_tests::linking::{NOTHING, Trials, WAYS, Work, expect};

const ALONE: &str = "program: mimalloc, libc: mimalloc\n";
const OURS: &str = "program: mimalloc, libc: mimalloc, library: mimalloc, the same\n";
const MUSLS: &str = "program: musl's, libc: musl's, library: musl's, the same\n";

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
    let mut trials = Trials::of("allocator")?;
    for (name, compiler, options) in WAYS {
        trials.add(name, move |work| {
            let program = program(work, compiler, &work.flags()?, options)?;
            if options.iter().any(|option| option.starts_with("-static")) {
                return expect(&program, NOTHING, ALONE);
            }
            expect(&program, &[library(work, "musl-gcc", &[])?], OURS)
        });
    }
    LIBRARIES.into_iter().for_each(|(name, test)| trials.add(name, test));
    trials.run()
}

fn program(work: &Work, compiler: &str, flags: &[String], options: &[&str]) -> Result<PathBuf> {
    let mut command = work.compiler(compiler)?;
    work.build(command.args(flags).args(options), "allocator.c", "program")
}

fn library(work: &Work, compiler: &str, flags: &[String]) -> Result<PathBuf> {
    let mut command = work.compiler(compiler)?;
    work.build(command.args(flags).args(["-shared", "-fPIC"]), "allocator_library.c", "liballocating.so")
}

/// A program linked with `library`.
fn linked_with(work: &Work, flags: &[String], library: &Path) -> Result<PathBuf> {
    let mut command = work.compiler("musl-gcc")?;
    let found = format!("-Wl,-rpath,{}", work.path("").display());
    command.args(flags).arg("-DLINKED").arg("-Wl,--no-as-needed").arg(library).arg(found);
    work.build(&mut command, "allocator.c", "program")
}

fn no_copy(work: &Work) -> Result<()> {
    for linker in ["-fuse-ld=bfd", "-fuse-ld=gold", "-fuse-ld=lld", "-fuse-ld=mold"] {
        let flags: Vec<_> = work.flags()?.into_iter().chain([linker.to_owned()]).collect();
        let library = library(work, "musl-gcc", &flags)?;
        let names = run(Command::new("nm").args(["-g", "--defined-only"]).arg(&library))?;
        ensure!(!names.contains(" malloc"), "{linker}: {names}");
    }
    Ok(())
}

fn library_alone(work: &Work) -> Result<()> {
    expect(&program(work, "musl-gcc", &[], &[])?, &[&library(work, "musl-gcc", &work.flags()?)?], MUSLS)
}

fn copy_in_library(work: &Work) -> Result<()> {
    expect(&program(work, "musl-gcc", &work.flags()?, &[])?, &[&library(work, "musl-clang", &work.flags()?)?], OURS)
}

fn copy_alone(work: &Work) -> Result<()> {
    expect(&program(work, "musl-gcc", &[], &[])?, &[&library(work, "musl-clang", &work.flags()?)?], MUSLS)
}

fn copy_serves(work: &Work) -> Result<()> {
    let library = library(work, "musl-clang", &work.flags()?)?;
    expect(&linked_with(work, &[], &library)?, NOTHING, OURS)
}

fn linked(work: &Work) -> Result<()> {
    let library = library(work, "musl-gcc", &[])?;
    expect(&linked_with(work, &work.flags()?, &library)?, NOTHING, OURS)
}

fn only_libc(work: &Work) -> Result<()> {
    let program = work.build(work.compiler("musl-gcc")?.args(work.flags()?), "empty.c", "program")?;
    let names = run(Command::new("nm").args(["-D", "--defined-only"]).arg(&program))?;
    ensure!(names.contains(" malloc"), "libc.so would not find it: {names}");
    Ok(())
}
