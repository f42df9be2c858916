//! Packages' own tests: on the host's libc and on musl with libwildebeest, in one run, compared.

mod again;
mod compare;
mod results;
mod surroundings;

use std::collections::BTreeMap;
use std::fs;
use std::io::ErrorKind;

use anyhow::{Context, Result, bail};
use serde::{Deserialize, Serialize};

use crate::build::{self, Request};
use crate::catalogue::Catalogue;
use crate::command::Log;
use crate::failure::Failure;
use crate::layout::{Layout, Package};
use crate::libc::Libc;
use crate::plan::Plan;
use crate::progress::Progress;
use crate::recipe::{Recipe, Test};

use results::Outcomes;

pub use again::Runs;
pub use compare::{Comparison, Counts};
pub use results::Outcome;

/// Builds and tests each target on both C libraries, and prints what differs.
pub fn run(layout: &Layout, catalogue: &Catalogue, request: &Request) -> Result<(), Failure> {
    let plan = request.plan(catalogue)?;
    let mut tested = Vec::new();
    for recipe in plan.targets() {
        match &recipe.test {
            Some(test) => tested.push((*recipe, test)),
            None if request.wants_all() => {}
            None => return Err(Failure::Request(anyhow::anyhow!("{} has no [test] in its recipe", recipe.id))),
        }
    }
    let layouts = Libc::ALL.map(|libc| (libc, layout.on(libc)));
    let mut found = Vec::new();
    build::build(layout, &plan, request, &Libc::ALL)?;
    for (libc, layout) in layouts {
        let layout = layout.map_err(Failure::Build)?;
        for (recipe, test) in &tested {
            build::make_runnable(&layout, &plan, libc, recipe).map_err(Failure::Build)?;
            found.push(outcomes(&layout, recipe, test, libc).map_err(Failure::Build)?);
        }
    }
    let musl = found.split_off(tested.len());
    let mut all_well = true;
    for ((recipe, test), mut both) in tested.iter().zip(found.into_iter().zip(musl).map(Both::from)) {
        both.try_again(&test.known, |libc, names| some(&layout.on(libc)?, &plan, (recipe, test), libc, names))
            .map_err(Failure::Build)?;
        both.save(&layout.package(&recipe.id)).map_err(Failure::Build)?;
        let comparison = Comparison::of(&both, &test.known);
        println!("{}\n{comparison}", recipe.id);
        all_well &= comparison.is_well();
    }
    if !all_well {
        return Err(Failure::Build(anyhow::anyhow!("tests that pass on {} do not on musl", Libc::Host.name())));
    }
    Ok(())
}

/// How the tests of a package ended on both.
#[derive(Serialize, Deserialize)]
pub struct Both {
    /// On the host's libc.
    pub host: Outcomes,
    /// On musl.
    pub musl: Outcomes,
    /// Those that were run more than once.
    #[serde(default)]
    pub again: BTreeMap<String, Runs>,
}

impl From<(Outcomes, Outcomes)> for Both {
    fn from((host, musl): (Outcomes, Outcomes)) -> Self {
        Self { host, musl, again: BTreeMap::new() }
    }
}

impl Both {
    /// What the last run of them left, if there was any.
    pub fn load(package: &Package) -> Result<Option<Self>> {
        let path = package.tests();
        match fs::read(&path) {
            Ok(text) => {
                serde_json::from_slice(&text).map(Some).with_context(|| format!("cannot understand {}", path.display()))
            }
            Err(e) if e.kind() == ErrorKind::NotFound => Ok(None),
            Err(e) => Err(e).with_context(|| format!("cannot read {}", path.display())),
        }
    }

    fn save(&self, package: &Package) -> Result<()> {
        let path = package.tests();
        fs::write(&path, serde_json::to_vec(self)?).with_context(|| format!("cannot write {}", path.display()))
    }
}

/// Runs the tests of one package on one libc.
fn outcomes(layout: &Layout, recipe: &Recipe, test: &Test, libc: Libc) -> Result<Outcomes> {
    let task = Progress::new().task(&format!("{}: testing on {}", recipe.id, libc.name()));
    let outcomes = execute(layout, recipe, test, &test.command, "test")?;
    if outcomes.is_empty() {
        let log = layout.package(&recipe.id).log("test");
        let text = fs::read_to_string(&log).with_context(|| format!("cannot read {}", log.display()))?;
        let last: Vec<_> = text.lines().rev().take(5).collect();
        let last: Vec<_> = last.into_iter().rev().collect();
        bail!("{}: no test ran; the end of {}:\n{}", recipe.id, log.display(), last.join("\n"));
    }
    task.done(&format!("{}: {} tests on {}", recipe.id, outcomes.len(), libc.name()));
    Ok(outcomes)
}

/// Runs some of them again.
fn some(
    layout: &Layout,
    plan: &Plan<'_>,
    (recipe, test): (&Recipe, &Test),
    libc: Libc,
    names: &[String],
) -> Result<Outcomes> {
    build::make_runnable(layout, plan, libc, recipe)?;
    let task = Progress::new().task(&format!("{}: testing again on {}: {}", recipe.id, libc.name(), names.join(", ")));
    let outcomes = execute(layout, recipe, test, &results::command_of_some(test, names), "test-again")?;
    drop(task);
    Ok(outcomes)
}

/// Runs a test command, and reads how each test ended.
fn execute(layout: &Layout, recipe: &Recipe, test: &Test, command: &[String], log: &str) -> Result<Outcomes> {
    let package = layout.package(&recipe.id);
    results::forget(&package.build(), test.results)?;
    let mut command = surroundings::command(layout.outermost(), command);
    command.current_dir(package.build());
    // A failed test fails the command as well; which one it was stands in the results.
    let ended = Log::create(package.log(log))?.run(&mut command);
    results::read(&package.build(), test.results, ended.is_ok())
}
