//! The same recipes on another libc and by another compiler.

use std::fs;

use anyhow::Result;

use crate::tree::Tree;

#[test]
fn another_libc_takes_the_place_of_the_one_that_recipes_name() -> Result<()> {
    let tree = Tree::new()?;
    tree.package_with("musl", &[], "true", "libc = true")?;
    let recipe = fs::read_to_string(tree.path("recipes/musl/1.toml"))?;
    fs::write(tree.path("recipes/musl/2.toml"), recipe)?;
    tree.package("app", &["musl"], "true")?;
    tree.well(&["build", "app"])?;
    assert_eq!(tree.built(), "musl app");
    tree.well(&["build", "app", "--libc", "musl@2"])?;
    assert!(tree.path("work/musl@2/packages/musl-2/image").exists());
    assert!(tree.path("work/musl@2/packages/app-1/image").exists());
    assert!(!tree.path("work/musl@2/packages/musl-1").exists());
    let ended = tree.run(&["build", "app", "--libc", "musl@3"])?;
    assert_eq!(ended.status, Some(2));
    assert!(ended.text.contains("no recipe for a libc musl@3; there are: musl@1, musl@2"), "{}", ended.text);
    Ok(())
}

#[test]
fn what_each_compiler_builds_lies_apart() -> Result<()> {
    let tree = Tree::new()?;
    let recipe = "[build.make]\narguments = [\"CC={cc}\", ";
    tree.package("app", &[], "$(CC) --version >made")?;
    let path = tree.path("recipes/app/1.toml");
    let text = fs::read_to_string(&path)?.replace("[build.make]\narguments = [", recipe);
    fs::write(path, text)?;
    tree.well(&["build", "app", "--cc", "clang"])?;
    assert!(fs::read_to_string(tree.path("work/clang/packages/app-1/build/made"))?.contains("clang version"));
    Ok(())
}
