//! A tree of packages that are nothing but a Makefile, and the runner on it.

use std::cell::Cell;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};
use std::time::SystemTime;

use anyhow::{Context, Result, bail};
use sha2::{Digest, Sha256};
use tempfile::TempDir;

/// Recipes, sources and results.
pub struct Tree {
    directory: TempDir,
    asked: Cell<SystemTime>,
}

/// How a run ended.
pub struct Ended {
    pub status: Option<i32>,
    pub text: String,
}

impl Tree {
    pub fn new() -> Result<Self> {
        let tree = Self { directory: tempfile::tempdir()?, asked: Cell::new(SystemTime::UNIX_EPOCH) };
        fs::create_dir_all(tree.path("recipes"))?;
        fs::create_dir_all(tree.path("cache/sources"))?;
        Ok(tree)
    }

    pub fn path(&self, name: &str) -> PathBuf {
        self.directory.path().join(name)
    }

    /// A package whose `make` runs `make` as well; `depends` are names.
    pub fn package(&self, name: &str, depends: &[&str], make: &str) -> Result<()> {
        self.package_with(name, depends, make, "")
    }

    /// The same, with more lines at the top of its recipe.
    pub fn package_with(&self, name: &str, depends: &[&str], make: &str, recipe: &str) -> Result<()> {
        let install = format!("mkdir -p $(DESTDIR)$(PREFIX)\n\tcp made $(DESTDIR)$(PREFIX)/{name}\n");
        let makefile = format!("all:\n\techo {name} >made\n\t{make}\ninstall:\n\t{install}");
        let sum = self.source(name, "Makefile", &makefile)?;
        let depends: Vec<_> = depends.iter().map(|name| format!("\"{name}@1\"")).collect();
        let text = format!(
            "summary = \"{name}\"\ndepends = [{}]\n{recipe}\n[[source]]\nfile = \"{name}.tar\"\nsha256 = \"{sum}\"\n\
             url = \"https://localhost.invalid/{name}.tar\"\n[build.make]\n\
             arguments = [\"PREFIX={{sysroot}}/usr\"]\n",
            depends.join(", ")
        );
        fs::create_dir_all(self.path("recipes").join(name))?;
        Ok(fs::write(self.path("recipes").join(name).join("1.toml"), text)?)
    }

    /// An archive with one file, for a package that is built otherwise; its sum.
    pub fn source(&self, name: &str, file: &str, text: &str) -> Result<String> {
        let source = self.path("source");
        let _ = fs::remove_dir_all(&source);
        fs::create_dir_all(&source)?;
        fs::write(source.join(file), text)?;
        let archive = self.path("cache/sources").join(format!("{name}.tar"));
        let tar =
            Command::new("tar").arg("-cf").arg(&archive).arg("-C").arg(self.directory.path()).arg("source").status()?;
        if !tar.success() {
            bail!("tar failed");
        }
        Ok(format!("{:x}", Sha256::digest(fs::read(archive)?)))
    }

    /// The runner, about to be started.
    pub fn command(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_conformance"));
        command.arg("--recipes").arg(self.path("recipes")).arg("--work").arg(self.path("work"));
        command.env("LWB_CACHE", self.path("cache")).args(arguments).stdin(Stdio::null());
        command
    }

    pub fn run(&self, arguments: &[&str]) -> Result<Ended> {
        let Output { status, stdout, stderr } = self.command(arguments).output()?;
        let text = String::from_utf8(stdout)? + &String::from_utf8(stderr)?;
        Ok(Ended { status: status.code(), text })
    }

    /// Runs it; it must end well.
    pub fn well(&self, arguments: &[&str]) -> Result<String> {
        let Ended { status, text } = self.run(arguments)?;
        if status != Some(0) {
            bail!("{arguments:?} ended with {status:?}: {text}");
        }
        Ok(text)
    }

    /// The packages that were built, well or not, since this was asked last, in order.
    pub fn built(&self) -> String {
        let now = SystemTime::now();
        let Ok(packages) = fs::read_dir(self.path("work/packages")) else { return String::new() };
        let log = |entry: fs::DirEntry| {
            let name = entry.file_name().to_string_lossy().trim_end_matches("-1").to_owned();
            Some((fs::metadata(entry.path().join("build.log")).ok()?.modified().ok()?, name))
        };
        let mut logs: Vec<_> =
            packages.flatten().filter_map(log).filter(|(time, _)| *time > self.asked.get()).collect();
        self.asked.set(now);
        logs.sort();
        logs.into_iter().map(|(_, name)| name).collect::<Vec<_>>().join(" ")
    }

    /// A file of a package's image.
    pub fn installed(&self, package: &str) -> Result<String> {
        let work = self.path("work");
        let image = work.join(format!("packages/{package}-1/image"));
        let file = image.join(work.strip_prefix("/")?).join("sysroot/usr").join(package);
        fs::read_to_string(&file).with_context(|| format!("cannot read {}", file.display()))
    }
}

/// Waits for a file that a Makefile makes.
pub fn wait_for(path: &Path) -> Result<()> {
    wait_until(|| path.exists()).with_context(|| format!("{} does not come", path.display()))
}

/// Waits until something is so.
pub fn wait_until(mut is_so: impl FnMut() -> bool) -> Result<()> {
    for _ in 0..2400 {
        if is_so() {
            return Ok(());
        }
        std::thread::sleep(std::time::Duration::from_millis(50));
    }
    bail!("it does not come to pass")
}
