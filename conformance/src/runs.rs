//! The runs there were below a directory: what was asked for, when, and how long it took.

use std::env;
use std::fs::{self, OpenOptions};
use std::io::{ErrorKind, Write};
use std::path::PathBuf;
use std::time::{Duration, Instant, SystemTime, UNIX_EPOCH};

use anyhow::{Context, Result};
use serde::{Deserialize, Serialize};

use crate::layout::Layout;

/// One run that came to an end, well or not.
#[derive(Serialize, Deserialize)]
pub struct Run {
    /// What was asked for.
    pub words: String,
    /// When, in seconds since 1970.
    began: u64,
    /// How long it took.
    pub seconds: u64,
    /// The exit status.
    pub status: u8,
}

/// A run under way.
pub struct Begun {
    began: SystemTime,
    clock: Instant,
}

impl Run {
    /// When.
    pub fn began(&self) -> SystemTime {
        UNIX_EPOCH + Duration::from_secs(self.began)
    }
}

impl Begun {
    /// Now.
    pub fn now() -> Self {
        Self { began: SystemTime::now(), clock: Instant::now() }
    }

    /// Adds it to those there were.
    pub fn end(&self, layout: &Layout, status: u8) -> Result<()> {
        // A report is the same wherever the directories were.
        let without_path = |word: String| if word.starts_with('/') { "...".to_owned() } else { word };
        let words: Vec<_> = env::args().skip(1).map(without_path).collect();
        let began = self.began.duration_since(UNIX_EPOCH).unwrap_or_default().as_secs();
        let run = Run { words: words.join(" "), began, seconds: self.clock.elapsed().as_secs(), status };
        let (path, line) = (path(layout), serde_json::to_string(&run)? + "\n");
        let file = OpenOptions::new().append(true).create(true).open(&path);
        file.and_then(|mut file| file.write_all(line.as_bytes()))
            .with_context(|| format!("cannot write {}", path.display()))
    }
}

/// The last of them, as many as that.
pub fn last(layout: &Layout, count: usize) -> Result<Vec<Run>> {
    let path = path(layout);
    let text = match fs::read_to_string(&path) {
        Err(error) if error.kind() == ErrorKind::NotFound => String::new(),
        text => text.with_context(|| format!("cannot read {}", path.display()))?,
    };
    // A line that a full disk or a lost machine left half is none.
    let mut runs: Vec<_> = text.lines().filter_map(|line| serde_json::from_str(line).ok()).collect();
    Ok(runs.split_off(runs.len().saturating_sub(count)))
}

fn path(layout: &Layout) -> PathBuf {
    layout.root.join("runs.jsonl")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_last_runs_are_remembered() -> Result<()> {
        let directory = tempfile::tempdir()?;
        let layout = Layout::for_test(directory.path())?;
        assert!(last(&layout, 2)?.is_empty());
        for status in [0, 1, 2] {
            Begun::now().end(&layout, status)?;
            let mut file = OpenOptions::new().append(true).open(path(&layout))?;
            file.write_all(b"{half a line\n")?;
        }
        let statuses: Vec<_> = last(&layout, 2)?.iter().map(|run| run.status).collect();
        assert_eq!(statuses, [1, 2]);
        Ok(())
    }
}
