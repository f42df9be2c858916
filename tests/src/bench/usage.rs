//! What running a program took.

use std::{process::Command, time::Duration};

use anyhow::{Context, Result, bail};

/// Processor time and memory of a program that has ended.
pub struct Usage {
    /// In the program and in the kernel for it.
    pub processor: Duration,
    /// The most memory it had, in kilobytes; never less than this program itself has.
    pub memory: i64,
}

/// Runs `command`, which must end well.
pub fn of(command: &mut Command) -> Result<Usage> {
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
    Ok(Usage { processor: duration(usage.ru_utime)? + duration(usage.ru_stime)?, memory: usage.ru_maxrss })
}

fn duration(time: libc::timeval) -> Result<Duration> {
    Ok(Duration::from_secs(time.tv_sec.try_into()?) + Duration::from_micros(time.tv_usec.try_into()?))
}
