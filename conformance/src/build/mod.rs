//! Building the packages of a plan, one after the other, each step once.

mod kernel_headers;
mod make;
mod meson;

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::thread::available_parallelism;

use anyhow::{Context, Result};

use crate::catalogue::Catalogue;
use crate::command::{self, Log};
use crate::digest::{self, Digest, Hasher};
use crate::failure::Failure;
use crate::fetch;
use crate::layout::{Layout, Package};
use crate::libc::Libc;
use crate::plan::Plan;
use crate::progress::Progress;
use crate::recipe::{Build, Id, Recipe};
use crate::stamp;
use crate::sysroot::{self, Installed};
use crate::toolchain::{self, Toolchain};
use crate::wildebeest::Wildebeest;

/// Counted up whenever the engine does a step in another way: all is then built again.
const ENGINE: &str = "1";

/// What to build, and how.
#[derive(Default, clap::Args)]
pub struct Request {
    /// `name` or `name@version`; `systemd@252` is the newest 252
    #[arg(required = true)]
    targets: Vec<String>,
    /// How many commands run at once [default: one per processor]
    #[arg(short, long, value_name = "N")]
    jobs: Option<usize>,
    /// After a failed command, still run all that do not depend on it
    #[arg(long)]
    keep_going: bool,
    /// Use the libwildebeest installed there, instead of building this tree's
    #[arg(long, value_name = "DIR")]
    prefix: Option<PathBuf>,
}

impl Request {
    /// What is asked for.
    pub fn targets(&self) -> &[String] {
        &self.targets
    }

    /// How many commands run at once.
    pub fn jobs(&self) -> usize {
        self.jobs.unwrap_or_else(|| available_parallelism().map_or(1, Into::into))
    }
}

/// All a step needs to know.
struct Builder<'a> {
    layout: &'a Layout,
    plan: &'a Plan<'a>,
    toolchain: Toolchain,
    libc: Libc,
    wildebeest: Option<Wildebeest>,
    keys: BTreeMap<Id, Digest>,
    progress: Progress,
    jobs: usize,
    keep_going: bool,
}

/// Carries out a request, and prints how it went.
pub fn run(layout: &Layout, catalogue: &Catalogue, request: &Request) -> Result<(), Failure> {
    let plan = Plan::of(catalogue, &request.targets).map_err(Failure::Request)?;
    build(layout, &plan, request, Libc::Musl)?;
    for recipe in plan.targets() {
        let summary = layout.package(&recipe.id).stamps().note("done").map_err(Failure::Build)?;
        println!("{}", summary.unwrap_or_default());
    }
    Ok(())
}

/// Builds one package, and prints the directory that has its `usr`.
pub fn image(layout: &Layout, catalogue: &Catalogue, target: &str) -> Result<(), Failure> {
    let request = Request { targets: vec![target.to_owned()], ..Request::default() };
    let plan = Plan::of(catalogue, &request.targets).map_err(Failure::Request)?;
    build(layout, &plan, &request, Libc::Musl)?;
    for recipe in plan.targets() {
        println!("{}", sysroot::image_of(layout, &recipe.id).display());
    }
    Ok(())
}

/// Builds a plan on one of the C libraries.
pub fn build(layout: &Layout, plan: &Plan<'_>, request: &Request, libc: Libc) -> Result<(), Failure> {
    toolchain::require(plan.recipes()).map_err(Failure::Missing)?;
    let progress = Progress::new();
    let _lock = layout.lock().map_err(Failure::Build)?;
    fetch::all(layout, plan.recipes(), &progress).map_err(Failure::Source)?;
    let wildebeest = match libc {
        Libc::Musl => wildebeest(layout, plan, request, &progress).map_err(Failure::Build)?,
        Libc::Host => None,
    };
    let mut builder = Builder {
        layout,
        plan,
        toolchain: Toolchain::new(layout, libc).map_err(Failure::Build)?,
        libc,
        wildebeest,
        keys: BTreeMap::new(),
        progress,
        jobs: request.jobs(),
        keep_going: request.keep_going,
    };
    // The host has a C library already.
    for recipe in plan.recipes().iter().filter(|recipe| libc == Libc::Musl || !recipe.libc) {
        let failed = |error: anyhow::Error| Failure::Build(error.context(recipe.id.to_string()));
        builder.package(recipe).map_err(failed)?;
    }
    Ok(())
}

fn wildebeest(layout: &Layout, plan: &Plan<'_>, request: &Request, progress: &Progress) -> Result<Option<Wildebeest>> {
    if plan.recipes().iter().all(|recipe| recipe.components.is_empty()) {
        return Ok(None);
    }
    if let Some(prefix) = &request.prefix {
        return Wildebeest::at(prefix).map(Some);
    }
    let task = progress.task("building libwildebeest");
    let installed = Wildebeest::install(layout)?;
    task.done("libwildebeest is installed");
    Ok(Some(installed))
}

