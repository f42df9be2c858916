//! What an object may define, may need, and may weigh.

use std::{
    collections::{BTreeMap, BTreeSet},
    path::{Path, PathBuf},
};

use anyhow::{Context, Result, bail};

use crate::{
    manifest::{Component, Member},
    tree::{Tree, architecture, binutil, run},
};

/// A component's code and constants, in bytes.
const COMPONENT_BUDGET: u64 = 40_000;
/// The same for all components of `libwildebeest.pc`.
const WHOLE_BUDGET: u64 = 300_000;
/// Undefined in an object in which a panic can be reached; see `wildebeest/archive`.
const PANIC: &str = "lwb_a_panic_is_reachable";

/// Checks that `object` defines the member's symbols and nothing else, needs only what musl has, and cannot panic.
pub fn check(object: &Path, member: &Member, wrapped: &[String], libc: &BTreeSet<String>) -> Result<()> {
    let symbols = read(object)?;
    let expected: BTreeSet<_> = member.symbols().into_iter().collect();
    let defined: BTreeSet<_> = symbols.defined.keys().cloned().collect();
    if let Some(missing) = expected.difference(&defined).next() {
        bail!(
            "component member `{}` lacks `{missing}`: export it in wildebeest/src or take it out of pkgconfig/components.toml",
            member.name
        );
    }
    if let Some(extra) = defined.difference(&expected).next() {
        bail!("component member `{}` leaks the symbol `{extra}`", member.name);
    }
    for name in member.plain.iter().chain(&member.replace) {
        if !symbols.defined.get(name).is_some_and(|kind| matches!(kind, 'W' | 'V')) {
            bail!("`{name}` of `{}` is not weak", member.name);
        }
    }
    if symbols.undefined.contains(PANIC) {
        bail!("`{}` can panic:\n{}", member.name, panic_sites(object)?);
    }
    // The compiler makes calls of memcpy from loops that copy; in memcpy itself they would have no end.
    if let Some(name) = member.replacing().find(|&name| symbols.undefined.contains(name)) {
        bail!("`{}` calls `{name}`, whose place it takes", member.name);
    }
    for name in &symbols.undefined {
        let is_wrapped =
            |name: &&str| wrapped.iter().any(|wrap| wrap == name) || expected.contains(&format!("__wrap_{name}"));
        let of_libc = ["__real_", "__wrap_"].iter().find_map(|prefix| name.strip_prefix(prefix));
        let real = of_libc.filter(is_wrapped).unwrap_or(name);
        // The program's own, and what crt1.o has.
        if !matches!(real, "main" | "_start") && !libc.contains(real) {
            bail!("`{}` needs `{name}`, which musl does not have", member.name);
        }
    }
    Ok(())
}

/// Checks a component against its budget and gives a line about it.
pub fn check_size(component: &Component, objects: &[PathBuf]) -> Result<String> {
    weigh(&component.name, objects, component.budget.unwrap_or(COMPONENT_BUDGET))
}

/// The same for all components together.
pub fn check_size_of_all(objects: &[PathBuf]) -> Result<String> {
    weigh("libwildebeest.pc", objects, WHOLE_BUDGET)
}

fn weigh(name: &str, objects: &[PathBuf], budget: u64) -> Result<String> {
    let size = text_size(objects)?;
    // The budgets are those of x86-64, whose instructions are short.
    if size > budget && architecture() == "x86_64" {
        bail!("{name} weighs {size} bytes of text, more than its {budget}");
    }
    Ok(format!("{name:<20} {size:>7} bytes of text"))
}

fn text_size(objects: &[PathBuf]) -> Result<u64> {
    if objects.is_empty() {
        return Ok(0);
    }
    let table = run(binutil("size").args(objects))?;
    table
        .lines()
        .skip(1)
        .map(|line| {
            let text = line.split_whitespace().next().context("size printed an empty line")?;
            text.parse::<u64>().with_context(|| format!("size printed `{line}`"))
        })
        .sum()
}

struct Symbols {
    /// Name and nm's letter.
    defined: BTreeMap<String, char>,
    undefined: BTreeSet<String>,
}

fn read(object: &Path) -> Result<Symbols> {
    let mut symbols = Symbols { defined: BTreeMap::new(), undefined: BTreeSet::new() };
    for line in run(binutil("nm").args(["-g", "-P"]).arg(object))?.lines() {
        let mut words = line.split_whitespace();
        let (Some(name), Some(kind)) = (words.next(), words.next().and_then(|word| word.chars().next())) else {
            continue;
        };
        match kind {
            // The linker makes these; every position-independent object may name them.
            'U' if name == "_GLOBAL_OFFSET_TABLE_" => {}
            'w' if name == "_DYNAMIC" => {}
            'U' | 'w' | 'v' => {
                symbols.undefined.insert(name.to_owned());
            }
            _ => {
                symbols.defined.insert(name.to_owned(), kind);
            }
        }
    }
    Ok(symbols)
}

/// The names that musl's libc.a defines.
pub fn of_musl(tree: &Tree) -> Result<BTreeSet<String>> {
    let names = run(binutil("nm").args(["-g", "-P", "--defined-only", "--quiet"]).arg(tree.musl_library("libc.a")?))?;
    Ok(names.lines().filter_map(|line| line.split_whitespace().next()).map(str::to_owned).collect())
}

/// The functions of `object` from which a panic is called, one a line.
fn panic_sites(object: &Path) -> Result<String> {
    let listing = run(binutil("objdump").args(["-dr", "--no-show-raw-insn", "-C"]).arg(object))?;
    let mut sites = BTreeSet::new();
    let mut function = "";
    for line in listing.lines() {
        if let Some(name) = line.strip_suffix(">:").and_then(|line| line.split_once('<')) {
            function = name.1;
        } else if line.contains("R_") && line.contains("panic") || line.contains("call") && line.contains("panic") {
            sites.insert(format!("  in {function}: {}", line.trim()));
        }
    }
    Ok(sites.into_iter().take(40).collect::<Vec<_>>().join("\n"))
}
