//! C sources of others, in crates that `Cargo.lock` names: where they are, and what becomes of them.

use std::{
    fs,
    path::{Path, PathBuf},
    process::Command,
};

use anyhow::{Context, Result};
use serde::Deserialize;

use crate::{
    archive::archive,
    manifest::Sources,
    trampolines::c_files,
    tree::{Tree, architecture, run},
};

/// As for the trampolines, but that the warnings are the affair of others.
const FLAGS: [&str; 5] = ["-O2", "-g0", "-fPIC", "-ffunction-sections", "-fdata-sections"];

/// A thread's own variables, reached without a call: linkers make this the same as a fixed place in a program, and a
/// shared object that has it (clang's may) can be opened at any time. Other processors' compilers do so by themselves.
const THREADS: &str = "-mtls-dialect=gnu2";

/// Compiles `wildebeest/csrc/<component>` with the sources it includes into an archive below `work`, and says where it is.
pub fn compile(tree: &Tree, component: &str, sources: &Sources, work: &Path) -> Result<PathBuf> {
    let package = package(tree, &sources.package)?;
    let own = tree.root().join("wildebeest/csrc").join(component);
    let mut objects = Vec::new();
    for source in c_files(&own)? {
        let name = source.strip_prefix(&own)?;
        let object = work.join(format!("{component}-{}", name.display())).with_extension("foreign.o");
        let mut compiler = Command::new(tree.tool("musl-gcc")?);
        compiler
            .args(FLAGS)
            .args((architecture() == "x86_64").then_some(THREADS))
            .args(&sources.cflags)
            .current_dir(&own);
        // No path of the building machine may reach the object, nor the hour.
        compiler.arg(format!("-ffile-prefix-map={}=.", package.display())).env("SOURCE_DATE_EPOCH", "0");
        for directory in &sources.include {
            compiler.arg("-I").arg(package.join(directory));
        }
        run(compiler.arg("-c").arg(name).arg("-o").arg(&object))?;
        objects.push(object);
    }
    let licence = licence(tree, component);
    fs::copy(package.join(&sources.licence), &licence)
        .with_context(|| format!("cannot write {}", licence.display()))?;
    let whole = work.join(format!("{component}.a"));
    archive(&whole, &objects)?;
    Ok(whole)
}

/// Where the licence of a component's sources is kept until it is installed.
pub fn licence(tree: &Tree, component: &str) -> PathBuf {
    tree.out().join(format!("LICENSE.{component}"))
}

#[derive(Deserialize)]
struct Metadata {
    packages: Vec<Package>,
}

#[derive(Deserialize)]
struct Package {
    name: String,
    manifest_path: PathBuf,
}

/// The directory of the crate called `name`.
fn package(tree: &Tree, name: &str) -> Result<PathBuf> {
    let mut cargo = Command::new("cargo");
    cargo.args(["metadata", "--format-version=1", "--all-features", "--locked"]).current_dir(tree.root());
    let metadata: Metadata = serde_json::from_str(&run(&mut cargo)?).context("cargo metadata")?;
    let package = metadata.packages.into_iter().find(|package| package.name == name);
    let package = package.with_context(|| format!("no crate depends on {name}, whose sources the manifest names"))?;
    Ok(package.manifest_path.parent().context("a manifest without a directory")?.to_owned())
}
