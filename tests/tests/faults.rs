//! Every allocation and every system call that the library makes fails in turn.
//!
//! A case in `faults/<header>/` is linked with `faults/inject.c` and run again and again, with the
//! first, second, ... fallible call failing, until a run makes fewer calls than that. Each run must
//! end well: the function under test reports the injected error, and no memory or descriptor leaks.

use anyhow::{Result, bail};
use libtest_mimic::{Arguments, Trial};
use wildebeest_pkgconfig::tree::Tree;
use wildebeest_tests::{
    case::{self, Case},
    compile, run, surroundings,
};

/// A case that makes more fallible calls than this is too large.
const MOST: usize = 2000;

fn main() -> Result<()> {
    let arguments = Arguments::from_args();
    surroundings::settle()?;
    let tree = Tree::locate()?;
    let namespaces = run::namespaces_permitted();
    let mut trials = Vec::new();
    for case in case::all("faults")? {
        let ignored = case.directives.etc.is_some() && !namespaces;
        let tree = tree.clone();
        let trial = Trial::test(case.name.clone(), move || {
            every_fault(&tree, &case).map_err(|error| format!("{error:#}").into())
        });
        trials.push(trial.with_ignored_flag(ignored));
    }
    libtest_mimic::run(&arguments, trials).exit();
}

fn every_fault(tree: &Tree, case: &Case) -> Result<()> {
    let work = tempfile::tempdir()?;
    let program = compile::with_faults(tree, case, work.path())?;
    for fault in 1..MOST {
        let run_directory = tempfile::tempdir()?;
        let text = run::run(case, &program, run_directory.path(), &[("LWB_FAULT", &fault.to_string())])?;
        if !text.ends_with("exit: 0\n") {
            bail!("with fallible call {fault} failing:\n{text}");
        }
        if text.contains("no fault left") {
            return if fault > 1 { Ok(()) } else { bail!("the case makes no fallible call") };
        }
    }
    bail!("still failing calls after {MOST} runs: make the case smaller")
}
