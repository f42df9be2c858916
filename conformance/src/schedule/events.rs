//! What the steps tell the run they belong to, by a named pipe: a line an event.

use std::collections::HashMap;
use std::fs::{File, OpenOptions};
use std::io::{BufRead, BufReader, Write};
use std::path::Path;
use std::thread::{self, JoinHandle};

use anyhow::{Context, Result};
use rustix::fs::{CWD, FileType, Mode, OFlags, mknodat, open};

use crate::progress::{Progress, Task};
use crate::stamp;

/// The longest line, in characters: a pipe takes it in one piece.
const LONGEST: usize = 1000;

/// The end that is written to.
pub struct Teller(File);

/// The thread that reads.
pub struct Listener {
    teller: Teller,
    thread: JoinHandle<()>,
}

impl Teller {
    /// Opens the pipe. It waits for nobody, and tells nobody where nobody listens.
    pub fn open(path: &Path) -> Result<Self> {
        let file = open(path, OFlags::RDWR | OFlags::NONBLOCK | OFlags::CLOEXEC, Mode::empty());
        Ok(Self(file.with_context(|| format!("cannot open {}", path.display()))?.into()))
    }

    /// Tells of an event. What cannot be told is lost: it was for people only.
    pub fn tell(&self, words: &[&str]) {
        let line = words.join("\t").replace('\n', " ");
        let line: String = line.chars().take(LONGEST).chain(['\n']).collect();
        let _ = (&self.0).write_all(line.as_bytes());
    }
}

impl Listener {
    /// Makes the pipe, and shows what comes out of it.
    pub fn start(path: &Path, progress: Progress) -> Result<Self> {
        stamp::remove(path)?;
        mknodat(CWD, path, FileType::Fifo, Mode::RUSR | Mode::WUSR, 0)
            .with_context(|| format!("cannot make the pipe {}", path.display()))?;
        let teller = Teller::open(path)?;
        let reader =
            OpenOptions::new().read(true).open(path).with_context(|| format!("cannot open {}", path.display()))?;
        Ok(Self { teller, thread: thread::spawn(move || listen(reader, &progress)) })
    }

    /// Ends it, when all steps have ended.
    pub fn stop(self) {
        self.teller.tell(&["stop"]);
        let _ = self.thread.join();
    }
}

fn listen(reader: File, progress: &Progress) {
    let mut tasks: HashMap<String, Task> = HashMap::new();
    for line in BufReader::new(reader).lines().map_while(std::result::Result::ok) {
        let words: Vec<&str> = line.split('\t').collect();
        match words[..] {
            ["begin", name] => {
                tasks.insert(name.to_owned(), progress.task(name));
            }
            ["at", name, done, total] => {
                if let (Some(task), Ok(done), Ok(total)) = (tasks.get_mut(name), done.parse(), total.parse()) {
                    task.at(done, total);
                }
            }
            ["end", name] => drop(tasks.remove(name)),
            ["line", line] => progress.line(line),
            ["stop"] => return,
            _ => {}
        }
    }
}
