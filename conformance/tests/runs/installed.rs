//! The runner as it is installed: no source tree, recipes and library below the same prefix.

use std::fs;
use std::os::unix::fs::symlink;
use std::path::Path;
use std::process::Command;

use anyhow::Result;

use crate::tree::Tree;

#[test]
fn it_finds_its_recipes_and_leaves_its_work_to_a_cache() -> Result<()> {
    let tree = Tree::new()?;
    tree.package("app", &[], "true")?;
    let prefix = tree.path("usr");
    fs::create_dir_all(prefix.join("bin"))?;
    fs::create_dir_all(prefix.join("share/wildebeest-conformance"))?;
    fs::rename(tree.path("recipes"), prefix.join("share/wildebeest-conformance/recipes"))?;
    let program = prefix.join("bin/wildebeest-conformance");
    fs::copy(env!("CARGO_BIN_EXE_conformance"), &program)?;
    let mut command = Command::new(program);
    command.args(["build", "app"]).env("LWB_CACHE", tree.path("cache")).env("XDG_CACHE_HOME", tree.path("caches"));
    let output = command.output()?;
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    assert!(tree.path("caches/wildebeest-conformance/packages/app-1/image").exists());
    Ok(())
}

#[test]
fn the_installation_has_all_it_needs_and_can_be_taken_away() -> Result<()> {
    let tree = Tree::new()?;
    // A source tree in which a release is built.
    let (here, release) = (tree.path("conformance"), tree.path("target/release"));
    fs::create_dir_all(&here)?;
    fs::create_dir_all(&release)?;
    for name in ["install.sh", "man", "recipes"] {
        symlink(Path::new(env!("CARGO_MANIFEST_DIR")).join(name), here.join(name))?;
    }
    let (script, prefix) = (here.join("install.sh"), tree.path("usr"));
    let install = |words: &[&str]| Command::new("sh").arg(&script).args(words).arg(&prefix).output();
    let early = install(&[])?;
    assert!(!early.status.success() && String::from_utf8(early.stderr)?.contains("make build CONFORMANCE=yes"));
    fs::copy(env!("CARGO_BIN_EXE_conformance"), release.join("conformance"))?;
    assert!(install(&[])?.status.success());
    let mut list = Command::new(prefix.join("bin/wildebeest-conformance"));
    let output = list.arg("list").env("XDG_CACHE_HOME", tree.path("caches")).output()?;
    assert!(String::from_utf8(output.stdout)?.contains("musl@1.2.5"));
    assert!(prefix.join("share/man/man1/wildebeest-conformance.1").exists());
    assert!(install(&["--remove"])?.status.success());
    assert!(!prefix.join("bin/wildebeest-conformance").exists());
    assert!(!prefix.join("share/wildebeest-conformance").exists());
    Ok(())
}
