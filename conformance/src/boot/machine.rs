//! A machine of its own, emulated by QEMU.

use std::process::{Command, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use anyhow::{Context, Result};

use super::description::Machine;
use super::kernel::Kernel;
use super::{Ended, Files};
use crate::command;

/// How often it is looked whether the machine is off.
const PATIENCE: Duration = Duration::from_millis(250);

/// Starts the machine and waits until it turns itself off; after `timeout` it is switched off.
pub fn run(machine: &Machine, kernel: &Kernel, files: &Files, timeout: Duration) -> Result<Ended> {
    let serial = |path: &std::path::Path| format!("file:{}", path.display());
    let mut qemu = command::bare(&machine.program);
    qemu.args(&machine.arguments);
    qemu.arg("-kernel").arg(&kernel.image).arg("-initrd").arg(files.archive());
    qemu.args(["-append", &machine.command_line]);
    qemu.args(["-serial", &serial(&files.console()), "-serial", &serial(&files.checks())]);
    wait(&mut qemu, timeout)
}

/// Runs a program to its end, or for as long as it may.
pub fn wait(command: &mut Command, timeout: Duration) -> Result<Ended> {
    let name = command::name_of(command);
    let mut child =
        command.stdin(Stdio::null()).stdout(Stdio::null()).spawn().with_context(|| format!("cannot run {name}"))?;
    let start = Instant::now();
    while start.elapsed() < timeout {
        if let Some(status) = child.try_wait().with_context(|| format!("cannot wait for {name}"))? {
            return Ok(Ended { well: status.success(), how: format!("{name} ended with {status}") });
        }
        thread::sleep(PATIENCE);
    }
    child.kill().and_then(|()| child.wait()).with_context(|| format!("cannot end {name}"))?;
    Ok(Ended { well: false, how: format!("it was given up after {} s", timeout.as_secs()) })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_does_not_end_is_given_up() -> Result<()> {
        let ended = wait(Command::new("sleep").arg("60"), Duration::from_millis(1))?;
        assert!(!ended.well && ended.how.contains("given up"), "{}", ended.how);
        assert!(wait(&mut Command::new("true"), Duration::from_secs(60))?.well);
        assert!(!wait(&mut Command::new("false"), Duration::from_secs(60))?.well);
        Ok(())
    }
}
