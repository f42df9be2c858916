//! Doing the steps of one package.

use std::fs::{self, File};
use std::path::{Path, PathBuf};
use std::time::Instant;

use anyhow::{Context, Result, anyhow};

use crate::command::{self, Log};
use crate::digest::{self, Digest, Hasher};
use crate::failure::Failure;
use crate::fetch;
use crate::layout::{Layout, Package};
use crate::libc::Libc;
use crate::plan::Plan;
use crate::progress::Progress;
use crate::proof::{self, Evidence};
use crate::recipe::{Build, Recipe};
use crate::sandbox::{Host, Isolation, Sandbox};
use crate::schedule::{Jobserver, Tokens};
use crate::stamp::{self, Stamps};
use crate::sysroot::{self, Installed};
use crate::toolchain::{self, Toolchain};

use super::key::{self, Fields};
use super::step::Step;
use super::{inputs, kernel_headers, make, meson};

/// The stamp whose note says how a package was shut in.
pub const ISOLATION: &str = "isolation";

/// The stamp whose note is what was found in it, as JSON.
const EVIDENCE: &str = "evidence";

/// All a step needs to know.
pub struct Builder<'a> {
    pub layout: &'a Layout,
    pub plan: &'a Plan<'a>,
    pub toolchain: Toolchain,
    pub libc: Libc,
    pub progress: Progress,
    pub jobs: Jobserver,
    pub keep_going: bool,
    /// A directory with copies of archives.
    pub mirror: Option<PathBuf>,
    pub isolation: Isolation,
    /// Where libwildebeest is installed.
    pub wildebeest: PathBuf,
}

