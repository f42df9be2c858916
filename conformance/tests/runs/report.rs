//! What is told of stored results.

use std::fs;

use anyhow::Result;

use crate::tree::Tree;

/// Adds a test to a recipe that has none.
fn with_test(tree: &Tree, name: &str, script: &str) -> Result<()> {
    let path = tree.path("recipes").join(name).join("1.toml");
    let text = fs::read_to_string(&path)?;
    let test = format!("[test]\ncommand = [\"sh\", \"-c\", '{script}']\nresults = \"exit-status\"\n");
    Ok(fs::write(path, text + &test)?)
}

#[test]
fn a_report_has_what_was_built_what_was_not_and_how_tests_ended() -> Result<()> {
    let tree = Tree::new()?;
    tree.package("good", &[], "true")?;
    with_test(&tree, "good", "! test -e on-musl-it-fails")?;
    tree.package("bad", &[], "echo '<because>'; false")?;
    tree.run(&["build", "--all", "--keep-going"])?;
    // It says so where namespaces, in which tests run, are forbidden.
    let tested = tree.run(&["test", "good"])?.status == Some(0);
    let text = tree.well(&["report"])?;
    assert!(text.contains("| good@1 | ") && text.contains("| bad@1 | "), "{text}");
    assert!(text.contains("- bad@1, : does not build: compile: `make"), "{text}");
    assert_eq!(text.contains("| 1 passed, 0 failed, 0 skipped | 1 passed, 0 failed, 0 skipped |"), tested, "{text}");
    for part in [
        "| gcc | gcc ",
        "| `--recipes ... --work ... build --all --keep-going` | 20",
        " | with failures |",
        " files, sha256 ",
        "0 programs and 0 shared objects",
    ] {
        assert!(text.contains(part), "no {part} in {text}");
    }
    let html = tree.path("report.html").display().to_string();
    tree.well(&["report", "--format", "html", "--output", &html])?;
    assert!(fs::read_to_string(html)?.contains("<td title=\"good\">good@1<td>"));
    let junit = tree.well(&["report", "--format", "junit"])?;
    assert!(junit.contains("<testcase name=\"builds\""), "{junit}");
    assert!(junit.contains("failures=\"1\""), "{junit}");
    assert!(!junit.contains("<because>"), "{junit}");
    Ok(())
}

#[test]
fn a_test_that_passes_at_the_second_time_passes_and_the_report_says_so() -> Result<()> {
    let tree = Tree::new()?;
    tree.package("odd", &[], "true")?;
    with_test(&tree, "odd", r#"case "$PWD" in */host/*) exit;; esac; test -e ran || { touch ran; false; }"#)?;
    let ended = tree.run(&["test", "odd"])?;
    if ended.text.contains("0 passed") {
        // Namespaces, in which tests run, are forbidden.
        return Ok(());
    }
    let runs = "passed 2 of 2 times on the host's libc, and 1 of 2 on musl";
    assert!(ended.text.contains(&format!("  not alike at first: all: {runs}\n")), "{}", ended.text);
    assert_eq!(ended.status, Some(0), "{}", ended.text);
    let text = tree.well(&["report"])?;
    assert!(text.contains(&format!("- odd@1, : all: not alike at first, {runs}.")), "{text}");
    Ok(())
}

#[test]
fn why_tells_what_has_changed_and_what_failed() -> Result<()> {
    let tree = Tree::new()?;
    tree.package("lib", &[], "true")?;
    tree.package("app", &["lib"], "echo because; false")?;
    assert!(tree.well(&["why", "app"])?.contains("never built"));
    tree.run(&["build", "app"])?;
    let text = tree.well(&["why", "app"])?;
    assert!(text.contains("depends on     lib@1\n"), "{text}");
    assert!(text.contains("state          failed: compile\n") && text.contains("| because"), "{text}");
    let text = tree.well(&["why", "lib"])?;
    assert!(text.contains("needed by      app@1\n") && text.contains("nothing has changed since"), "{text}");
    tree.package("lib", &[], "true # changed")?;
    let text = tree.well(&["why", "lib"])?;
    assert!(text.contains("changed since  the recipe, the sources\n"), "{text}");
    tree.well(&["build", "lib"])?;
    assert!(tree.well(&["why", "lib"])?.contains("nothing has changed since"));
    Ok(())
}

/// One start of a systemd, as `boot` leaves it.
const VERDICT: &str = r#"{"target": "systemd@1", "place": "machine", "kernel": "6.1", "seconds": 90,
    "console": "/console.log", "checks": [
    {"name": "it runs", "passed": true, "output": ["active"]},
    {"name": "it stops", "passed": false, "output": ["a < b"]}]}"#;

#[test]
fn a_report_has_the_systems_that_were_started() -> Result<()> {
    let tree = Tree::new()?;
    let directory = tree.path("work/boot/systemd-1-machine");
    fs::create_dir_all(&directory)?;
    fs::write(directory.join("verdict.json"), VERDICT)?;
    let text = tree.well(&["report"])?;
    for part in ["| systemd@1 | machine | 6.1 | 1 of 2 | 90 s |", "- passed: it runs\n", "- FAILED: it stops\n"] {
        assert!(text.contains(part), "no {part} in {text}");
    }
    assert!(!text.contains("own tests\n\n- "), "{text}");
    fs::write(tree.path("work/runner.log"), "test a::cycles_are_named ... ok\ntest result: ok. 1 passed\n")?;
    let text = tree.well(&["report"])?;
    assert!(text.contains("## The runner's own tests\n\n- passed: cycles are named\n\n## Differences"), "{text}");
    let html = tree.well(&["report", "--format", "html"])?;
    assert!(html.contains("<td>it stops<td>no"), "{html}");
    let junit = tree.well(&["report", "--format", "junit"])?;
    assert!(junit.contains("<testsuite name=\"systemd@1 in a machine\" tests=\"2\""), "{junit}");
    assert!(junit.contains("a &lt; b"), "{junit}");
    Ok(())
}
