//! What `libwildebeest-on_exit` learns of the status of `main`: with each linker, optimized as a whole, and in a library.

use std::process::Command;

use anyhow::{Result, ensure};
use wildebeest_tests::linking::{NOTHING, Trials, Work, expect};

/// A compiler, and its options that choose the linker.
type Toolchain = (&'static str, &'static str);

const TOOLCHAINS: [Toolchain; 5] = [
    ("musl-gcc", "-fuse-ld=bfd"),
    ("musl-gcc", "-fuse-ld=gold"),
    ("musl-gcc", "-fuse-ld=mold"),
    ("musl-gcc", "-fuse-ld=lld"),
    ("musl-clang", "-fuse-ld=lld"),
];

/// What to do, and whether gcc with mold or lld can: they read none of its intermediate code, and make static
/// programs that crash.
const KINDS: [(&str, &[&str], bool); 6] = [
    ("dynamic", &[], true),
    ("no-pie", &["-no-pie"], true),
    ("static", &["-static"], false),
    ("lto", &["-flto"], false),
    ("lto, static", &["-flto", "-static"], false),
    ("lto, sections", &["-flto", "-O2", "-Wl,--gc-sections"], false),
];

fn main() -> Result<()> {
    let mut trials = Trials::of("on_exit")?;
    for toolchain in TOOLCHAINS {
        let (compiler, linker) = toolchain;
        let limited = compiler == "musl-gcc" && ["-fuse-ld=mold", "-fuse-ld=lld"].contains(&linker);
        for (kind, options, everywhere) in KINDS {
            if everywhere || !limited {
                trials.add(format!("{compiler} {linker}: {kind}"), move |work| program(work, toolchain, options));
            }
        }
        trials.add(format!("{compiler} {linker}: library"), move |work| library(work, toolchain));
    }
    trials.run()
}

fn compiler(work: &Work, (compiler, linker): Toolchain) -> Result<Command> {
    let mut command = work.compiler(compiler)?;
    command.args(work.flags()?).arg(linker);
    Ok(command)
}

fn program(work: &Work, toolchain: Toolchain, options: &[&str]) -> Result<()> {
    let program = work.build(compiler(work, toolchain)?.args(options), "on_exit.c", "program")?;
    // Its exit status is 0.
    expect(&program, NOTHING, "program: 256\n")
}

/// A library does not take its program's `main` for its own.
fn library(work: &Work, toolchain: Toolchain) -> Result<()> {
    let mut command = compiler(work, toolchain)?;
    let library = command.args(["-shared", "-fPIC", "-DLIBRARY", "-Wl,-z,defs"]);
    let library = work.build(library, "on_exit.c", "library.so")?;
    let mut command = compiler(work, toolchain)?;
    let program = command.arg("-DWITH_LIBRARY").arg("-Wl,--no-as-needed").arg(&library);
    let output = Command::new(work.build(program, "on_exit.c", "program")?).output()?;
    let text = String::from_utf8_lossy(&output.stdout);
    ensure!(text == "library: -1 ENOSYS\nprogram: 259\n", "the program says `{text}`");
    ensure!(output.status.code() == Some(3), "the program ends with {}", output.status);
    Ok(())
}
