//! One number of jobs for all that runs at once, however deep: a jobserver as GNU make defines it.
//!
//! A named pipe holds a byte for every job. Whoever works has taken one, and puts it back.

use std::fs::File;
use std::io::{Read, Write};
use std::os::fd::AsRawFd;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result};
use rustix::fs::{CWD, FileType, Mode, OFlags, mknodat, open};

use crate::command;
use crate::stamp;

/// The pipe, opened by one process.
pub struct Jobserver {
    path: PathBuf,
    jobs: usize,
    read: File,
    write: File,
    /// Reads what is there and waits for nothing.
    look: File,
}

/// Jobs one may run; given back when dropped.
pub struct Tokens<'a> {
    server: &'a Jobserver,
    bytes: Vec<u8>,
}

impl Jobserver {
    /// A new pipe with that many jobs.
    pub fn create(path: &Path, jobs: usize) -> Result<Self> {
        stamp::remove(path)?;
        mknodat(CWD, path, FileType::Fifo, Mode::RUSR | Mode::WUSR, 0)
            .with_context(|| format!("cannot make the pipe {}", path.display()))?;
        let server = Self::open(path, jobs)?;
        (&server.write).write_all(&vec![b'+'; jobs]).context("cannot fill the jobserver's pipe")?;
        Ok(server)
    }

    /// The pipe another process made.
    pub fn open(path: &Path, jobs: usize) -> Result<Self> {
        // Read and write at once: opening waits for no other side.
        let open = |flags: OFlags| {
            let file = open(path, OFlags::RDWR | flags, Mode::empty());
            Ok::<_, anyhow::Error>(File::from(file.with_context(|| format!("cannot open {}", path.display()))?))
        };
        // make inherits the first two.
        let (read, write) = (open(OFlags::empty())?, open(OFlags::empty())?);
        Ok(Self { path: path.to_owned(), jobs, read, write, look: open(OFlags::NONBLOCK | OFlags::CLOEXEC)? })
    }

    /// The pipe's file.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// Waits until there is a job for this process.
    pub fn wait(&self) -> Result<Tokens<'_>> {
        let mut byte = [0];
        (&self.read).read_exact(&mut byte).context("cannot read from the jobserver")?;
        Ok(Tokens { server: self, bytes: byte.to_vec() })
    }

    /// Takes what is free beside that: for programs that do not know the protocol.
    fn whatever_is_free(&self) -> Tokens<'_> {
        let mut bytes = vec![0; self.jobs];
        let taken = (&self.look).read(&mut bytes).unwrap_or(0);
        bytes.truncate(taken);
        Tokens { server: self, bytes }
    }

    /// Has a make take its jobs from here.
    pub fn share_with_make<'a>(&self, make: &'a mut Command) -> &'a mut Command {
        // Descriptors, since make before 4.4 knows no named pipes.
        let (read, write) = (self.read.as_raw_fd(), self.write.as_raw_fd());
        make.env("MAKEFLAGS", format!(" -j{} --jobserver-auth={read},{write}", self.jobs))
    }

    /// Has a ninja take its jobs from here. One before 1.13 cannot: it gets those that are free now.
    pub fn share_with_ninja(&self, ninja: &mut Command) -> Option<Tokens<'_>> {
        if knows_jobservers() {
            ninja.env("MAKEFLAGS", format!(" -j{} --jobserver-auth=fifo:{}", self.jobs, self.path.display()));
            return None;
        }
        let tokens = self.whatever_is_free();
        ninja.args(["-j", &(1 + tokens.bytes.len()).to_string()]);
        Some(tokens)
    }
}

impl Drop for Tokens<'_> {
    fn drop(&mut self) {
        // A pipe that held them all before has room; there is nobody to tell otherwise.
        let _ = (&self.server.write).write_all(&self.bytes);
    }
}

fn knows_jobservers() -> bool {
    let version = command::first_line("ninja", &["--version"]).unwrap_or_default();
    let mut parts = version.split('.').map(|part| part.parse().unwrap_or(0_u32));
    (parts.next(), parts.next()) >= (Some(1), Some(13))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_more_jobs_than_there_are() -> Result<()> {
        let directory = tempfile::tempdir()?;
        let path = directory.path().join("jobs");
        let server = Jobserver::create(&path, 3)?;
        let other = Jobserver::open(&path, 3)?;
        let mine = server.wait()?;
        let theirs = other.whatever_is_free();
        assert_eq!(theirs.bytes.len(), 2);
        assert_eq!(server.whatever_is_free().bytes.len(), 0);
        drop((mine, theirs));
        assert_eq!(server.whatever_is_free().bytes.len(), 3);
        Ok(())
    }

    /// Runs a make of two targets below the server and tells whether it was well.
    fn make(server: &Jobserver, a: &str, b: &str) -> Result<bool> {
        let directory = tempfile::tempdir()?;
        std::fs::write(directory.path().join("Makefile"), format!("all: a b\na:\n\t@{a}\nb:\n\t@{b}\n"))?;
        let mut make = command::bare("make");
        let output = server.share_with_make(make.current_dir(directory.path())).output()?;
        Ok(output.status.success())
    }

    #[test]
    fn make_runs_two_at_once_where_there_is_a_job_for_each() -> Result<()> {
        let directory = tempfile::tempdir()?;
        let server = Jobserver::create(&directory.path().join("jobs"), 2)?;
        let _mine = server.wait()?;
        // Each waits for the other, which alone it would do in vain.
        let meet = "mkdir $@; timeout 60 sh -c 'until test -d a -a -d b; do sleep 0.1; done'";
        assert!(make(&server, meet, meet)?);
        Ok(())
    }

    #[test]
    fn make_runs_one_after_the_other_where_all_jobs_are_taken() -> Result<()> {
        let directory = tempfile::tempdir()?;
        let server = Jobserver::create(&directory.path().join("jobs"), 2)?;
        let _mine = server.wait()?;
        let _all = server.whatever_is_free();
        let alone = "mkdir alone && sleep 0.2 && rmdir alone";
        assert!(make(&server, alone, alone)?);
        Ok(())
    }
}
