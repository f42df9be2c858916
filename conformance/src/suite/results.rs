//! How each test of a package ended, from what its test driver wrote down.

use std::collections::BTreeMap;
use std::fmt;
use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use serde::{Deserialize, Serialize};

use crate::proof;
use crate::recipe::{Results, Test};
use crate::stamp;

/// The end of one test.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Outcome {
    Pass,
    Skip,
    Fail,
}

impl fmt::Display for Outcome {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Pass => "passes",
            Self::Skip => "is skipped",
            Self::Fail => "fails",
        })
    }
}

/// By the test's name.
pub type Outcomes = BTreeMap<String, Outcome>;

/// Removes what an earlier run wrote: it must not be taken for this run's.
pub fn forget(build: &Path, results: Results) -> Result<()> {
    match results {
        Results::Automake => trs_files(build)?.iter().try_for_each(|path| stamp::remove(path)),
        Results::Meson => stamp::remove(&testlog(build)),
        Results::ExitStatus => Ok(()),
    }
}

/// Reads the outcomes of the run that just ended, as a whole well or not.
pub fn read(build: &Path, results: Results, well: bool) -> Result<Outcomes> {
    match results {
        Results::Automake => automake(build),
        Results::Meson => {
            let path = testlog(build);
            let text = fs::read_to_string(&path).with_context(|| format!("cannot read {}", path.display()))?;
            meson(&text).with_context(|| format!("cannot understand {}", path.display()))
        }
        Results::ExitStatus => Ok([("all".to_owned(), if well { Outcome::Pass } else { Outcome::Fail })].into()),
    }
}

/// The command that runs these tests one after the other, where the test driver can do that; others run all of them.
pub fn command_of_some(test: &Test, names: &[String]) -> Vec<String> {
    let mut command = test.command.clone();
    match test.results {
        Results::Meson => {
            command.extend(["--num-processes", "1"].map(str::to_owned));
            // Behind the names of the suites.
            command.extend(names.iter().map(|name| name.rsplit(" / ").next().unwrap_or(name).to_owned()));
        }
        Results::Automake | Results::ExitStatus => {}
    }
    command
}

fn testlog(build: &Path) -> PathBuf {
    build.join("meson-logs/testlog.json")
}

fn trs_files(build: &Path) -> Result<Vec<PathBuf>> {
    let mut files = proof::files_below(build)?;
    files.retain(|path| path.extension().is_some_and(|extension| extension == "trs"));
    Ok(files)
}

fn automake(build: &Path) -> Result<Outcomes> {
    let mut outcomes = Outcomes::new();
    for path in trs_files(build)? {
        let text = fs::read_to_string(&path).with_context(|| format!("cannot read {}", path.display()))?;
        let name = path.strip_prefix(build).unwrap_or(&path).with_extension("").display().to_string();
        if let Some(word) = text.lines().find_map(|line| line.strip_prefix(":global-test-result: ")) {
            outcomes.insert(name, of_automake(word));
        }
    }
    Ok(outcomes)
}

/// XPASS and ERROR are failures; XFAIL is what was expected.
fn of_automake(word: &str) -> Outcome {
    match word {
        "PASS" | "XFAIL" => Outcome::Pass,
        "SKIP" => Outcome::Skip,
        _ => Outcome::Fail,
    }
}

/// A line of meson's testlog.json.
#[derive(Deserialize)]
struct Line {
    name: String,
    result: String,
}

fn meson(text: &str) -> Result<Outcomes> {
    let mut outcomes = Outcomes::new();
    for line in text.lines() {
        let Line { name, result } = serde_json::from_str(line)?;
        let outcome = match result.as_str() {
            "OK" | "EXPECTEDFAIL" => Outcome::Pass,
            "SKIP" => Outcome::Skip,
            _ => Outcome::Fail,
        };
        outcomes.insert(name, outcome);
    }
    Ok(outcomes)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn automakes_results_are_read_and_forgotten() -> Result<()> {
        let directory = tempfile::tempdir()?;
        let below = directory.path().join("tests");
        fs::create_dir(&below)?;
        for (name, word) in [("a.sh.trs", "PASS"), ("b.trs", "ERROR"), ("c.trs", "SKIP"), ("d.trs", "XFAIL")] {
            fs::write(below.join(name), format!(":test-result: {word}\n:global-test-result: {word}\n"))?;
        }
        let outcomes = read(directory.path(), Results::Automake, false)?;
        let expected = [
            ("tests/a.sh", Outcome::Pass),
            ("tests/b", Outcome::Fail),
            ("tests/c", Outcome::Skip),
            ("tests/d", Outcome::Pass),
        ];
        assert_eq!(outcomes, expected.map(|(name, outcome)| (name.to_owned(), outcome)).into());
        forget(directory.path(), Results::Automake)?;
        assert!(read(directory.path(), Results::Automake, false)?.is_empty());
        Ok(())
    }

    #[test]
    fn meson_is_told_which_tests_to_run() {
        let names = ["systemd:core / test-engine".to_owned(), "test-date".to_owned()];
        let test = |results| Test { command: vec!["run".to_owned()], results, known: Vec::new() };
        let told = command_of_some(&test(Results::Meson), &names).join(" ");
        assert_eq!(told, "run --num-processes 1 test-engine test-date");
        assert_eq!(command_of_some(&test(Results::Automake), &names), ["run"]);
    }

    #[test]
    fn mesons_results_are_read() -> Result<()> {
        let text = "{\"name\": \"core / a\", \"result\": \"OK\", \"stdout\": \"\"}\n\
                    {\"name\": \"b\", \"result\": \"TIMEOUT\"}\n{\"name\": \"c\", \"result\": \"SKIP\"}\n";
        let ends: Vec<_> = meson(text)?.into_values().collect();
        assert_eq!(ends, [Outcome::Fail, Outcome::Skip, Outcome::Pass]);
        assert!(meson("{").is_err());
        Ok(())
    }
}
