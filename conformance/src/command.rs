//! Running the programs a build consists of.

use std::env;
use std::ffi::{OsStr, OsString};
use std::fs::{self, File, OpenOptions};
use std::io::{BufRead, BufReader, Write};
use std::os::unix::process::CommandExt;
use std::path::{Path, PathBuf};
use std::process::{Command, ExitStatus, Stdio};

use crate::sandbox::Sandbox;
use anyhow::{Context, Error, Result, anyhow, bail};
use rustix::process::{Signal, set_parent_process_death_signal};

/// Where a build looks for programs. Fixed, so that neither a person's shims nor their
/// environment becomes an input of a build that no stamp knows of.
const SEARCH_PATH: &str = "/usr/sbin:/usr/bin:/sbin:/bin";

/// How much of a log an error shows.
const LINES_SHOWN: usize = 25;

/// How much of a line of it.
const LINE_LENGTH: usize = 300;

/// A program with a bare environment, for a build step.
pub fn bare(program: impl AsRef<OsStr>) -> Command {
    let mut command = Command::new(program);
    command.env_clear().env("PATH", SEARCH_PATH).env("LC_ALL", "C.UTF-8").env("TZ", "UTC");
    // Upstream's scripts would leave their byte code in the source tree.
    command.env("PYTHONDONTWRITEBYTECODE", "1");
    // Our own repository is not upstream's: `git describe` must not find it.
    command.env("GIT_DIR", "/nonexistent");
    command.stdin(Stdio::null());
    command
}

/// A program that ends when this process does, however it ends.
pub fn tied(program: impl AsRef<OsStr>) -> Result<Command> {
    let mut command = bare(env::current_exe().context("cannot find this program")?);
    command.arg("tied").arg("--").arg(program);
    Ok(command)
}

/// Ends this process when its parent ends.
pub fn end_with_parent() -> Result<()> {
    set_parent_process_death_signal(Some(Signal::KILL)).context("cannot be tied to the parent process")
}

/// Becomes another program, which ends when this one's parent does. Says why it could not.
pub fn become_tied(words: &[OsString]) -> Error {
    let Some((program, arguments)) = words.split_first() else { return anyhow!("there is no program") };
    match end_with_parent() {
        Ok(()) => Error::new(Command::new(program).args(arguments).exec())
            .context(format!("cannot run {}", program.to_string_lossy())),
        Err(error) => error,
    }
}

/// Whether the program is on the builds' search path.
pub fn is_installed(program: &str) -> bool {
    SEARCH_PATH.split(':').any(|directory| Path::new(directory).join(program).is_file())
}

/// The first line a program prints, for naming its version.
pub fn first_line(program: &str, arguments: &[&str]) -> Result<String> {
    let output = bare(program).args(arguments).output().with_context(|| format!("cannot run {program}"))?;
    if !output.status.success() {
        bail!("`{program} {}` failed: {}", arguments.join(" "), output.status);
    }
    let text = String::from_utf8_lossy(&output.stdout);
    Ok(text.lines().next().unwrap_or_default().to_owned())
}

/// The first line that a program prints which is a person's, not a build's; nothing where it fails.
pub fn person(program: &str, arguments: &[&str]) -> Option<String> {
    let output = Command::new(program).args(arguments).stdin(Stdio::null()).output().ok()?;
    let text = String::from_utf8_lossy(&output.stdout);
    output.status.success().then(|| text.lines().next().unwrap_or_default().to_owned())
}

/// Programs of one step, whose output goes to one file.
pub struct Log {
    path: PathBuf,
    sandbox: Option<Sandbox>,
}

impl Log {
    /// Starts the log anew.
    pub fn create(path: PathBuf) -> Result<Self> {
        let cannot_write = || format!("cannot write {}", path.display());
        if let Some(directory) = path.parent() {
            fs::create_dir_all(directory).with_context(cannot_write)?;
        }
        File::create(&path).with_context(cannot_write)?;
        Ok(Self { path, sandbox: None })
    }

    /// The same, for programs that see nothing but what is in the sandbox, if there is one.
    pub fn within(self, sandbox: Option<Sandbox>) -> Self {
        Self { sandbox, ..self }
    }

    /// Runs a program to its end.
    pub fn run(&self, command: &mut Command) -> Result<()> {
        let file = self.open()?;
        let errors = file.try_clone().with_context(|| format!("cannot write {}", self.path.display()))?;
        let mut inside = self.sandbox.as_ref().map(|sandbox| sandbox.wrap(command));
        let started = inside.as_mut().unwrap_or(command);
        let status = started.stdout(file).stderr(errors).status();
        self.judge(command, status)
    }

