//! What packagers do with an installation: stage it, move it, use it as a sysroot, take it away.

use std::{
    fs,
    os::unix::fs::{PermissionsExt, symlink},
    path::{Path, PathBuf},
    process::Command,
};

use anyhow::{Context, Result, ensure};
use libtest_mimic::{Arguments, Trial};
use wildebeest_pkgconfig::{
    install::{self, Directories},
    manifest::Manifest,
    programs::{self, Linkage, PROGRAMS},
    tree::{Tree, run},
};
use wildebeest_tests::{case::directory, surroundings};

type Test = fn(&Tree) -> Result<()>;

const TESTS: [(&str, Test); 11] = [
    ("programs hide none of a glibc system's", programs_apart),
    ("programs linked statically need nothing", static_programs),
    ("programs need musl and nothing else", programs_need_musl_alone),
    ("every directory is where it was asked to be", asked_directories),
    ("uninstall leaves nothing, and nothing that is not ours goes", uninstall),
    ("a moved prefix works with --define-prefix", moved_prefix),
    ("a staged tree works with PKG_CONFIG_SYSROOT_DIR", sysroot),
    ("installing needs no network", no_network),
    ("what is installed does not depend on the umask", strict_umask),
    ("a link in the way is replaced, not followed", link_in_the_way),
    ("no file mentions the build directory, but for a loader in it", no_build_path),
];

fn main() -> Result<()> {
    let arguments = Arguments::from_args();
    surroundings::settle()?;
    let tree = Tree::locate()?;
    let trials = TESTS.map(|(name, test)| {
        let tree = tree.clone();
        Trial::test(name, move || test(&tree).map_err(|error| format!("{error:#}").into()))
    });
    libtest_mimic::run(&arguments, trials.into()).exit();
}

fn below(destdir: &Path, prefix: &str) -> Result<Directories> {
    asked(destdir, prefix).complete()
}

fn asked(destdir: &Path, prefix: &str) -> Directories {
    Directories { destdir: destdir.display().to_string(), prefix: prefix.to_owned(), ..Directories::default() }
}

fn install(tree: &Tree, directories: &Directories) -> Result<()> {
    install::install(tree, &Manifest::load(tree.root())?, directories)?;
    Ok(())
}

fn asked_directories(tree: &Tree) -> Result<()> {
    let work = tempfile::tempdir()?;
    let directories = Directories {
        libdir: "/usr/lib/some-linux-musl".to_owned(),
        includedir: "/usr/include/some-linux-musl".to_owned(),
        pkgconfigdir: "/usr/share/pkgconfig".to_owned(),
        bindir: "/usr/musl/bin".to_owned(),
        ..asked(work.path(), "/usr")
    };
    install(tree, &directories.complete()?)?;
    for file in [
        "usr/lib/some-linux-musl/libwildebeest.a",
        "usr/lib/some-linux-musl/libwildebeest-string.a",
        "usr/include/some-linux-musl/libwildebeest/all/string.h",
        "usr/share/pkgconfig/libwildebeest.pc",
        "usr/share/pkgconfig/libwildebeest-string.pc",
        "usr/share/licenses/libwildebeest/LICENSE",
        "usr/musl/bin/getconf",
        "usr/musl/bin/getent",
        "usr/share/man/man1/getconf.1",
        "usr/share/man/man7/libwildebeest.7",
        "usr/share/bash-completion/completions/getconf",
        "usr/share/zsh/site-functions/_getent",
        "usr/share/fish/vendor_completions.d/getent.fish",
    ] {
        ensure!(work.path().join(file).is_file(), "{file} is missing");
    }
    Ok(())
}

/// On a glibc system the two programs stand where neither a shell, nor man, nor a completion finds them by itself.
fn programs_apart(tree: &Tree) -> Result<()> {
    let work = tempfile::tempdir()?;
    install(tree, &below(work.path(), "/usr/local")?)?;
    let expected = if cfg!(target_env = "musl") { "usr/local" } else { "usr/local/lib/libwildebeest" };
    for program in PROGRAMS {
        let places = files(work.path())?.into_iter().filter(|file| {
            let name = file.file_name().unwrap_or_default().to_string_lossy();
            name.trim_start_matches('_').split('.').next() == Some(program)
        });
        for place in places {
            ensure!(place.starts_with(work.path().join(expected)), "{} hides the system's", place.display());
        }
        run(Command::new(work.path().join(expected).join("bin").join(program)).arg("--version"))?;
    }
    Ok(())
}

