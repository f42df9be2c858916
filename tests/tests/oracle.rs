//! Every case on glibc and in every musl variant: the recorded answer, to the byte.

use std::fs;

use anyhow::{Context, Result, bail};
use libtest_mimic::{Arguments, Failed, Trial};
use wildebeest_pkgconfig::tree::Tree;
use wildebeest_tests::{
    case::{self, Case},
    compile::{self, GLIBC, MUSL, Variant},
    run, surroundings,
};

fn main() -> Result<()> {
    let arguments = Arguments::from_args();
    surroundings::settle()?;
    let tree = Tree::locate()?;
    let glibc = cfg!(target_env = "gnu");
    let namespaces = run::namespaces_permitted();
    let mut trials = Vec::new();
    for case in case::all("c")? {
        let ignored = case.directives.etc.is_some() && !namespaces;
        for variant in MUSL.into_iter().chain(glibc.then_some(GLIBC)) {
            let (tree, case) = (tree.clone(), case.clone());
            let name = format!("{} [{}]", case.name, variant.name);
            let trial = Trial::test(name, move || compare(&tree, &case, variant).map_err(failed));
            trials.push(trial.with_ignored_flag(ignored));
        }
    }
    libtest_mimic::run(&arguments, trials).exit();
}

fn failed(error: anyhow::Error) -> Failed {
    format!("{error:#}").into()
}

fn compare(tree: &Tree, case: &Case, variant: Variant) -> Result<()> {
    let recording = case.recording();
    let expected = fs::read_to_string(&recording)
        .with_context(|| format!("{} is missing: `make record` on a glibc system writes it", recording.display()))?;
    let work = tempfile::tempdir()?;
    let program = compile::compile(tree, case, variant, work.path())?;
    let actual = run::run(case, &program, work.path(), &[])?;
    match &case.directives.differs {
        Some(_) if variant == GLIBC && actual == expected => Ok(()),
        Some(reason) if variant != GLIBC && actual == expected => {
            bail!("marked as different ({reason}), but it is the same now: remove the mark")
        }
        Some(_) if variant != GLIBC => Ok(()),
        _ if actual == expected => Ok(()),
        _ => bail!("{}", difference(&expected, &actual)),
    }
}

/// The first lines in which the two texts part, with what came just before.
fn difference(expected: &str, actual: &str) -> String {
    let mut lines = expected.lines().zip(actual.lines()).enumerate();
    let first = lines.find(|(_, (left, right))| left != right).map(|(index, _)| index);
    let first = first.unwrap_or_else(|| expected.lines().count().min(actual.lines().count()));
    let excerpt = |text: &str| {
        text.lines().skip(first.saturating_sub(2)).take(8).map(|line| format!("    {line}\n")).collect::<String>()
    };
    format!("differs from line {}\n  glibc:\n{}  here:\n{}", first + 1, excerpt(expected), excerpt(actual))
}
