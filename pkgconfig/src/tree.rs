//! Where things are in the source tree and in its build directory.

use std::{
    env,
    path::{Path, PathBuf},
    process::Command,
};

use anyhow::{Context, Result, bail};

/// The source tree; everything built lies below its `build/` and `target/`.
#[derive(Clone, Debug)]
pub struct Tree {
    root: PathBuf,
}

impl Tree {
    /// The tree that this run of cargo works in.
    pub fn locate() -> Result<Self> {
        let manifest_dir = env::var_os("CARGO_MANIFEST_DIR")
            .context("CARGO_MANIFEST_DIR is not set: start this program with `cargo lwb`")?;
        let root = Path::new(&manifest_dir).parent().context("the crate lies at the root of the file system")?;
        Ok(Self { root: root.to_owned() })
    }

    pub fn root(&self) -> &Path {
        &self.root
    }

    /// What `lwb build` writes: archives and their checks' results.
    pub fn out(&self) -> PathBuf {
        self.root.join("build/out")
    }

    /// The prefix that `make demo` and the tests install to.
    pub fn prefix(&self) -> PathBuf {
        self.root.join("build/prefix")
    }

    /// A tool that `pkgconfig/setup/setup.sh` put into the build directory.
    pub fn tool(&self, name: &str) -> Result<PathBuf> {
        let path = self.root.join("build/toolchain").join(name);
        if !path.exists() {
            bail!("{} is missing: run `make setup` first", path.display());
        }
        Ok(path)
    }

    /// A file that musl brings for the linker.
    pub fn musl_library(&self, name: &str) -> Result<PathBuf> {
        // Where set-up made a sysroot, gcc would answer with the host's own file.
        let ours = self.root.join("build/toolchain/musl/usr/lib").join(name);
        if ours.exists() {
            return Ok(ours);
        }
        let path = run(Command::new(self.tool("musl-gcc")?).arg(format!("-print-file-name={name}")))?;
        Ok(path.trim().into())
    }

    /// A file of gcc's own that is linked into programs for musl.
    pub fn gcc_library(&self, name: &str) -> Result<PathBuf> {
        // Where set-up made a sysroot, gcc would answer with an archive that counts on the host's libc.
        let directories = self.root.join("build/toolchain/musl/usr/lib/gcc").join(self.target());
        let versions = directories.read_dir().into_iter().flatten().filter_map(Result::ok);
        if let Some(ours) = versions.map(|version| version.path().join(name)).find(|path| path.exists()) {
            return Ok(ours);
        }
        let path = run(Command::new(self.tool("musl-gcc")?).arg(format!("-print-file-name={name}")))?;
        Ok(path.trim().into())
    }

    /// The Rust target for musl on the processor that is built for.
    pub fn target(&self) -> String {
        format!("{}-unknown-linux-musl", architecture())
    }
}

/// The processor that is built for: that of the target in `TARGET`, else this machine's.
pub fn architecture() -> String {
    let target = env::var("TARGET").ok().filter(|target| !target.is_empty());
    target.as_deref().and_then(|target| target.split('-').next()).unwrap_or(env::consts::ARCH).to_owned()
}

/// A program of the binutils, with what `CROSS_COMPILE` says before its name (`aarch64-linux-gnu-`).
pub fn binutil(name: &str) -> Command {
    Command::new(env::var("CROSS_COMPILE").unwrap_or_default() + name)
}

/// Runs a command to its end; its output becomes part of the error when it fails.
pub fn run(command: &mut Command) -> Result<String> {
    let program = command.get_program().to_string_lossy().into_owned();
    let output = command.output().with_context(|| format!("cannot run {program}"))?;
    if !output.status.success() {
        let stderr = String::from_utf8_lossy(&output.stderr);
        bail!("{program} failed ({}): {command:?}\n{}", output.status, stderr.trim_end());
    }
    Ok(String::from_utf8_lossy(&output.stdout).into_owned())
}