/// A bare musl system has the loader, which is libc, and nothing else.
fn programs_need_musl_alone(tree: &Tree) -> Result<()> {
    let work = tempfile::tempdir()?;
    let directories = below(work.path(), "/usr")?;
    install(tree, &directories)?;
    for program in PROGRAMS {
        let path = work.path().join(directories.bindir.trim_start_matches('/')).join(program);
        let dynamic = run(Command::new("readelf").arg("-dW").arg(&path))?;
        let needed: Vec<_> = dynamic.lines().filter(|line| line.contains("(NEEDED)")).collect();
        let libc = |line: &&str| line.contains("[libc.so]") || line.contains("[libc.musl-");
        ensure!(needed.iter().all(libc), "{program} needs {needed:?}");
        let headers = run(Command::new("readelf").arg("-lW").arg(&path))?;
        ensure!(headers.contains("/lib/ld-musl-") || needed.is_empty(), "{program} has another loader: {headers}");
    }
    Ok(())
}

/// What `make build STATIC=1` makes runs where there is not even a loader.
fn static_programs(tree: &Tree) -> Result<()> {
    let built = programs::compile(tree, Linkage::Static)?;
    for (program, question) in [("getconf", ["PATH_MAX", "/"]), ("getent", ["passwd", "root"])] {
        let root = tempfile::tempdir()?;
        fs::copy(built.join(program), root.path().join(program))?;
        fs::create_dir(root.path().join("etc"))?;
        fs::write(root.path().join("etc/passwd"), "root:x:0:0::/:\n")?;
        let mut command = Command::new("unshare");
        command.args(["-r", "chroot"]).arg(root.path()).arg(format!("/{program}")).args(question);
        let answer = run(&mut command)?;
        ensure!(answer == "4096\n" || answer == "root:x:0:0::/:\n", "{program}: {answer}");
    }
    Ok(())
}

fn uninstall(tree: &Tree) -> Result<()> {
    let work = tempfile::tempdir()?;
    let directories = below(work.path(), "/usr")?;
    let other = work.path().join("usr/lib/libother.a");
    install(tree, &directories)?;
    fs::write(&other, "")?;
    install::uninstall(tree, &Manifest::load(tree.root())?, &directories)?;
    let left = files(work.path())?;
    ensure!(left == [other], "left behind: {left:?}");
    ensure!(!work.path().join("usr/include/libwildebeest").exists(), "an empty include directory is left");
    Ok(())
}

fn moved_prefix(tree: &Tree) -> Result<()> {
    let work = tempfile::tempdir()?;
    install(tree, &below(&work.path().join("stage"), "/opt/first")?)?;
    let moved = work.path().join("second");
    fs::rename(work.path().join("stage/opt/first"), &moved)?;
    let mut pkg_config = Command::new("pkg-config");
    pkg_config.env("PKG_CONFIG_LIBDIR", moved.join("lib/pkgconfig")).arg("--define-prefix");
    works(tree, work.path(), pkg_config)
}

fn sysroot(tree: &Tree) -> Result<()> {
    let work = tempfile::tempdir()?;
    install(tree, &below(work.path(), "/opt/wildebeest")?)?;
    for define_prefix in ["--dont-define-prefix", "--define-prefix"] {
        let mut pkg_config = Command::new("pkg-config");
        pkg_config
            .env("PKG_CONFIG_SYSROOT_DIR", work.path())
            .env("PKG_CONFIG_LIBDIR", work.path().join("opt/wildebeest/lib/pkgconfig"))
            .arg(define_prefix);
        works(tree, work.path(), pkg_config).with_context(|| format!("with {define_prefix}"))?;
    }
    Ok(())
}

