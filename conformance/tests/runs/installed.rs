//! The runner as it is installed: no source tree, recipes and library below the same prefix.

use std::fs;
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
fn make_install_puts_it_there_and_takes_it_away() -> Result<()> {
    let tree = Tree::new()?;
    let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("install.sh");
    let prefix = tree.path("usr");
    // What is installed is a release; whether one is built here is not this test's business.
    let release = Path::new(env!("CARGO_MANIFEST_DIR")).join("../target/release/conformance");
    let installed = Command::new("sh").arg(&script).arg(&prefix).output()?.status.success();
    assert_eq!(installed, release.exists());
    if installed {
        assert!(prefix.join("share/wildebeest-conformance/recipes/musl/1.2.5.toml").exists());
        assert!(prefix.join("share/man/man1/wildebeest-conformance.1").exists());
    }
    assert!(Command::new("sh").arg(&script).arg("--remove").arg(&prefix).status()?.success());
    assert!(!prefix.join("bin/wildebeest-conformance").exists());
    assert!(!prefix.join("share/wildebeest-conformance").exists());
    Ok(())
}
