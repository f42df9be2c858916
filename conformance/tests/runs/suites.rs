//! When packages' own tests are run.

use std::fs;

use anyhow::Result;

use crate::tree::Tree;

/// Adds tests to a recipe that has none: each run leaves a line beside the log of the build.
fn with_tests(tree: &Tree, name: &str, test: &str) -> Result<()> {
    let path = tree.path("recipes").join(name).join("1.toml");
    let text = fs::read_to_string(&path)?;
    let above = text.split("[test]").next().unwrap_or_default();
    let command = format!("echo run >>../runs; {test}");
    Ok(fs::write(path, format!("{above}[test]\ncommand = [\"sh\", \"-c\", '{command}']\nresults = \"exit-status\"\n"))?)
}

/// How often the tests have run, on musl.
fn runs(tree: &Tree, name: &str) -> usize {
    let text = fs::read_to_string(tree.path("work/packages").join(format!("{name}-1/runs")));
    text.unwrap_or_default().lines().count()
}

/// Namespaces, in which tests run, may be forbidden here.
fn permitted(tree: &Tree) -> Result<bool> {
    tree.package("probe", &[], "true")?;
    with_tests(tree, "probe", "true")?;
    Ok(tree.run(&["test", "probe"])?.status == Some(0))
}

#[test]
fn tests_that_ended_well_are_not_run_again_unasked() -> Result<()> {
    let tree = Tree::new()?;
    if !permitted(&tree)? {
        return Ok(());
    }
    tree.package("lib", &[], "true")?;
    tree.package("app", &["lib"], "true")?;
    with_tests(&tree, "app", "true")?;
    for _ in 0..2 {
        assert!(tree.well(&["test", "app"])?.contains("test result: ok. 1 passed; 0 failed; 0 ignored"));
        assert_eq!(runs(&tree, "app"), 1);
    }
    tree.well(&["test", "--again", "app"])?;
    assert_eq!(runs(&tree, "app"), 2);
    with_tests(&tree, "app", "true # changed")?;
    tree.well(&["test", "app"])?;
    assert_eq!(runs(&tree, "app"), 3, "the tests have changed");
    tree.package("lib", &[], "echo changed >>made")?;
    tree.well(&["test", "app"])?;
    assert_eq!(runs(&tree, "app"), 4, "the package was built anew");
    Ok(())
}

#[test]
fn what_is_lost_is_tested_in_every_run() -> Result<()> {
    let tree = Tree::new()?;
    if !permitted(&tree)? {
        return Ok(());
    }
    tree.package("app", &[], "true")?;
    with_tests(&tree, "app", "case $PWD in */host/*) ;; *) false ;; esac")?;
    for _ in 0..2 {
        let before = runs(&tree, "app");
        let ended = tree.run(&["test", "app"])?;
        assert_eq!(ended.status, Some(1), "{}", ended.text);
        assert!(ended.text.contains("passes on the host's libc only: all"), "{}", ended.text);
        assert!(runs(&tree, "app") > before);
    }
    Ok(())
}

#[test]
fn what_is_built_is_tested_though_something_else_is_not() -> Result<()> {
    let tree = Tree::new()?;
    if !permitted(&tree)? {
        return Ok(());
    }
    for (name, make) in [("bad", "false"), ("good", "true")] {
        tree.package(name, &[], make)?;
        with_tests(&tree, name, "true")?;
    }
    assert_eq!(tree.run(&["test", "--keep-going", "bad", "good"])?.status, Some(1));
    assert_eq!((runs(&tree, "bad"), runs(&tree, "good")), (0, 1));
    let report = tree.well(&["report"])?;
    assert!(
        report.contains("| good@1 |  | 1 passed, 0 failed, 0 skipped | 1 passed, 0 failed, 0 skipped |"),
        "{report}"
    );
    assert!(!tree.path("work/packages/bad-1/tests.json").exists());
    Ok(())
}

#[test]
fn tests_that_cannot_be_run_are_told() -> Result<()> {
    let tree = Tree::new()?;
    tree.package("app", &[], "true")?;
    let path = tree.path("recipes/app/1.toml");
    let text = fs::read_to_string(&path)?;
    fs::write(path, format!("{text}[test]\ncommand = [\"true\"]\nresults = \"meson\"\n"))?;
    let ended = tree.run(&["test", "app"])?;
    assert_eq!(ended.status, Some(1));
    assert!(ended.text.contains("testlog.json"), "{}", ended.text);
    Ok(())
}

#[test]
fn tests_that_are_killed_with_what_runs_them_are_told() -> Result<()> {
    let tree = Tree::new()?;
    if !permitted(&tree)? {
        return Ok(());
    }
    tree.package("app", &[], "true")?;
    with_tests(&tree, "app", "true")?;
    tree.well(&["test", "app"])?;
    with_tests(&tree, "app", "kill -KILL $PPID")?;
    let ended = tree.run(&["test", "app"])?;
    assert_eq!(ended.status, Some(1));
    assert!(ended.text.contains("app@1: its tests did not come to an end"), "{}", ended.text);
    Ok(())
}
