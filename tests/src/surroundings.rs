//! The same surroundings for every case, whatever started the suite.
//!
//! What a process inherits shows in what a case prints: descriptors left open take the numbers it
//! counts, the umask takes permissions away, an ignored SIGCHLD takes its children's statuses.

use std::fs;

use anyhow::{Context, Result};

/// Sets what the programs started from here inherit: no descriptor beyond the first three, umask
/// 022, no signal ignored or blocked. Called once, before there are threads.
pub fn settle() -> Result<()> {
    close_descriptors_on_exec()?;
    // SAFETY: none of these touches memory of ours but the local set; no thread runs yet.
    unsafe {
        libc::umask(0o022);
        for signal in 1..32 {
            libc::signal(signal, libc::SIG_DFL);
        }
        // The suite itself wants a write error, as every Rust program does, not a death.
        libc::signal(libc::SIGPIPE, libc::SIG_IGN);
        let mut none = std::mem::zeroed();
        libc::sigemptyset(&mut none);
        libc::sigprocmask(libc::SIG_SETMASK, &none, std::ptr::null_mut());
    }
    Ok(())
}

fn close_descriptors_on_exec() -> Result<()> {
    for entry in fs::read_dir("/proc/self/fd").context("cannot list the open descriptors in /proc/self/fd")? {
        let name = entry?.file_name();
        let descriptor: i32 = name.to_string_lossy().parse().context("/proc/self/fd holds something unexpected")?;
        if descriptor > 2 {
            // SAFETY: setting a flag of a descriptor touches no memory.
            unsafe { libc::fcntl(descriptor, libc::F_SETFD, libc::FD_CLOEXEC) };
        }
    }
    Ok(())
}
