//! From one Rust static library to an archive per component.
//!
//! Each component exists in three forms, because no single one satisfies every linker:
//!
//! - `libwildebeest-<c>.a` has hidden symbols, so that a shared object linked with it exports none of
//!   them, and calls musl's own `X` by that name. It is for lld, and for linking without `--wrap`:
//!   the masking headers already turn `X` into `__wrap_X`. (Given `--wrap=X`, lld extracts the member
//!   that defines `__wrap_X` even when nothing refers to it.)
//! - `libwildebeest-<c>-gnu.a` is for shared objects linked by GNU ld, gold or mold with `--wrap=X`, which
//!   catches the objects compiled without our headers too. It reaches musl's own as `__real_X`.
//! - `libwildebeest-<c>-gnu-exec.a` is the same for executables, with visible symbols: GNU ld applies
//!   `--wrap` to the references of the shared libraries on the link line as well, and refuses to
//!   satisfy them with a hidden `__wrap_X`.
//!
//! Which one is taken is the business of the gcc specs, see [`crate::specs`].

use std::{
    fs,
    path::{Path, PathBuf},
    process::Command,
};

use anyhow::{Context, Result};

use crate::{
    constants, foreign, labels,
    manifest::{Component, Manifest, Member},
    symbols, trampolines,
    tree::{Tree, binutil, run},
};

/// The forms of every archive; the first is the public one.
pub const FORMS: [Form; 3] = [
    Form { suffix: "", hidden: true, wrap: false },
    Form { suffix: "-gnu", hidden: true, wrap: true },
    Form { suffix: "-gnu-exec", hidden: false, wrap: true },
];

/// The form for shared objects by GNU ld, gold and mold.
const SHARED: usize = 1;

/// One of the forms of an archive.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Form {
    pub suffix: &'static str,
    /// Whether the symbols are hidden.
    hidden: bool,
    /// Whether it is linked with `--wrap`.
    wrap: bool,
}

/// Builds all archives into `build/out` and checks them.
pub fn build(tree: &Tree, manifest: &Manifest, mut report: impl FnMut(&str)) -> Result<()> {
    for component in &manifest.components {
        labels::check(tree, component)?;
    }
    let rust = compile(tree)?;
    let out = tree.out();
    // Archives of components that are no more must not be installed.
    if out.exists() {
        fs::remove_dir_all(&out).with_context(|| format!("cannot empty {}", out.display()))?;
    }
    let work = out.join("objects");
    fs::create_dir_all(&work).with_context(|| format!("cannot create {}", work.display()))?;
    let trampolines = trampolines::compile(tree, &work)?;
    let mut wholes = Vec::new();
    for component in &manifest.components {
        let c = match &component.sources {
            Some(sources) => foreign::compile(tree, &component.name, sources, &work)?,
            None => trampolines.clone(),
        };
        wholes.push([c, rust.clone()]);
    }
    let libc = symbols::of_musl(tree)?;
    for form in FORMS {
        let mut all = Vec::new();
        for (component, whole) in manifest.components.iter().zip(&wholes) {
            let mut objects = Vec::new();
            let wrapped = component.wrapped();
            for member in members(component, form) {
                let object = link_member(tree, whole, &work, &member, &wrapped, form)?;
                symbols::check(&object, &member, &wrapped, &libc)?;
                objects.push(object);
            }
            archive(&out.join(format!("libwildebeest-{}{}.a", component.name, form.suffix)), &objects)?;
            if form == FORMS[0] {
                report(&symbols::check_size(component, &objects)?);
            }
            if component.apart.is_none() {
                all.extend(objects);
            }
        }
        archive(&out.join(format!("libwildebeest{}.a", form.suffix)), &all)?;
        if form == FORMS[0] {
            report(&symbols::check_size_of_all(&all)?);
        }
    }
    Ok(())
}

/// What an archive of a component has in it. The functions that take the place of libc's must be the same in
/// the whole process, so they come with the program: a shared object has none.
fn members(component: &Component, form: Form) -> Vec<Member> {
    let mut members = component.members();
    if form == FORMS[SHARED] {
        members.retain(|member| member.replace.is_empty());
    }
    members
}

