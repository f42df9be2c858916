//! Runs that were stopped go on where they were.

use std::process::{Command, Stdio};

use crate::tree::{Tree, wait_for};
use anyhow::Result;
use nix::sys::signal::{SigHandler, Signal, signal};

/// Starts a build of `slow`, stops it in the middle, and lets another run finish it.
fn stopped_by(signal: &str) -> Result<()> {
    let tree = Tree::new()?;
    tree.package("lib", &[], "true")?;
    // The first run waits for ever; the second finds what the first has made, and does not.
    tree.package("slow", &["lib"], "test -e half || { touch half; sleep 1000; }")?;
    let mut run = tree.command(&["build", "slow"]).stdout(Stdio::null()).stderr(Stdio::null()).spawn()?;
    wait_for(&tree.path("work/packages/slow-1/build/half"))?;
    Command::new("kill").arg(signal).arg(run.id().to_string()).status()?;
    assert!(!run.wait()?.success());
    assert_eq!(tree.built(), "lib slow");
    tree.well(&["build", "slow"])?;
    assert_eq!(tree.built(), "slow", "and lib was kept");
    assert_eq!(tree.installed("slow")?, "slow\n");
    Ok(())
}

#[test]
fn a_run_that_was_killed_goes_on() -> Result<()> {
    stopped_by("-KILL")
}

#[test]
fn a_run_that_was_interrupted_goes_on() -> Result<()> {
    // What a shell starts in the background ignores interrupts, and so would the run.
    // SAFETY: no handler is installed; the default is what a person's run has.
    unsafe { signal(Signal::SIGINT, SigHandler::SigDfl) }?;
    stopped_by("-INT")
}
