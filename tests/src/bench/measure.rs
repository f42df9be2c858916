//! Building the programs on each libc, and running them in turns.

use std::{
    cell::RefCell,
    collections::HashMap,
    ffi::OsString,
    path::{Path, PathBuf},
    process::Command,
    time::{Duration, Instant},
};

use anyhow::{Context, Result, bail};
use wildebeest_pkgconfig::tree::{Tree, run};
use wildebeest_tests::{case::directory, compile::flags};

use crate::{files::Store, groups::Group, results::Row};

/// A program runs at least this often on each libc. The least counts, which other load on the machine disturbs little.
const ROUNDS: usize = 5;

/// A libc to build on, and how.
pub struct Libc {
    pub compiler: PathBuf,
    pub flags: Vec<String>,
}

/// Builds programs, each once, and runs them.
pub struct Bench {
    libcs: [Libc; 3],
    work: tempfile::TempDir,
    files: Store,
    built: RefCell<HashMap<String, [Option<PathBuf>; 3]>>,
    /// How long one row goes on with further rounds.
    patience: Duration,
}

/// Least of what a program has printed, by name; a single number has none.
type Least = Vec<(String, f64)>;

impl Bench {
    pub fn new(tree: &Tree, patience: Duration) -> Result<Self> {
        let libcs = Libc::all(tree)?;
        let work = tempfile::tempdir()?;
        Ok(Self { libcs, work, files: Store::new()?, built: RefCell::default(), patience })
    }

    /// The rows that one line of a group gives: one, or as many as its program prints.
    pub fn measure(&self, group: &Group, line: &str) -> Result<Vec<Row>> {
        let mut words = line.split(' ');
        let program = words.next().context("a row without a program")?;
        let mut arguments: Vec<_> = words.map(OsString::from).collect();
        if let Some(files) = group.files {
            arguments.push(self.files.path(files)?.into());
        }
        let programs = self.programs(program, &group.cflags)?;
        let [glibc, musl, ours] = self.turns(line, &programs, &arguments)?;
        let glibc = glibc.with_context(|| format!("{line} fails on glibc"))?;
        let ours = ours.with_context(|| format!("{line} fails with libwildebeest"))?;
        let value = |least: &Least, name: &str| least.iter().find(|(other, _)| other == name).map(|(_, value)| *value);
        let rows = glibc.into_iter().map(|(name, glibc)| {
            let wildebeest = value(&ours, &name).with_context(|| format!("{line} prints no `{name}`"))?;
            let musl = musl.as_ref().and_then(|musl| value(musl, &name));
            let name = if name.is_empty() { line.to_owned() } else { name };
            Ok(Row { name, glibc, musl, wildebeest })
        });
        rows.collect()
    }

    /// Runs the programs in turns.
    fn turns(&self, line: &str, programs: &[Option<PathBuf>; 3], arguments: &[OsString]) -> Result<[Option<Least>; 3]> {
        let mut least: [Option<Least>; 3] = [None, None, None];
        let start = Instant::now();
        let mut rounds = 0;
        while rounds < ROUNDS || start.elapsed() < self.patience {
            rounds += 1;
            for (program, least) in programs.iter().zip(&mut least) {
                let Some(program) = program else { continue };
                // Only plain musl may fail: it may answer otherwise, too.
                let Ok(text) = run(Command::new(program).args(arguments)) else { continue };
                let values = parse(&text).with_context(|| format!("{line} printed `{text}`"))?;
                *least = Some(match least.take() {
                    None => values,
                    Some(before) => lesser(before, values)?,
                });
            }
        }
        Ok(least)
    }

    /// The program on each libc. Only plain musl may lack what it calls.
    fn programs(&self, name: &str, cflags: &[String]) -> Result<[Option<PathBuf>; 3]> {
        let key = format!("{name} {}", cflags.join(" "));
        if let Some(programs) = self.built.borrow().get(&key) {
            return Ok(programs.clone());
        }
        let number = self.built.borrow().len();
        let [glibc, musl, ours] = &self.libcs;
        let path = |libc: &str| self.work.path().join(format!("{number}-{name}-{libc}"));
        let glibc = glibc.build(name, cflags, path("glibc"))?;
        let musl = musl.build(name, cflags, path("musl")).ok();
        let ours = ours.build(name, cflags, path("wildebeest"))?;
        let programs = [Some(glibc), musl, Some(ours)];
        self.built.borrow_mut().insert(key, programs.clone());
        Ok(programs)
    }
}

impl Libc {
    /// glibc, plain musl, and musl with libwildebeest.
    pub fn all(tree: &Tree) -> Result<[Self; 3]> {
        let musl = tree.tool("musl-gcc")?;
        Ok([
            Self { compiler: "gcc".into(), flags: Vec::new() },
            Self { compiler: musl.clone(), flags: Vec::new() },
            Self { compiler: musl, flags: flags(tree, &["performance".to_owned()])? },
        ])
    }

    fn build(&self, name: &str, cflags: &[String], program: PathBuf) -> Result<PathBuf> {
        let sources = directory().join("bench");
        let mut command = Command::new(&self.compiler);
        command.args(&self.flags).args(["-std=gnu11", "-O2", "-Wall", "-Werror", "-D_GNU_SOURCE"]).args(cflags);
        command.arg("-I").arg(&sources).arg(source(&sources, name)).arg("-o").arg(&program);
        run(&mut command)?;
        Ok(program)
    }
}

fn source(sources: &Path, name: &str) -> PathBuf {
    sources.join(format!("{name}.c"))
}

/// A number, or lines of a name, a tab and a number.
fn parse(text: &str) -> Result<Least> {
    let lines = text.lines().map(|line| {
        let (name, number) = line.rsplit_once('\t').unwrap_or(("", line));
        Ok((name.to_owned(), number.trim().parse()?))
    });
    lines.collect()
}

fn lesser(before: Least, now: Least) -> Result<Least> {
    let pairs = before.into_iter().zip(now).map(|((name, before), (other, now))| {
        if name != other {
            bail!("`{name}` was called `{other}` later");
        }
        Ok((name, f64::min(before, now)))
    });
    pairs.collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_program_prints_a_number_or_several_with_names() -> Result<()> {
        assert_eq!(parse("12\n")?, [(String::new(), 12.0)]);
        let named = parse("at the start\t12\nat the end\t3.5\n")?;
        assert_eq!(named, [("at the start".to_owned(), 12.0), ("at the end".to_owned(), 3.5)]);
        assert!(parse("twelve\n").is_err());
        let least = lesser(named, parse("at the start\t11\nat the end\t4\n")?)?;
        assert_eq!(least, [("at the start".to_owned(), 11.0), ("at the end".to_owned(), 3.5)]);
        assert!(lesser(least, parse("1\n2\n")?).is_err());
        Ok(())
    }
}
