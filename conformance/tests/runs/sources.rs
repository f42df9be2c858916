//! Where sources come from, and what happens when they are not what the recipe describes.

use std::fs;

use anyhow::Result;
use sha2::{Digest, Sha256};

use crate::tree::Tree;

#[test]
fn a_tampered_source_stops_its_package_and_no_other() -> Result<()> {
    let tree = Tree::new()?;
    tree.package("good", &[], "true")?;
    tree.package("bad", &[], "true")?;
    let archive = tree.path("cache/sources/bad.tar");
    fs::write(&archive, "tampered")?;
    let ended = tree.run(&["build", "--all", "--keep-going"])?;
    assert_eq!(ended.status, Some(3));
    let recipe = fs::read_to_string(tree.path("recipes/bad/1.toml"))?;
    let expected = recipe.split("sha256 = \"").nth(1).and_then(|rest| rest.split('"').next()).unwrap_or_default();
    let found = format!("{:x}", Sha256::digest("tampered"));
    assert!(ended.text.contains(&format!("wrong checksum of {}", archive.display())), "{}", ended.text);
    assert!(ended.text.contains(&format!("expected sha256 {expected}")), "{}", ended.text);
    assert!(ended.text.contains(&format!("found    sha256 {found}")), "{}", ended.text);
    assert_eq!(tree.built(), "good");
    Ok(())
}

#[test]
fn what_is_vendored_builds_without_a_network() -> Result<()> {
    let tree = Tree::new()?;
    tree.package("lib", &[], "true")?;
    tree.package("app", &["lib"], "true")?;
    let vendored = tree.path("vendored").display().to_string();
    let text = tree.well(&["fetch", "app", "--vendor", &vendored])?;
    assert!(text.contains("2 sources are in "), "{text}");
    fs::remove_dir_all(tree.path("cache"))?;
    // The recipes' own addresses lead nowhere.
    let ended = tree.run(&["build", "app"])?;
    assert_eq!(ended.status, Some(3));
    assert!(ended.text.contains("cannot fetch lib.tar"), "{}", ended.text);
    tree.well(&["build", "app", "--mirror", &vendored])?;
    assert_eq!(tree.built(), "lib app");
    Ok(())
}

#[test]
fn a_tampered_copy_is_refused_and_not_kept() -> Result<()> {
    let tree = Tree::new()?;
    tree.package("lib", &[], "true")?;
    fs::create_dir(tree.path("copies"))?;
    fs::write(tree.path("copies/lib.tar"), "tampered")?;
    fs::remove_file(tree.path("cache/sources/lib.tar"))?;
    let copies = tree.path("copies").display().to_string();
    let ended = tree.run(&["build", "lib", "--mirror", &copies])?;
    assert_eq!(ended.status, Some(3));
    assert!(ended.text.contains("copies/lib.tar is not the file the recipe describes"), "{}", ended.text);
    assert!(!tree.path("cache/sources/lib.tar").exists());
    assert_eq!(tree.built(), "");
    Ok(())
}

#[test]
fn all_packages_that_cannot_be_had_are_named_by_fetch() -> Result<()> {
    let tree = Tree::new()?;
    for name in ["one", "two", "three"] {
        tree.package(name, &[], "true")?;
    }
    for name in ["one", "three"] {
        fs::remove_file(tree.path("cache/sources").join(format!("{name}.tar")))?;
    }
    let ended = tree.run(&["fetch", "--all"])?;
    assert_eq!(ended.status, Some(3));
    assert!(ended.text.contains("one@1: cannot fetch one.tar") && ended.text.contains("three@1: cannot fetch"));
    assert!(!ended.text.contains("two@1"), "{}", ended.text);
    Ok(())
}
