//! `getent` and `getconf` on a system that has musl's loader, a shell and them, and no other file of any libc.

use std::{
    fs,
    os::unix::fs::symlink,
    path::{Path, PathBuf},
    process::Command,
};

use anyhow::{Context, Result, bail, ensure};
use libtest_mimic::{Arguments, Trial};
use wildebeest_pkgconfig::{
    programs::{self, PROGRAMS},
    tree::{Tree, run},
};
use wildebeest_tests::{case::directory, surroundings};

/// What the shell has to offer besides itself.
const APPLETS: [&str; 8] = ["awk", "cut", "grep", "head", "ip", "sh", "sort", "wc"];

fn main() -> Result<()> {
    let arguments = Arguments::from_args();
    surroundings::settle()?;
    let tree = Tree::locate()?;
    let trial = Trial::test("a script runs on a bare musl system", move || {
        script(&tree).map_err(|error| format!("{error:#}").into())
    });
    libtest_mimic::run(&arguments, vec![trial]).exit();
}

fn script(tree: &Tree) -> Result<()> {
    let system = tempfile::tempdir()?;
    furnish(tree, system.path())?;
    let mut command = Command::new("unshare");
    command.args(["-r", "-n", "chroot"]).arg(system.path()).args(["/bin/sh", "-c", "exec /bin/sh /script.sh 2>&1"]);
    let printed = run(command.env_clear().env("PATH", "/bin:/usr/bin:/usr/sbin:/sbin"))?;
    let expected = fs::read_to_string(directory().join("bare/script.out"))?;
    ensure!(printed == expected, "printed:\n{printed}\nexpected:\n{expected}");
    Ok(())
}

/// Puts everything into the directory that is to be the root.
fn furnish(tree: &Tree, root: &Path) -> Result<()> {
    for name in ["bin", "etc"] {
        fs::create_dir(root.join(name))?;
    }
    for name in ["passwd", "group", "hosts", "host.conf"] {
        fs::copy(directory().join("bare/etc").join(name), root.join("etc").join(name))?;
    }
    fs::copy(directory().join("bare/script.sh"), root.join("script.sh"))?;
    for name in PROGRAMS {
        let program = programs::directory(tree).join(name);
        fs::copy(&program, root.join("bin").join(name))?;
        if let Some(loader) = loader(&program)? {
            ensure!(loader.contains("/ld-musl-"), "{name} is not for musl: its loader is {loader}");
            let place = root.join(loader.trim_start_matches('/'));
            fs::create_dir_all(place.parent().context("the loader is a directory")?)?;
            fs::copy(&loader, &place).with_context(|| format!("cannot copy {loader}"))?;
        }
    }
    // Debian's is linked statically, with a libc that no other program can see.
    fs::copy(busybox()?, root.join("bin/busybox"))?;
    for applet in APPLETS {
        symlink("busybox", root.join("bin").join(applet))?;
    }
    Ok(())
}

/// What loads a program, where anything does.
fn loader(program: &Path) -> Result<Option<String>> {
    let headers = run(Command::new("readelf").arg("-lW").arg(program))?;
    let line = headers.lines().find_map(|line| line.trim().strip_prefix("[Requesting program interpreter: "));
    Ok(line.map(|rest| rest.trim_end_matches(']').to_owned()))
}

/// A shell with its tools in one file that needs no libc but musl.
fn busybox() -> Result<PathBuf> {
    for path in ["/bin/busybox", "/usr/bin/busybox", "/bin/busybox.static"].map(PathBuf::from) {
        if path.exists() && loader(&path)?.is_none_or(|loader| loader.contains("/ld-musl-")) {
            return Ok(path);
        }
    }
    bail!("there is no busybox that runs without glibc: `make check` installs it")
}
