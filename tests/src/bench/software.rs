//! Real programs, built with nothing changed but the compiler and its flags: `bench/software/programs.toml`.

use std::{
    env,
    fmt::Write as _,
    fs,
    path::{Path, PathBuf},
    process::{Command, Stdio},
};

use anyhow::{Context, Result, bail};
use serde::Deserialize;
use wildebeest_pkgconfig::tree::{Tree, run};
use wildebeest_tests::case::directory;

use crate::{
    groups::{Reach, Unit},
    measure::Libc,
    processor_time,
    results::{Group, Row},
    table,
};

/// Each runs so often on each libc, in turns; the least processor time counts.
const ROUNDS: usize = 7;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Programs {
    program: Vec<Program>,
}

/// A program, how to build it, and what it is to do.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Program {
    name: String,
    archive: String,
    build: String,
    run: String,
}

/// The processor time that each program takes. Its output must be the same on all.
pub fn compare(tree: &Tree) -> Result<Group> {
    let path = directory().join("bench/software/programs.toml");
    let programs: Programs = toml::from_str(&fs::read_to_string(&path)?)?;
    let input = tempfile::tempdir()?;
    lines(&input.path().join("lines"))?;
    numbers(&input.path().join("numbers"))?;
    let name = "real programs, processor time".to_owned();
    let mut group = Group { name, unit: Unit::Nanoseconds, reach: Reach::default(), rows: Vec::new() };
    table::heading(&group.name);
    for program in &programs.program {
        let row = program.row(tree, input.path()).with_context(|| program.name.clone())?;
        table::row(&group, &row);
        group.rows.push(row);
    }
    Ok(group)
}

impl Program {
    fn row(&self, tree: &Tree, input: &Path) -> Result<Row> {
        let work = tempfile::tempdir()?;
        let mut places = Vec::new();
        for (number, libc) in Libc::all(tree)?.iter().enumerate() {
            let place = work.path().join(number.to_string());
            self.build(tree, libc, &place)?;
            places.push(place);
        }
        let outputs = places.iter().map(|place| run(&mut self.command(place, input))).collect::<Result<Vec<_>>>()?;
        if outputs.iter().any(|output| outputs.first() != Some(output)) {
            bail!("it does not print the same on all");
        }
        let mut least = vec![f64::INFINITY; places.len()];
        for _ in 0..ROUNDS {
            for (place, least) in places.iter().zip(&mut least) {
                let time = processor_time::of(self.command(place, input).stdout(Stdio::null()))?;
                *least = least.min(time.as_secs_f64() * 1e9);
            }
        }
        let &[glibc, musl, wildebeest] = least.as_slice() else { bail!("there are not three libcs") };
        Ok(Row { name: self.name.clone(), glibc, musl: Some(musl), wildebeest })
    }

    fn build(&self, tree: &Tree, libc: &Libc, place: &Path) -> Result<()> {
        let archive = cache(tree).join("sources").join(&self.archive);
        if !archive.exists() {
            bail!("{} is not there: `make bench PROGRAMS=yes` fetches it", archive.display());
        }
        fs::create_dir(place)?;
        run(Command::new("tar").args(["--strip-components=1", "-C"]).arg(place).arg("-xf").arg(archive))?;
        let flags = ["-O2"].into_iter().chain(libc.flags.iter().map(String::as_str)).collect::<Vec<_>>().join(" ");
        let mut command = Command::new("sh");
        command.args(["-e", "-c", &self.build]).current_dir(place).stdin(Stdio::null());
        run(command.env("CC", &libc.compiler).env("CFLAGS", flags))?;
        Ok(())
    }

    fn command(&self, place: &Path, input: &Path) -> Command {
        let mut command = Command::new("sh");
        command.args(["-c", &self.run]).current_dir(place).stdin(Stdio::null());
        command.env("DATA", directory().join("bench/software")).env("INPUT", input).env("LC_ALL", "C");
        command
    }
}

/// Where the conformance suite keeps what it fetches.
fn cache(tree: &Tree) -> PathBuf {
    env::var_os("LWB_CACHE").map_or_else(|| tree.root().join("build/cache"), PathBuf::from)
}

/// Numbers that are the same in every run.
fn mixed() -> impl Iterator<Item = u32> {
    let next = |state: &u32| {
        let state = state ^ (state << 13);
        let state = state ^ (state >> 17);
        Some(state ^ (state << 5))
    };
    std::iter::successors(Some(2_463_534_242), next)
}

/// Lines as of a log: a few beginnings, many ends.
fn lines(path: &Path) -> Result<()> {
    let mut text = String::new();
    for (kind, number) in mixed().zip(mixed().skip(1)).step_by(2).take(200_000) {
        writeln!(text, "service{:02} request {number:010} answered", kind % 16)?;
    }
    Ok(fs::write(path, text)?)
}

/// Five columns of numbers with more and more places.
fn numbers(path: &Path) -> Result<()> {
    let mut text = String::new();
    for (row, number) in mixed().take(200_000).enumerate() {
        let value = f64::from(number) / 3.0;
        writeln!(text, "{row} {:.2} {:.5} {value:.9} {:e}", value / 1e4, value / 1e8, value * 1e-20)?;
    }
    Ok(fs::write(path, text)?)
}
