//! How the runner's own tests ended, from what cargo printed of them: `make conformance` keeps it.

use std::fs;
use std::io::ErrorKind;

use anyhow::{Context, Result};

use crate::layout::Layout;

/// One of its tests.
pub struct Tried {
    /// What is so if it passed, in words: the tests' names are sentences.
    pub what: String,
    /// Whether it passed.
    pub passed: bool,
}

/// All that were run last, if any were.
pub fn tried(layout: &Layout) -> Result<Vec<Tried>> {
    let path = layout.root.join("runner.log");
    match fs::read_to_string(&path) {
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(Vec::new()),
        text => Ok(parse(&text.with_context(|| format!("cannot read {}", path.display()))?)),
    }
}

fn parse(text: &str) -> Vec<Tried> {
    let tried = |line: &str| {
        let (name, end) = line.strip_prefix("test ")?.split_once(" ... ")?;
        let what = name.rsplit("::").next().unwrap_or(name).replace('_', " ");
        (end != "ignored").then(|| Tried { what, passed: end == "ok" })
    };
    text.lines().filter_map(tried).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_names_of_tests_are_sentences() {
        let text = "running 3 tests\ntest engine::every_cycle_is_named ... ok\ntest a::b_c ... FAILED\n\
            test d ... ignored\n\ntest result: FAILED. 1 passed; 1 failed; 1 ignored\n";
        let told: Vec<_> = parse(text).into_iter().map(|tried| (tried.what, tried.passed)).collect();
        assert_eq!(told, [("every cycle is named".to_owned(), true), ("b c".to_owned(), false)]);
    }
}
