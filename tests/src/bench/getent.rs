//! `getent` and `getconf` against glibc's: how long they run.

use std::{
    os::unix::process::CommandExt,
    process::{Command, Stdio},
    time::{Duration, Instant},
};

use anyhow::{Context, Result, ensure};
use wildebeest_pkgconfig::tree::Tree;
use wildebeest_tests::scene::{Programs, Scene};

use crate::{
    groups::{Reach, Unit},
    results::{Group, Results, Row},
    table,
};

/// The name of the group.
const GROUP: &str = "getent and getconf";

/// Both run so often, in turns; the shortest time counts.
const ROUNDS: usize = 7;

/// A command, and how often it runs in each round.
struct Benchmark {
    name: &'static str,
    program: &'static str,
    arguments: &'static [&'static str],
    runs: u32,
}

const fn benchmark(
    name: &'static str,
    program: &'static str,
    arguments: &'static [&'static str],
    runs: u32,
) -> Benchmark {
    Benchmark { name, program, arguments, runs }
}

/// With 100,000 accounts and a group of all of them.
const LARGE: [Benchmark; 6] = [
    benchmark("start-up: getconf PAGESIZE", "getconf", &["PAGESIZE"], 100),
    benchmark("start-up: getent passwd root", "getent", &["passwd", "root"], 100),
    benchmark("passwd, 100,000 lines", "getent", &["passwd"], 1),
    benchmark("group of 100,000 members", "getent", &["group"], 3),
    benchmark("the same group by name", "getent", &["group", "big"], 3),
    benchmark("initgroups", "getent", &["initgroups", "user99999"], 3),
];

/// With 1,000,000 accounts.
const HUGE: [Benchmark; 2] = [
    benchmark("last of 1,000,000 accounts", "getent", &["passwd", "user1000000"], 1),
    benchmark("passwd, 1,000,000 lines", "getent", &["passwd"], 1),
];

/// Measures the commands with `wanted` in their names.
pub fn compare(tree: &Tree, wanted: &str, results: &mut Results) -> Result<()> {
    let mut rows = Vec::new();
    for (accounts, benchmarks) in [(100_000, &LARGE[..]), (1_000_000, &HUGE[..])] {
        let is_chosen = |one: &&Benchmark| GROUP.contains(wanted) || one.name.contains(wanted);
        let chosen: Vec<_> = benchmarks.iter().filter(is_chosen).collect();
        if !chosen.is_empty() {
            rows.extend(
                scene(accounts).inside(|_| chosen.iter().map(|one| one.row(tree)).collect::<Result<Vec<_>>>())?,
            );
        }
    }
    if rows.is_empty() {
        return Ok(());
    }
    let reach = Reach { row: Some(1.0), ..Reach::default() };
    let group = Group { name: GROUP.to_owned(), unit: Unit::Nanoseconds, reach, rows };
    table::heading(&group.name);
    group.rows.iter().for_each(|row| table::row(&group, row));
    table::mean(&group);
    results.groups.push(group);
    Ok(())
}

/// An /etc with so many accounts.
fn scene(accounts: u32) -> Scene {
    let root = "root:x:0:0:root:/root:/bin/sh";
    let user = "user&:x:&:100:User &,,,:/home/user&:/bin/sh";
    let passwd = format!("{{ echo {root}; seq {accounts} | sed 's|.*|{user}|'; }} > passwd");
    let group = format!("{{ echo root:x:0:; printf big:x:1:; seq -s, {accounts} | sed 's/[0-9]*/user&/g'; }} > group");
    Scene { preparations: vec![passwd, group], ..Scene::default() }
}

impl Benchmark {
    /// Its shortest times.
    fn row(&self, tree: &Tree) -> Result<Row> {
        let mut best = [Duration::MAX; 2];
        for _ in 0..ROUNDS {
            for (programs, best) in [Programs::Glibc, Programs::Wildebeest].into_iter().zip(&mut best) {
                let time = self.run(tree, programs).with_context(|| format!("{}: {programs:?}", self.name))?;
                *best = time.min(*best);
            }
        }
        let [glibc, wildebeest] = best.map(|time| time.as_secs_f64() * 1e9);
        Ok(Row { name: self.name.to_owned(), glibc, musl: None, wildebeest })
    }

    /// Runs it as often as it says, and gives the time of one run.
    fn run(&self, tree: &Tree, programs: Programs) -> Result<Duration> {
        let path = programs.directory(tree).join(self.program);
        let start = Instant::now();
        for _ in 0..self.runs {
            let mut command = Command::new(&path);
            command.arg0(self.program).args(self.arguments).env_clear().stdin(Stdio::null()).stdout(Stdio::null());
            ensure!(command.status()?.success(), "it fails");
        }
        Ok(start.elapsed() / self.runs)
    }
}
