//! `libwildebeest-simd`: one memcpy and its kin in a program and its libraries, however they are linked.

use std::{path::PathBuf, process::Command};

use anyhow::{Result, ensure};
use wildebeest_pkgconfig::tree::run;
use wildebeest_tests::linking::{NOTHING, Trials, WAYS, Work, expect};

const ALONE: &str = "program: its own\n";
const OURS: &str = "program: its own, library: the same\n";
const LIBCS: &str = "program: libc's, library: the same\n";

fn main() -> Result<()> {
    let mut trials = Trials::of("simd")?;
    for (name, compiler, options) in WAYS {
        trials.add(name, move |work| {
            let program = program(work, compiler, &work.flags()?, options)?;
            if options.iter().any(|option| option.starts_with("-static")) {
                // Ours are weak, libc's are not.
                let names = run(Command::new("nm").arg(&program))?;
                ensure!(names.contains(" W memcpy\n") && names.contains(" W strlen\n"), "{names}");
                return expect(&program, NOTHING, ALONE);
            }
            expect(&program, &[library(work, &[])?], OURS)
        });
    }
    trials.add("gcc puts no copy into a shared object", no_copy);
    trials.add("a library made with the flags, in a program without them", |work| {
        let program = program(work, "musl-gcc", &[], &["-fPIE", "-pie"])?;
        expect(&program, &[library(work, &work.flags()?)?], LIBCS)
    });
    trials.run()
}

fn program(work: &Work, compiler: &str, flags: &[String], options: &[&str]) -> Result<PathBuf> {
    let mut command = work.compiler(compiler)?;
    work.build(command.args(flags).args(options), "simd.c", "program")
}

fn library(work: &Work, flags: &[String]) -> Result<PathBuf> {
    let mut command = work.compiler("musl-gcc")?;
    work.build(command.args(flags).args(["-shared", "-fPIC"]), "simd_library.c", "libcopying.so")
}

fn no_copy(work: &Work) -> Result<()> {
    for linker in ["-fuse-ld=bfd", "-fuse-ld=gold", "-fuse-ld=lld", "-fuse-ld=mold"] {
        let flags: Vec<_> = work.flags()?.into_iter().chain([linker.to_owned()]).collect();
        let names = run(Command::new("nm").args(["-g", "--defined-only"]).arg(library(work, &flags)?))?;
        ensure!(!names.contains(" memcpy\n"), "{linker}: {names}");
    }
    Ok(())
}
