//! How much ninja says it has built.

use std::collections::HashSet;
use std::fs;
use std::path::Path;

use anyhow::{Context, Result};

/// The number of edges in ninja's log.
pub fn built(build: &Path) -> Result<usize> {
    let path = build.join(".ninja_log");
    let text = fs::read_to_string(&path).with_context(|| format!("cannot read {}", path.display()))?;
    Ok(count(&text))
}

/// An edge with several outputs has a line for each, all with the hash of its command; one that
/// was built again has several lines, too.
fn count(log: &str) -> usize {
    let lines = log.lines().filter(|line| !line.starts_with('#'));
    lines.filter_map(|line| line.split('\t').nth(4)).collect::<HashSet<_>>().len()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_edge_counts_once() {
        let log = "# ninja log v5\n0\t9\t1\ta.o\tabc\n0\t9\t1\ta.h\tabc\n9\t12\t1\tb.o\tdef\n13\t14\t1\tb.o\tdef\n";
        assert_eq!(count(log), 2);
    }
}
