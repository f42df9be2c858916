//! What is built, what is not built again, and what a failure leaves.

use std::fs::{self, File};
use std::process::Stdio;
use std::time::SystemTime;

use crate::tree::{Tree, wait_until};
use anyhow::Result;

#[test]
fn what_is_built_is_not_built_again_until_it_changes() -> Result<()> {
    let tree = Tree::new()?;
    tree.package("lib", &[], "true")?;
    tree.package("app", &["lib"], "true")?;
    tree.well(&["build", "app"])?;
    assert_eq!(tree.built(), "lib app");
    assert!(tree.path("work/sysroot/usr/lib").exists());
    assert!(tree.well(&["build", "app"])?.contains("app 1, unpatched\n"));
    assert_eq!(tree.built(), "");
    tree.package("app", &["lib"], "true # changed")?;
    tree.well(&["build", "app"])?;
    assert_eq!(tree.built(), "app");
    tree.package("lib", &[], "echo new >>made")?;
    tree.well(&["build", "app"])?;
    assert_eq!(tree.built(), "lib app");
    Ok(())
}

#[test]
fn what_depends_on_something_that_came_out_the_same_is_left_alone() -> Result<()> {
    let tree = Tree::new()?;
    tree.package("lib", &[], "true")?;
    tree.package("app", &["lib"], "true")?;
    tree.well(&["build", "app"])?;
    tree.built();
    tree.package("lib", &[], "true # other words, same result")?;
    tree.well(&["build", "app"])?;
    assert_eq!(tree.built(), "lib");
    Ok(())
}

#[test]
fn another_dependency_counts_even_if_all_files_are_old() -> Result<()> {
    let tree = Tree::new()?;
    tree.package("lib", &[], "true")?;
    tree.package("other", &[], "true")?;
    tree.package("app", &["lib"], "true")?;
    tree.well(&["build", "app", "other"])?;
    tree.built();
    tree.package("app", &["other"], "true")?;
    File::open(tree.path("recipes/app/1.toml"))?.set_modified(SystemTime::UNIX_EPOCH)?;
    tree.well(&["build", "app"])?;
    assert_eq!(tree.built(), "app");
    Ok(())
}

#[test]
fn what_people_are_told_of_a_package_is_no_input() -> Result<()> {
    let tree = Tree::new()?;
    tree.package("app", &[], "true")?;
    tree.well(&["build", "app"])?;
    tree.built();
    let recipe = tree.path("recipes/app/1.toml");
    let text = fs::read_to_string(&recipe)?.replace("summary = \"app\"", "summary = \"other\" # and more");
    fs::write(&recipe, format!("{text}[test]\ncommand = [\"true\"]\nresults = \"exit-status\"\n"))?;
    tree.well(&["build", "app"])?;
    assert_eq!(tree.built(), "");
    Ok(())
}

#[test]
fn a_failure_is_named_and_what_was_done_before_it_is_kept() -> Result<()> {
    let tree = Tree::new()?;
    tree.package("lib", &[], "true")?;
    tree.package("app", &["lib"], "echo because; exit 3")?;
    let ended = tree.run(&["build", "app"])?;
    assert_eq!(ended.status, Some(1));
    assert!(ended.text.contains("conformance: app@1: `make "), "{}", ended.text);
    assert!(ended.text.contains("| because"), "{}", ended.text);
    assert_eq!(tree.built(), "lib app");
    tree.package("app", &["lib"], "true")?;
    tree.well(&["build", "app"])?;
    assert_eq!(tree.built(), "app");
    Ok(())
}

#[test]
fn going_on_builds_all_that_can_be_and_tells_what_cannot() -> Result<()> {
    let tree = Tree::new()?;
    tree.package("bad", &[], "false")?;
    tree.package("on-bad", &["bad"], "true")?;
    tree.package("on-on-bad", &["on-bad"], "true")?;
    tree.package("good", &[], "true")?;
    tree.package("on-good", &["good"], "true")?;
    let ended = tree.run(&["build", "--all", "--keep-going", "-j2"])?;
    assert_eq!(ended.status, Some(1));
    let blocked =
        "not built, since it depends on a failure: on-bad@1 (depends on bad@1), on-on-bad@1 (depends on on-bad@1)";
    assert!(ended.text.contains(blocked), "{}", ended.text);
    assert!(!ended.text.contains("not begun"), "{}", ended.text);
    let mut built: Vec<_> = tree.built().split(' ').map(str::to_owned).collect();
    built.sort();
    assert_eq!(built, ["bad", "good", "on-good"]);
    Ok(())
}

