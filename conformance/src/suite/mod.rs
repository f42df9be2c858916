//! Packages' own tests: on the host's libc and on musl with libwildebeest, in one run, compared.

mod compare;
mod results;

use std::fs;

use anyhow::{Context, Result, bail};

use crate::build::{self, Request};
use crate::catalogue::Catalogue;
use crate::command::{self, Log};
use crate::failure::Failure;
use crate::layout::Layout;
use crate::libc::Libc;
use crate::plan::Plan;
use crate::progress::Progress;
use crate::recipe::{Recipe, Test};

use compare::Comparison;
use results::Outcomes;

/// Builds and tests each target on both C libraries, and prints what differs.
pub fn run(layout: &Layout, catalogue: &Catalogue, request: &Request) -> Result<(), Failure> {
    let plan = Plan::of(catalogue, request.targets()).map_err(Failure::Request)?;
    let mut tested = Vec::new();
    for recipe in plan.targets() {
        match &recipe.test {
            Some(test) => tested.push((*recipe, test)),
            None => return Err(Failure::Request(anyhow::anyhow!("{} has no [test] in its recipe", recipe.id))),
        }
    }
    let layouts = Libc::ALL.map(|libc| (libc, layout.on(libc)));
    let mut found = Vec::new();
    for (libc, layout) in layouts {
        let layout = layout.map_err(Failure::Build)?;
        build::build(&layout, &plan, request, libc)?;
        for (recipe, test) in &tested {
            found.push(outcomes(&layout, recipe, test, libc).map_err(Failure::Build)?);
        }
    }
    let (host, musl) = found.split_at(tested.len());
    let mut all_well = true;
    for ((recipe, test), (host, musl)) in tested.iter().zip(host.iter().zip(musl)) {
        let comparison = Comparison::of(host, musl, &test.known);
        println!("{}\n{comparison}", recipe.id);
        all_well &= comparison.is_well();
    }
    if !all_well {
        return Err(Failure::Build(anyhow::anyhow!("tests that pass on {} do not on musl", Libc::Host.name())));
    }
    Ok(())
}

/// Runs the tests of one package on one libc.
fn outcomes(layout: &Layout, recipe: &Recipe, test: &Test, libc: Libc) -> Result<Outcomes> {
    let package = layout.package(&recipe.id);
    let log = package.log("test");
    let Some((program, arguments)) = test.command.split_first() else {
        bail!("{}: the test command is empty", recipe.id);
    };
    results::forget(&package.build(), test.results)?;
    let task = Progress::new().task(&format!("{}: testing on {}", recipe.id, libc.name()));
    let mut command = command::bare(program);
    command.args(arguments).current_dir(package.build());
    // A failed test fails the command as well; which one it was stands in the results.
    let ended = Log::create(log.clone())?.run(&mut command);
    let outcomes = results::read(&package.build(), test.results, ended.is_ok())?;
    if outcomes.is_empty() {
        let text = fs::read_to_string(&log).with_context(|| format!("cannot read {}", log.display()))?;
        let last: Vec<_> = text.lines().rev().take(5).collect();
        let last: Vec<_> = last.into_iter().rev().collect();
        bail!("{}: no test ran; the end of {}:\n{}", recipe.id, log.display(), last.join("\n"));
    }
    task.done(&format!("{}: {} tests on {}", recipe.id, outcomes.len(), libc.name()));
    Ok(outcomes)
}