impl Builder<'_> {
    /// Builds one package; its dependencies are built.
    fn package(&mut self, recipe: &Recipe) -> Result<()> {
        let dependencies = self.plan.dependencies(recipe);
        let installed: Vec<Installed<'_>> = dependencies
            .iter()
            .filter_map(|known| Some(Installed { id: &known.id, key: self.keys.get(&known.id)?.clone() }))
            .collect();
        let key = self.key(recipe, &installed)?;
        self.keys.insert(recipe.id.clone(), key.clone());
        let stamps = self.layout.package(&recipe.id).stamps();
        if stamps.holds("done", &key)? {
            if self.plan.targets().iter().any(|target| target.id == recipe.id) {
                eprintln!("{}: nothing has changed, nothing to do", recipe.id);
            }
            return Ok(());
        }
        stamps.clear("done")?;
        sysroot::compose(self.layout, &installed)?;
        let source = self.unpack(recipe)?;
        let note = match &recipe.build {
            Build::KernelHeaders(headers) => kernel_headers::build(self, recipe, headers)?,
            Build::Configure(arguments) => make::configure(self, recipe, &key, arguments)?,
            Build::Make(arguments) => make::in_tree(self, recipe, &key, arguments)?,
            Build::Meson(meson) => meson::build(self, recipe, &key, meson, source.as_ref())?,
        };
        stamps.set("done", &key, &note)
    }

    /// The hash of all that can change the outcome.
    fn key(&self, recipe: &Recipe, dependencies: &[Installed<'_>]) -> Result<Digest> {
        let mut hasher = Hasher::default();
        hasher
            .field("engine", ENGINE)
            .field("root", self.layout.root.as_os_str().as_encoded_bytes())
            .field("toolchain", &self.toolchain.identity)
            .field("recipe", &recipe.text)
            .field("sysroot", sysroot::key_of(dependencies).to_string());
        if let (Some(wildebeest), false) = (&self.wildebeest, recipe.components.is_empty()) {
            hasher.field("libwildebeest", wildebeest.digest.to_string());
            hasher.field("at", wildebeest.prefix.as_os_str().as_encoded_bytes());
        }
        if let Build::KernelHeaders(headers) = &recipe.build {
            hasher.field("package", kernel_headers::version(headers)?);
        }
        Ok(hasher.finish())
    }

    /// Unpacks the package's archive and remembers the hash of what was in it.
    fn unpack(&self, recipe: &Recipe) -> Result<Option<Digest>> {
        let Some(source) = recipe.sources.first() else { return Ok(None) };
        let package = self.layout.package(&recipe.id);
        let (stamps, directory) = (package.stamps(), package.source());
        if !stamps.holds("source", &source.sha256)? || !directory.exists() {
            stamps.clear("source")?;
            stamp::remove(&directory)?;
            fs::create_dir_all(&directory).with_context(|| format!("cannot make {}", directory.display()))?;
            let mut tar = command::bare("tar");
            tar.args(["--extract", "--strip-components=1", "--no-same-owner", "--file"])
                .arg(fetch::archive(self.layout, source))
                .current_dir(&directory);
            Log::create(package.log("unpack"))?.run(&mut tar)?;
            stamps.set("source", &source.sha256, &digest::of_tree(&directory)?.digest.to_string())?;
        }
        let unpacked = stamps.note("source")?.unwrap_or_default();
        Digest::try_from(unpacked).map(Some).map_err(anyhow::Error::msg)
    }

    /// Readies the build directory: as an interrupted run left it if that had the same inputs,
    /// empty otherwise. `configure` fills it.
    fn configured(
        &self,
        recipe: &Recipe,
        key: &Digest,
        configure: impl FnOnce(&Package, &Log) -> Result<()>,
    ) -> Result<()> {
        let package = self.layout.package(&recipe.id);
        let stamps = package.stamps();
        if stamps.holds("configured", key)? && package.build().exists() {
            return Ok(());
        }
        stamps.clear("configured")?;
        stamp::remove(&package.build())?;
        fs::create_dir_all(package.build()).with_context(|| format!("cannot make {}", package.build().display()))?;
        let task = self.progress.task(&format!("{}: configuring", recipe.id));
        configure(&package, &Log::create(package.log("configure"))?)?;
        drop(task);
        stamps.set("configured", key, "")
    }

    /// The flags a packager adds for libwildebeest; none on the host's libc.
    fn flags(&self, recipe: &Recipe) -> Result<String> {
        match &self.wildebeest {
            Some(wildebeest) if !recipe.components.is_empty() => {
                wildebeest.flags(&self.toolchain.pkg_config, &recipe.components)
            }
            _ => Ok(String::new()),
        }
    }

    /// Puts paths in the place of variables.
    fn expand(&self, argument: &str) -> String {
        let path = |path: &Path| path.display().to_string();
        argument
            .replace("{sysroot}", &path(&self.layout.sysroot()))
            .replace("{cc}", &path(&self.toolchain.cc))
            .replace("{cxx}", &path(&self.toolchain.cxx))
            .replace("{host-cc}", toolchain::HOST_CC)
            .replace("{pkg-config}", &path(&self.toolchain.pkg_config))
    }
}

#[cfg(test)]
mod tests;
