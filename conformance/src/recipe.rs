//! A recipe: how one version of one package is had and built. Data, never code.

use std::collections::BTreeMap;
use std::fmt;
use std::path::Path;

use anyhow::{Context, Result, anyhow, bail};
use serde::{Deserialize, Serialize};

use crate::digest::Digest;
use crate::libc::Libc;

/// A package and its version, `name@version`.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Id {
    /// The name upstream gives the package.
    pub name: String,
    /// Its version, as upstream writes it.
    pub version: String,
}

impl TryFrom<String> for Id {
    type Error = String;

    fn try_from(text: String) -> Result<Self, String> {
        match text.split_once('@') {
            Some((name, version)) if !name.is_empty() && !version.is_empty() => {
                Ok(Self { name: name.to_owned(), version: version.to_owned() })
            }
            _ => Err(format!("`{text}` is not of the form name@version")),
        }
    }
}

impl From<Id> for String {
    fn from(id: Id) -> Self {
        id.to_string()
    }
}

impl fmt::Display for Id {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}@{}", self.name, self.version)
    }
}

/// One recipe file.
#[derive(Debug)]
pub struct Recipe {
    /// From the file's path: `<name>/<version>.toml`.
    pub id: Id,
    /// What the package is, in a line.
    pub summary: String,
    /// What must be in the sysroot before it is built.
    pub depends: Vec<Id>,
    /// The pkg-config names of libwildebeest whose flags are added.
    pub components: Vec<String>,
    /// Programs of the host it needs.
    pub tools: Vec<String>,
    /// Python modules of the host it needs.
    pub python: Vec<String>,
    /// Its upstream archives; the first is unpacked and built.
    pub sources: Vec<Source>,
    /// Whether it is part of the C library under test, for which the host has its own.
    pub libc: bool,
    /// How it is built.
    pub build: Build,
    /// How that differs on the host's own libc.
    pub host: Option<OnHost>,
    /// Its own tests.
    pub test: Option<Test>,
}

/// The file's form. `Recipe` adds what the path says.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    summary: String,
    #[serde(default)]
    depends: Vec<Id>,
    #[serde(default)]
    components: Vec<String>,
    #[serde(default)]
    tools: Vec<String>,
    #[serde(default)]
    python: Vec<String>,
    #[serde(default, rename = "source")]
    sources: Vec<Source>,
    #[serde(default)]
    libc: bool,
    build: Build,
    host: Option<OnHost>,
    test: Option<Test>,
}

/// A package's own tests, and how they end.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Test {
    /// A program and its arguments, run in the build directory.
    pub command: Vec<String>,
    /// What tells how each test ended.
    pub results: Results,
    /// Tests that pass on the host's libc and not on musl, each for a reason.
    #[serde(default)]
    pub known: Vec<Known>,
}

/// Where the outcome of each test is written down.
#[derive(Clone, Copy, Debug, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Results {
    /// Automake's parallel test driver: a `.trs` file a test.
    Automake,
    /// Meson: `meson-logs/testlog.json`.
    Meson,
    /// The command as a whole is the one test.
    ExitStatus,
}

/// A difference that stays.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Known {
    /// The test.
    pub name: String,
    /// Why it cannot pass.
    pub reason: String,
}

/// An upstream archive and where it can be had.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Source {
    /// Its name in the cache.
    pub file: String,
    /// What it must hash to, wherever it comes from.
    pub sha256: Digest,
    /// Where upstream publishes it.
    pub url: Option<String>,
    /// The Debian source package whose original archive it is.
    pub debian: Option<Debian>,
}

/// A Debian source package.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Debian {
    /// Its name.
    pub package: String,
    /// The suite it is in, if that is not the one the machine runs.
    pub suite: Option<String>,
}

/// What arguments may mention in braces; the engine puts the paths in.
pub const VARIABLES: [&str; 6] = ["sysroot", "cc", "cxx", "host-cc", "pkg-config", "flags"];

/// The build systems the engine knows.
#[derive(Debug, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Build {
    /// `configure`, `make`, `make install DESTDIR=`.
    Configure(Arguments),
    /// `make`, `make install DESTDIR=`, in a copy of the source.
    Make(Arguments),
    /// Meson and Ninja, installed as into a system of its own.
    Meson(Meson),
    /// The headers a package of the distribution installed.
    KernelHeaders(KernelHeaders),
}

/// The arguments of `configure` or of every `make`.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Arguments {
    /// One argument each.
    pub arguments: Vec<String>,
    /// Variables of the environment, for a `configure` that takes its compiler from there.
    #[serde(default)]
    pub environment: BTreeMap<String, String>,
    /// A program and its arguments that make the `configure` which upstream's archive lacks.
    #[serde(default)]
    pub prepare: Vec<String>,
}

