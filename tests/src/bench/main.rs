//! `make bench`: the same C program on glibc, on plain musl, and on musl with libwildebeest, in turns, and the ratios;
//! then our `getent` and `getconf` against glibc's.

mod document;
mod files;
mod getent;
mod groups;
mod measure;
mod plot;
mod processor_time;
mod results;
mod software;
mod table;

use std::{fs, path::PathBuf, process::ExitCode, time::Duration};

use anyhow::{Context, Result};
use clap::Parser;
use wildebeest_pkgconfig::tree::Tree;
use wildebeest_tests::surroundings;

use measure::Bench;
use results::{Group, Results};

/// Times libwildebeest and libwildebeest-performance against glibc and plain musl.
///
/// Times are the least of several runs in turns, those of the two on musl as ratios to glibc's: below 1.00 is faster. The
/// exit status is 1 when a row fails, or it or a mean stands above what is to be reached.
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
    /// Build and time real programs as well, whose sources are in the conformance suite's cache
    #[arg(long)]
    programs: bool,
    /// Write the README's table, docs/speed.md and docs/speed.svg
    #[arg(long)]
    plot: bool,
    /// Measure nothing: take what an earlier run has written
    #[arg(long, value_name = "FILE", conflicts_with_all = ["wanted", "programs", "json"])]
    from: Option<PathBuf>,
}

fn main() -> Result<ExitCode> {
    let arguments = Arguments::parse();
    surroundings::settle()?;
    let tree = Tree::locate()?;
    let results = match &arguments.from {
        Some(file) => Results::read(file)?,
        None => measured(&tree, &arguments)?,
    };
    if arguments.plot {
        write(&tree, &results)?;
    }
    Ok(verdict(&results))
}

/// Measures all that is wanted.
fn measured(tree: &Tree, arguments: &Arguments) -> Result<Results> {
    let mut results = Results { processor: processor()?, ..Results::default() };
    rows(tree, arguments, &mut results)?;
    getent::compare(tree, &arguments.wanted, &mut results)?;
    if arguments.programs {
        results.groups.push(software::compare(tree)?);
    }
    let file = arguments.json.clone().unwrap_or_else(|| tree.root().join("build/bench.json"));
    results.write(&file)?;
    Ok(results)
}

/// Writes what people read.
fn write(tree: &Tree, results: &Results) -> Result<()> {
    let docs = tree.root().join("docs");
    fs::create_dir_all(&docs).with_context(|| format!("cannot make {}", docs.display()))?;
    plot::draw(results, &docs.join("speed.svg"))?;
    fs::write(docs.join("speed.md"), document::page(results)?)?;
    let readme = tree.root().join("README.md");
    let updated = document::update(&fs::read_to_string(&readme)?, results)?;
    Ok(fs::write(&readme, updated)?)
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
            match bench.measure(&group, line) {
                Ok(rows) => {
                    rows.iter().for_each(|row| table::row(&found, row));
                    found.rows.extend(rows);
                }
                // The others are worth having all the same.
                Err(error) => {
                    eprintln!("{line}: {error:#}");
                    results.failed.push(line.clone());
                }
            }
        }
        if !found.rows.is_empty() {
            table::mean(&found);
            results.groups.push(found);
        }
    }
    Ok(())
}

/// Names what stands above what is to be reached.
fn verdict(results: &Results) -> ExitCode {
    let misses: Vec<_> = results.groups.iter().flat_map(Group::misses).collect();
    for (what, names) in [("fails", &results.failed), ("above what is to be reached", &misses)] {
        if !names.is_empty() {
            println!("\n{what}: {}", names.join(", "));
        }
    }
    if results.failed.is_empty() && misses.is_empty() {
        println!("\nall that is to be reached is reached");
        return ExitCode::SUCCESS;
    }
    ExitCode::FAILURE
}

/// What the kernel calls the processor.
fn processor() -> Result<String> {
    let text = fs::read_to_string("/proc/cpuinfo")?;
    let name = text.lines().find_map(|line| line.strip_prefix("model name")?.split_once(": "));
    Ok(name.map_or("an unknown processor", |(_, name)| name).to_owned())
}
