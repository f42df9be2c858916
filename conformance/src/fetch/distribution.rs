//! Original upstream archives from the distribution's source packages, through apt.
//!
//! The mirror is the one the machine's apt uses. Its configuration is only read: the source
//! package lists live in a private state directory, so that nothing of the machine changes.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};
use std::time::Duration;

use anyhow::{Context, Result, bail};

use crate::command;
use crate::digest::Digest;
use crate::recipe::{Debian, Recipe};

/// The distribution's source packages.
pub struct Distribution {
    state: PathBuf,
    extra_suites: BTreeSet<String>,
    ready: bool,
}

/// One of the machine's package archives.
#[derive(Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Archive {
    uri: String,
    suite: String,
    component: String,
    origin: String,
}

impl Distribution {
    /// Source packages as these recipes may need them; `state` is ours alone.
    pub fn new(state: &Path, recipes: &[&Recipe]) -> Self {
        let debian = recipes.iter().flat_map(|recipe| &recipe.sources).filter_map(|source| source.debian.as_ref());
        let extra_suites = debian.filter_map(|debian| debian.suite.clone()).collect();
        Self { state: state.to_owned(), extra_suites, ready: false }
    }

    /// Fetches the archive with this sum, whatever version of the package it belongs to.
    pub fn fetch(&mut self, debian: &Debian, sha256: &Digest) -> Result<PathBuf> {
        if !command::is_installed("apt-get") {
            bail!("this system has no apt-get");
        }
        if !self.ready {
            self.update()?;
            self.ready = true;
        }
        let stanzas = self.run("apt-cache", &["showsrc", "--only-source", &debian.package])?;
        let sha256 = sha256.to_string();
        let Some((version, file)) = version_with(&stanzas, &sha256) else {
            bail!("no version of it in the distribution has the archive with sha256 {sha256}");
        };
        let wanted = format!("{}={version}", debian.package);
        self.run("apt-get", &["source", "--download-only", "--tar-only", &wanted])?;
        Ok(self.downloads().join(file))
    }

    fn downloads(&self) -> PathBuf {
        self.state.join("downloads")
    }

    fn update(&self) -> Result<()> {
        for directory in [self.state.join("lists/partial"), self.state.join("archives/partial"), self.downloads()] {
            fs::create_dir_all(&directory).with_context(|| format!("cannot make {}", directory.display()))?;
        }
        let archives = archives_of_this_machine()?;
        let list = sources_list(&archives, &self.extra_suites, |keyring| Path::new(keyring).exists());
        let path = self.state.join("sources.list");
        if is_fresh(&path) && fs::read_to_string(&path).is_ok_and(|known| known == list) {
            return Ok(());
        }
        let fresh = self.state.join("sources.list.new");
        fs::write(&path, &list).with_context(|| format!("cannot write {}", path.display()))?;
        self.run("apt-get", &["update"]).inspect_err(|_| drop(fs::remove_file(&path)))?;
        // Its time says when the lists were had.
        fs::write(&fresh, list)
            .and_then(|()| fs::rename(&fresh, &path))
            .with_context(|| format!("cannot write {}", path.display()))
    }

    /// Runs apt on the private state.
    fn run(&self, program: &str, arguments: &[&str]) -> Result<String> {
        let option = |name: &str, path: &str| format!("{name}={}", self.state.join(path).display());
        let mut command = Command::new(program);
        command
            .args(["-q", "-o", &option("Dir::Etc::SourceList", "sources.list"), "-o", "Dir::Etc::SourceParts=-"])
            .args(["-o", &option("Dir::State::Lists", "lists"), "-o", &option("Dir::Cache", "")])
            .args(["-o", "APT::Sandbox::User=root", "-o", "APT::Get::List-Cleanup=false"])
            .args(arguments)
            .current_dir(self.downloads());
        output_of(&mut command)
    }
}

/// Whether a file was written in the last hour.
fn is_fresh(path: &Path) -> bool {
    let written = fs::metadata(path).and_then(|metadata| metadata.modified());
    written.is_ok_and(|time| time.elapsed().is_ok_and(|age| age < Duration::from_secs(3600)))
}

fn archives_of_this_machine() -> Result<BTreeSet<Archive>> {
    // apt lists only what it has fetched the lists of.
    let format = "$(REPO_URI)\t$(RELEASE)\t$(COMPONENT)\t$(ORIGIN)";
    let mut command = Command::new("apt-get");
    command.args(["indextargets", "--format", format, "Created-By: Packages"]);
    let archives = parse_archives(&output_of(&mut command)?);
    if archives.is_empty() {
        bail!("apt has no package lists of Debian: run `apt-get update`");
    }
    Ok(archives)
}