impl Builder<'_> {
    /// Does a step, unless it is done.
    pub fn step(&self, recipe: &Recipe, step: Step) -> Result<(), Failure> {
        match step {
            Step::Fetch => self.fetch(recipe).map_err(Failure::Source),
            Step::Unpack => self.unpack(recipe).map_err(Failure::Build),
            _ => self.build(recipe, step).map_err(Failure::Build),
        }
    }

    /// Looks at the archives again each time: they are not ours. Where they are gone since they were unpacked, nothing
    /// needs them.
    fn fetch(&self, recipe: &Recipe) -> Result<()> {
        let stamps = self.package(recipe).stamps();
        let mut hasher = Hasher::default();
        for source in &recipe.sources {
            hasher.field(&source.file, source.sha256.to_string());
        }
        let key = hasher.finish();
        let is_gone = recipe.sources.iter().any(|source| !fetch::archive(self.layout, source).exists());
        if is_gone && stamps.holds(Step::Fetch.stamp(), &key)? && stamps.key(Step::Unpack.stamp())?.is_some() {
            return Ok(());
        }
        if let Err(error) = fetch::package(self.layout, recipe, self.mirror.as_deref(), &self.progress) {
            stamps.clear(Step::Fetch.stamp())?;
            return Err(error);
        }
        stamps.set(Step::Fetch.stamp(), &key, "")
    }

    /// Unpacks the package's archive and remembers the hash of what was in it.
    fn unpack(&self, recipe: &Recipe) -> Result<()> {
        let (package, sum) = (self.package(recipe), key::archives(recipe));
        self.once(&package, Step::Unpack, &sum, || {
            let (directory, _token) = (package.source(), self.jobs.wait()?);
            stamp::remove(&directory)?;
            fs::create_dir_all(&directory).with_context(|| format!("cannot make {}", directory.display()))?;
            let Some(source) = recipe.sources.first() else { return Ok(String::new()) };
            let mut tar = command::bare("tar");
            tar.args(["--extract", "--strip-components=1", "--no-same-owner", "--file"])
                .arg(fetch::archive(self.layout, source))
                .current_dir(&directory);
            Log::create(package.log("unpack"))?.run(&mut tar)?;
            Ok(digest::of_tree(&directory)?.digest.to_string())
        })
    }

    /// The steps in the sysroot.
    fn build(&self, recipe: &Recipe, step: Step) -> Result<()> {
        let (package, key) = (self.package(recipe), self.key(recipe)?);
        self.once(&package, step, &key, || {
            let _turn = self.ready_sysroot(recipe)?;
            let token = self.jobs.wait()?;
            match step {
                Step::Configure => {
                    self.configure(recipe, &package)?;
                    Ok(serde_json::to_string(&self.fields(recipe)?)?)
                }
                Step::Compile => self.compile(recipe, &package, token).map(|()| String::new()),
                Step::Install => self.install(recipe, &package),
                _ => {
                    package.stamps().set(ISOLATION, &key, &self.isolation.describe())?;
                    self.prove(recipe, &package)
                }
            }
        })
    }

    /// Does `work` unless it was done from the same inputs, and keeps its note. What comes later is then not done.
    fn once(&self, package: &Package, step: Step, key: &Digest, work: impl FnOnce() -> Result<String>) -> Result<()> {
        let (stamps, start) = (package.stamps(), Instant::now());
        if stamps.holds(step.stamp(), key)? {
            return Ok(());
        }
        for later in step.and_later() {
            stamps.clear(later.stamp())?;
        }
        let note = work()?;
        stamps.set(&time_of(step), key, &start.elapsed().as_secs().to_string())?;
        stamps.set(step.stamp(), key, &note)
    }

    fn configure(&self, recipe: &Recipe, package: &Package) -> Result<()> {
        let task = self.progress.task(&format!("{}: configuring", self.named(recipe)));
        stamp::remove(&package.build())?;
        fs::create_dir_all(package.build()).with_context(|| format!("cannot make {}", package.build().display()))?;
        let log = self.log(recipe, "configure")?;
        let done = match &recipe.build {
            Build::KernelHeaders(_) => Ok(()),
            Build::Configure(given) => make::configure(self, recipe, package, &log, given),
            Build::Make(_) => sysroot::copy(&package.source(), &package.build()),
            Build::Meson(given) => meson::configure(self, recipe, package, &log, given),
        };
        drop(task);
        done
    }

    fn compile(&self, recipe: &Recipe, package: &Package, token: Tokens<'_>) -> Result<()> {
        match &recipe.build {
            Build::KernelHeaders(_) => Ok(()),
            Build::Configure(given) | Build::Make(given) => make::compile(self, recipe, package, given),
            Build::Meson(_) => meson::compile(self, recipe, package),
        }?;
        drop(token);
        Ok(())
    }

    /// The note is the sum of what was installed: as long as it is the same, nothing that depends on it is built again.
    fn install(&self, recipe: &Recipe, package: &Package) -> Result<String> {
        stamp::remove(&package.image())?;
        fs::create_dir_all(package.image()).with_context(|| format!("cannot make {}", package.image().display()))?;
        match &recipe.build {
            Build::KernelHeaders(headers) => kernel_headers::install(self, recipe, headers)?,
            Build::Configure(given) | Build::Make(given) => make::install(self, recipe, package, given)?,
            Build::Meson(_) => meson::install(self, recipe, package)?,
        }
        Ok(digest::of_tree(&package.image())?.digest.to_string())
    }

    /// The note is what a person reads.
    fn prove(&self, recipe: &Recipe, package: &Package) -> Result<String> {
        let name = self.named(recipe);
        let unpacked = package.stamps().note(Step::Unpack.stamp())?.unwrap_or_default();
        let source = proof::is_unpatched(&package.source(), &unpacked)?;
        let note = match &recipe.build {
            Build::Meson(given) if self.libc != Libc::Host => meson::prove(self, recipe, package, given, source)?,
            Build::KernelHeaders(headers) => format!("{name}: the headers of {}", kernel_headers::version(headers)?),
            _ if self.libc == Libc::Host => format!("{name} is built"),
            _ => self.prove_image(recipe, package, source)?,
        };
        self.progress.line(&format!("{name} is built"));
        Ok(note)
    }

    /// What was installed is all there is to look at where make built it.
    fn prove_image(&self, recipe: &Recipe, package: &Package, source: digest::Tree) -> Result<String> {
        let evidence =
            proof::image(&package.image(), source, &self.layout.sysroot(), self.sysroot(recipe).directory())?;
        self.keep(recipe, &evidence)?;
        Ok(format!(
            "{} {}, unpatched\n\
             {evidence}\
             \x20 isolation      {}",
            recipe.id.name,
            recipe.id.version,
            self.isolation.describe()
        ))
    }

    /// Keeps what was found for reports.
    pub fn keep(&self, recipe: &Recipe, evidence: &Evidence) -> Result<()> {
        self.package(recipe).stamps().set(EVIDENCE, &self.key(recipe)?, &serde_json::to_string(evidence)?)
    }

    /// The hash of all that can change the outcome.
    pub fn key(&self, recipe: &Recipe) -> Result<Digest> {
        Ok(key::of(&self.fields(recipe)?))
    }

    fn fields(&self, recipe: &Recipe) -> Result<Fields> {
        key::fields(self.layout, self.plan, self.libc, recipe)
    }

    /// What is to be in the sysroot.
    pub fn dependencies(&self, recipe: &Recipe) -> Result<Vec<Installed<'_>>> {
        installed(self.layout, self.plan, self.libc, recipe)
    }

    /// Makes the sysroot of a package. Where builds are not shut in there is only one, which is this package's until
    /// the file is closed.
    fn ready_sysroot(&self, recipe: &Recipe) -> Result<Option<File>> {
        let turn = match self.isolation {
            Isolation::Namespaces => None,
            Isolation::None(_) => Some(sysroot::turn(self.layout)?),
        };
        self.sysroot(recipe).compose(self.layout, &self.dependencies(recipe)?)?;
        Ok(turn)
    }

    /// Where the sysroot is that a package is built against.
    pub fn sysroot(&self, recipe: &Recipe) -> sysroot::Place {
        match self.isolation {
            Isolation::Namespaces => sysroot::Place::of_package(self.layout, &recipe.id),
            Isolation::None(_) => sysroot::Place::shared(self.layout),
        }
    }

    /// The log of a step whose programs see what the recipe declares: the host's programs, the sysroot, the source
    /// (all unchangeable), the package's own directories, and no network.
    pub fn log(&self, recipe: &Recipe, name: &str) -> Result<Log> {
        let package = self.package(recipe);
        let log = Log::create(package.log(name))?;
        if let Isolation::None(_) = self.isolation {
            return Ok(log);
        }
        let with_headers = self.libc == Libc::Host || recipe.building().contains("{host-cc}");
        let place = self.sysroot(recipe);
        let mut sandbox = Sandbox::new(Host { farms: self.layout.root.join("host-libraries"), with_headers })?
            .read(&self.layout.bin())
            .read_as(place.directory(), &self.layout.sysroot())
            .read(&package.source())
            .write(&package.build())
            .write(&package.image())
            .write(self.jobs.path());
        if self.libc != Libc::Host && !recipe.components.is_empty() {
            sandbox = sandbox.read(&self.wildebeest);
        }
        Ok(log.within(Some(sandbox)))
    }

    /// The directories of a package.
    pub fn package(&self, recipe: &Recipe) -> Package {
        self.layout.package(&recipe.id)
    }

    /// How people are told of it.
    pub fn named(&self, recipe: &Recipe) -> String {
        match self.libc {
            Libc::Musl => recipe.id.to_string(),
            Libc::Host => format!("{} on {}", recipe.id, self.libc.name()),
        }
    }

    /// The flags a packager adds for libwildebeest; none on the host's libc.
    pub fn flags(&self, recipe: &Recipe) -> Result<String> {
        if self.libc == Libc::Host || recipe.components.is_empty() {
            return Ok(String::new());
        }
        Ok(inputs::stamps(self.layout).note(&recipe.components.join("+"))?.unwrap_or_default())
    }

    /// Puts paths in the place of variables.
    pub fn expand(&self, argument: &str) -> String {
        let path = |path: &Path| path.display().to_string();
        argument
            .replace("{sysroot}", &path(&self.layout.sysroot()))
            .replace("{cc}", &path(&self.toolchain.cc))
            .replace("{cxx}", &path(&self.toolchain.cxx))
            .replace("{host-cc}", toolchain::HOST_CC)
            .replace("{pkg-config}", &path(&self.toolchain.pkg_config))
    }
}

