//! Where things are.

use std::env;
use std::fs::File;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use fs4::fs_std::FileExt;
use serde::{Deserialize, Serialize};

use crate::libc::Libc;
use crate::recipe::Id;
use crate::stamp::Stamps;

/// The name of this program, and of its directories, where it is installed.
const INSTALLED_AS: &str = "wildebeest-conformance";

/// Where the recipes are below the prefix then.
const INSTALLED_RECIPES: &str = "share/wildebeest-conformance/recipes";

/// The directories of a run. All are absolute and free of symbolic links, so that the paths
/// compilers report can be compared with them.
#[derive(Clone, Serialize, Deserialize)]
pub struct Layout {
    /// The project's own tree.
    pub tree: PathBuf,
    /// The recipes.
    pub recipes: PathBuf,
    /// Downloads; `LWB_CACHE`, or `build/cache` below the tree.
    pub cache: PathBuf,
    /// All that is made: `build/conformance` below the tree.
    pub root: PathBuf,
    /// The prefix this program is installed below, if it is: libwildebeest is there as well, and no tree.
    pub installed: Option<PathBuf>,
}

impl Layout {
    /// The directories of the installation this program belongs to, or of the tree it was built from.
    pub fn find(recipes: Option<&Path>, work: Option<&Path>) -> Result<Self> {
        match installation() {
            Some(prefix) => Self::of_installation(&prefix, recipes, work),
            None => Self::of_this_tree(recipes, work),
        }
    }

    /// Everything is made below `work`, or in a person's cache.
    fn of_installation(prefix: &Path, recipes: Option<&Path>, work: Option<&Path>) -> Result<Self> {
        let caches = env::var_os("XDG_CACHE_HOME").map(PathBuf::from).filter(|path| path.is_absolute());
        let caches = caches.or_else(|| Some(PathBuf::from(env::var_os("HOME")?).join(".cache")));
        let own = caches.map(|caches| caches.join(INSTALLED_AS)).context("HOME is not set: give --work")?;
        let root = made(work.unwrap_or(&own))?;
        Ok(Self {
            tree: root.clone(),
            recipes: found(&recipes.map_or_else(|| prefix.join(INSTALLED_RECIPES), Path::to_owned))?,
            cache: made(&cache().unwrap_or_else(|| root.join("cache")))?,
            root,
            installed: Some(prefix.to_owned()),
        })
    }

    /// The directories of the tree this program was built from.
    fn of_this_tree(recipes: Option<&Path>, work: Option<&Path>) -> Result<Self> {
        let crate_directory = Path::new(env!("CARGO_MANIFEST_DIR"));
        let tree = crate_directory.parent().unwrap_or(crate_directory);
        let tree = tree.canonicalize().with_context(|| format!("the source tree {} is gone", tree.display()))?;
        let build = made(&tree.join("build"))?;
        Ok(Self {
            recipes: found(&recipes.map_or_else(|| tree.join("conformance/recipes"), Path::to_owned))?,
            cache: made(&cache().unwrap_or_else(|| build.join("cache")))?,
            root: made(&work.map_or_else(|| build.join("conformance"), Path::to_owned))?,
            tree,
            installed: None,
        })
    }

    /// The same for builds on the host's own libc: their results lie apart.
    pub fn on(&self, libc: Libc) -> Result<Self> {
        let root = match libc {
            Libc::Musl => self.root.clone(),
            Libc::Host => made(&self.root.join("host"))?,
        };
        Ok(Self {
            tree: self.tree.clone(),
            recipes: self.recipes.clone(),
            cache: self.cache.clone(),
            root,
            installed: self.installed.clone(),
        })
    }

    /// The same for a variant of the builds.
    pub fn below(&self, name: &str) -> Result<Self> {
        Ok(Self { root: made(&self.root.join(name))?, ..self.clone() })
    }

