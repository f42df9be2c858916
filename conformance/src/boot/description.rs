//! What the system consists of and what is looked at: the data in `conformance/boot`.

use std::collections::BTreeMap;
use std::fmt;
use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, anyhow};
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};

use crate::command;

/// Where a system runs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, clap::ValueEnum)]
#[serde(rename_all = "kebab-case")]
pub enum Place {
    /// A machine of its own, which QEMU emulates.
    Machine,
    /// Namespaces of the host's kernel.
    Container,
}

impl Place {
    /// The best that this host can do.
    pub fn of_this_host(description: &Description) -> Self {
        if command::is_installed(&description.system.machine.program) { Self::Machine } else { Self::Container }
    }
}

impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Machine => "machine",
            Self::Container => "container",
        })
    }
}

/// All of it.
pub struct Description {
    /// The directory it was read from, which has the system's own files as well.
    pub directory: PathBuf,
    /// `system.toml`.
    pub system: System,
    /// `checks.toml`.
    pub checks: Checks,
}

/// What the system consists of.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct System {
    /// Packages beside the target, `name@version`. Of files of one name the last package's stays.
    pub packages: Vec<String>,
    /// Programs of libwildebeest.
    pub programs: Vec<String>,
    /// Directories and files of the packages that stay out.
    pub leave_out: Vec<PathBuf>,
    /// Ends of the names of files that stay out.
    pub leave_out_suffixes: Vec<String>,
    /// Empty directories.
    pub directories: Vec<PathBuf>,
    /// Symbolic links and what they say.
    pub links: BTreeMap<PathBuf, PathBuf>,
    /// The kernel of the machine.
    pub kernel: Kernel,
    /// The machine.
    pub machine: Machine,
}

/// The distribution's kernel.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Kernel {
    /// Its packages; the first that can be had is taken.
    pub packages: Vec<String>,
    /// Drivers that are loaded before systemd starts.
    pub modules: Vec<String>,
}

/// How QEMU is called.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Machine {
    /// The emulator.
    pub program: String,
    /// Its arguments but for the kernel, the system and the serial ports.
    pub arguments: Vec<String>,
    /// What the kernel and systemd are told.
    pub command_line: String,
}

/// What is looked at.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Checks {
    /// Inside of the running system.
    #[serde(rename = "check")]
    pub inside: Vec<Check>,
    /// On its console.
    pub console: Vec<Said>,
}

/// A script that ends well if all is well.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Check {
    /// What is then known.
    pub name: String,
    /// For `sh -eu`.
    pub script: String,
    /// The only place it makes sense in.
    #[serde(rename = "where")]
    pub place: Option<Place>,
}

/// Words that must stand on the console.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Said {
    /// What is then known.
    pub name: String,
    /// The words.
    pub says: String,
    /// The only place it makes sense in.
    #[serde(rename = "where")]
    pub place: Option<Place>,
}

impl Description {
    /// Reads `system.toml` and `checks.toml`.
    pub fn load(directory: &Path) -> Result<Self> {
        Ok(Self {
            system: load(&directory.join("system.toml"))?,
            checks: load(&directory.join("checks.toml"))?,
            directory: directory.to_owned(),
        })
    }
}

impl Checks {
    /// The checks inside of a system in this place, by the names of their files.
    pub fn scripts(&self, place: Place) -> impl Iterator<Item = (String, &Check)> {
        let named = self.inside.iter().enumerate().map(|(number, check)| (format!("{number:02}"), check));
        named.filter(move |(_, check)| check.place.is_none_or(|only| only == place))
    }
}

fn load<T: DeserializeOwned>(path: &Path) -> Result<T> {
    let text = fs::read_to_string(path).with_context(|| format!("cannot read {}", path.display()))?;
    toml::from_str(&text).map_err(|error| anyhow!("{}: {error}", path.display()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_trees_own_description_is_understood() -> Result<()> {
        let directory = Path::new(env!("CARGO_MANIFEST_DIR")).join("boot");
        let description = Description::load(&directory)?;
        for place in [Place::Machine, Place::Container] {
            assert!(directory.join(place.to_string()).is_dir());
            assert!(description.checks.scripts(place).count() > 10);
        }
        let mut names: Vec<&str> = description.checks.inside.iter().map(|check| check.name.as_str()).collect();
        names.extend(description.checks.console.iter().map(|said| said.name.as_str()));
        let all = names.len();
        names.sort_unstable();
        names.dedup();
        assert_eq!(names.len(), all, "two checks have one name");
        Ok(())
    }
}
