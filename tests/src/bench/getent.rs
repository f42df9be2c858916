//! `getent` and `getconf` against glibc's: how long they run, and how much memory they need at most.

use std::{
    os::unix::process::CommandExt,
    process::{Command, Stdio},
    time::{Duration, Instant},
};

use anyhow::{Context, Result, bail};
use wildebeest_pkgconfig::tree::Tree;
use wildebeest_tests::scene::{Programs, Scene};

use crate::{
    groups::{Reach, Unit},
    results::{Group, Results, Row},
    table, usage,
};

/// The names of the two groups.
const TIMES: &str = "getent and getconf";
const MEMORY: &str = "getent and getconf, most memory";

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

/// How a command ran.
#[derive(Clone, Copy)]
struct Run {
    time: Duration,
    /// The most memory it had, in kilobytes; never less than this program itself has.
    memory: i64,
}

/// Measures the commands with `wanted` in their names: their times are one group, their memory another.
pub fn compare(tree: &Tree, wanted: &str, results: &mut Results) -> Result<()> {
    let (mut times, mut memory) = (group(TIMES, Unit::Nanoseconds, Some(1.0)), group(MEMORY, Unit::Kibibytes, None));
    let whole = TIMES.contains(wanted) || MEMORY.contains(wanted);
    for (accounts, benchmarks) in [(100_000, &LARGE[..]), (1_000_000, &HUGE[..])] {
        let chosen: Vec<_> = benchmarks.iter().filter(|one| whole || one.name.contains(wanted)).collect();
        if chosen.is_empty() {
            continue;
        }
        let pairs = scene(accounts)
            .inside(|_| chosen.iter().map(|benchmark| benchmark.rows(tree)).collect::<Result<Vec<_>>>())?;
        for (time, most) in pairs {
            times.rows.push(time);
            memory.rows.push(most);
        }
    }
    for group in [times, memory] {
        if group.rows.is_empty() {
            continue;
        }
        table::heading(&group.name);
        group.rows.iter().for_each(|row| table::row(&group, row));
        table::mean(&group);
        results.groups.push(group);
    }
    Ok(())
}

fn group(name: &str, unit: Unit, row: Option<f64>) -> Group {
    Group { name: name.to_owned(), unit, reach: Reach { row, ..Reach::default() }, rows: Vec::new() }
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
    /// Its time, and the most memory it had.
    fn rows(&self, tree: &Tree) -> Result<(Row, Row)> {
        let mut best = [None::<Run>; 2];
        for _ in 0..ROUNDS {
            for (programs, best) in [Programs::Glibc, Programs::Wildebeest].into_iter().zip(&mut best) {
                let run = self.run(tree, programs).with_context(|| format!("{}: {programs:?}", self.name))?;
                if best.is_none_or(|best| run.time < best.time) {
                    *best = Some(run);
                }
            }
        }
        let [Some(glibc), Some(ours)] = best else { bail!("no round") };
        let row = |glibc, wildebeest| Row { name: self.name.to_owned(), glibc, musl: None, wildebeest };
        let nanoseconds = |run: Run| run.time.as_secs_f64() * 1e9;
        let kibibytes = |run: Run| Ok::<_, anyhow::Error>(f64::from(i32::try_from(run.memory)?));
        Ok((row(nanoseconds(glibc), nanoseconds(ours)), row(kibibytes(glibc)?, kibibytes(ours)?)))
    }

    /// Runs it as often as it says, and gives the time of one run.
    fn run(&self, tree: &Tree, programs: Programs) -> Result<Run> {
        let path = programs.directory(tree).join(self.program);
        let mut memory = 0;
        let start = Instant::now();
        for _ in 0..self.runs {
            let mut command = Command::new(&path);
            command.arg0(self.program).args(self.arguments).env_clear().stdin(Stdio::null()).stdout(Stdio::null());
            memory = memory.max(usage::of(&mut command)?.memory);
        }
        Ok(Run { time: start.elapsed() / self.runs, memory })
    }
}
