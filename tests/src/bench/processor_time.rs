//! The processor's time that a program took.

use std::{process::Command, time::Duration};

use anyhow::{Context, Result, bail};

/// Runs `command`, which must end well: its time in the program and in the kernel for it.
pub fn of(command: &mut Command) -> Result<Duration> {
    let child = command.spawn().context("cannot run it")?;
    let pid = libc::pid_t::try_from(child.id())?;
    let mut status = 0;
    // SAFETY: all bits zero are a valid `rusage`, and both out-pointers are ours.
    let (waited, usage) = unsafe {
        let mut usage: libc::rusage = std::mem::zeroed();
        (libc::wait4(pid, &mut status, 0, &mut usage), usage)
    };
    if waited != pid || !libc::WIFEXITED(status) || libc::WEXITSTATUS(status) != 0 {
        bail!("it fails: status {status:#x}");
    }
    Ok(duration(usage.ru_utime)? + duration(usage.ru_stime)?)
}

fn duration(time: libc::timeval) -> Result<Duration> {
    Ok(Duration::from_secs(time.tv_sec.try_into()?) + Duration::from_micros(time.tv_usec.try_into()?))
}
