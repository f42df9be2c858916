//! The programs, built for musl: `build/out/bin`.
//!
//! They are linked with musl's `libc.so` and nothing else. The standard library asks for an unwinder, although nothing
//! unwinds: it is linked from gcc's archive, because a bare musl system has no `libgcc_s.so`.

use std::{
    env,
    fs::{self, Permissions},
    os::unix::fs::PermissionsExt,
    path::PathBuf,
    process::Command,
};

use anyhow::{Context, Result};

use crate::tree::{Tree, run};

/// The programs; each is a crate of that name, with its man page and completions beside the source.
pub const PROGRAMS: [&str; 2] = ["getconf", "getent"];

/// Whether programs need musl's loader to run, or nothing at all.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Linkage {
    Dynamic,
    Static,
}

/// Builds the programs, and copies them to `build/out/bin`.
pub fn build(tree: &Tree, linkage: Linkage, mut report: impl FnMut(&str)) -> Result<()> {
    let bin = directory(tree);
    fs::create_dir_all(&bin).with_context(|| format!("cannot create {}", bin.display()))?;
    let built = compile(tree, linkage)?;
    for name in PROGRAMS {
        let program = bin.join(name);
        fs::copy(built.join(name), &program).with_context(|| format!("cannot write {}", program.display()))?;
        report(&format!("{name}: {} bytes", program.metadata()?.len()));
    }
    Ok(())
}

/// Where [`build`] puts the programs.
pub fn directory(tree: &Tree) -> PathBuf {
    tree.out().join("bin")
}

/// Compiles the programs, and says where they are.
pub fn compile(tree: &Tree, linkage: Linkage) -> Result<PathBuf> {
    let target = tree.target();
    let variable = format!("CARGO_TARGET_{}_LINKER", target.to_uppercase().replace('-', "_"));
    let mut cargo = Command::new("cargo");
    // Of their own each: cargo begins anew when the flags change.
    let work = tree.root().join(if linkage == Linkage::Static { "target/static" } else { "target" });
    cargo.args(["build", "-q", "--profile", "programs", "--target", &target, "--target-dir"]).arg(&work);
    for name in PROGRAMS {
        cargo.args(["-p", name]);
    }
    cargo
        .env("RUSTC", tree.tool("rustc")?)
        .env(variable, write_linker(tree)?)
        .env("CARGO_ENCODED_RUSTFLAGS", flags(tree, linkage)?.join("\x1f"))
        .current_dir(tree.root());
    run(&mut cargo)?;
    Ok(work.join(target).join("programs"))
}

fn flags(tree: &Tree, linkage: Linkage) -> Result<Vec<String>> {
    let home = env::var_os("CARGO_HOME").map(PathBuf::from);
    let cargo = match home.or_else(|| Some(env::home_dir()?.join(".cargo"))) {
        Some(home) => format!("--remap-path-prefix={}=/cargo", home.display()),
        None => anyhow::bail!("neither CARGO_HOME nor HOME is set"),
    };
    // No path of the building machine may reach the bytes of the programs.
    let root = format!("--remap-path-prefix={}=.", tree.root().display());
    let mut flags = vec![cargo, root, "-Clink-self-contained=no".to_owned()];
    flags.extend(match linkage {
        Linkage::Dynamic => vec!["-Ctarget-feature=-crt-static".to_owned()],
        // musl-gcc cannot link static-pie.
        Linkage::Static => vec!["-Ctarget-feature=+crt-static".to_owned(), "-Crelocation-model=static".to_owned()],
    });
    Ok(flags)
}

/// Writes a compiler driver that finds gcc's archive in the place of `libgcc_s.so` and of Rust's `libunwind.a`. A flag of
/// rustc's would do as well, but what is built must not depend on where the tree lies.
fn write_linker(tree: &Tree) -> Result<PathBuf> {
    let directory = tree.out().join("linker");
    fs::create_dir_all(&directory).with_context(|| format!("cannot create {}", directory.display()))?;
    let write = |name: &str, text: &str| {
        let path = directory.join(name);
        fs::write(&path, text).with_context(|| format!("cannot write {}", path.display()))?;
        Ok::<_, anyhow::Error>(path)
    };
    let [unwinder, support] = [tree.gcc_library("libgcc_eh.a")?, tree.gcc_library("libgcc.a")?];
    let group = format!("GROUP(\"{}\" \"{}\")\n", unwinder.display(), support.display());
    write("libgcc_s.so", &group)?;
    write("libunwind.a", &group)?;
    let compiler = tree.tool("musl-gcc")?;
    let driver = write("cc", &format!("#!/bin/sh\nexec '{}' -L\"${{0%/*}}\" \"$@\"\n", compiler.display()))?;
    fs::set_permissions(&driver, Permissions::from_mode(0o755))?;
    Ok(driver)
}
