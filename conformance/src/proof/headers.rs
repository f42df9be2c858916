//! Where the headers of every object come from.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Component, Path, PathBuf};

use super::Roots;

/// What ninja recorded from the compiler's dependency files.
pub struct Dependencies(BTreeMap<PathBuf, Vec<PathBuf>>);

impl Dependencies {
    /// Reads what `ninja -t deps` prints: an output at the start of a line, its inputs indented.
    /// Records that are no longer valid are left out, so that their object counts as unproven.
    pub fn parse(text: &str, build: &Path) -> Self {
        let mut outputs = BTreeMap::new();
        for record in text.split("\n\n") {
            let mut lines = record.lines();
            let Some((output, state)) = lines.next().and_then(|line| line.split_once(": #deps")) else { continue };
            if state.ends_with("(VALID)") {
                outputs.insert(absolute(build, output), lines.map(|line| absolute(build, line.trim_start())).collect());
            }
        }
        Self(outputs)
    }

    /// Whether the object's inputs are known.
    pub fn has(&self, object: &Path) -> bool {
        self.0.contains_key(object)
    }

    /// How many different files were read.
    pub fn headers(&self) -> usize {
        self.0.values().flatten().collect::<BTreeSet<_>>().len()
    }

    /// The inputs that are below none of the roots, each with one of the objects made from it.
    pub fn outside(&self, roots: &Roots) -> Vec<String> {
        let mut allowed = vec![&roots.source, &roots.build, &roots.sysroot];
        allowed.extend(&roots.others);
        let mut strangers = BTreeMap::new();
        for (object, inputs) in &self.0 {
            for input in inputs.iter().filter(|input| !allowed.iter().any(|root| input.starts_with(root))) {
                strangers.entry(input).or_insert(object);
            }
        }
        strangers.iter().map(|(input, object)| format!("{}: read by {}", input.display(), object.display())).collect()
    }
}

/// The path without `.` and `..`, as ninja and the compiler write them.
fn absolute(build: &Path, path: &str) -> PathBuf {
    let mut clean = PathBuf::new();
    for component in build.join(path).components() {
        match component {
            Component::ParentDir => {
                clean.pop();
            }
            Component::CurDir => {}
            other => clean.push(other),
        }
    }
    clean
}

#[cfg(test)]
mod tests {
    use super::*;

    const DEPS: &str = "src/a.o: #deps 3, deps mtime 1 (VALID)\n    ../source/a.c\n    \
        /sysroot/usr/include/stdio.h\n    /usr/include/stdio.h\n\n\
        b.o: #deps 1, deps mtime 1 (STALE)\n    ../source/b.c\n\n";

    fn roots() -> Roots {
        Roots {
            source: "/w/source".into(),
            build: "/w/build".into(),
            sysroot: "/sysroot".into(),
            installed: "/s".into(),
            others: vec![],
        }
    }

    #[test]
    fn a_header_of_the_host_is_named_with_its_reader() {
        let dependencies = Dependencies::parse(DEPS, Path::new("/w/build"));
        assert_eq!(dependencies.outside(&roots()), ["/usr/include/stdio.h: read by /w/build/src/a.o"]);
        assert_eq!(dependencies.headers(), 3);
    }

    #[test]
    fn a_stale_record_proves_nothing() {
        let dependencies = Dependencies::parse(DEPS, Path::new("/w/build"));
        assert!(dependencies.has(Path::new("/w/build/src/a.o")));
        assert!(!dependencies.has(Path::new("/w/build/b.o")));
    }
}
