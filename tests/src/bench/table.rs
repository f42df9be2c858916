//! What is printed while it is measured.

use crate::{
    groups::Unit,
    results::{Group, Limit, Row},
};

pub fn heading(name: &str) {
    println!("\n{name:<40} {:>12} {:>10} {:>10}   at most", "glibc", "musl", "wildebeest");
}

/// A ratio that stands above what is to be reached has a mark behind it.
pub fn row(group: &Group, row: &Row) {
    let glibc = quantity(row.glibc, group.unit);
    let (musl, ours) = match group.unit {
        Unit::Nanoseconds => (row.musl_ratio().map(ratio), ratio(row.ratio())),
        Unit::Kibibytes => (row.musl.map(|musl| quantity(musl, group.unit)), quantity(row.wildebeest, group.unit)),
    };
    line(&row.name, &glibc, musl, &ours, group.limit(row));
}

pub fn mean(group: &Group) {
    if group.unit == Unit::Nanoseconds && group.rows.len() > 1 {
        line("geometric mean", "", group.musl_mean().map(ratio), &ratio(group.mean()), group.mean_limit());
    }
}

fn line(name: &str, glibc: &str, musl: Option<String>, ours: &str, limit: Option<Limit>) {
    let musl = musl.unwrap_or_else(|| "-".to_owned());
    let mark = if limit.as_ref().is_some_and(|limit| !limit.is_kept) { "<-- above" } else { "" };
    let limit = limit.map_or(String::new(), |limit| limit.text);
    println!("{}", format!("{name:<40} {glibc:>12} {musl:>10} {ours:>10}   {limit:<12} {mark}").trim_end());
}

/// With as many figures as one can read.
pub fn ratio(ratio: f64) -> String {
    match ratio {
        _ if ratio >= 100.0 => format!("{ratio:.0}"),
        _ if ratio >= 10.0 => format!("{ratio:.1}"),
        _ => format!("{ratio:.2}"),
    }
}

pub fn quantity(value: f64, unit: Unit) -> String {
    match unit {
        Unit::Kibibytes => format!("{value:.0} KiB"),
        Unit::Nanoseconds if value >= 1e6 => format!("{:.2} ms", value / 1e6),
        Unit::Nanoseconds if value >= 1e3 => format!("{:.2} us", value / 1e3),
        Unit::Nanoseconds => format!("{value:.2} ns"),
    }
}
