//! `lwb check`: all tests, and one closing line that counts them.

use std::{
    collections::BTreeMap,
    io::{BufRead, BufReader},
    process::{Command, Stdio},
};

use anyhow::{Context, Result, bail};

use crate::tree::Tree;

/// Tests counted, and the failed ones by name with how often each failed.
#[derive(Debug, Default, PartialEq, Eq)]
struct Counts {
    passed: u64,
    failed: u64,
    skipped: u64,
    failures: BTreeMap<String, u64>,
}

impl Counts {
    /// Adds what a closing line of cargo's or libtest-mimic's says; other lines count nothing.
    fn add(&mut self, line: &str) {
        if let Some(name) = line.strip_prefix("test ").and_then(|line| line.strip_suffix(" ... FAILED")) {
            // `ftw/chdir [gcc static]`: the variants of a case fail together, as a rule.
            let case = name.split(" [").next().unwrap_or(name).trim_end();
            *self.failures.entry(case.to_owned()).or_default() += 1;
        }
        let Some(line) = line.strip_prefix("test result: ") else { return };
        let words: Vec<_> = line.split([' ', ';', '.']).collect();
        for pair in words.windows(2) {
            let [number, what] = pair else { continue };
            let Ok(number) = number.parse::<u64>() else { continue };
            match *what {
                "passed" => self.passed += number,
                "failed" => self.failed += number,
                "ignored" => self.skipped += number,
                _ => {}
            }
        }
    }
}

impl Counts {
    /// Runs a program that tests, and shows what it prints.
    fn run(&mut self, command: &mut Command) -> Result<()> {
        let mut child = command.stdout(Stdio::piped()).spawn().context("cannot run cargo")?;
        let before = self.failed;
        for line in BufReader::new(child.stdout.take().context("cargo has no output")?).lines() {
            let line = line?;
            self.add(&line);
            println!("{line}");
        }
        // A test program that does not build, or dies, leaves no line of its own.
        if !child.wait()?.success() && self.failed == before {
            self.failed += 1;
        }
        Ok(())
    }
}

/// Runs the workspace's tests and those of `packages`, shows their output, and ends with `N passed, N failed`.
pub fn check(tree: &Tree, packages: &[String]) -> Result<()> {
    let cargo = || {
        let mut cargo = Command::new("cargo");
        cargo.current_dir(tree.root());
        cargo
    };
    let mut counts = Counts::default();
    counts.run(cargo().args(["test", "--no-fail-fast", "--", "--color=never"]))?;
    if !packages.is_empty() {
        counts.run(cargo().args(["run", "-q", "-p", "conformance", "--", "test"]).args(packages))?;
    }
    if !counts.failures.is_empty() {
        let names: Vec<_> = counts.failures.iter().map(|(name, times)| format!("{name} ({times})")).collect();
        println!("failed: {}", names.join(", "));
    }
    if counts.skipped > 0 {
        println!("{} left out: not possible here, no pass on the host's libc, or known to differ", counts.skipped);
    }
    println!("{} passed, {} failed", counts.passed, counts.failed);
    if counts.failed > 0 {
        bail!("{} tests failed; their names stand above, what each printed under `failures:`", counts.failed);
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn closing_lines_are_added_up() {
        let mut counts = Counts::default();
        counts.add("test result: ok. 2 passed; 0 failed; 1 ignored; 0 measured; 0 filtered out; finished in 0.00s");
        counts.add(
            "test result: FAILED. 13 passed; 48 failed; 0 ignored; 0 measured; 0 filtered out; finished in 10.97s",
        );
        counts.add("test passed ... ok");
        counts.add("test ftw/chdir [gcc]             ... FAILED");
        counts.add("test ftw/chdir [clang static]    ... FAILED");
        let failures = BTreeMap::from([("ftw/chdir".to_owned(), 2)]);
        assert_eq!(counts, Counts { passed: 15, failed: 48, skipped: 1, failures });
    }
}