/// Less is inlined and unrolled than usual: a tenth of the text, for no time that `make bench` would show. (opt-level
/// "s" saves more, but with it nothing is vectorized: argz takes twice as long.)
const COMPACT: &str = "-Cllvm-args=-inline-threshold=30 -unroll-threshold=30";

/// Builds the static library that holds the Rust part of every component, and says where it is.
fn compile(tree: &Tree) -> Result<PathBuf> {
    let target = tree.target();
    let root = tree.root();
    // No path of the building machine may reach the bytes of the archive.
    let remap = format!("--remap-path-prefix={}=.", root.display());
    let flags = [&remap, "-Crelocation-model=pic", "-Ctarget-feature=-crt-static", COMPACT].join("\x1f");
    let mut cargo = Command::new("cargo");
    cargo
        .args(["build", "-q", "-p", "wildebeest-archive", "--profile", "archive", "--target", &target])
        .env("RUSTC", tree.tool("rustc")?)
        .env("CARGO_ENCODED_RUSTFLAGS", flags)
        .current_dir(root);
    run(&mut cargo)?;
    Ok(root.join("target").join(target).join("archive/libwildebeest_archive.a"))
}

/// Takes one member out of the whole: an object whose only global symbols are the member's.
fn link_member(
    tree: &Tree,
    whole: &[PathBuf],
    work: &Path,
    member: &Member,
    wrapped: &[String],
    form: Form,
) -> Result<PathBuf> {
    let stem = format!("{}{}", member.name, form.suffix);
    let object = work.join(format!("{stem}.o"));
    let mut ld = binutil("ld");
    ld.args(["-r", "--gc-sections", "-o"]).arg(&object);
    for symbol in member.sources() {
        ld.args(["-u", &symbol]);
    }
    // libc.so finds a function that takes the place of its own only where it is visible.
    if form.hidden && member.replace.is_empty() {
        ld.arg(visibility_object(tree, work, member)?);
    }
    // The trampolines and the Rust functions call each other.
    run(ld.arg("--start-group").args(whole).arg("--end-group"))?;
    constants::drop_unused(&object)?;

    let mut objcopy = binutil("objcopy");
    objcopy.args(["--strip-unneeded", "-R", ".llvmbc", "-R", ".llvmcmd", "-R", ".comment"]);
    for symbol in member.symbols() {
        objcopy.arg(format!("--keep-global-symbol={symbol}"));
    }
    for name in member.replacing() {
        objcopy.arg(format!("--redefine-sym=__replace_{name}={name}"));
    }
    // A program's own wins; so does what supersedes the weak ones of another component, in whichever order they stand.
    for name in member.plain.iter().chain(&member.replace) {
        objcopy.arg(format!("--weaken-symbol={name}"));
    }
    if !form.wrap {
        for name in wrapped {
            objcopy.arg(format!("--redefine-sym=__real_{name}={name}"));
        }
        // What another member of the component has in the place of libc's.
        for name in wrapped.iter().filter(|&name| !member.wrap.contains(name)) {
            objcopy.arg(format!("--redefine-sym={name}=__wrap_{name}"));
        }
    }
    run(objcopy.arg(&object))?;
    Ok(object)
}

/// An object that only says "hidden": stable Rust cannot, and objcopy cannot add it either.
fn visibility_object(tree: &Tree, work: &Path, member: &Member) -> Result<PathBuf> {
    let source = work.join(format!("{}.hidden.s", member.name));
    let object = source.with_extension("o");
    let mut text = String::from(".section .note.GNU-stack,\"\",%progbits\n");
    for symbol in member.symbols() {
        text += &format!(".hidden {symbol}\n.globl {symbol}\n");
    }
    fs::write(&source, text).with_context(|| format!("cannot write {}", source.display()))?;
    run(Command::new(tree.tool("musl-gcc")?).arg("-c").arg(&source).arg("-o").arg(&object))?;
    Ok(object)
}

/// Writes a deterministic archive; one without members is valid and links as nothing.
pub fn archive(path: &Path, objects: &[PathBuf]) -> Result<()> {
    // `ar r` adds to an archive that is already there.
    if path.exists() {
        fs::remove_file(path).with_context(|| format!("cannot replace {}", path.display()))?;
    }
    run(binutil("ar").arg("rcsD").arg(path).args(objects))?;
    Ok(())
}
