//! The compilers of the sysroot, made from the host's gcc, and what the host offers beside.

use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::path::{Display, Path, PathBuf};

use anyhow::{Context, Result, bail};
use clap::ValueEnum;
use serde::{Deserialize, Serialize};

use crate::command;
use crate::layout::Layout;
use crate::libc::Libc;
use crate::recipe::Recipe;

/// The host's compiler, which musl itself is built with.
pub const HOST_CC: &str = "gcc";

/// LLVM's.
const CLANG: &str = "clang";

/// The host's C++ compiler.
const HOST_CXX: &str = "g++";

/// The compilers one may choose from.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum, Serialize, Deserialize)]
pub enum Compiler {
    /// GNU's.
    #[default]
    Gcc,
    /// LLVM's.
    Clang,
}

/// Compilers and pkg-config that see the sysroot and, on musl, nothing of the host.
#[derive(Serialize, Deserialize)]
pub struct Toolchain {
    /// The C compiler.
    pub cc: PathBuf,
    /// The C++ compiler, without a C++ library: the host's is made for glibc.
    pub cxx: PathBuf,
    /// pkg-config for what the sysroot contains.
    pub pkg_config: PathBuf,
    /// The headers gcc itself brings (stddef.h and its like).
    pub compiler_headers: PathBuf,
    /// Compiler and linker by version: an input of every step.
    pub identity: String,
}

impl Toolchain {
    /// Looks at the host's gcc and writes the wrappers.
    pub fn new(layout: &Layout, libc: Libc, compiler: Compiler) -> Result<Self> {
        let bin = layout.bin();
        fs::create_dir_all(&bin).with_context(|| format!("cannot make {}", bin.display()))?;
        let headers = match compiler {
            Compiler::Gcc => command::first_line(HOST_CC, &["-print-file-name=include"])?,
            Compiler::Clang => command::first_line(CLANG, &["-print-resource-dir"])? + "/include",
        };
        let compiler_headers = Path::new(&headers)
            .canonicalize()
            .with_context(|| format!("the compiler has no headers of its own at {headers}"))?;
        let mut versions =
            vec![command::first_line(HOST_CC, &["--version"])?, command::first_line("ld", &["--version"])?];
        if compiler == Compiler::Clang {
            versions.push(command::first_line(CLANG, &["--version"])?);
        }
        let toolchain = Self {
            cc: bin.join("musl-cc"),
            cxx: bin.join("musl-c++"),
            pkg_config: bin.join("musl-pkg-config"),
            compiler_headers,
            identity: versions.join("; "),
        };
        match libc {
            Libc::Musl => toolchain.write(&layout.sysroot(), compiler)?,
            Libc::Host => toolchain.write_for_host(&layout.sysroot(), compiler)?,
        }
        Ok(toolchain)
    }

    /// The host's own compilers, which see what was built before as well.
    fn write_for_host(&self, sysroot: &Path, compiler: Compiler) -> Result<()> {
        let sysroot = sysroot.display();
        let places = format!("-isystem {sysroot}/usr/include -L{sysroot}/usr/lib -Wl,-rpath,{sysroot}/usr/lib");
        let (cc, cxx) = match compiler {
            Compiler::Gcc => (HOST_CC, HOST_CXX),
            Compiler::Clang => (CLANG, "clang++"),
        };
        // Only gcc is content with flags for the linker where nothing is linked.
        let quiet = if compiler == Compiler::Clang { "-Wno-unused-command-line-argument " } else { "" };
        script(&self.cc, &format!("exec {cc} {quiet}\"$@\" {places}"))?;
        script(&self.cxx, &format!("exec {cxx} {quiet}\"$@\" {places}"))?;
        self.write_pkg_config(sysroot)
    }

    /// The wrappers only name the sysroot; they work once musl is in it.
    fn write(&self, sysroot: &Path, compiler: Compiler) -> Result<()> {
        let sysroot = sysroot.display();
        if compiler == Compiler::Clang {
            // gcc's runtime is the host's, but for the shared libgcc, which needs glibc.
            let musl = format!(
                "--target={}-unknown-linux-musl --sysroot={sysroot} --gcc-toolchain=/usr --dyld-prefix={sysroot} \
                 -static-libgcc",
                std::env::consts::ARCH
            );
            let exec = format!("exec {CLANG} --start-no-unused-arguments {musl} --end-no-unused-arguments");
            script(&self.cc, &format!("{exec} \"$@\""))?;
            script(&self.cxx, &format!("{exec} -nostdinc++ \"$@\""))?;
            return self.write_pkg_config(sysroot);
        }
        let own = self.cc.with_extension("specs");
        write_once(&own, &headers_last(&sysroot))?;
        let specs = format!("-specs {sysroot}/usr/lib/musl-gcc.specs -specs {}", own.display());
        script(&self.cc, &format!("exec {HOST_CC} \"$@\" {specs}"))?;
        // The gcc driver compiles C++ by the suffix of the file but, unlike g++, links no
        // libstdc++. musl's specs cover C only: left alone, cc1plus reads the host's headers.
        let headers = format!(
            "-nostdinc -nostdinc++ -idirafter {sysroot}/usr/include -idirafter {}",
            self.compiler_headers.display()
        );
        script(&self.cxx, &format!("exec {HOST_CC} \"$@\" {headers} {specs}"))?;
        self.write_pkg_config(sysroot)
    }