/// What a package needs in its sysroot, which is installed. The host has a C library already.
pub fn installed<'a>(layout: &Layout, plan: &'a Plan<'_>, libc: Libc, recipe: &Recipe) -> Result<Vec<Installed<'a>>> {
    let needed = plan.dependencies(recipe).into_iter().filter(|known| libc != Libc::Host || !known.libc);
    let installed = needed.map(|known| {
        let note = layout.package(&known.id).stamps().note(Step::Install.stamp())?;
        let key = note.ok_or_else(|| anyhow!("{} is not installed yet", known.id))?;
        Ok(Installed { id: &known.id, key: Digest::try_from(key).map_err(anyhow::Error::msg)? })
    });
    installed.collect()
}

/// The stamp whose note is how many seconds a step took.
pub fn time_of(step: Step) -> String {
    format!("{}-seconds", step.name())
}

/// What was found in a package when it was built.
pub fn evidence(stamps: &Stamps) -> Result<Option<Evidence>> {
    stamps.note(EVIDENCE)?.map(|note| Ok(serde_json::from_str(&note)?)).transpose()
}

/// How long a package took in all.
pub fn seconds(stamps: &Stamps) -> Result<u64> {
    let notes = Step::ALL.iter().map(|step| stamps.note(&time_of(*step)));
    notes.map(|note| Ok(note?.and_then(|note| note.parse::<u64>().ok()).unwrap_or(0))).sum()
}