/// What `meson setup` is told.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Meson {
    /// How many edges the build of all default targets has. Fewer means that something was
    /// switched off behind our back, more that something of the host was found.
    pub edges: usize,
    /// Programs of the host that meson must not find, since they lead to the host's libraries.
    #[serde(default)]
    pub hidden: Vec<String>,
    /// Compiler flags beside libwildebeest's, on the host's libc too.
    #[serde(default)]
    pub cflags: Vec<String>,
    /// `name=value`, each given as `-Dname=value`.
    pub options: Vec<String>,
}

/// What `meson setup` is told otherwise on the host's libc, where an option of the package names the libc.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct OnHost {
    /// How many edges it has there.
    pub edges: usize,
    /// In the place of the options of the same names.
    pub options: Vec<String>,
}

/// Where the kernel's headers come from.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct KernelHeaders {
    /// The package's names in the distributions; the first installed one is taken.
    pub packages: Vec<String>,
}

impl Build {
    /// The texts in which variables are replaced.
    fn texts(&self) -> impl Iterator<Item = &String> {
        let given = match self {
            Self::Configure(given) | Self::Make(given) => Some(given),
            Self::Meson(_) | Self::KernelHeaders(_) => None,
        };
        given.into_iter().flat_map(|given| given.arguments.iter().chain(given.environment.values()))
    }
}

impl Recipe {
    /// What the outcome of its build depends on: not its tests, nor what people are told of it.
    pub fn building(&self) -> String {
        let Self { id, depends, components, sources, libc, build, host, .. } = self;
        let host = host.as_ref().map_or_else(String::new, |host| format!("{host:?}"));
        format!("{:?}{host}", (id, depends, components, sources, libc, build))
    }

    /// What `meson setup` is told on this libc: how many edges there are to be, and the options.
    pub fn meson_on<'a>(&'a self, libc: Libc, meson: &'a Meson) -> (usize, Vec<&'a str>) {
        let other = self.host.as_ref().filter(|_| libc == Libc::Host);
        let others = other.map_or(&[][..], |host| &host.options);
        let name = |option: &str| option.split('=').next().map(str::to_owned);
        let is_kept = |option: &&String| !others.iter().any(|other| name(other) == name(option));
        let options = meson.options.iter().filter(is_kept).chain(others).map(String::as_str).collect();
        (other.map_or(meson.edges, |host| host.edges), options)
    }

    /// Reads `<name>/<version>.toml`.
    pub fn load(path: &Path) -> Result<Self> {
        let name = path.parent().and_then(Path::file_name).and_then(|n| n.to_str());
        let version = path.file_stem().and_then(|n| n.to_str());
        let (Some(name), Some(version)) = (name, version) else {
            bail!("{}: a recipe's path is NAME/VERSION.toml, in UTF-8", path.display());
        };
        let id = Id { name: name.to_owned(), version: version.to_owned() };
        let text = std::fs::read_to_string(path).with_context(|| format!("cannot read {}", path.display()))?;
        Self::parse(id, text).map_err(|complaint| anyhow!("{}:{complaint}", path.display()))
    }

    /// Understands a recipe's text. The error starts with the number of the line at fault.
    pub fn parse(id: Id, text: String) -> Result<Self, String> {
        let file: File = toml::from_str(&text).map_err(|error| {
            let offset = error.span().map_or(0, |span| span.start);
            format!("{}: {}", line_of(&text, offset), error.message())
        })?;
        for argument in file.build.texts() {
            let mentioned = argument.split('{').skip(1).filter_map(|rest| Some(rest.split_once('}')?.0));
            if let Some(unknown) = mentioned.into_iter().find(|name| !VARIABLES.contains(name)) {
                let line = line_of(&text, text.find(argument).unwrap_or(0));
                return Err(format!("{line}: unknown variable {{{unknown}}}; there are: {}", VARIABLES.join(", ")));
            }
        }
        let needs_source = !matches!(file.build, Build::KernelHeaders(_));
        if needs_source && file.sources.is_empty() {
            return Err("1: no [[source]]: name the archive to build".to_owned());
        }
        for source in &file.sources {
            if source.url.is_none() && source.debian.is_none() {
                let offset = text.find(&source.file).unwrap_or(0);
                let line = line_of(&text, offset);
                return Err(format!("{line}: {} has neither `url` nor `debian`: say where it is", source.file));
            }
        }
        if file.host.is_some() && !matches!(file.build, Build::Meson(_)) {
            let line = line_of(&text, text.find("[host]").unwrap_or(0));
            return Err(format!("{line}: [host] is for what is built by meson"));
        }
        let File { summary, depends, components, tools, python, sources, libc, build, host, test } = file;
        Ok(Self { id, summary, depends, components, tools, python, sources, libc, build, host, test })
    }
}

