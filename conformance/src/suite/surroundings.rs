//! Where a package's tests run: on this machine, but with a /run, a /tmp and a network of their own.
//!
//! Tests leave things there that change what later ones find, of this run and of others; and they
//! must find the same on both C libraries.

use std::path::Path;
use std::process::Command;

use crate::command;

/// What is made empty. A tree that was below one of them is put back to where it was.
const SCRIPT: &str = r#"
tree=$1; shift
exec 3<"$tree"
here=$(pwd)
set -e
mount -t tmpfs -o mode=0755 tmpfs /run
mkdir -m 1777 /run/lock
for scratch in /tmp /var/tmp; do mount -t tmpfs -o mode=1777 tmpfs $scratch; done
if ! [ -e "$tree" ]; then
    mkdir -p "$tree"
    mount --no-canonicalize --bind /proc/self/fd/3 "$tree"
fi
exec 3<&-
# mount's own notes.
rm -rf /run/mount
cd "$here"
exec "$@"
"#;

/// A test command of which the whole tree is to be visible. Whoever is not root becomes it in a user namespace.
pub fn command(tree: &Path, words: &[String]) -> Command {
    let mut command = command::bare("unshare");
    if !is_root() {
        command.arg("--map-root-user");
    }
    command.args(["--mount", "--net", "sh", "-c", SCRIPT, "tests"]).arg(tree).args(words);
    command
}

fn is_root() -> bool {
    command::first_line("id", &["-u"]).is_ok_and(|id| id == "0")
}

#[cfg(test)]
mod tests {
    use super::*;
    use anyhow::Result;
    use std::fs;

    /// Namespaces may be forbidden where this runs, in a container for instance.
    fn permitted() -> bool {
        command(Path::new("/"), &["true".to_owned()]).current_dir("/").status().is_ok_and(|status| status.success())
    }

    #[test]
    fn tests_see_the_tree_they_are_in_and_nothing_else_below_tmp() -> Result<()> {
        if !permitted() {
            return Ok(());
        }
        let (tree, other) = (tempfile::tempdir_in("/tmp")?, tempfile::tempdir_in("/tmp")?);
        fs::write(tree.path().join("file"), "")?;
        let script = format!("pwd; ls; ls {} 2>&1; ls /run; touch /tmp/of-a-test made", other.path().display());
        let words = ["sh".to_owned(), "-c".to_owned(), script];
        let output = command(tree.path(), &words).current_dir(tree.path()).output()?;
        let text = String::from_utf8(output.stdout)?;
        let lines: Vec<_> = text.lines().collect();
        let [here, file, complaint, run] = lines[..] else { anyhow::bail!("{text}") };
        assert_eq!((here, file, run), (&*tree.path().display().to_string(), "file", "lock"));
        assert!(complaint.contains("No such file"), "{complaint}");
        assert!(tree.path().join("made").exists() && !Path::new("/tmp/of-a-test").exists());
        Ok(())
    }
}