#[test]
fn nothing_is_begun_after_a_failure_otherwise() -> Result<()> {
    let tree = Tree::new()?;
    tree.package("bad", &[], "false")?;
    tree.package("later", &["late"], "true")?;
    tree.package("late", &[], "until test -e go; do sleep 0.05; done")?;
    let mut run = tree.command(&["build", "-j2", "bad", "later"]);
    let mut run = run.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn()?;
    // When ninja has noticed the failure, what it has begun may end.
    let log = tree.path("work/schedule.log");
    wait_until(|| fs::read_to_string(&log).is_ok_and(|text| text.contains("FAILED: ")))?;
    let go = tree.path("work/packages/late-1/build/go");
    wait_until(|| fs::write(&go, "").is_ok() || run.try_wait().is_ok_and(|ended| ended.is_some()))?;
    let ended = run.wait_with_output()?;
    let text = String::from_utf8(ended.stderr)?;
    assert_eq!(ended.status.code(), Some(1));
    assert!(text.contains("not begun: ") && text.contains("later@1"), "{text}");
    Ok(())
}

#[test]
fn results_that_somebody_removed_are_made_again() -> Result<()> {
    let tree = Tree::new()?;
    tree.package("lib", &[], "true")?;
    tree.well(&["build", "lib"])?;
    tree.built();
    fs::remove_dir_all(tree.path("work/packages/lib-1/source"))?;
    tree.well(&["build", "lib"])?;
    assert!(tree.path("work/packages/lib-1/source/Makefile").exists());
    fs::remove_dir_all(tree.path("work/packages/lib-1/image"))?;
    tree.well(&["build", "lib"])?;
    assert_eq!(tree.installed("lib")?, "lib\n");
    Ok(())
}

#[test]
fn every_cycle_is_named_before_anything_is_built() -> Result<()> {
    let tree = Tree::new()?;
    tree.package("good", &[], "true")?;
    for (name, depends) in [("a", "b"), ("b", "c"), ("c", "a"), ("x", "y"), ("y", "x")] {
        tree.package(name, &[depends], "true")?;
    }
    let ended = tree.run(&["build", "--all"])?;
    assert_eq!(ended.status, Some(2));
    assert!(ended.text.contains("cycle: a@1 -> b@1 -> c@1 -> a@1\n"), "{}", ended.text);
    assert!(ended.text.contains("cycle: x@1 -> y@1 -> x@1\n"), "{}", ended.text);
    assert_eq!(tree.built(), "");
    Ok(())
}

#[test]
fn meson_is_asked_what_it_plans_and_ninja_what_it_did() -> Result<()> {
    let tree = Tree::new()?;
    let project = "project('app')\nforeach name : ['one', 'two']\n  custom_target(name, output: name, \
        command: ['touch', '@OUTPUT@'], build_by_default: true)\nendforeach\n";
    let sum = tree.source("app", "meson.build", project)?;
    let recipe = |edges| {
        format!(
            "summary = \"app\"\n[[source]]\nfile = \"app.tar\"\nsha256 = \"{sum}\"\n\
             url = \"https://localhost.invalid/app.tar\"\n[build.meson]\nedges = {edges}\noptions = []\n"
        )
    };
    fs::create_dir_all(tree.path("recipes/app"))?;
    fs::write(tree.path("recipes/app/1.toml"), recipe(3))?;
    let ended = tree.run(&["build", "app"])?;
    assert_eq!(ended.status, Some(1));
    assert!(ended.text.contains("app@1: meson planned 2 edges where the recipe expects 3"), "{}", ended.text);
    fs::write(tree.path("recipes/app/1.toml"), recipe(2))?;
    let text = tree.well(&["build", "app", "-j2"])?;
    assert!(text.contains("edges built    2 of 2"), "{text}");
    assert!(text.contains("the same before and after: 1 files"), "{text}");
    Ok(())
}

#[test]
fn all_makes_share_the_jobs() -> Result<()> {
    let tree = Tree::new()?;
    // Two targets of one package at once, since nothing else takes the second job.
    let both = "$(MAKE) one two\none:\n\ttouch one; for i in $$(seq 60); do test -e two && exit 0; sleep 1; done; false\n\
        two:\n\ttouch two; for i in $$(seq 60); do test -e one && exit 0; sleep 1; done; false";
    tree.package("app", &[], both)?;
    tree.well(&["build", "app", "-j2"])?;
    tree.package("app", &[], &both.replace("sleep 1", "sleep 0.01"))?;
    let ended = tree.run(&["build", "app", "-j1"])?;
    assert_eq!(ended.status, Some(1), "one job runs one target at a time: {}", ended.text);
    Ok(())
}
