//! Records anew what glibc answers: `make record`, or with a filter `cargo run -p wildebeest-tests -- ftw/`.

use std::{env, fs};

use anyhow::{Context, Result};
use wildebeest_pkgconfig::tree::Tree;
use wildebeest_tests::{case, compile, run, scene::Programs, surroundings, transcript};

fn main() -> Result<()> {
    surroundings::settle()?;
    let tree = Tree::locate()?;
    let filter = env::args().nth(1).unwrap_or_default();
    for case in case::all("c")?.iter().filter(|case| case.name.contains(&filter)) {
        let work = tempfile::tempdir()?;
        let program = compile::compile(&tree, case, compile::GLIBC, work.path())?;
        let text = run::run(case, &program, work.path(), &[])?;
        let path = case.recording();
        fs::write(&path, text).with_context(|| format!("cannot write {}", path.display()))?;
        println!("recorded {}", case.name);
    }
    for name in ["getent", "getconf"] {
        record_transcripts(&tree, name, &filter)?;
    }
    Ok(())
}

fn record_transcripts(tree: &Tree, directory: &str, filter: &str) -> Result<()> {
    for mut transcript in transcript::all(directory)? {
        let name = format!("{directory}/{}", transcript.name());
        if name.contains(filter) {
            transcript.record(|entry| entry.scene.run(tree, Programs::Glibc, &entry.command))?;
            println!("recorded {name}");
        }
    }
    Ok(())
}
