//! `make bench`: the same C program on glibc, on plain musl, and on musl with libwildebeest, in turns, and the ratios;
//! then our `getent` and `getconf` against glibc's.

use std::{
    env,
    fmt::Write as _,
    fs,
    path::{Path, PathBuf},
    process::Command,
};

use anyhow::{Context, Result};
use wildebeest_pkgconfig::tree::{Tree, run};
use wildebeest_tests::{case::directory, compile::flags, programs, surroundings};

/// Each program runs this often on each libc, in turns; the shortest time counts.
const ROUNDS: usize = 5;

/// Programs below `bench/`, with their arguments.
const BENCHMARKS: &[&str] = &[
    "nftw",
    "fts",
    "fts_names",
    "glob",
    "glob_brace",
    "fnmatch plain",
    "fnmatch path",
    "fnmatch groups",
    "fnmatch not",
    "regexec",
    "backtrace",
    "backtrace_first",
    "backtrace_symbols",
    "parse_printf_format",
    "fgetpwent_r",
    "argz",
    "qsort int random",
    "qsort int sorted",
    "qsort int few",
    "qsort int reversed",
    "qsort int short",
    "qsort string random",
    "qsort string sorted",
    "qsort string few",
    "qsort string reversed",
    "qsort string short",
    "qsort struct random",
    "qsort struct sorted",
    "qsort struct few",
    "qsort struct reversed",
    "qsort argument random",
    "malloc pair",
    "malloc live",
    "malloc churn",
    "malloc tree",
    "malloc medium",
    "malloc large",
    "malloc huge",
    "malloc doubling",
    "malloc growing",
    "malloc calloc64",
    "malloc calloc4k",
    "malloc calloc256k",
    "malloc pair 2",
    "malloc churn 2",
    "malloc tree 2",
    "malloc pair 4",
    "malloc churn 4",
    "malloc tree 4",
    "malloc handed",
];

/// What the programs work on.
struct Data {
    directory: tempfile::TempDir,
}

impl Data {
    fn new() -> Result<Self> {
        println!("making 151,000 files ...");
        let data = Self { directory: tempfile::tempdir()? };
        for directory in 0..1000 {
            let directory = data.path("tree").join(format!("{directory:03}"));
            fs::create_dir_all(&directory)?;
            for file in 0..100 {
                fs::write(directory.join(format!("file{file:02}")), "")?;
            }
        }
        fs::create_dir(data.path("flat"))?;
        for entry in 0..50_000 {
            fs::write(data.path("flat").join(format!("entry{entry}.txt")), "")?;
        }
        let mut passwd = String::new();
        for user in 0..100_000 {
            writeln!(passwd, "user{user}:x:{user}:{user}:User Number {user},,,:/home/user{user}:/bin/sh")?;
        }
        fs::write(data.path("passwd"), passwd)?;
        Ok(data)
    }

    fn path(&self, name: &str) -> PathBuf {
        self.directory.path().join(name)
    }

    fn argument(&self, benchmark: &str) -> Option<PathBuf> {
        let name = match benchmark {
            "nftw" | "fts" | "fts_names" => "tree",
            "glob" | "glob_brace" => "flat",
            "fgetpwent_r" => "passwd",
            _ => return None,
        };
        Some(self.path(name))
    }
}

/// A libc to build on, and how.
struct Libc {
    compiler: PathBuf,
    flags: Vec<String>,
}

