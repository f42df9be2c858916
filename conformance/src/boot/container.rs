//! Namespaces of the host's kernel, where there is no QEMU.

use std::fs;
use std::path::Path;
use std::time::Duration;

use anyhow::{Context, Result};

use super::{Ended, Files, machine};
use crate::command;

/// Starts the system as the first process of namespaces of its own, on a terminal that is its console, and waits for
/// its end.
pub fn run(starter: &Path, files: &Files, timeout: Duration) -> Result<Ended> {
    let start = format!("exec sh '{}' '{}'", starter.display(), files.tree().display());
    let mut script = command::bare("script");
    script.env("SHELL", "/bin/sh");
    script.args(["--quiet", "--flush", "--return", "--command", &start]).arg(files.console());
    let ended = machine::wait(&mut script, timeout)?;
    let written = files.tree().join("checks.log");
    if written.exists() {
        fs::copy(&written, files.checks()).with_context(|| format!("cannot copy {}", written.display()))?;
    }
    Ok(ended)
}