    /// Runs a program to its end; `each` sees the lines it prints, and says which belong in the log.
    pub fn run_watched(&self, command: &mut Command, mut each: impl FnMut(&str) -> bool) -> Result<()> {
        let mut file = self.open()?;
        let errors = file.try_clone().with_context(|| format!("cannot write {}", self.path.display()))?;
        let mut inside = self.sandbox.as_ref().map(|sandbox| sandbox.wrap(command));
        let started = inside.as_mut().unwrap_or(command);
        let mut child = started
            .stdout(Stdio::piped())
            .stderr(errors)
            .spawn()
            .with_context(|| format!("cannot run {}", name_of(command)))?;
        if let Some(output) = child.stdout.take() {
            for line in BufReader::new(output).split(b'\n') {
                let line = line.with_context(|| format!("cannot read the output of {}", name_of(command)))?;
                let text = String::from_utf8_lossy(&line);
                if each(&text) {
                    writeln!(file, "{text}").with_context(|| format!("cannot write {}", self.path.display()))?;
                }
            }
        }
        self.judge(command, child.wait())
    }

    fn open(&self) -> Result<File> {
        OpenOptions::new()
            .append(true)
            .open(&self.path)
            .with_context(|| format!("cannot write {}", self.path.display()))
    }

    fn judge(&self, command: &Command, status: std::io::Result<ExitStatus>) -> Result<()> {
        let status = status.with_context(|| format!("cannot run {}", name_of(command)))?;
        if status.success() {
            return Ok(());
        }
        bail!("{} failed: {status}\n{}\nthe whole log is {}", name_of(command), self.excerpt(), self.path.display());
    }

    /// The lines to show of a failure: from ninja's first `FAILED:` on, or else the last ones.
    fn excerpt(&self) -> String {
        let text = fs::read(&self.path).unwrap_or_default();
        let text = String::from_utf8_lossy(&text);
        let lines: Vec<&str> = text.lines().collect();
        let first = lines.iter().position(|line| line.starts_with("FAILED:"));
        let first = first.unwrap_or(lines.len().saturating_sub(LINES_SHOWN));
        let shown = lines.iter().skip(first).take(LINES_SHOWN);
        // A compiler's command line is longer than any screen.
        shown
            .map(|line| format!("  | {}", line.chars().take(LINE_LENGTH).collect::<String>()))
            .collect::<Vec<_>>()
            .join("\n")
    }
}

/// How an error names a command: the program and its first arguments.
pub fn name_of(command: &Command) -> String {
    let mut words = vec![command.get_program()];
    words.extend(command.get_args().take(2));
    let words: Vec<_> = words.iter().map(|word| word.to_string_lossy()).collect();
    format!("`{}`", words.join(" "))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_failure_names_the_program_its_status_the_log_and_its_last_lines() -> Result<()> {
        let directory = tempfile::tempdir()?;
        let path = directory.path().join("a/step.log");
        let log = Log::create(path.clone())?;
        let result = log.run(bare("sh").args(["-c", "seq 100; echo oops >&2; exit 3"]));
        let complaint = result.err().map(|e| e.to_string()).unwrap_or_default();
        for part in ["`sh -c", "exit status: 3", "| 99\n", "| oops", &path.display().to_string()] {
            assert!(complaint.contains(part), "no {part} in {complaint}");
        }
        assert!(!complaint.contains("| 75\n"));
        Ok(())
    }

    #[test]
    fn of_a_long_log_the_first_failed_edge_is_shown() -> Result<()> {
        let directory = tempfile::tempdir()?;
        let log = Log::create(directory.path().join("log"))?;
        let result = log.run(bare("sh").args(["-c", "seq 100; echo 'FAILED: a.o'; echo why; seq 100 200; exit 1"]));
        let complaint = result.err().map(|e| e.to_string()).unwrap_or_default();
        assert!(complaint.contains("| FAILED: a.o\n  | why\n"), "{complaint}");
        assert!(!complaint.contains("| 99\n") && !complaint.contains("| 200\n"), "{complaint}");
        Ok(())
    }

    #[test]
    fn watched_lines_are_seen_also_when_they_are_not_utf_8() -> Result<()> {
        let directory = tempfile::tempdir()?;
        let log = Log::create(directory.path().join("log"))?;
        let mut seen = 0;
        log.run_watched(bare("printf").arg(r"one\n\377\nlast"), |_| {
            seen += 1;
            true
        })?;
        assert_eq!(seen, 3);
        Ok(())
    }

    #[test]
    fn a_build_sees_nothing_of_the_environment() -> Result<()> {
        let output = bare("env").output()?;
        let text = String::from_utf8_lossy(&output.stdout).into_owned();
        assert!(!text.contains("CARGO"), "{text}");
        Ok(())
    }
}
