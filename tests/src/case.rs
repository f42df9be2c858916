//! The C cases, and what their first lines ask for.

use std::{
    fs,
    path::{Path, PathBuf},
};

use anyhow::{Context, Result, bail};

/// One C program of the suite.
#[derive(Clone, Debug)]
pub struct Case {
    /// `<header>/<case>`.
    pub name: String,
    pub source: PathBuf,
    pub directives: Directives,
}

/// What the lines at the top of a case ask for, each written `//! key: value`.
#[derive(Clone, Debug, Default)]
pub struct Directives {
    /// `etc`: a directory below `tests/etc` that takes the place of `/etc`.
    pub etc: Option<String>,
    /// `components`: .pc files besides `libwildebeest.pc`, by component name.
    pub components: Vec<String>,
    /// `cflags`: flags for every compiler; `{here}` is the directory of the case.
    pub cflags: Vec<String>,
    /// `args`: the program's arguments.
    pub args: Vec<String>,
    /// `stderr: yes`: what goes to stderr is compared too.
    pub stderr: bool,
    /// `differs`: why musl's answer is known not to be glibc's; the suite fails when it is.
    pub differs: Option<String>,
}

/// Where the C sources of the suite are.
pub fn directory() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).to_owned()
}

/// All cases below `directory()/kind`, sorted by name.
pub fn all(kind: &str) -> Result<Vec<Case>> {
    let root = directory().join(kind);
    let mut cases = Vec::new();
    for header in list(&root)?.into_iter().filter(|path| path.is_dir()) {
        for source in list(&header)? {
            if source.extension().is_some_and(|extension| extension == "c") {
                cases.push(Case::read(&root, source)?);
            }
        }
    }
    Ok(cases)
}

fn list(directory: &Path) -> Result<Vec<PathBuf>> {
    let entries = fs::read_dir(directory).with_context(|| format!("cannot read {}", directory.display()))?;
    let mut paths = entries.map(|entry| Ok(entry?.path())).collect::<Result<Vec<_>>>()?;
    paths.sort();
    Ok(paths)
}

impl Case {
    fn read(root: &Path, source: PathBuf) -> Result<Self> {
        let text = fs::read_to_string(&source).with_context(|| format!("cannot read {}", source.display()))?;
        let directives = Directives::parse(&text).with_context(|| format!("in {}", source.display()))?;
        let name = source.strip_prefix(root)?.with_extension("").display().to_string();
        Ok(Self { name, source, directives })
    }

    /// The file with glibc's recorded answer.
    pub fn recording(&self) -> PathBuf {
        self.source.with_extension("out")
    }
}

impl Directives {
    fn parse(text: &str) -> Result<Self> {
        let mut directives = Self::default();
        for (index, line) in text.lines().enumerate() {
            let Some(directive) = line.strip_prefix("//! ") else { break };
            let (key, value) =
                directive.split_once(": ").with_context(|| format!("line {}: write `//! key: value`", index + 1))?;
            let words = || value.split_whitespace().map(str::to_owned).collect();
            match key {
                "etc" => directives.etc = Some(value.to_owned()),
                "components" => directives.components = words(),
                "cflags" => directives.cflags = words(),
                "args" => directives.args = words(),
                "stderr" => directives.stderr = value == "yes",
                "differs" => directives.differs = Some(value.to_owned()),
                _ => bail!("line {}: unknown directive `{key}`", index + 1),
            }
        }
        Ok(directives)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn directives_end_at_the_first_other_line() -> Result<()> {
        let directives = Directives::parse("//! etc: names\n//! args: a b\nint x;\n//! differs: no\n")?;
        assert_eq!(directives.etc.as_deref(), Some("names"));
        assert_eq!(directives.args, ["a", "b"]);
        assert!(directives.differs.is_none());
        Ok(())
    }

    #[test]
    fn an_unknown_directive_names_its_line() {
        let error = Directives::parse("//! args: a\n//! etcetera: x\n").map(drop);
        assert!(error.is_err_and(|error| error.to_string().contains("line 2")));
    }
}
