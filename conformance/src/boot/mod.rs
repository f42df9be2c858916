//! Starts a built systemd as the first process of a system in which everything is musl, and looks whether it runs.
//!
//! What is in that system and what is looked at is data: `conformance/boot`.

mod archive;
mod container;
mod description;
mod interpreter;
mod kernel;
mod machine;
mod modules;
mod transcript;
mod tree;
mod verdict;

use std::fs;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use anyhow::{Context, Result, anyhow};

use crate::build;
use crate::catalogue::Catalogue;
use crate::failure::Failure;
use crate::layout::Layout;
use crate::libc::Libc;
use crate::plan::Plan;
use crate::progress::Progress;
use crate::stamp;
use crate::variant::Variant;

use description::{Description, Place};
use transcript::Transcript;
use tree::Ingredients;

pub use verdict::Verdict;

/// What to start, and where.
#[derive(clap::Args)]
#[group(skip)]
pub struct Request {
    #[command(flatten)]
    build: build::Request,
    /// Where to start it [default: a machine if QEMU is installed, a container otherwise]
    #[arg(long = "in", value_enum)]
    place: Option<Place>,
    /// After how many seconds it is given up
    #[arg(long, value_name = "SECONDS", default_value_t = 240)]
    timeout: u64,
}

impl Request {
    /// How what is started was built.
    pub fn variant(&self) -> &Variant {
        &self.build.variant
    }
}

/// The files of one boot, kept for a person to look at.
struct Files {
    directory: PathBuf,
}

impl Files {
    /// The system as a tree.
    fn tree(&self) -> PathBuf {
        self.directory.join("tree")
    }

    /// The same as the kernel takes it.
    fn archive(&self) -> PathBuf {
        self.directory.join("tree.cpio")
    }

    /// What appeared on the console.
    fn console(&self) -> PathBuf {
        self.directory.join("console.log")
    }

    /// What the checks said, and the journal.
    fn checks(&self) -> PathBuf {
        self.directory.join("checks.log")
    }

    /// How it went, for programs.
    fn verdict(&self) -> PathBuf {
        self.directory.join("verdict.json")
    }
}

/// How a system ended.
struct Ended {
    /// Whether it ended by itself, and its monitor had nothing to complain of.
    well: bool,
    /// In words.
    how: String,
}

/// Builds, starts and looks at each target.
pub fn run(layout: &Layout, catalogue: &Catalogue, request: &Request) -> Result<(), Failure> {
    let description = Description::load(&layout.tree.join("conformance/boot")).map_err(Failure::Request)?;
    let timeout = Duration::from_secs(request.timeout);
    let place = request.place.unwrap_or_else(|| Place::of_this_host(&description));
    let targets = request.build.plan(catalogue)?;
    let mut failed = 0;
    for target in targets.targets() {
        let request = request.build.around(&target.id);
        let catalogue = request.variant.load(&layout.recipes).map_err(Failure::Request)?;
        let wanted = [&[target.id.to_string()], description.system.packages.as_slice()].concat();
        let plan = Plan::of(&catalogue, &wanted).map_err(Failure::Request)?;
        build::build(layout, &request, &[(Libc::Musl, &plan)])?;
        let wildebeest = &request.wildebeest(layout);
        let ingredients = Ingredients { layout, plan: &plan, description: &description, target, place, wildebeest };
        let verdict = boot(&ingredients, timeout).map_err(Failure::Build)?;
        print!("{verdict}");
        failed += verdict.failed();
    }
    match failed {
        0 => Ok(()),
        _ => Err(Failure::Build(anyhow!("{failed} of the checks failed"))),
    }
}

/// How the systems went that were started last, each systemd in each place.
pub fn verdicts(layout: &Layout) -> Result<Vec<Verdict>> {
    let Ok(entries) = fs::read_dir(layout.root.join("boot")) else { return Ok(Vec::new()) };
    let mut paths: Vec<PathBuf> = entries
        .flatten()
        .map(|entry| Files { directory: entry.path() }.verdict())
        .filter(|path| path.exists())
        .collect();
    paths.sort();
    paths.iter().map(|path| Verdict::load(path)).collect()
}

/// One systemd in one place.
fn boot(ingredients: &Ingredients<'_>, timeout: Duration) -> Result<Verdict> {
    let Ingredients { layout, description, target, place, .. } = *ingredients;
    let name = format!("{}-{}-{place}", target.id.name, target.id.version);
    let files = Files { directory: layout.root.join("boot").join(name) };
    stamp::remove(&files.directory)?;
    fs::create_dir_all(&files.directory).with_context(|| format!("cannot make {}", files.directory.display()))?;
    let progress = Progress::new();
    let task = progress.task(&format!("{}: making the system", target.id));
    ingredients.make(&files.tree())?;
    let kernel = match place {
        Place::Machine => Some(kernel::prepare(layout, &description.system.kernel, &files.tree())?),
        Place::Container => None,
    };
    drop(task);
    let task = progress.task(&format!("{}: starting it in a {place}", target.id));
    let start = Instant::now();
    let ended = match &kernel {
        Some(kernel) => {
            archive::write(&files.tree(), &files.archive())?;
            machine::run(&description.system.machine, kernel, &files, timeout)?
        }
        None => container::run(&description.directory.join("container.sh"), &files, timeout)?,
    };
    drop(task);
    let transcript = Transcript::parse(&read(&files.checks())?);
    let verdict = Verdict {
        target: target.id.to_string(),
        place,
        kernel: kernel.map_or_else(|| "the host's".to_owned(), |kernel| kernel.version),
        seconds: start.elapsed().as_secs(),
        console: files.console(),
        checks: verdict::judge(&description.checks, place, &transcript, &read(&files.console())?, &ended),
    };
    verdict.store(&files.verdict())?;
    Ok(verdict)
}

/// Reads what a system wrote, which need not be text throughout. One that did not come far has written nothing.
fn read(path: &Path) -> Result<String> {
    match fs::read(path) {
        Ok(bytes) => Ok(String::from_utf8_lossy(&bytes).into_owned()),
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(String::new()),
        Err(error) => Err(error).with_context(|| format!("cannot read {}", path.display())),
    }
}
