//! Which checks passed.

use std::fmt;
use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use serde::{Deserialize, Serialize};

use super::Ended;
use super::description::{Checks, Place};
use super::transcript::Transcript;

/// How many lines of its output a failed check shows.
const LINES_SHOWN: usize = 12;

/// How one boot went.
#[derive(Debug, Serialize, Deserialize)]
pub struct Verdict {
    /// `name@version` of what was started.
    pub target: String,
    /// Where.
    pub place: Place,
    /// On which kernel.
    pub kernel: String,
    /// How long it took from start to end.
    pub seconds: u64,
    /// What appeared on the console.
    pub console: PathBuf,
    /// Each check.
    pub checks: Vec<Outcome>,
}

/// How one check went.
#[derive(Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Outcome {
    /// What is known if it passed.
    pub name: String,
    /// Whether it did.
    pub passed: bool,
    /// What it printed, or why it did not pass.
    pub output: Vec<String>,
}

/// Compares what was found with what is wanted. What has left no trace has failed.
pub fn judge(checks: &Checks, place: Place, transcript: &Transcript, console: &str, ended: &Ended) -> Vec<Outcome> {
    let mut outcomes = Vec::new();
    for (file, check) in checks.scripts(place) {
        let (passed, output) = match transcript.find(&file) {
            Some(entry) => match entry.status {
                Some(0) => (true, entry.output.clone()),
                Some(status) => (false, with(&entry.output, format!("it ended with status {status}"))),
                None => (false, with(&entry.output, "it did not end".to_owned())),
            },
            None => (false, vec!["it did not run".to_owned()]),
        };
        outcomes.push(Outcome { name: check.name.clone(), passed, output });
    }
    for said in checks.console.iter().filter(|said| said.place.is_none_or(|only| only == place)) {
        let line = console.lines().find(|line| line.contains(&said.says));
        let output =
            line.map_or_else(|| format!("nothing on the console says `{}`", said.says), |line| line.trim().to_owned());
        outcomes.push(Outcome { name: said.name.clone(), passed: line.is_some(), output: vec![output] });
    }
    outcomes.push(Outcome {
        name: format!("the {place} ends by itself"),
        passed: ended.well,
        output: vec![ended.how.clone()],
    });
    outcomes
}

fn with(output: &[String], last: String) -> Vec<String> {
    output.iter().cloned().chain([last]).collect()
}

impl Verdict {
    /// How many checks failed.
    pub fn failed(&self) -> usize {
        self.checks.iter().filter(|check| !check.passed).count()
    }

    /// How many passed.
    pub fn passed(&self) -> usize {
        self.checks.len() - self.failed()
    }

    /// What an earlier run has stored.
    pub fn load(path: &Path) -> Result<Self> {
        let text = fs::read_to_string(path).with_context(|| format!("cannot read {}", path.display()))?;
        serde_json::from_str(&text).with_context(|| format!("cannot understand {}", path.display()))
    }

    /// Keeps it for other programs.
    pub fn store(&self, path: &Path) -> Result<()> {
        let mut text = serde_json::to_string_pretty(self).context("cannot write the verdict as JSON")?;
        text.push('\n');
        fs::write(path, text).with_context(|| format!("cannot write {}", path.display()))
    }
}

impl fmt::Display for Verdict {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "{} in a {}, kernel {}", self.target, self.place, self.kernel)?;
        for check in &self.checks {
            writeln!(f, "  {} {}", if check.passed { "ok    " } else { "FAILED" }, check.name)?;
            if !check.passed {
                let skipped = check.output.len().saturating_sub(LINES_SHOWN);
                check.output.iter().skip(skipped).try_for_each(|line| writeln!(f, "         | {line}"))?;
            }
        }
        let (passed, all) = (self.passed(), self.checks.len());
        writeln!(
            f,
            "  {passed} of {all} checks passed in {} s; the console is in {}",
            self.seconds,
            self.console.display()
        )
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const CHECKS: &str = "[[check]]\nname = \"a\"\nscript = \"\"\n[[check]]\nname = \"b\"\nscript = \"\"\n\
        where = \"container\"\n[[console]]\nname = \"off\"\nsays = \"Power down\"\nwhere = \"machine\"\n";

    fn found(place: Place, transcript: &str, console: &str, well: bool) -> Result<String> {
        let checks: Checks = toml::from_str(CHECKS)?;
        let ended = Ended { well, how: "ended".to_owned() };
        let outcomes = judge(&checks, place, &Transcript::parse(transcript), console, &ended);
        let line = |outcome: &Outcome| format!("{} {} {}", outcome.name, outcome.passed, outcome.output.join("/"));
        Ok(outcomes.iter().map(line).collect::<Vec<_>>().join("; "))
    }

    #[test]
    fn a_place_has_its_own_checks() -> Result<()> {
        let transcript = "@begin 00\n| yes\n@end 00 0\n@begin 01\n@end 01 3\n";
        assert_eq!(
            found(Place::Machine, transcript, "reboot: Power down\r\n", true)?,
            "a true yes; off true reboot: Power down; the machine ends by itself true ended"
        );
        assert_eq!(
            found(Place::Container, transcript, "", false)?,
            "a true yes; b false it ended with status 3; the container ends by itself false ended"
        );
        Ok(())
    }

    #[test]
    fn what_left_no_trace_has_failed() -> Result<()> {
        assert_eq!(
            found(Place::Machine, "", "", true)?,
            "a false it did not run; off false nothing on the console says `Power down`; \
             the machine ends by itself true ended"
        );
        assert!(found(Place::Machine, "@begin 00\n| half", "", true)?.starts_with("a false half/it did not end;"));
        Ok(())
    }

    #[test]
    fn a_verdict_can_be_read_again() -> Result<()> {
        let checks = vec![
            Outcome { name: "a".to_owned(), passed: true, output: Vec::new() },
            Outcome { name: "b".to_owned(), passed: false, output: vec!["why".to_owned()] },
        ];
        let (target, kernel, console) = ("systemd@1".to_owned(), "6.1".to_owned(), PathBuf::from("/console.log"));
        let verdict = Verdict { target, place: Place::Machine, kernel, seconds: 3, console, checks };
        let directory = tempfile::tempdir()?;
        let path = directory.path().join("verdict.json");
        verdict.store(&path)?;
        let again = Verdict::load(&path)?;
        assert_eq!(again.to_string(), verdict.to_string());
        assert_eq!(
            again.to_string(),
            "systemd@1 in a machine, kernel 6.1\n  ok     a\n  FAILED b\n         | why\n\
             \x20 1 of 2 checks passed in 3 s; the console is in /console.log\n"
        );
        Ok(())
    }
}