fn main() -> Result<()> {
    surroundings::settle()?;
    let tree = Tree::locate()?;
    let musl = tree.tool("musl-gcc")?;
    let libcs = [
        Libc { compiler: "gcc".into(), flags: Vec::new() },
        Libc { compiler: musl.clone(), flags: Vec::new() },
        Libc { compiler: musl, flags: flags(&tree, &["performance".to_owned()])? },
    ];
    let wanted = env::args().nth(1).unwrap_or_default();
    let data = Data::new()?;
    println!("{:<22} {:>12} {:>12} {:>16}", "", "glibc", "plain musl", "with wildebeest");
    let mut ratios = Vec::new();
    for benchmark in BENCHMARKS.iter().copied().filter(|name| name.contains(&wanted)) {
        let (line, ratio) = measure(&libcs, &data, benchmark)?;
        println!("{line}");
        ratios.push((benchmark, ratio));
    }
    let (threads, alone): (Vec<_>, Vec<_>) = ratios
        .into_iter()
        .filter(|(name, _)| name.starts_with("malloc"))
        .partition(|(name, _)| name.ends_with(" 2") || name.ends_with(" 4") || name.ends_with("handed"));
    println!("{:<22} {:>42}", "malloc, one thread", geometric_mean(&alone));
    println!("{:<22} {:>42}", "malloc, threads", geometric_mean(&threads));
    memory(&libcs)?;
    println!("wildebeest: libwildebeest and libwildebeest-performance");
    programs::compare(&tree)?;
    println!("times of the others as ratios to glibc's: below 1.00 is faster");
    Ok(())
}

fn geometric_mean(ratios: &[(&str, f64)]) -> String {
    let sum: f64 = ratios.iter().map(|(_, ratio)| ratio.ln()).sum();
    format!("{:.2}", (sum / ratios.len() as f64).exp())
}

/// The memory that a program has when its load rises and falls.
fn memory(libcs: &[Libc; 3]) -> Result<()> {
    let work = tempfile::tempdir()?;
    let program = work.path().join("program");
    let texts = libcs.each_ref().map(|libc| {
        build(libc, "memory", &program)?;
        run(&mut Command::new(&program))
    });
    let [glibc, musl, ours] = texts;
    println!("memory in KiB");
    for ((glibc, musl), ours) in glibc?.lines().zip(musl?.lines()).zip(ours?.lines()) {
        let last = |line: &str| line.rsplit('\t').next().unwrap_or_default().to_owned();
        let when = glibc.split('\t').next().unwrap_or_default();
        println!("{when:<22} {:>12} {:>12} {:>16}", last(glibc), last(musl), last(ours));
    }
    Ok(())
}

/// The line for one benchmark, and our ratio. Where plain musl lacks the function there is a dash.
fn measure(libcs: &[Libc; 3], data: &Data, benchmark: &str) -> Result<(String, f64)> {
    let mut words = benchmark.split(' ');
    let name = words.next().context("a benchmark without a name")?;
    let arguments: Vec<_> = words.map(PathBuf::from).chain(data.argument(name)).collect();
    let work = tempfile::tempdir()?;
    let mut programs = Vec::new();
    for (index, libc) in libcs.iter().enumerate() {
        let program = work.path().join(index.to_string());
        let built = build(libc, name, &program);
        // Only plain musl may lack it.
        programs.push(if index == 1 { built.ok().map(|()| program) } else { built.map(|()| Some(program))? });
    }
    let mut best = [None::<f64>; 3];
    for _ in 0..ROUNDS {
        for (program, best) in programs.iter().zip(&mut best) {
            let Some(program) = program else { continue };
            let Ok(text) = run(Command::new(program).args(&arguments)) else { continue };
            let time: f64 = text.trim().parse().with_context(|| format!("{benchmark} printed `{text}`"))?;
            *best = Some(best.map_or(time, |best| best.min(time)));
        }
    }
    let [glibc, musl, ours] = best;
    let glibc = glibc.with_context(|| format!("{benchmark} fails on glibc"))?;
    let ours = ours.with_context(|| format!("{benchmark} fails with libwildebeest"))?;
    let musl = musl.map_or("-".to_owned(), |time| format!("{:.2}", time / glibc));
    let ratio = ours / glibc;
    Ok((format!("{benchmark:<22} {:>9.2} ms {musl:>12} {ratio:>16.2}", glibc / 1e6), ratio))
}

fn build(libc: &Libc, benchmark: &str, program: &Path) -> Result<()> {
    let sources = directory().join("bench");
    let mut command = Command::new(&libc.compiler);
    command.args(&libc.flags).args(["-std=gnu11", "-O2", "-Wall", "-Werror", "-D_GNU_SOURCE", "-I"]).arg(&sources);
    run(command.arg(sources.join(format!("{benchmark}.c"))).arg("-o").arg(program))?;
    Ok(())
}
