//! The schedule as a file of Ninja's.

use std::fmt::Write;
use std::path::{Path, PathBuf};

/// One step of one package.
#[derive(Clone)]
pub struct Edge {
    /// What ninja prints of it.
    pub description: String,
    /// A program and its arguments.
    pub command: Vec<String>,
    /// The stamp it leaves.
    pub output: PathBuf,
    /// What it is done again for, when that is newer.
    pub inputs: Vec<PathBuf>,
    /// Whether it is to look by itself each time whether there is something to do.
    pub always: bool,
}

/// Writes the file. Each step leaves its stamp alone where nothing changed, which `restat` passes on.
pub fn text(builddir: &Path, edges: &[Edge]) -> String {
    let mut text = format!(
        "ninja_required_version = 1.7\nbuilddir = {}\nrule step\n  command = exec $line\n  restat = 1\nbuild always: phony\n",
        value(&builddir.display().to_string())
    );
    for edge in edges {
        let _ = write!(text, "build {}: step |", path(&edge.output));
        for input in &edge.inputs {
            let _ = write!(text, " {}", path(input));
        }
        if edge.always {
            text += " always";
        }
        let line: Vec<_> = edge.command.iter().map(|word| quoted(word)).collect();
        let _ = writeln!(text, "\n  line = {}", value(&line.join(" ")));
        let _ = writeln!(text, "  description = {}", value(&edge.description));
    }
    text
}

fn path(path: &Path) -> String {
    value(&path.display().to_string()).replace(' ', "$ ").replace(':', "$:").replace('|', "$|")
}

fn value(text: &str) -> String {
    text.replace('$', "$$")
}

/// A word as a shell wants it.
pub fn quoted(word: &str) -> String {
    let plain = |c: char| c.is_ascii_alphanumeric() || "/@%+=:,._-".contains(c);
    if !word.is_empty() && word.chars().all(plain) {
        return word.to_owned();
    }
    format!("'{}'", word.replace('\'', r"'\''"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::process::Command;

    #[test]
    fn ninja_reads_any_name_as_it_was_meant() -> anyhow::Result<()> {
        let directory = tempfile::tempdir()?;
        let output = directory.path().join("a $b:c 'd'");
        let words = ["sh", "-c", "touch \"$1\"", "sh"].map(str::to_owned).into_iter();
        let command = words.chain([output.display().to_string()]).collect();
        let description = "any".to_owned();
        let edge = Edge { description, command, output: output.clone(), inputs: vec![], always: false };
        let file = directory.path().join("schedule.ninja");
        std::fs::write(&file, text(directory.path(), &[edge]))?;
        let run = || Command::new("ninja").arg("-f").arg(&file).arg("-v").output();
        let first = run()?;
        assert!(first.status.success(), "{}", String::from_utf8_lossy(&first.stdout));
        assert!(output.exists());
        assert!(String::from_utf8_lossy(&run()?.stdout).contains("no work to do"));
        Ok(())
    }
}