fn parse_archives(text: &str) -> BTreeSet<Archive> {
    let archive = |line: &str| {
        let mut fields = line.split('\t').map(str::to_owned);
        let (uri, suite) = (fields.next()?, fields.next()?);
        let (component, origin) = (fields.next()?, fields.next()?);
        matches!(origin.as_str(), "Debian" | "Ubuntu").then_some(Archive { uri, suite, component, origin })
    };
    text.lines().filter_map(archive).collect()
}

/// The private list: the machine's own archives, and the suites a recipe names besides, which are
/// beside the plain suite (the one without `-updates` or `-security`). Plain suites come first: of
/// two archives that have the same version apt asks the first, and not every mirror keeps all of
/// the security archive's files.
fn sources_list(archives: &BTreeSet<Archive>, extra: &BTreeSet<String>, exists: impl Fn(&str) -> bool) -> String {
    let (mut plain, mut others) = (BTreeSet::new(), BTreeSet::new());
    for Archive { uri, suite, component, origin } in archives {
        let keyring = format!("/usr/share/keyrings/{}-archive-keyring.gpg", origin.to_lowercase());
        let signed = if exists(&keyring) { format!("[signed-by={keyring}] ") } else { String::new() };
        let line = |suite: &String| format!("deb-src {signed}{uri} {suite} {component}\n");
        if suite.contains('-') {
            others.insert(line(suite));
        } else {
            plain.insert(line(suite));
            plain.extend(extra.iter().map(line));
        }
    }
    plain.into_iter().chain(others).collect()
}

/// The version, and the file in it, whose sum this is. `showsrc` prints one stanza per version.
fn version_with<'a>(stanzas: &'a str, sha256: &str) -> Option<(&'a str, &'a str)> {
    stanzas.split("\n\n").find_map(|stanza| {
        let version = stanza.lines().find_map(|line| line.strip_prefix("Version: "))?;
        let file = stanza.lines().find_map(|line| line.trim_start().strip_prefix(sha256))?;
        Some((version, file.split_whitespace().last()?))
    })
}

fn output_of(command: &mut Command) -> Result<String> {
    let program = command.get_program().to_string_lossy().into_owned();
    let Output { status, stdout, stderr } =
        command.stdin(Stdio::null()).output().with_context(|| format!("cannot run {program}"))?;
    if !status.success() {
        let complaint = String::from_utf8_lossy(&stderr);
        bail!("{program} failed: {}", complaint.trim().lines().next().unwrap_or("it gave no reason"));
    }
    Ok(String::from_utf8_lossy(&stdout).into_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    const TARGETS: &str = "http://mirror.example/debian-security/\tbookworm-security\tmain\tDebian\n\
        http://mirror.example/debian/\tbookworm\tmain\tDebian\n\
        http://mirror.example/debian/\tbookworm-updates\tmain\tDebian\n\
        https://elsewhere.example/\tnodistro\tmain\tElsewhere\n";

    #[test]
    fn the_private_list_comes_from_the_machines_own_mirror() {
        let extra = BTreeSet::from(["trixie".to_owned()]);
        let signed = "[signed-by=/usr/share/keyrings/debian-archive-keyring.gpg] http://mirror.example";
        assert_eq!(
            sources_list(&parse_archives(TARGETS), &extra, |_| true),
            format!(
                "deb-src {signed}/debian/ bookworm main\n\
                 deb-src {signed}/debian/ trixie main\n\
                 deb-src {signed}/debian-security/ bookworm-security main\n\
                 deb-src {signed}/debian/ bookworm-updates main\n"
            )
        );
        let unsigned = sources_list(&parse_archives(TARGETS), &extra, |_| false);
        assert!(unsigned.starts_with("deb-src http://mirror.example/debian/ bookworm main\n"));
    }

    #[test]
    fn the_version_is_the_one_whose_archive_has_the_sum() {
        let stanzas = "Package: musl\nVersion: 1.2.3-1\nChecksums-Sha256:\n aaaa 10 musl_1.2.3.orig.tar.gz\n\n\
            Package: musl\nVersion: 1.2.5-3\nChecksums-Sha256:\n bbbb 11 musl_1.2.5.orig.tar.gz\n cccc 1 x.dsc\n";
        assert_eq!(version_with(stanzas, "bbbb"), Some(("1.2.5-3", "musl_1.2.5.orig.tar.gz")));
        assert_eq!(version_with(stanzas, "dddd"), None);
    }
}
