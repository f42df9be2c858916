//! The tests of a package as an edge of the schedule: done once for what was built, on both C libraries, when both are.

use std::env;
use std::path::PathBuf;

use anyhow::{Context, Result};

use crate::build::{self, Order};
use crate::command;
use crate::digest::{Digest, Hasher};
use crate::failure::Failure;
use crate::layout::{Layout, Package};
use crate::libc::Libc;
use crate::plan::Plan;
use crate::progress::Progress;
use crate::schedule::{self, Edge};
use crate::stamp;

use super::{Both, Comparison, Tested};

/// The stamp of tests that ended well.
const TESTED: &str = "tested";

/// The stamp of tests that could not be run.
const UNTESTED: &str = "untested";

/// The tests of one package; ninja calls it.
#[derive(clap::Args)]
pub struct StepRequest {
    /// The run's order
    order: PathBuf,
    /// Which package
    package: String,
}

/// Has ninja run the tests of what is built, one package after the other: side by side they would disturb each other.
/// Only those are left in the list.
pub fn run(layout: &Layout, tested: &mut Vec<Tested<'_>>, again: bool) -> Result<()> {
    let _lock = layout.lock()?;
    let (mut edges, mut wanted) = (Vec::new(), Vec::new());
    let mut left = Vec::new();
    for one in tested.drain(..) {
        let Some(key) = one.key(layout)? else { continue };
        let package = layout.package(&one.recipe.id);
        let stamps = package.stamps();
        stamps.clear(UNTESTED)?;
        if again || !stamps.holds(TESTED, &key)? {
            // What an earlier run has left must not be taken for this one's; ninja runs what has no output.
            stamps.clear(TESTED)?;
            stamp::remove(&package.tests())?;
        }
        wanted.push(stamps.path(TESTED));
        edges.push(one.edge(layout)?);
        left.push(one);
    }
    tested.extend(left);
    if !edges.is_empty() {
        // How each ended stands in what it leaves.
        schedule::run(layout, &edges, &wanted, 1, true, &Progress::new())?;
    }
    Ok(())
}

/// Why the tests of a package could not be run.
pub fn failure(package: &Package) -> Result<Option<String>> {
    package.stamps().note(UNTESTED)
}

/// Runs the tests of one package, in a process of its own that ninja started.
pub fn step(request: &StepRequest) -> Result<(), Failure> {
    command::end_with_parent().map_err(Failure::Build)?;
    let order = Order::read(&request.order).map_err(Failure::Build)?;
    let catalogue = order.catalogue().map_err(Failure::Request)?;
    let plan = Plan::of(&catalogue, std::slice::from_ref(&request.package)).map_err(Failure::Request)?;
    for recipe in plan.targets() {
        let Some(test) = &recipe.test else { continue };
        let stamps = order.layout.package(&recipe.id).stamps();
        let done = order.progress().and_then(|progress| Tested { recipe, test }.once(&order.layout, &plan, &progress));
        if let Err(error) = done {
            let nothing = Hasher::default().finish();
            stamps.set(UNTESTED, &nothing, &format!("{error:#}")).map_err(Failure::Build)?;
            return Err(Failure::Build(error));
        }
    }
    Ok(())
}

impl Tested<'_> {
    fn edge(&self, layout: &Layout) -> Result<Edge> {
        let program = env::current_exe().context("cannot find this program")?;
        let words = [&program.display().to_string(), "test-step", &Order::path(layout).display().to_string()];
        Ok(Edge {
            description: format!("{} test", self.recipe.id),
            command: words.into_iter().map(str::to_owned).chain([self.recipe.id.to_string()]).collect(),
            output: layout.package(&self.recipe.id).stamps().path(TESTED),
            // What they depend on is in the key, by which the output is kept or removed.
            inputs: Vec::new(),
            always: false,
        })
    }

    /// The hash of what is tested, and how; nothing where it is not built.
    fn key(&self, layout: &Layout) -> Result<Option<Digest>> {
        let mut hasher = Hasher::default();
        hasher.field("test", format!("{:?}", (&self.test.command, self.test.results)));
        for libc in Libc::ALL {
            let Some(key) = build::proven(&layout.on(libc)?, self.recipe)? else { return Ok(None) };
            hasher.field(libc.name(), key);
        }
        Ok(Some(hasher.finish()))
    }

    /// Runs them, unless they have ended well already.
    fn once(&self, layout: &Layout, plan: &Plan<'_>, progress: &Progress) -> Result<()> {
        let package = layout.package(&self.recipe.id);
        let (stamps, key) = (package.stamps(), self.key(layout)?.context("it is not built")?);
        let is_well = |both: &Both| Comparison::of(both, &self.test.known).is_well();
        if stamps.holds(TESTED, &key)? && Both::load(&package)?.is_some_and(|both| is_well(&both)) {
            return Ok(());
        }
        stamps.clear(TESTED)?;
        stamp::remove(&package.tests())?;
        let both = self.run(layout, plan, progress)?;
        both.save(&package)?;
        if is_well(&both) { stamps.set(TESTED, &key, "") } else { Ok(()) }
    }
}
