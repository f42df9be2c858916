//! Archives from the address upstream publishes them at, by curl.

use std::path::Path;
use std::process::{Command, Stdio};

use anyhow::{Context, Result, bail};

/// How long upstream may take to answer; a machine without a way out should not wait for minutes.
const CONNECT_SECONDS: &str = "10";

/// Fetches `url` into `partial`, going on where an interrupted run stopped. A person's proxy
/// settings hold: unlike a build, fetching sees the environment.
pub fn fetch(url: &str, partial: &Path) -> Result<()> {
    let output = Command::new("curl")
        .args(["--fail", "--silent", "--show-error", "--location", "--proto", "=https", "--proto-redir", "=https"])
        .args(["--connect-timeout", CONNECT_SECONDS, "--speed-limit", "1000", "--speed-time", "30"])
        .args(["--continue-at", "-", "--output"])
        .args([partial.as_os_str(), url.as_ref()])
        .stdin(Stdio::null())
        .output()
        .context("cannot run curl")?;
    if output.status.success() {
        return Ok(());
    }
    let complaint = String::from_utf8_lossy(&output.stderr);
    bail!("{}", complaint.trim().lines().last().unwrap_or("curl failed"))
}
