//! What `libwildebeest-on_exit` learns of the status of `main`: with each linker, optimized as a whole, and in a library.

use std::process::Command;

use anyhow::{Result, ensure};
use libtest_mimic::{Arguments, Trial};
use wildebeest_pkgconfig::tree::{Tree, run};
use wildebeest_tests::{case::directory, compile::component_flags, surroundings};

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
    let arguments = Arguments::from_args();
    surroundings::settle()?;
    let tree = Tree::locate()?;
    let mut trials = Vec::new();
    for toolchain in TOOLCHAINS {
        let (compiler, linker) = toolchain;
        let limited = compiler == "musl-gcc" && ["-fuse-ld=mold", "-fuse-ld=lld"].contains(&linker);
        for (kind, options, everywhere) in KINDS {
            if everywhere || !limited {
                trials.push(trial(&tree, toolchain, kind, move |tree| program(tree, toolchain, options)));
            }
        }
        trials.push(trial(&tree, toolchain, "library", move |tree| library(tree, toolchain)));
    }
    libtest_mimic::run(&arguments, trials).exit();
}

fn trial(
    tree: &Tree,
    (compiler, linker): Toolchain,
    kind: &str,
    test: impl FnOnce(&Tree) -> Result<()> + Send + 'static,
) -> Trial {
    let tree = tree.clone();
    let run = move || test(&tree).map_err(|error| format!("{error:#}").into());
    Trial::test(format!("{compiler} {linker}: {kind}"), run)
}

fn compiler(tree: &Tree, (compiler, linker): Toolchain) -> Result<Command> {
    let mut command = Command::new(tree.tool(compiler)?);
    command.args(component_flags(tree, &["on_exit".to_owned()])?).args([
        "-D_GNU_SOURCE",
        "-Wall",
        "-Wextra",
        "-Werror",
    ]);
    command.arg(linker).arg(directory().join("links/on_exit.c"));
    Ok(command)
}

fn program(tree: &Tree, toolchain: Toolchain, options: &[&str]) -> Result<()> {
    let work = tempfile::tempdir()?;
    let program = work.path().join("program");
    run(compiler(tree, toolchain)?.args(options).arg("-o").arg(&program))?;
    // Its exit status is 0.
    let text = run(&mut Command::new(&program))?;
    ensure!(text == "program: 256\n", "the program says `{text}`");
    Ok(())
}

/// A library does not take its program's `main` for its own.
fn library(tree: &Tree, toolchain: Toolchain) -> Result<()> {
    let work = tempfile::tempdir()?;
    let (program, library) = (work.path().join("program"), work.path().join("library.so"));
    let mut command = compiler(tree, toolchain)?;
    run(command.args(["-shared", "-fPIC", "-DLIBRARY", "-Wl,-z,defs", "-o"]).arg(&library))?;
    run(compiler(tree, toolchain)?.arg("-DWITH_LIBRARY").arg(&library).arg("-o").arg(&program))?;
    let output = Command::new(&program).output()?;
    let text = String::from_utf8_lossy(&output.stdout);
    ensure!(text == "library: -1 ENOSYS\nprogram: 259\n", "the program says `{text}`");
    ensure!(output.status.code() == Some(3), "the program ends with {}", output.status);
    Ok(())
}
