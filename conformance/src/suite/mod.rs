//! Packages' own tests: on the host's libc and on musl with libwildebeest, in one run, compared.

mod again;
mod compare;
mod edges;
mod results;
mod surroundings;

use std::collections::BTreeMap;
use std::fs;
use std::io::ErrorKind;
use std::time::Instant;

use anyhow::{Context, Result, anyhow, bail};
use serde::{Deserialize, Serialize};

use crate::build;
use crate::catalogue::Catalogue;
use crate::command::Log;
use crate::failure::Failure;
use crate::layout::{Layout, Package};
use crate::libc::Libc;
use crate::plan::Plan;
use crate::progress::Progress;
use crate::recipe::{Recipe, Test};
use crate::variant::Variant;

use results::Outcomes;

pub use again::Runs;
pub use compare::{Comparison, Counts};
pub use edges::{StepRequest, step};
pub use results::Outcome;

/// What to test, and how.
#[derive(clap::Args)]
#[group(skip)]
pub struct Request {
    #[command(flatten)]
    build: build::Request,
    /// Run tests again that have ended well since the package was built
    #[arg(long)]
    again: bool,
}

impl Request {
    /// How what is tested is built.
    pub fn variant(&self) -> &Variant {
        &self.build.variant
    }
}

/// Builds and tests each target on both C libraries, and prints what differs.
pub fn run(layout: &Layout, catalogue: &Catalogue, request: &Request) -> Result<(), Failure> {
    let plan = request.build.plan(catalogue)?;
    let mut tested = Vec::new();
    for recipe in plan.targets() {
        match &recipe.test {
            Some(test) => tested.push(Tested { recipe, test }),
            None if request.build.wants_all() => {}
            None => return Err(Failure::Request(anyhow!("{} has no [test] in its recipe", recipe.id))),
        }
    }
    // On the host's libc only what has tests need be built.
    let names: Vec<_> = tested.iter().map(|one| one.recipe.id.to_string()).collect();
    let on_host = Plan::of(catalogue, &names).map_err(Failure::Request)?;
    let built = build::build(layout, &request.build, &[(Libc::Host, &on_host), (Libc::Musl, &plan)]);
    if built.is_err() && !request.build.keeps_going() {
        return built;
    }
    edges::run(layout, &mut tested, request.again).map_err(Failure::Build)?;
    let mut complaints = Vec::new();
    for one in &tested {
        complaints.extend(one.tell(layout).map_err(Failure::Build)?);
    }
    if complaints.is_empty() {
        return built;
    }
    complaints.extend(built.err().map(|failure| format!("{:#}", failure.reason())));
    Err(Failure::Build(anyhow!("{}", complaints.join("\n"))))
}

/// A package and its own tests.
struct Tested<'a> {
    recipe: &'a Recipe,
    test: &'a Test,
}

impl Tested<'_> {
    /// Prints how they ended, and says what is wrong with that.
    fn tell(&self, layout: &Layout) -> Result<Option<String>> {
        let package = layout.package(&self.recipe.id);
        if let Some(reason) = edges::failure(&package)? {
            return Ok(Some(reason));
        }
        let Some(both) = Both::load(&package)? else {
            return Ok(Some(format!("{}: its tests did not come to an end", self.recipe.id)));
        };
        let comparison = Comparison::of(&both, &self.test.known);
        println!("{}\n{comparison}", self.recipe.id);
        let complaint = || format!("{}: tests that pass on {} do not on musl", self.recipe.id, Libc::Host.name());
        Ok((!comparison.is_well()).then(complaint))
    }

    /// Runs them on both.
    fn run(&self, layout: &Layout, plan: &Plan<'_>, progress: &Progress) -> Result<Both> {
        let clock = Instant::now();
        let host = self.outcomes(&layout.on(Libc::Host)?, plan, Libc::Host, progress)?;
        let musl = self.outcomes(layout, plan, Libc::Musl, progress)?;
        let mut both = Both::from((host, musl));
        both.try_again(&self.test.known, |libc, names| self.some(&layout.on(libc)?, plan, libc, names, progress))?;
        both.seconds = clock.elapsed().as_secs();
        Ok(both)
    }

    /// Runs them on one libc.
    fn outcomes(&self, layout: &Layout, plan: &Plan<'_>, libc: Libc, progress: &Progress) -> Result<Outcomes> {
        let Self { recipe, test } = self;
        build::make_runnable(layout, plan, libc, recipe)?;
        let task = progress.task(&format!("{}: testing on {}", recipe.id, libc.name()));
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
        &self,
        layout: &Layout,
        plan: &Plan<'_>,
        libc: Libc,
        names: &[String],
        progress: &Progress,
    ) -> Result<Outcomes> {
        let Self { recipe, test } = self;
        build::make_runnable(layout, plan, libc, recipe)?;
        let task = progress.task(&format!("{}: testing again on {}: {}", recipe.id, libc.name(), names.join(", ")));
        let outcomes = execute(layout, recipe, test, &results::command_of_some(test, names), "test-again")?;
        drop(task);
        Ok(outcomes)
    }
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
    /// How long all of it took.
    #[serde(default)]
    pub seconds: u64,
}

impl From<(Outcomes, Outcomes)> for Both {
    fn from((host, musl): (Outcomes, Outcomes)) -> Self {
        Self { host, musl, again: BTreeMap::new(), seconds: 0 }
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