fn line_of(text: &str, offset: usize) -> usize {
    1 + text.bytes().take(offset).filter(|b| *b == b'\n').count()
}

#[cfg(test)]
mod tests {
    use super::*;

    const GOOD: &str = r#"
summary = "a package"
depends = ["musl@1.2.5"]

[[source]]
file = "p-1.tar.gz"
sha256 = "0000000000000000000000000000000000000000000000000000000000000000"
url = "https://example.org/p-1.tar.gz"

[build.configure]
arguments = ["--prefix={sysroot}/usr"]
"#;

    fn id() -> Id {
        Id { name: "p".to_owned(), version: "1".to_owned() }
    }

    fn complaint(text: &str) -> String {
        Recipe::parse(id(), text.to_owned()).err().unwrap_or_else(|| "no complaint".to_owned())
    }

    #[test]
    fn a_good_recipe_is_understood() -> Result<(), String> {
        let recipe = Recipe::parse(id(), GOOD.to_owned())?;
        assert_eq!(recipe.depends.first().map(ToString::to_string).as_deref(), Some("musl@1.2.5"));
        assert!(matches!(recipe.build, Build::Configure(_)));
        Ok(())
    }

    #[test]
    fn the_line_of_an_error_is_named() {
        let cases = [
            (GOOD.replace("depends = [\"musl@1.2.5\"]", "depends = [\"musl\"]"), "3: `musl` is not of the form"),
            (GOOD.replace("sha256 = \"0", "sha256 = \"x"), "7: `x000"),
            (GOOD.replace("url", "uri"), "8: unknown field `uri`"),
            (GOOD.replace("build.configure", "build.conjure"), "10: unknown variant `conjure`"),
            (GOOD.replace("arguments", "argument"), "11: unknown field `argument`"),
            (GOOD.replace("{sysroot}", "{sysrot}"), "11: unknown variable {sysrot}"),
            (GOOD.replace("summary = \"a package\"", "summary = \"a"), "2: invalid basic string"),
            (GOOD.replace("url = \"https://example.org/p-1.tar.gz\"", ""), "6: p-1.tar.gz has neither"),
            (format!("{GOOD}\n[host]\nedges = 1\noptions = []\n"), "13: [host] is for what"),
        ];
        for (text, expected) in cases {
            let complaint = complaint(&text);
            assert!(complaint.starts_with(expected), "{complaint}\n  expected: {expected}");
        }
    }

    #[test]
    fn an_option_may_have_another_value_on_the_host() -> Result<(), String> {
        let meson = "[build.meson]\nedges = 7\noptions = [\"libc=musl\", \"tests=true\"]\n";
        let (above, _) = GOOD.split_once("[build").ok_or("no build")?;
        let plain = Recipe::parse(id(), format!("{above}{meson}"))?;
        let text = format!("{above}{meson}[host]\nedges = 8\noptions = [\"libc=glibc\"]\n");
        let recipe = Recipe::parse(id(), text)?;
        let Build::Meson(meson) = &recipe.build else { return Err("not meson".to_owned()) };
        assert_eq!(recipe.meson_on(Libc::Musl, meson), (7, vec!["libc=musl", "tests=true"]));
        assert_eq!(recipe.meson_on(Libc::Host, meson), (8, vec!["tests=true", "libc=glibc"]));
        assert_eq!(plain.meson_on(Libc::Host, meson), (7, vec!["libc=musl", "tests=true"]));
        assert_ne!(recipe.building(), plain.building());
        Ok(())
    }

    #[test]
    fn a_file_that_cannot_be_read_is_named() {
        let error = Recipe::load(Path::new("/nowhere/p/1.toml")).err().map(|e| e.to_string());
        assert_eq!(error.as_deref(), Some("cannot read /nowhere/p/1.toml"));
    }

    #[test]
    fn the_file_at_fault_is_named() -> Result<()> {
        let directory = tempfile::tempdir()?;
        let path = directory.path().join("1.toml");
        std::fs::write(&path, "summary = 1\n")?;
        let error = Recipe::load(&path).err().map(|e| e.to_string()).unwrap_or_default();
        assert!(error.starts_with(&format!("{}:1: invalid type", path.display())), "{error}");
        Ok(())
    }
}
