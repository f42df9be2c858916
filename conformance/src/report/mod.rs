//! What stored results say, for people and for machines.

mod junit;
mod machine;
mod rows;
mod runner;

use std::path::Path;

use anyhow::{Context, Result};
use askama::Template;
use chrono::{DateTime, Utc};
use clap::ValueEnum;

use crate::boot::{self, Verdict};
use crate::catalogue::Catalogue;
use crate::layout::Layout;
use crate::runs::{self, Run};

use machine::Version;
use rows::Row;
use runner::Tried;

/// The forms of a report.
#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Format {
    /// For a repository
    Markdown,
    /// A page
    Html,
    /// For tools that show test results
    Junit,
}

/// How many runs are shown, the last ones.
const RUNS_SHOWN: usize = 12;

/// One of them.
struct Ran {
    words: String,
    began: String,
    time: String,
    well: bool,
}

impl From<Run> for Ran {
    fn from(run: Run) -> Self {
        let began = DateTime::<Utc>::from(run.began()).format("%Y-%m-%d %H:%M UTC").to_string();
        Self { began, time: time(run.seconds), well: run.status == 0, words: run.words }
    }
}

/// Seconds, for people.
fn time(seconds: u64) -> String {
    match (seconds / 60, seconds % 60) {
        (0, seconds) => format!("{seconds} s"),
        (minutes, seconds) => format!("{minutes} min {seconds} s"),
    }
}

#[derive(Template)]
#[template(path = "report.md", escape = "none")]
struct Markdown<'a> {
    versions: &'a [Version],
    runs: &'a [Ran],
    rows: &'a [Row],
    boots: &'a [Verdict],
    tried: &'a [Tried],
}

#[derive(Template)]
#[template(path = "report.html")]
struct Html<'a> {
    versions: &'a [Version],
    runs: &'a [Ran],
    rows: &'a [Row],
    boots: &'a [Verdict],
    tried: &'a [Tried],
}

/// The report of all that was built below a directory.
pub fn write(layout: &Layout, catalogue: &Catalogue, format: Format) -> Result<String> {
    let rows = rows::of(layout, catalogue)?;
    let boots = boot::verdicts(layout)?;
    let versions = machine::versions(layout);
    let runs: Vec<_> = runs::last(layout, RUNS_SHOWN)?.into_iter().map(Ran::from).collect();
    let tried = runner::tried(layout)?;
    let (versions, runs, rows, boots, tried) = (&versions, &runs, &rows, &boots, &tried);
    let text = match format {
        Format::Markdown => Markdown { versions, runs, rows, boots, tried }.render()?,
        Format::Html => Html { versions, runs, rows, boots, tried }.render()?,
        Format::Junit => junit::write(rows, boots)?,
    };
    Ok(text.trim_end().to_owned() + "\n")
}

/// Puts it where it was asked for.
pub fn put(text: &str, output: Option<&Path>) -> Result<()> {
    match output {
        Some(path) => std::fs::write(path, text).with_context(|| format!("cannot write {}", path.display())),
        None => {
            print!("{text}");
            Ok(())
        }
    }
}
