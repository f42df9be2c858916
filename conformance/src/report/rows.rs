//! The stored results, package by package.

use std::fs;
use std::path::Path;

use anyhow::Result;
use chrono::{DateTime, Utc};

use crate::build::{self, Built};
use crate::catalogue::Catalogue;
use crate::layout::Layout;
use crate::proof::Evidence;
use crate::recipe::{Known, Recipe};
use crate::suite::{Both, Comparison, Counts};

/// One package, as it was built.
pub struct Row {
    /// Its name and version.
    pub package: String,
    /// What it is.
    pub summary: String,
    /// The C library.
    pub libc: String,
    /// The compiler.
    pub compiler: String,
    /// What was found in it when it was built.
    pub evidence: Option<Evidence>,
    /// Why it does not build, if it does not.
    pub fails: Option<String>,
    /// How its build was shut in.
    pub isolation: String,
    /// How long it took.
    pub time: String,
    /// When.
    pub date: String,
    /// Its own tests.
    pub tests: Option<Tests>,
}

/// The tests of a package on both C libraries.
pub struct Tests {
    /// How they ended, test by test.
    pub both: Both,
    /// How long they took.
    pub time: String,
    /// On the host's libc.
    pub host: Counts,
    /// On musl.
    pub musl: Counts,
    /// Pass on the host's only.
    pub lost: Vec<String>,
    /// The same, for a reason.
    pub known: Vec<Known>,
}

/// All that was built, in all variants.
pub fn of(layout: &Layout, catalogue: &Catalogue) -> Result<Vec<Row>> {
    let mut rows = Vec::new();
    for layout in variants(layout)? {
        for recipe in catalogue.recipes() {
            if let Some(built) = build::state(&layout, recipe)? {
                rows.push(Row::new(&layout, recipe, built)?);
            }
        }
    }
    Ok(rows)
}

/// The directory itself, and those below it for another libc or compiler.
fn variants(layout: &Layout) -> Result<Vec<Layout>> {
    let mut found = vec![layout.clone()];
    let mut next = 0;
    while let Some(layout) = found.get(next).cloned() {
        let names = fs::read_dir(&layout.root)?.flatten().map(|entry| entry.file_name());
        let mut names: Vec<_> = names.filter_map(|name| name.into_string().ok()).collect();
        names.retain(|name| name.contains('@') || name == "clang");
        names.sort();
        for name in names {
            found.push(layout.below(&name)?);
        }
        next += 1;
    }
    Ok(found)
}

impl Row {
    fn new(layout: &Layout, recipe: &Recipe, built: Built) -> Result<Self> {
        let package = layout.package(&recipe.id);
        let tests = match (&recipe.test, Both::load(&package)?) {
            (Some(test), Some(both)) => Some(Tests::new(both, &test.known)),
            _ => None,
        };
        Ok(Self {
            package: recipe.id.to_string(),
            summary: recipe.summary.clone(),
            libc: libc_of(layout, recipe),
            compiler: build::compiler(layout)?,
            evidence: build::evidence(&package.stamps())?,
            fails: match built {
                Built::Well => None,
                Built::Failed { step, text } => Some(format!("{step}: {}", without_paths(layout, &text))),
            },
            isolation: package.stamps().note(build::ISOLATION)?.unwrap_or_default(),
            time: super::time(build::seconds(&package.stamps())?),
            date: date_of(&package.stamps().path("installed")),
            tests,
        })
    }
}

impl Row {
    /// How many edges were built of how many, where they were counted.
    pub fn edges(&self) -> String {
        let edges = self.evidence.as_ref().and_then(|found| found.edges);
        edges.map_or_else(String::new, |edges| format!("{edges} of {edges}"))
    }

    /// The source tree.
    pub fn source(&self) -> String {
        let tree = self.evidence.as_ref().map(|found| &found.source);
        tree.map_or_else(String::new, |tree| format!("{} files, sha256 {}...", tree.files, tree.digest.short()))
    }

    /// What is free of the host's libc.
    pub fn free(&self) -> String {
        self.evidence.as_ref().map_or_else(String::new, |found| found.elf.to_string())
    }
}

impl Tests {
    fn new(both: Both, known: &[Known]) -> Self {
        let comparison = Comparison::of(&both, known);
        let lost = comparison.lost.into_iter().map(str::to_owned).collect();
        let known = comparison.known.into_iter().cloned().collect();
        let (host, musl) = (comparison.host, comparison.musl);
        Self { time: super::time(both.seconds), both, host, musl, lost, known }
    }
}

/// The one it depends on, or that all of this variant do.
fn libc_of(layout: &Layout, recipe: &Recipe) -> String {
    let variant =
        layout.root.components().filter_map(|part| part.as_os_str().to_str()).find(|part| part.starts_with("musl@"));
    let named = || recipe.depends.iter().find(|id| id.name == "musl").map(ToString::to_string);
    let own = || recipe.libc.then(|| recipe.id.to_string());
    variant.map(str::to_owned).or_else(named).or_else(own).unwrap_or_default()
}

/// The first line of a reason, which is the same on every machine.
fn without_paths(layout: &Layout, text: &str) -> String {
    let line = text.lines().next().unwrap_or_default();
    [&layout.root, &layout.tree]
        .iter()
        .fold(line.to_owned(), |line, path| line.replace(&*path.to_string_lossy(), "..."))
}

fn date_of(path: &Path) -> String {
    let time = fs::metadata(path).and_then(|metadata| metadata.modified());
    time.map_or_else(|_| String::new(), |time| DateTime::<Utc>::from(time).format("%Y-%m-%d").to_string())
}