    /// A directory with all that what was built needs to run.
    pub fn outermost(&self) -> &Path {
        if self.root.starts_with(&self.tree) { &self.tree } else { &self.root }
    }

    /// A tree of its own for a test.
    #[cfg(test)]
    pub fn for_test(directory: &Path) -> Result<Self> {
        let under = |name: &str| made(&directory.join(name));
        Ok(Self {
            tree: under("tree")?,
            recipes: under("recipes")?,
            cache: under("cache")?,
            root: under("root")?,
            installed: None,
        })
    }

    /// Waits for other runs on the same tree to end. The lock is held until the file is closed, so
    /// also a killed run gives it back.
    pub fn lock(&self) -> Result<File> {
        let path = self.root.join("lock");
        let locked = File::create(&path).and_then(|file| {
            if !FileExt::try_lock_exclusive(&file)? {
                eprintln!("waiting for another run to end ...");
                FileExt::lock_exclusive(&file)?;
            }
            Ok(file)
        });
        locked.with_context(|| format!("cannot lock {}", path.display()))
    }

    /// The file of a recipe.
    pub fn recipe(&self, id: &Id) -> PathBuf {
        self.recipes.join(&id.name).join(format!("{}.toml", id.version))
    }

    /// The checked upstream archives.
    pub fn sources(&self) -> PathBuf {
        self.cache.join("sources")
    }

    /// The musl system that packages are built against.
    pub fn sysroot(&self) -> PathBuf {
        self.root.join("sysroot")
    }

    /// The compilers and pkg-config of the sysroot.
    pub fn bin(&self) -> PathBuf {
        self.root.join("bin")
    }

    /// libwildebeest, installed.
    pub fn wildebeest(&self) -> PathBuf {
        self.root.join("wildebeest")
    }

    /// The directories of a package.
    pub fn package(&self, id: &Id) -> Package {
        Package { root: self.root.join("packages").join(format!("{}-{}", id.name, id.version)) }
    }
}

/// The directories of one package.
pub struct Package {
    root: PathBuf,
}

impl Package {
    /// The unpacked upstream archive. Nothing writes below it.
    pub fn source(&self) -> PathBuf {
        self.root.join("source")
    }

    /// Where it is built.
    pub fn build(&self) -> PathBuf {
        self.root.join("build")
    }

    /// Where it is installed, before that is copied into the sysroot.
    pub fn image(&self) -> PathBuf {
        self.root.join("image")
    }

    /// What it is built against, where each package has a sysroot of its own.
    pub fn sysroot(&self) -> PathBuf {
        self.root.join("sysroot")
    }

    /// How its own tests ended on both C libraries.
    pub fn tests(&self) -> PathBuf {
        self.root.join("tests.json")
    }

    /// Sums of its archives.
    pub fn hashes(&self) -> PathBuf {
        self.root.join("hashes.json")
    }

    /// The output of a step's programs.
    pub fn log(&self, step: &str) -> PathBuf {
        self.root.join(format!("{step}.log"))
    }

    /// What is done.
    pub fn stamps(&self) -> Stamps {
        Stamps::new(self.root.join("stamps"))
    }
}

/// The prefix of the installation this program belongs to: its recipes are where it puts them.
fn installation() -> Option<PathBuf> {
    let program = env::current_exe().ok()?;
    let prefix = program.parent()?.parent()?;
    prefix.join(INSTALLED_RECIPES).is_dir().then(|| prefix.to_owned())
}

fn cache() -> Option<PathBuf> {
    env::var_os("LWB_CACHE").filter(|value| !value.is_empty()).map(PathBuf::from)
}

fn found(directory: &Path) -> Result<PathBuf> {
    directory.canonicalize().with_context(|| format!("there is no directory {}", directory.display()))
}

fn made(directory: &Path) -> Result<PathBuf> {
    std::fs::create_dir_all(directory)
        .and_then(|()| directory.canonicalize())
        .with_context(|| format!("cannot make the directory {}", directory.display()))
}
