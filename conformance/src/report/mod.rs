//! What stored results say, for people and for machines.

mod junit;
mod rows;

use std::path::Path;

use anyhow::{Context, Result};
use askama::Template;
use clap::ValueEnum;

use crate::boot::{self, Verdict};
use crate::catalogue::Catalogue;
use crate::layout::Layout;

use rows::Row;

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

#[derive(Template)]
#[template(path = "report.md", escape = "none")]
struct Markdown<'a> {
    rows: &'a [Row],
    boots: &'a [Verdict],
}

#[derive(Template)]
#[template(path = "report.html")]
struct Html<'a> {
    rows: &'a [Row],
    boots: &'a [Verdict],
}

/// The report of all that was built below a directory.
pub fn write(layout: &Layout, catalogue: &Catalogue, format: Format) -> Result<String> {
    let rows = rows::of(layout, catalogue)?;
    let boots = boot::verdicts(layout)?;
    Ok(match format {
        Format::Markdown => Markdown { rows: &rows, boots: &boots }.render()?,
        Format::Html => Html { rows: &rows, boots: &boots }.render()?,
        Format::Junit => junit::write(&rows, &boots)?,
    })
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
