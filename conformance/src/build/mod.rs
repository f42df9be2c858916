//! Building the packages of a plan, each step once.

mod builder;
mod edges;
mod inputs;
mod kernel_headers;
mod key;
mod make;
mod meson;
mod outcome;
mod step;

use std::path::{Path, PathBuf};
use std::thread::available_parallelism;

use anyhow::{Context, Result, anyhow};
use serde::{Deserialize, Serialize};

use crate::catalogue::Catalogue;
use crate::command;
use crate::failure::Failure;
use crate::layout::Layout;
use crate::libc::Libc;
use crate::plan::Plan;
use crate::progress::Progress;
use crate::recipe::{Id, Recipe};
use crate::sandbox::Isolation;
use crate::schedule::{self, Jobserver, Teller};
use crate::sysroot;
use crate::toolchain;
use crate::variant::Variant;
use crate::wildebeest::Wildebeest;

pub use builder::{ISOLATION, evidence, seconds};
pub use outcome::Built;

use builder::Builder;
use edges::Side;
use outcome::Outcome;
use step::Step;

/// What to build, and how.
#[derive(Clone, Default, clap::Args)]
pub struct Request {
    /// `name` or `name@version`; `systemd@252` is the newest 252
    #[arg(required_unless_present = "all")]
    targets: Vec<String>,
    /// Every package there is a recipe for
    #[arg(long, conflicts_with = "targets")]
    all: bool,
    #[command(flatten)]
    pub variant: Variant,
    /// How many commands run at once [default: one per processor]
    #[arg(short, long, value_name = "N")]
    jobs: Option<usize>,
    /// After a failed command, still run all that do not depend on it
    #[arg(long)]
    keep_going: bool,
    /// Look for sources in that directory before any other place but the cache
    #[arg(long, value_name = "DIR")]
    mirror: Option<PathBuf>,
    /// Build without namespaces of their own, one package at a time
    #[arg(long)]
    no_isolation: bool,
    /// Use the libwildebeest installed there, instead of building this tree's
    #[arg(long, value_name = "DIR")]
    prefix: Option<PathBuf>,
}

impl Request {
    /// What is asked for, and all it depends on.
    pub fn plan<'a>(&self, catalogue: &'a Catalogue) -> Result<Plan<'a>, Failure> {
        let plan = if self.all { Plan::of_all(catalogue) } else { Plan::of(catalogue, &self.targets) };
        plan.map_err(Failure::Request)
    }

    /// Whether every package is asked for, also those that lack something.
    pub fn wants_all(&self) -> bool {
        self.all
    }

    /// Whether a failure keeps what does not depend on it from being done.
    pub fn keeps_going(&self) -> bool {
        self.keep_going
    }

    /// The same for the packages of a system that is made around one of them.
    pub fn around(&self, id: &Id) -> Self {
        Self { variant: self.variant.around(id), ..self.clone() }
    }

    /// Where libwildebeest is installed, once something was built.
    pub fn wildebeest(&self, layout: &Layout) -> PathBuf {
        self.prefix.clone().unwrap_or_else(|| layout.wildebeest())
    }

    /// How many commands run at once.
    pub fn jobs(&self) -> usize {
        self.jobs.unwrap_or_else(|| available_parallelism().map_or(1, Into::into))
    }
}

/// What a step must know of the run it belongs to; a file that its command line names.
#[derive(Serialize, Deserialize)]
pub struct Order {
    /// Where everything is.
    pub layout: Layout,
    jobs: usize,
    keep_going: bool,
    variant: Variant,
    mirror: Option<PathBuf>,
    isolation: Isolation,
    /// Where libwildebeest is installed.
    wildebeest: PathBuf,
}

/// One step of one package; ninja calls it.
#[derive(clap::Args)]
pub struct StepRequest {
    /// The run's order
    order: PathBuf,
    /// On which libc
    libc: Libc,
    /// Of which package
    package: String,
    /// Which step
    step: Step,
    /// What the package depends on: ninja, which goes by files' times, does a step again when its command is another
    needed: Vec<String>,
}

/// Carries out a request, and prints how it went.
pub fn run(layout: &Layout, catalogue: &Catalogue, request: &Request) -> Result<(), Failure> {
    let plan = request.plan(catalogue)?;
    build(layout, request, &[(Libc::Musl, &plan)])?;
    for recipe in plan.targets() {
        let summary = layout.package(&recipe.id).stamps().note(Step::Prove.stamp()).map_err(Failure::Build)?;
        println!("{}", summary.unwrap_or_default());
    }
    Ok(())
}

/// Builds one package, and prints the directory that has its `usr`.
pub fn image(layout: &Layout, catalogue: &Catalogue, target: &str, variant: &Variant) -> Result<(), Failure> {
    let request = Request { targets: vec![target.to_owned()], variant: variant.clone(), ..Request::default() };
    let plan = request.plan(catalogue)?;
    build(layout, &request, &[(Libc::Musl, &plan)])?;
    for recipe in plan.targets() {
        println!("{}", sysroot::image_of(layout, &recipe.id).display());
    }
    Ok(())
}