    fn write_pkg_config(&self, sysroot: Display<'_>) -> Result<()> {
        // Without the SYSTEM_ variables every .pc file puts the sysroot's own include directory on
        // the command line, before libwildebeest's.
        let pkg_config = format!(
            "export PKG_CONFIG_LIBDIR={sysroot}/usr/lib/pkgconfig:{sysroot}/usr/share/pkgconfig\n\
             export PKG_CONFIG_SYSTEM_INCLUDE_PATH={sysroot}/usr/include\n\
             export PKG_CONFIG_SYSTEM_LIBRARY_PATH={sysroot}/usr/lib\n\
             exec pkg-config \"$@\""
        );
        script(&self.pkg_config, &pkg_config)
    }
}

/// Specs that have the libc's headers searched behind those of every option, as any other gcc does. musl's own give them
/// with -isystem, which the driver puts before the package's: systemd 262's own linux/ethtool.h is never reached then.
fn headers_last(sysroot: &Display<'_>) -> String {
    let headers = format!("-nostdinc -idirafter {sysroot}/usr/include -idirafter include%s");
    format!("*cpp_options:\n{headers} %(old_cpp_options)\n\n*cc1:\n%(cc1_cpu) {headers}\n\n")
}

fn script(path: &Path, body: &str) -> Result<()> {
    write_once(path, &format!("#!/bin/sh\n{body}\n"))?;
    fs::set_permissions(path, fs::Permissions::from_mode(0o755))
        .with_context(|| format!("cannot write {}", path.display()))
}

/// Writes a file, unless it is there already just so: its time counts for build systems.
fn write_once(path: &Path, text: &str) -> Result<()> {
    if fs::read_to_string(path).is_ok_and(|known| known == text) {
        return Ok(());
    }
    fs::write(path, text).with_context(|| format!("cannot write {}", path.display()))
}

/// Complains about the programs and Python modules that these recipes need and the host lacks.
pub fn require(recipes: &[&Recipe], compiler: Compiler) -> Result<()> {
    let mut missing: Vec<String> = Vec::new();
    for recipe in recipes {
        let clang = (compiler == Compiler::Clang).then_some(CLANG);
        let always: Vec<_> = ["ninja", "pkg-config", "tar"].into_iter().chain(clang).map(str::to_owned).collect();
        let tools = recipe.tools.iter().chain(&always).filter(|tool| !command::is_installed(tool));
        let modules = recipe.python.iter().filter(|module| !has_python_module(module));
        let names = tools.cloned().chain(modules.map(|module| format!("Python's {module}")));
        missing.extend(names.map(|name| format!("{name} (for {})", recipe.id)));
    }
    missing.dedup();
    if !missing.is_empty() {
        bail!("not installed: {}\n`make systemd` and `make conformance` install what theirs need", missing.join(", "));
    }
    Ok(())
}

fn has_python_module(module: &str) -> bool {
    let mut python = command::bare("python3");
    python.args(["-c", &format!("import {module}")]).output().is_ok_and(|output| output.status.success())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::recipe::Id;

    #[test]
    fn what_is_not_installed_is_named_with_who_needs_it() -> Result<()> {
        let text = "summary = \"\"\ntools = [\"sh\", \"no-such-tool\"]\npython = [\"no_such_module\"]\n\
            [build.kernel-headers]\npackages = []\n";
        let id = Id { name: "p".to_owned(), version: "1".to_owned() };
        let recipe = Recipe::parse(id, text.to_owned()).map_err(anyhow::Error::msg)?;
        let complaint = require(&[&recipe], Compiler::Gcc).err().map(|e| e.to_string()).unwrap_or_default();
        assert!(complaint.contains("no-such-tool (for p@1)"), "{complaint}");
        assert!(complaint.contains("Python's no_such_module (for p@1)"), "{complaint}");
        assert!(!complaint.contains(" sh "), "{complaint}");
        Ok(())
    }
}
