//! What a run has found: written as JSON, and read back for the table and the plot.

use std::{fs, path::Path};

use anyhow::{Context, Result};
use serde::{Deserialize, Serialize};

use crate::groups::{Reach, Unit};

/// All that was measured.
#[derive(Debug, Default, Deserialize, Serialize)]
pub struct Results {
    pub processor: String,
    pub groups: Vec<Group>,
    /// Rows that could not be measured.
    pub failed: Vec<String>,
}

/// Rows that belong together.
#[derive(Debug, Deserialize, Serialize)]
pub struct Group {
    pub name: String,
    pub unit: Unit,
    pub reach: Reach,
    pub rows: Vec<Row>,
}

/// The least that was measured on each libc.
#[derive(Debug, Deserialize, Serialize)]
pub struct Row {
    pub name: String,
    pub glibc: f64,
    /// None where plain musl lacks the function.
    pub musl: Option<f64>,
    pub wildebeest: f64,
}

/// What a row or a mean is held to.
pub struct Limit {
    /// In the unit of what the table shows: a ratio to glibc's, to plain musl's, or a difference from it.
    pub text: String,
    pub is_kept: bool,
}

impl Row {
    /// Ours in relation to glibc's.
    pub fn ratio(&self) -> f64 {
        self.wildebeest / self.glibc
    }

    /// Plain musl's in relation to glibc's.
    pub fn musl_ratio(&self) -> Option<f64> {
        self.musl.map(|musl| musl / self.glibc)
    }
}

impl Group {
    /// What one of its rows is held to.
    pub fn limit(&self, row: &Row) -> Option<Limit> {
        if let (Some(&most), Some(musl)) = (self.reach.above_musl.get(&row.name), row.musl) {
            return Some(Limit { text: format!("musl + {most}"), is_kept: row.wildebeest <= musl + most });
        }
        if let (Some(&most), Some(musl)) = (self.reach.of_musl.get(&row.name), row.musl) {
            return Some(Limit { text: format!("musl x {most}"), is_kept: row.wildebeest <= musl * most });
        }
        self.reach.row.map(|most| Limit { text: format!("{most:.2}"), is_kept: row.ratio() <= most })
    }

    /// The geometric mean of our ratios.
    pub fn mean(&self) -> f64 {
        geometric_mean(self.rows.iter().map(Row::ratio))
    }

    /// The geometric mean of plain musl's ratios, where it has the functions.
    pub fn musl_mean(&self) -> Option<f64> {
        let mean = geometric_mean(self.rows.iter().filter_map(Row::musl_ratio));
        mean.is_finite().then_some(mean)
    }

    /// What the mean is held to.
    pub fn mean_limit(&self) -> Option<Limit> {
        self.reach.mean.map(|most| Limit { text: format!("{most:.2}"), is_kept: self.mean() <= most })
    }

    /// The names of the rows that stand above their limits, and of the mean if it does.
    pub fn misses(&self) -> impl Iterator<Item = String> {
        let rows = self.rows.iter().filter(|row| self.limit(row).is_some_and(|limit| !limit.is_kept));
        let mean = self.mean_limit().filter(|limit| !limit.is_kept);
        let mean = mean.map(|_| format!("the mean of {}", self.name));
        rows.map(|row| row.name.clone()).chain(mean)
    }
}

impl Results {
    pub fn read(path: &Path) -> Result<Self> {
        let text = fs::read_to_string(path).with_context(|| format!("cannot read {}", path.display()))?;
        serde_json::from_str(&text).with_context(|| format!("{} is no result of `bench`", path.display()))
    }

    pub fn write(&self, path: &Path) -> Result<()> {
        let text = serde_json::to_string_pretty(self)?;
        fs::write(path, text + "\n").with_context(|| format!("cannot write {}", path.display()))
    }
}

fn geometric_mean(ratios: impl Iterator<Item = f64>) -> f64 {
    let logarithms: Vec<_> = ratios.map(f64::ln).collect();
    (logarithms.iter().sum::<f64>() / logarithms.len() as f64).exp()
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::*;

    fn group(reach: Reach) -> Group {
        let row = |name: &str, glibc, musl, wildebeest| Row { name: name.to_owned(), glibc, musl, wildebeest };
        let rows = vec![row("quick", 10.0, Some(40.0), 5.0), row("slow", 10.0, None, 20.0)];
        Group { name: "both".to_owned(), unit: Unit::Nanoseconds, reach, rows }
    }

    fn misses(reach: Reach) -> Vec<String> {
        group(reach).misses().collect()
    }

    #[test]
    fn means_are_geometric_and_leave_out_what_musl_lacks() {
        let group = group(Reach::default());
        assert!((group.mean() - 1.0).abs() < 1e-9);
        assert!(group.musl_mean().is_some_and(|mean| (mean - 4.0).abs() < 1e-9));
        assert!(Group { rows: Vec::new(), ..group }.musl_mean().is_none());
    }

    #[test]
    fn what_stands_above_its_limit_is_named() {
        assert_eq!(misses(Reach::default()), [""; 0]);
        assert_eq!(misses(Reach { row: Some(1.2), mean: Some(1.1), ..Reach::default() }), ["slow"]);
        assert_eq!(misses(Reach { mean: Some(0.9), ..Reach::default() }), ["the mean of both"]);
    }

    #[test]
    fn a_limit_of_plain_musls_stands_in_the_place_of_glibcs() {
        let quick = |most| BTreeMap::from([("quick".to_owned(), most)]);
        assert_eq!(misses(Reach { row: Some(0.1), of_musl: quick(0.2), ..Reach::default() }), ["slow"]);
        assert_eq!(misses(Reach { of_musl: quick(0.1), ..Reach::default() }), ["quick"]);
        assert_eq!(misses(Reach { above_musl: quick(-36.0), ..Reach::default() }), ["quick"]);
        assert_eq!(misses(Reach { above_musl: quick(-35.0), ..Reach::default() }), [""; 0]);
    }
}
