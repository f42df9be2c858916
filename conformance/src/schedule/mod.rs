//! The schedule, which is Ninja's: every step of every package is an edge that calls this program back.

mod events;
mod jobserver;
mod ninja;

use std::fs;
use std::path::PathBuf;

use anyhow::{Context, Result};

use crate::command::{self, Log};
use crate::layout::Layout;
use crate::progress::Progress;

pub use events::Teller;
pub use jobserver::{Jobserver, Tokens};
pub use ninja::{Edge, quoted};

use events::Listener;

/// What ninja is to begin its lines with; the output of what it runs would not.
pub const STATUS: &str = "@edges %f/%t ";

/// Where the steps of a run find the jobserver.
pub fn jobs(layout: &Layout) -> PathBuf {
    layout.root.join("jobs")
}

/// Where they tell how far they are.
pub fn events(layout: &Layout) -> PathBuf {
    layout.root.join("events")
}

/// The schedule as ninja reads it.
pub fn text(layout: &Layout, edges: &[Edge]) -> String {
    ninja::text(&layout.root.join("ninja"), edges)
}

/// Runs ninja until `targets` are done, or no more can be done. Says whether it was content.
pub fn run(
    layout: &Layout,
    edges: &[Edge],
    targets: &[PathBuf],
    jobs_at_once: usize,
    keep_going: bool,
    progress: &Progress,
) -> Result<bool> {
    let file = layout.root.join("schedule.ninja");
    fs::write(&file, text(layout, edges)).with_context(|| format!("cannot write {}", file.display()))?;
    let _jobserver = Jobserver::create(&jobs(layout), jobs_at_once)?;
    let listener = Listener::start(&events(layout), progress.clone())?;
    let mut ninja = command::tied("ninja")?;
    ninja.arg("-f").arg(&file).args(["-j", &jobs_at_once.to_string()]);
    if keep_going {
        ninja.args(["-k", "0"]);
    }
    // What a step calls needs more than a build may see: cargo is a person's, curl heeds their proxy.
    ninja.args(targets).env_clear().envs(std::env::vars_os()).env_remove("MAKEFLAGS");
    ninja.env("NINJA_STATUS", STATUS);
    let mut task = None;
    let ended = Log::create(layout.root.join("schedule.log"))?.run_watched(&mut ninja, |line| {
        let position = position(line);
        if let Some((done, total)) = position {
            task.get_or_insert_with(|| progress.task("all steps")).at(done, total);
        }
        position.is_none()
    });
    drop(task);
    listener.stop();
    Ok(ended.is_ok())
}

/// What ninja says of how far it is, where the line is one of those.
pub fn position(line: &str) -> Option<(u64, u64)> {
    let (position, _) = line.strip_prefix("@edges ")?.split_once(' ')?;
    let (done, total) = position.split_once('/')?;
    Some((done.parse().ok()?, total.parse().ok()?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_ninjas_own_lines_are_positions() {
        assert_eq!(position("@edges 12/1717 Compiling a.c"), Some((12, 1717)));
        assert_eq!(position("[12/1717] Compiling a.c"), None);
        assert_eq!(position("a.c:1:2: error: @edges 1/2"), None);
    }
}
