//! Running a built case by itself: a directory of its own, a small environment, perhaps another /etc.

use std::{
    fmt::Write as _,
    fs,
    os::unix::process::ExitStatusExt,
    path::Path,
    process::{Command, Stdio},
};

use anyhow::{Context, Result};

use crate::case::{Case, directory};

/// Seconds after which a case is taken to hang.
const LIMIT: &str = "60";

/// Puts the directory $1 in the place of /etc, in a mount namespace of its own, and runs the rest.
const WITH_ETC: &str = r#"mount --bind "$1" /etc && shift && exec "$@""#;

/// Whether this machine lets a test have a mount namespace of its own.
pub fn namespaces_permitted() -> bool {
    Command::new("unshare").args(["-m", "true"]).stderr(Stdio::null()).status().is_ok_and(|status| status.success())
}

/// Runs `program` and gives what it printed and how it ended, as text to compare.
pub fn run(case: &Case, program: &Path, work: &Path, environment: &[(&str, &str)]) -> Result<String> {
    let home = work.join("home");
    fs::create_dir(&home).with_context(|| format!("cannot create {}", home.display()))?;
    let mut command = Command::new("timeout");
    command.args(["--kill-after=5", LIMIT]);
    if let Some(etc) = &case.directives.etc {
        command.args(["unshare", "-m", "sh", "-c", WITH_ETC, "with-etc"]);
        command.arg(directory().join("etc").join(etc));
    }
    command
        .arg(program)
        .args(&case.directives.args)
        .current_dir(&home)
        .env_clear()
        .env("PATH", "/usr/sbin:/usr/bin:/sbin:/bin")
        .env("HOME", &home)
        .env("LC_ALL", "C")
        .env("TZ", "UTC")
        .envs(environment.iter().copied())
        .stdin(Stdio::null());
    let output = command.output().with_context(|| format!("cannot run {}", case.name))?;
    let mut text = String::from_utf8_lossy(&output.stdout).into_owned();
    if case.directives.stderr || !environment.is_empty() {
        write!(text, "{}", String::from_utf8_lossy(&output.stderr))?;
    }
    match (output.status.code(), output.status.signal()) {
        (Some(124), _) => writeln!(text, "hangs: still running after {LIMIT} s")?,
        (Some(code), _) => writeln!(text, "exit: {code}")?,
        (None, signal) => writeln!(text, "signal: {}", signal.unwrap_or(0))?,
    }
    Ok(text)
}
