//! Jobs on several machines: what one hands on, the next one does not build again.

use std::fs;
use std::process::Command;

use anyhow::{Result, bail};

use crate::tree::Tree;

#[test]
fn a_job_builds_on_what_the_one_before_it_hands_on() -> Result<()> {
    let tree = Tree::new()?;
    tree.package("lib", &[], "true")?;
    tree.package("app", &["lib"], "test -e $(PREFIX)/lib")?;
    let text = tree.well(&["plan", "app", "--format", "gitlab", "--program", "runner"])?;
    assert!(text.contains("runner build lib@1") && text.contains("runner build app@1"), "{text}");
    tree.well(&["build", "lib"])?;
    assert_eq!(tree.built(), "lib");
    // The image and the stamps go on to another machine; nothing else does, not even the archive.
    let (lib, kept) = (tree.path("work/packages/lib-1"), tree.path("kept"));
    fs::create_dir(&kept)?;
    for name in ["image", "stamps"] {
        assert!(text.contains(&lib.join(name).display().to_string()), "{text}");
        fs::rename(lib.join(name), kept.join(name))?;
    }
    fs::remove_dir_all(tree.path("work"))?;
    fs::remove_file(tree.path("cache/sources/lib.tar"))?;
    fs::create_dir_all(&lib)?;
    for name in ["image", "stamps"] {
        fs::rename(kept.join(name), lib.join(name))?;
    }
    tree.well(&["build", "app"])?;
    assert_eq!(tree.built(), "app");
    Ok(())
}

#[test]
fn ninja_reads_the_plan() -> Result<()> {
    let tree = Tree::new()?;
    tree.package("lib", &[], "true")?;
    tree.package("app", &["lib"], "true")?;
    let file = tree.path("build.ninja");
    fs::write(&file, tree.well(&["plan", "app", "--format", "ninja"])?)?;
    let output = Command::new("ninja").arg("-f").arg(file).args(["-t", "targets", "rule", "step"]).output()?;
    let text = String::from_utf8(output.stdout)?;
    if text.lines().count() != 12 {
        bail!("{text}");
    }
    Ok(())
}
