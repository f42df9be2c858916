//! How a run ended, package by package.

use anyhow::{Result, anyhow};
use serde::{Deserialize, Serialize};

use crate::digest::Hasher;
use crate::failure::Failure;
use crate::recipe::Recipe;
use crate::stamp::Stamps;

use super::builder::Builder;
use super::step::Step;

/// The stamp of a package that did not build.
const FAILED: &str = "failed";

/// Why a package did not build.
#[derive(Serialize, Deserialize)]
struct Reason {
    step: String,
    exit_status: u8,
    text: String,
}

/// Whether a package is built.
pub enum Built {
    /// It is, and proven.
    Well,
    /// It is not.
    Failed {
        /// The step that failed.
        step: String,
        /// Why, with the end of its log.
        text: String,
    },
}

/// What the last run left of a package, if any has dealt with it.
pub fn state(stamps: &Stamps) -> Result<Option<Built>> {
    if let Some(note) = stamps.note(FAILED)? {
        let Reason { step, text, .. } = serde_json::from_str(&note)?;
        return Ok(Some(Built::Failed { step, text }));
    }
    Ok(stamps.key(Step::Prove.stamp())?.map(|_| Built::Well))
}

/// How a run went for all packages on one libc.
#[derive(Default)]
pub struct Outcome {
    failed: Vec<(String, u8, String)>,
    /// Each with what it depends on that failed.
    blocked: Vec<String>,
    not_begun: Vec<String>,
}

/// Leaves a note of a failure for the run the step belongs to, and for `why`.
pub fn remember(stamps: &Stamps, step: Step, failure: &Failure) -> Result<()> {
    let text = format!("{:#}", failure.reason());
    let reason = Reason { step: step.name().to_owned(), exit_status: failure.exit_status(), text };
    stamps.set(FAILED, &Hasher::default().finish(), &serde_json::to_string(&reason)?)
}

/// Forgets earlier failures.
pub fn forget(stamps: &Stamps) -> Result<()> {
    stamps.clear(FAILED)
}

impl Outcome {
    /// Looks at what the steps left.
    pub fn add(&mut self, builder: &Builder<'_>, recipes: &[&Recipe]) -> Result<()> {
        let mut bad: Vec<&Recipe> = Vec::new();
        for recipe in recipes {
            let (name, stamps) = (builder.named(recipe), builder.package(recipe).stamps());
            let causes: Vec<String> =
                bad.iter().filter(|bad| recipe.depends.contains(&bad.id)).map(|bad| bad.id.to_string()).collect();
            if let Some(note) = stamps.note(FAILED)? {
                let reason: Reason = serde_json::from_str(&note)?;
                self.failed.push((name, reason.exit_status, reason.text));
            } else if !causes.is_empty() {
                self.blocked.push(format!("{name} (depends on {})", causes.join(", ")));
            } else {
                // Without what it depends on it has no key.
                let is_done =
                    builder.key(recipe).is_ok_and(|key| stamps.holds(Step::Prove.stamp(), &key).unwrap_or(false));
                self.not_begun.extend((!is_done).then_some(name));
                continue;
            }
            bad.push(recipe);
        }
        Ok(())
    }

    /// All of it as one failure, if it is one.
    pub fn judge(self) -> Result<(), Failure> {
        let Self { failed, blocked, not_begun } = self;
        let mut lines: Vec<String> = failed.iter().map(|(name, _, text)| format!("{name}: {text}")).collect();
        for (what, names) in [("not built, since it depends on a failure", blocked), ("not begun", not_begun)] {
            if !names.is_empty() {
                lines.push(format!("{what}: {}", names.join(", ")));
            }
        }
        if lines.is_empty() {
            return Ok(());
        }
        let error = anyhow!("{}", lines.join("\n"));
        let only_sources = !failed.is_empty() && failed.iter().all(|(_, status, _)| *status == 3);
        Err(if only_sources { Failure::Source(error) } else { Failure::Build(error) })
    }
}
