//! `make bench`: the same C program on glibc, on plain musl, and on musl with libwildebeest, in turns, and the ratios;
//! then our `getent` and `getconf` against glibc's.

mod files;
mod getent;
mod groups;
mod measure;
mod results;
mod table;

use std::{fs, path::PathBuf, process::ExitCode, time::Duration};

use anyhow::Result;
use clap::Parser;
use wildebeest_pkgconfig::tree::Tree;
use wildebeest_tests::surroundings;

use measure::Bench;
use results::{Group, Results};

/// Times libwildebeest and libwildebeest-performance against glibc and plain musl.
///
/// Times are the least of several runs in turns, those of the two on musl as ratios to glibc's: below 1.00 is faster. The
/// exit status is 1 when a row or a mean stands above what is to be reached.
#[derive(Parser)]
struct Arguments {
    /// Measure only rows with that in their name, or in that of their group
    #[arg(default_value = "")]
    wanted: String,
    /// Go on with a row for at least so many seconds
    #[arg(long, default_value_t = 1.0)]
    seconds: f64,
    /// Where the result goes [default: bench.json below build]
    #[arg(long, value_name = "FILE")]
    json: Option<PathBuf>,
}

fn main() -> Result<ExitCode> {
    let arguments = Arguments::parse();
    surroundings::settle()?;
    let tree = Tree::locate()?;
    let mut results = Results { processor: processor()?, groups: Vec::new() };
    rows(&tree, &arguments, &mut results)?;
    getent::compare(&tree, &arguments.wanted, &mut results)?;
    results.write(&arguments.json.unwrap_or_else(|| tree.root().join("build/bench.json")))?;
    Ok(verdict(&results))
}

/// Measures the rows of `bench/rows` that are wanted.
fn rows(tree: &Tree, arguments: &Arguments, results: &mut Results) -> Result<()> {
    let bench = Bench::new(tree, Duration::from_secs_f64(arguments.seconds))?;
    for group in groups::load()? {
        let whole = group.name.contains(&arguments.wanted);
        let lines: Vec<_> = group.rows.iter().filter(|line| whole || line.contains(&arguments.wanted)).collect();
        if lines.is_empty() {
            continue;
        }
        let mut reach = group.reach.clone();
        // A mean of some of the rows says nothing.
        reach.mean = reach.mean.filter(|_| lines.len() == group.rows.len());
        let mut found = Group { name: group.name.clone(), unit: group.unit, reach, rows: Vec::new() };
        table::heading(&found.name);
        for line in lines {
            for row in bench.measure(&group, line)? {
                table::row(&found, &row);
                found.rows.push(row);
            }
        }
        table::mean(&found);
        results.groups.push(found);
    }
    Ok(())
}

/// Names what stands above what is to be reached.
fn verdict(results: &Results) -> ExitCode {
    let misses: Vec<_> = results.groups.iter().flat_map(Group::misses).collect();
    if misses.is_empty() {
        println!("\nall that is to be reached is reached");
        return ExitCode::SUCCESS;
    }
    println!("\nabove what is to be reached: {}", misses.join(", "));
    ExitCode::FAILURE
}

/// What the kernel calls the processor.
fn processor() -> Result<String> {
    let text = fs::read_to_string("/proc/cpuinfo")?;
    let name = text.lines().find_map(|line| line.strip_prefix("model name")?.split_once(": "));
    Ok(name.map_or("an unknown processor", |(_, name)| name).to_owned())
}
