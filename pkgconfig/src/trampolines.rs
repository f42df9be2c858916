//! The C part of the library: `wildebeest/csrc/`, variadic functions that hand their arguments on to Rust.

use std::{
    path::{Path, PathBuf},
    process::Command,
};

use anyhow::Result;

use crate::{
    archive::archive,
    install::walk,
    tree::{Tree, run},
};

/// What the Rust part is compiled like: nothing of the building machine gets in, and every function can be left out.
const FLAGS: [&str; 8] = ["-std=c11", "-O2", "-g0", "-fPIC", "-ffunction-sections", "-Wall", "-Wextra", "-Werror"];

/// The C files of a directory, not those below it.
pub fn c_files(directory: &Path) -> Result<Vec<PathBuf>> {
    let mut files = walk(directory)?;
    files.retain(|file| file.parent() == Some(directory) && file.extension().is_some_and(|extension| extension == "c"));
    Ok(files)
}

/// Compiles the trampolines into an archive below `work`, an object for each file, and says where it is.
pub fn compile(tree: &Tree, work: &Path) -> Result<PathBuf> {
    let sources = tree.root().join("wildebeest/csrc");
    let mut objects = Vec::new();
    for source in c_files(&sources)? {
        let name = source.strip_prefix(&sources)?;
        let object = work.join(name).with_extension("trampoline.o");
        let mut compiler = Command::new(tree.tool("musl-gcc")?);
        // By its bare name, so that no path can reach the object.
        compiler.args(FLAGS).arg("-c").arg(name).arg("-o").arg(&object).current_dir(&sources);
        run(&mut compiler)?;
        objects.push(object);
    }
    let whole = work.join("trampolines.a");
    archive(&whole, &objects)?;
    Ok(whole)
}