/// Builds a plan for each C library, and leaves what the targets need to run where they look for it.
pub fn build(layout: &Layout, request: &Request, plans: &[(Libc, &Plan<'_>)]) -> Result<(), Failure> {
    for (_, plan) in plans {
        toolchain::require(plan.recipes(), request.variant.cc).map_err(Failure::Missing)?;
    }
    let progress = Progress::new();
    let _lock = layout.lock().map_err(Failure::Build)?;
    let sides = sides(layout, plans).map_err(Failure::Build)?;
    prepare(layout, request, &sides, &progress).map_err(Failure::Build)?;
    let order = Order::of(layout, request).map_err(Failure::Build)?;
    if let Some(warning) = order.isolation.warning() {
        progress.line(&warning);
    }
    let content = order.run(&sides, &progress).map_err(Failure::Build)?;
    order.outcome(&sides, &progress).map_err(Failure::Build)?.judge()?;
    if !content {
        let log = layout.root.join("schedule.log");
        return Err(Failure::Build(anyhow!("ninja is not content; see {}", log.display())));
    }
    let run = |side: &Side<'_>| {
        side.plan.targets().iter().try_for_each(|recipe| make_runnable(&side.layout, side.plan, side.libc, recipe))
    };
    sides.iter().try_for_each(run).map_err(Failure::Build)
}

/// Makes the sysroot what a built package needs, so that it runs from where it is.
pub fn make_runnable(layout: &Layout, plan: &Plan<'_>, libc: Libc, recipe: &Recipe) -> Result<()> {
    sysroot::Place::shared(layout).compose(layout, &builder::installed(layout, plan, libc, recipe)?)
}

fn sides<'a>(layout: &Layout, plans: &[(Libc, &'a Plan<'a>)]) -> Result<Vec<Side<'a>>> {
    plans.iter().map(|(libc, plan)| Ok(Side { libc: *libc, layout: layout.on(*libc)?, plan })).collect()
}

/// Looks at all that the steps depend on and that is not made by a step.
fn prepare(layout: &Layout, request: &Request, sides: &[Side<'_>], progress: &Progress) -> Result<()> {
    let mut wildebeest = None;
    for Side { plan, .. } in sides.iter().filter(|side| side.libc == Libc::Musl) {
        wildebeest = self::wildebeest(layout, plan, request, progress)?;
    }
    for side in sides {
        let Side { plan, .. } = side;
        inputs::look(&side.layout, plan, side.libc, request.variant.cc, wildebeest.as_ref())?;
        let is_target = |recipe: &Recipe| plan.targets().iter().any(|target| target.id == recipe.id);
        side.recipes().into_iter().try_for_each(|recipe| settle(&side.layout, recipe, is_target(recipe)))?;
    }
    Ok(())
}

/// Forgets the failure of an earlier run, and stamps whose results somebody removed. Of what is only depended on, the
/// image is enough: another machine may have made it.
fn settle(layout: &Layout, recipe: &Recipe, is_target: bool) -> Result<()> {
    let package = layout.package(&recipe.id);
    let stamps = package.stamps();
    outcome::forget(&stamps)?;
    let results =
        [(Step::Unpack, package.source()), (Step::Configure, package.build()), (Step::Install, package.image())];
    let enough = !is_target && package.image().exists() && stamps.key(Step::Prove.stamp())?.is_some();
    for (step, _) in results.iter().filter(|(_, directory)| !enough && !directory.exists()) {
        step.and_later().try_for_each(|step| stamps.clear(step.stamp()))?;
    }
    Ok(())
}

fn wildebeest(layout: &Layout, plan: &Plan<'_>, request: &Request, progress: &Progress) -> Result<Option<Wildebeest>> {
    if plan.recipes().iter().all(|recipe| recipe.components.is_empty()) {
        return Ok(None);
    }
    if let Some(prefix) = request.prefix.as_ref().or(layout.installed.as_ref()) {
        return Wildebeest::at(prefix).map(Some);
    }
    let task = progress.task("building libwildebeest");
    let installed = Wildebeest::install(layout)?;
    task.done("libwildebeest is installed");
    Ok(Some(installed))
}

/// The schedule of a plan, as ninja reads it.
pub fn schedule_of(layout: &Layout, plan: &Plan<'_>) -> Result<String> {
    let order = Order::path(layout).display().to_string();
    let sides = sides(layout, &[(Libc::Musl, plan)])?;
    let edges: Vec<_> = sides.iter().map(|side| side.edges(&order)).collect::<Result<_>>()?;
    Ok(schedule::text(layout, &edges.concat()))
}

/// What the last run left of a package, if any has dealt with it.
pub fn state(layout: &Layout, recipe: &Recipe) -> Result<Option<Built>> {
    outcome::state(&layout.package(&recipe.id).stamps())
}

/// The hash of what it was built from, where it is.
pub fn proven(layout: &Layout, recipe: &Recipe) -> Result<Option<String>> {
    layout.package(&recipe.id).stamps().key(Step::Prove.stamp())
}

/// What has changed since a package was built on musl, as far as the last run has seen it.
pub fn changes(layout: &Layout, plan: &Plan<'_>, recipe: &Recipe) -> Result<Vec<String>> {
    match key::fields(layout, plan, Libc::Musl, recipe) {
        Ok(now) => key::changes(&layout.package(&recipe.id).stamps(), &now),
        // What it depends on is not built (any more).
        Err(reason) => Ok(vec![format!("{reason:#}")]),
    }
}

/// The flags for libwildebeest that the last run added.
pub fn flags(layout: &Layout, recipe: &Recipe) -> Result<String> {
    if recipe.components.is_empty() {
        return Ok(String::new());
    }
    Ok(inputs::stamps(layout).note(&recipe.components.join("+"))?.unwrap_or_default())
}

/// The compiler of the last run there.
pub fn compiler(layout: &Layout) -> Result<String> {
    let identity = inputs::toolchain(layout)?.identity;
    Ok(identity
        .split("; ")
        .last()
        .filter(|line| line.contains("clang"))
        .or(identity.split("; ").next())
        .unwrap_or_default()
        .to_owned())
}

/// Does one step, in a process of its own that ninja started.
pub fn step(request: &StepRequest) -> Result<(), Failure> {
    command::end_with_parent().map_err(Failure::Build)?;
    let order = Order::read(&request.order).map_err(Failure::Build)?;
    let catalogue = order.catalogue().map_err(Failure::Request)?;
    let layout = order.layout.on(request.libc).map_err(Failure::Build)?;
    let plan = Plan::of(&catalogue, std::slice::from_ref(&request.package)).map_err(Failure::Request)?;
    let progress = order.progress().map_err(Failure::Build)?;
    let builder = order.builder(&layout, &plan, request.libc, progress).map_err(Failure::Build)?;
    for recipe in plan.targets() {
        if let Err(failure) = builder.step(recipe, request.step) {
            outcome::remember(&builder.package(recipe).stamps(), request.step, &failure).map_err(Failure::Build)?;
            return Err(failure);
        }
    }
    Ok(())
}

impl Order {
    /// The file.
    pub fn path(layout: &Layout) -> PathBuf {
        layout.root.join("order.json")
    }

    fn of(layout: &Layout, request: &Request) -> Result<Self> {
        let given =
            request.prefix.as_ref().or(layout.installed.as_ref()).map(|prefix| prefix.canonicalize()).transpose()?;
        let wildebeest = given.unwrap_or_else(|| layout.wildebeest());
        Ok(Self {
            layout: layout.clone(),
            jobs: request.jobs(),
            keep_going: request.keep_going,
            variant: request.variant.clone(),
            mirror: request.mirror.as_ref().map(|mirror| mirror.canonicalize()).transpose()?,
            isolation: match request.no_isolation {
                true => Isolation::None("it was asked for".to_owned()),
                false => Isolation::of_this_machine(),
            },
            wildebeest,
        })
    }

    /// Has ninja do all steps.
    fn run(&self, sides: &[Side<'_>], progress: &Progress) -> Result<bool> {
        let path = Self::path(&self.layout);
        std::fs::write(&path, serde_json::to_vec(self)?).with_context(|| format!("cannot write {}", path.display()))?;
        let (mut edges, mut wanted) = (Vec::new(), Vec::new());
        for side in sides {
            edges.extend(side.edges(&path.display().to_string())?);
            wanted.extend(side.wanted());
        }
        schedule::run(&self.layout, &edges, &wanted, self.jobs, self.keep_going, progress)
    }

    fn outcome(&self, sides: &[Side<'_>], progress: &Progress) -> Result<Outcome> {
        let mut outcome = Outcome::default();
        for side in sides {
            let builder = self.builder(&side.layout, side.plan, side.libc, progress.clone())?;
            outcome.add(&builder, &side.recipes())?;
        }
        Ok(outcome)
    }

    /// What a run has written there.
    pub fn read(path: &Path) -> Result<Self> {
        let text = std::fs::read(path).with_context(|| format!("cannot read {}", path.display()))?;
        serde_json::from_slice(&text).with_context(|| format!("cannot understand {}", path.display()))
    }

    /// The recipes of the run.
    pub fn catalogue(&self) -> Result<Catalogue> {
        self.variant.load(&self.layout.recipes)
    }

    /// How its steps tell of themselves.
    pub fn progress(&self) -> Result<Progress> {
        Ok(Progress::Told(Teller::open(&schedule::events(&self.layout))?.into()))
    }

    fn builder<'a>(
        &self,
        layout: &'a Layout,
        plan: &'a Plan<'a>,
        libc: Libc,
        progress: Progress,
    ) -> Result<Builder<'a>> {
        Ok(Builder {
            layout,
            plan,
            toolchain: inputs::toolchain(layout)?,
            libc,
            progress,
            jobs: Jobserver::open(&schedule::jobs(&self.layout), self.jobs)?,
            keep_going: self.keep_going,
            mirror: self.mirror.clone(),
            isolation: self.isolation.clone(),
            wildebeest: self.wildebeest.clone(),
        })
    }
}