/// Builds and runs a program with what `pkg_config` says, for gcc and for clang.
fn works(tree: &Tree, work: &Path, mut pkg_config: Command) -> Result<()> {
    let flags = run(pkg_config.args(["--cflags", "--libs", "libwildebeest"]))?;
    for compiler in ["musl-gcc", "musl-clang"] {
        let program = work.join("program");
        let mut command = Command::new(tree.tool(compiler)?);
        command.args(flags.split_whitespace()).arg(directory().join("links/program.c")).arg("-o").arg(&program);
        run(&mut command)?;
        let text = run(&mut Command::new(program))?;
        ensure!(text == "wrapped: 0 errno 0\nplain: 0\n", "{compiler}: the program says `{text}`");
    }
    Ok(())
}

fn no_network(tree: &Tree) -> Result<()> {
    let work = tempfile::tempdir()?;
    let mut command = Command::new("unshare");
    command.args(["-r", "-n", "cargo", "run", "-q", "--offline", "-p", "wildebeest-pkgconfig", "--", "install"]);
    command.arg("--destdir").arg(work.path()).current_dir(tree.root()).env_remove("CARGO_MANIFEST_DIR");
    run(&mut command)?;
    ensure!(work.path().join("usr/local/lib/libwildebeest.a").is_file(), "nothing was installed");
    Ok(())
}

fn strict_umask(tree: &Tree) -> Result<()> {
    let work = tempfile::tempdir()?;
    let stage = work.path().join("stage");
    let mut command = Command::new("sh");
    command
        .args(["-c", r#"umask 077 && exec cargo run -q --offline -p wildebeest-pkgconfig -- install --destdir "$1""#]);
    command.arg("install").arg(&stage).current_dir(tree.root()).env_remove("CARGO_MANIFEST_DIR");
    run(&mut command)?;
    for file in files(&stage)? {
        let modes = file.ancestors().take_while(|path| path.starts_with(&stage));
        for path in modes {
            let mode = fs::metadata(path)?.permissions().mode() & 0o777;
            let expected =
                if path.is_dir() || path.parent().is_some_and(|above| above.ends_with("bin")) { 0o755 } else { 0o644 };
            ensure!(mode == expected, "{} has mode {mode:o}", path.display());
        }
    }
    Ok(())
}

fn link_in_the_way(tree: &Tree) -> Result<()> {
    let work = tempfile::tempdir()?;
    let foreign = work.path().join("foreign");
    fs::write(&foreign, "theirs")?;
    let directories = below(&work.path().join("stage"), "/usr")?;
    install(tree, &directories)?;
    for name in ["libwildebeest.a", "pkgconfig/libwildebeest.pc"] {
        let installed = work.path().join("stage/usr/lib").join(name);
        fs::remove_file(&installed)?;
        symlink(&foreign, &installed)?;
    }
    install(tree, &directories)?;
    ensure!(fs::read_to_string(&foreign)? == "theirs", "the file behind the link was overwritten");
    Ok(())
}

fn no_build_path(tree: &Tree) -> Result<()> {
    let work = tempfile::tempdir()?;
    install(tree, &below(work.path(), "/usr")?)?;
    let needles = [tree.root().display().to_string(), work.path().display().to_string(), "/.cargo/".to_owned()];
    for file in files(work.path())? {
        let bytes = fs::read(&file)?;
        for needle in &needles {
            let found = (0..bytes.len()).filter_map(|start| bytes.get(start..)).find(|text| {
                // Programs name the loader they need: that of another musl than the system's is in the build directory.
                text.starts_with(needle.as_bytes()) && !is_loader(text)
            });
            ensure!(found.is_none(), "{} contains {needle}", file.display());
        }
    }
    Ok(())
}

/// Whether a path that ends with a NUL is that of musl's loader.
fn is_loader(text: &[u8]) -> bool {
    let path = text.split(|&byte| byte == 0).next().unwrap_or_default();
    path.rsplit(|&byte| byte == b'/').next().is_some_and(|name| name.starts_with(b"ld-musl-"))
}

/// All files below `directory`.
fn files(directory: &Path) -> Result<Vec<PathBuf>> {
    let mut files = Vec::new();
    for entry in fs::read_dir(directory)? {
        let path = entry?.path();
        if path.is_dir() {
            files.extend(self::files(&path)?);
        } else {
            files.push(path);
        }
    }
    Ok(files)
}
