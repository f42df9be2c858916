//! The machine that the results come from, and the versions of what was used there.

use std::fs;
use std::path::Path;
use std::thread::available_parallelism;

use crate::command;
use crate::layout::Layout;

/// A thing and its version.
pub struct Version {
    /// What.
    pub name: &'static str,
    /// As it says itself, or the system of it.
    pub version: String,
}

/// Programs that say their version, in the first line they print.
const PROGRAMS: [(&str, &str, &[&str]); 9] = [
    ("host's libc", "getconf", &["GNU_LIBC_VERSION"]),
    ("gcc", "gcc", &["--version"]),
    ("clang", "clang", &["--version"]),
    ("linker", "ld", &["--version"]),
    ("meson", "meson", &["--version"]),
    ("ninja", "ninja", &["--version"]),
    ("bubblewrap", "bwrap", &["--version"]),
    ("QEMU", "qemu-system-x86_64", &["--version"]),
    ("kernel", "uname", &["--kernel-release"]),
];

/// All that is there.
pub fn versions(layout: &Layout) -> Vec<Version> {
    let mut versions = vec![Version { name: "libwildebeest", version: own(&layout.tree) }];
    let mut add = |name, version: Option<String>| {
        versions.extend(version.filter(|text| !text.is_empty()).map(|version| Version { name, version }));
    };
    add("Rust", command::person("rustc", &["--version"]));
    for (name, program, arguments) in PROGRAMS {
        add(name, command::first_line(program, arguments).ok());
    }
    add("system", value_in("/etc/os-release", "PRETTY_NAME="));
    add("processors", Some(processors()));
    add("memory", memory());
    versions
}

/// The version of this program, which is the library's, and the state of the tree it was built from.
fn own(tree: &Path) -> String {
    let git = |arguments: &[&str]| {
        let place = tree.to_string_lossy();
        command::person("git", &[&["-C", &*place], arguments].concat())
    };
    let version = env!("CARGO_PKG_VERSION");
    let Some(commit) = git(&["rev-parse", "--short=12", "HEAD"]) else { return version.to_owned() };
    // The report itself may be the change.
    let changed = git(&["status", "--porcelain", "--untracked-files=no", "--", ".", ":!docs/conformance.md"]);
    let state = if changed.is_some_and(|text| !text.is_empty()) { ", with changes" } else { "" };
    format!("{version}, commit {commit}{state}")
}

fn processors() -> String {
    let count = available_parallelism().map_or(1, Into::into);
    let model = value_in("/proc/cpuinfo", "model name").unwrap_or_default();
    format!("{count}{}{model}", if model.is_empty() { "" } else { ", " })
}

fn memory() -> Option<String> {
    let kilobytes: u64 = value_in("/proc/meminfo", "MemTotal:")?.split(' ').next()?.parse().ok()?;
    Some(format!("{} MiB", kilobytes / 1024))
}

/// What stands behind a name in the first line that begins with it.
fn value_in(path: &str, name: &str) -> Option<String> {
    let text = fs::read_to_string(path).ok()?;
    let value = text.lines().find_map(|line| line.strip_prefix(name))?;
    Some(value.trim_matches([' ', '\t', ':', '"']).to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_every_machine_has_is_named() -> anyhow::Result<()> {
        let directory = tempfile::tempdir()?;
        let versions = versions(&Layout::for_test(directory.path())?);
        let find = |name| versions.iter().find(|known| known.name == name).map(|known| known.version.as_str());
        assert!(find("libwildebeest").is_some_and(|version| version.starts_with(env!("CARGO_PKG_VERSION"))));
        for name in ["gcc", "linker", "kernel", "processors", "memory"] {
            assert!(find(name).is_some_and(|version| version.contains(|c: char| c.is_ascii_digit())), "{name}");
        }
        Ok(())
    }
}
