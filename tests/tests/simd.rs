//! `libwildebeest-simd`: one memcpy and its kin in a program and its libraries, however they are linked.

use std::{path::PathBuf, process::Command};

use anyhow::{Result, ensure};
use wildebeest_pkgconfig::tree::run;
use wildebeest_tests::linking::{NOTHING, Trials, Work, expect};

const ALONE: &str = "program: its own\n";
const OURS: &str = "program: its own, library: the same\n";
const LIBCS: &str = "program: libc's, library: the same\n";

/// Ways to link a program; static ones open no library.
const PROGRAMS: [(&str, &str, &[&str]); 13] = [
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

fn main() -> Result<()> {
    let mut trials = Trials::of("simd")?;
    for (name, compiler, options) in PROGRAMS {
        trials.add(name, move |work| {
            let program = program(work, compiler, &work.flags()?, options)?;
            if options.contains(&"-static") || options.contains(&"-static-pie") {
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
