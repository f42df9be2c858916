//! Transcripts as tests: glibc's programs still answer what was recorded, and ours answer the same.

use std::{collections::BTreeMap, fs};

use anyhow::{Context, Result, bail, ensure};
use libtest_mimic::{Arguments, Failed, Trial};
use serde::Deserialize;
use wildebeest_pkgconfig::tree::Tree;

use crate::{
    case::directory,
    scene::{self, Answer, Programs},
    surroundings,
    transcript::{self, Entry, Transcript},
};

/// More differences than this are not differences but a program that is not done.
const MOST_DIFFERENCES: usize = 15;

/// Why an answer of ours is another than glibc's: an entry of `differences.toml`.
#[derive(Debug, Deserialize)]
struct Difference {
    reason: String,
}

/// Runs the transcripts in `tests/<name>`; for the `main` of a test program.
pub fn main(name: &str) -> Result<()> {
    let arguments = Arguments::from_args();
    surroundings::settle()?;
    let tree = Tree::locate()?;
    let transcripts = transcript::all(name)?;
    let permitted = scene::permitted();
    if !permitted {
        eprintln!("ignored: this machine permits no mount and network namespaces");
    }
    let mut trials = vec![Trial::test("every difference is listed, and each listed one is there", {
        let listed = check_differences();
        move || listed.map_err(failed)
    })];
    for entry in transcripts.iter().flat_map(Transcript::entries) {
        trials.extend(trials_of(&tree, entry, !permitted));
    }
    libtest_mimic::run(&arguments, trials).exit();
}

fn failed(error: anyhow::Error) -> Failed {
    format!("{error:#}").into()
}

fn trials_of(tree: &Tree, entry: &Entry, ignored: bool) -> Vec<Trial> {
    let glibc = cfg!(target_env = "gnu");
    let trial = |label: &str, ignored, test: fn(&Tree, &Entry) -> Result<()>| {
        let (tree, entry) = (tree.clone(), entry.clone());
        let name = format!("{} [{label}]", entry.name);
        Trial::test(name, move || test(&tree, &entry).map_err(failed)).with_ignored_flag(ignored)
    };
    if entry.recorded.is_none() {
        return vec![trial("side by side", ignored || !glibc, side_by_side)];
    }
    let mut trials = vec![trial("wildebeest", ignored, ours_as_recorded)];
    if glibc {
        trials.push(trial("glibc", ignored, glibc_as_recorded));
    }
    trials
}

fn glibc_as_recorded(tree: &Tree, entry: &Entry) -> Result<()> {
    let recorded = entry.recorded.clone().unwrap_or_default();
    same("glibc now", &entry.scene.run(tree, Programs::Glibc, &entry.command)?, "glibc as recorded", &recorded)
}

fn ours_as_recorded(tree: &Tree, entry: &Entry) -> Result<()> {
    let recorded = entry.recorded.clone().unwrap_or_default();
    let ours = entry.scene.run(tree, Programs::Wildebeest, &entry.command)?;
    match &entry.differs {
        None => same("ours", &ours, "glibc", &recorded),
        Some((reason, _)) if ours == recorded => {
            bail!("marked as different ({reason}), but it is the same now: remove the mark")
        }
        Some((_, expected)) => same("ours", &ours, "the difference that is written down", expected),
    }
}

/// What changes by the moment is asked again until it holds still. Where the answers may differ on some machines,
/// their form is the same.
fn side_by_side(tree: &Tree, entry: &Entry) -> Result<()> {
    let answers = |_| -> Result<_> {
        let glibc = entry.scene.run(tree, Programs::Glibc, &entry.command)?;
        Ok((entry.scene.run(tree, Programs::Wildebeest, &entry.command)?, glibc))
    };
    let mut last = answers(0)?;
    if entry.differs.is_some() {
        return same("ours", &form(last.0), "glibc", &form(last.1));
    }
    for round in 1..20 {
        if last.0 == last.1 {
            break;
        }
        last = answers(round)?;
    }
    same("ours", &last.0, "glibc", &last.1)
}

/// An answer with its words all alike.
fn form(mut answer: Answer) -> Answer {
    answer.stdout.retain(u8::is_ascii_whitespace);
    answer
}

fn same(left: &str, answer: &Answer, right: &str, expected: &Answer) -> Result<()> {
    ensure!(answer == expected, "{left}:\n{answer}\n{right}:\n{expected}");
    Ok(())
}

fn differences() -> Result<BTreeMap<String, Difference>> {
    let path = directory().join("differences.toml");
    let text = fs::read_to_string(&path).with_context(|| format!("cannot read {}", path.display()))?;
    toml::from_str(&text).context("differences.toml")
}

/// The list names every difference that a transcript shows, and no other, and is short.
fn check_differences() -> Result<()> {
    let listed = differences()?;
    ensure!(listed.len() <= MOST_DIFFERENCES, "more than {MOST_DIFFERENCES} differences");
    let transcripts = [transcript::all("getent")?, transcript::all("getconf")?];
    let entries = transcripts.iter().flatten().flat_map(Transcript::entries);
    let shown: Vec<_> = entries.filter_map(|entry| entry.differs.as_ref().map(|(name, _)| name)).collect();
    for name in &shown {
        ensure!(listed.contains_key(*name), "{name} is not in differences.toml");
    }
    for (name, difference) in &listed {
        ensure!(shown.contains(&name), "no transcript shows {name}");
        ensure!(!difference.reason.trim().is_empty(), "{name} has no reason");
    }
    Ok(())
}
