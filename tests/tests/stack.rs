//! What `libwildebeest-stack` does to the stacks of threads, and where it does nothing.

use std::{path::PathBuf, process::Command};

use anyhow::Result;
use wildebeest_tests::linking::{Trials, Work, expect};

const LARGE: &str = "stack: 8192 KiB\n";
const MUSLS_OWN: &str = "stack: 128 KiB\n";

/// Ways to link that a compiler can go; docs/performance.md says what becomes of mold.
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
    let mut trials = Trials::of("stack")?;
    for (name, compiler, options) in PROGRAMS {
        trials.add(name, move |work| {
            let mut command = work.compiler(compiler)?;
            says(work, command.args(work.flags()?).args(options), &[], LARGE)
        });
    }
    LIBRARIES.into_iter().for_each(|(name, test)| trials.add(name, test));
    trials.run()
}

/// Builds the program with `command`, runs it with `libraries`, and compares what it says.
fn says(work: &Work, command: &mut Command, libraries: &[PathBuf], answer: &str) -> Result<()> {
    expect(&work.build(command, "stack.c", "program")?, libraries, answer)
}

/// A shared library linked with our flags.
fn library(work: &Work) -> Result<PathBuf> {
    let mut command = work.compiler("musl-gcc")?;
    work.build(command.args(work.flags()?).args(["-shared", "-fPIC"]), "empty.c", "liblarge.so")
}

fn without(work: &Work) -> Result<()> {
    says(work, &mut work.compiler("musl-gcc")?, &[], MUSLS_OWN)
}

fn linked_library(work: &Work) -> Result<()> {
    let mut command = work.compiler("musl-gcc")?;
    says(work, command.arg("-Wl,--no-as-needed").arg(library(work)?), &[], LARGE)
}

fn opened_library(work: &Work) -> Result<()> {
    says(work, &mut work.compiler("musl-gcc")?, &[library(work)?], MUSLS_OWN)
}
