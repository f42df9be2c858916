//! The rows there are: `bench/rows/*.toml`.

use std::{collections::BTreeMap, fs};

use anyhow::{Context, Result};
use serde::{Deserialize, Serialize};
use wildebeest_tests::case::directory;

use crate::files::Files;

/// One file of rows.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Sheet {
    group: Vec<Group>,
}

/// Rows that belong together, and what is to be reached.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Group {
    pub name: String,
    /// Programs below `bench/`, each with its arguments.
    pub rows: Vec<String>,
    /// A path of files to work on is the last argument.
    pub files: Option<Files>,
    /// Flags for the compiler on every libc.
    #[serde(default)]
    pub cflags: Vec<String>,
    #[serde(default)]
    pub unit: Unit,
    #[serde(default)]
    pub reach: Reach,
}

/// What the programs print.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize, Serialize)]
pub enum Unit {
    #[default]
    #[serde(rename = "ns")]
    Nanoseconds,
    #[serde(rename = "KiB")]
    Kibibytes,
}

/// What is to be reached. Rows without a limit are there to be looked at.
#[derive(Clone, Debug, Default, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Reach {
    /// For the geometric mean of the ratios to glibc's.
    pub mean: Option<f64>,
    /// For each ratio to glibc's.
    pub row: Option<f64>,
    /// For the ratio to plain musl's, in the place of that to glibc's.
    #[serde(default)]
    pub of_musl: BTreeMap<String, f64>,
    /// How much more than plain musl's it may be.
    #[serde(default)]
    pub above_musl: BTreeMap<String, f64>,
}

/// All groups, in the order of the files' names.
pub fn load() -> Result<Vec<Group>> {
    let directory = directory().join("bench/rows");
    let entries = fs::read_dir(&directory).with_context(|| format!("cannot read {}", directory.display()))?;
    let mut paths = entries.map(|entry| Ok(entry?.path())).collect::<Result<Vec<_>>>()?;
    paths.retain(|path| path.extension().is_some_and(|extension| extension == "toml"));
    paths.sort();
    let sheets = paths.iter().map(|path| {
        let text = fs::read_to_string(path)?;
        let sheet: Sheet = toml::from_str(&text).with_context(|| format!("{} is wrong", path.display()))?;
        Ok(sheet.group)
    });
    Ok(sheets.collect::<Result<Vec<_>>>()?.concat())
}
