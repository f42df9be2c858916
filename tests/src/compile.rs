//! The ways a case is built: on glibc, and on musl with the flags of `pkg-config`.

use std::{
    path::{Path, PathBuf},
    process::Command,
};

use anyhow::{Context, Result};
use wildebeest_pkgconfig::tree::{Tree, run};

use crate::case::{Case, directory};

/// A way to build a case.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Variant {
    pub name: &'static str,
    compiler: Compiler,
    flags: &'static [&'static str],
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Compiler {
    Host,
    Musl(&'static str),
}

/// The oracle.
pub const GLIBC: Variant = Variant { name: "glibc", compiler: Compiler::Host, flags: &[] };

/// Every way a case must behave as on glibc. gcc links with GNU ld here, clang with lld.
pub const MUSL: [Variant; 4] = [
    Variant { name: "gcc", compiler: Compiler::Musl("musl-gcc"), flags: &[] },
    Variant { name: "gcc static", compiler: Compiler::Musl("musl-gcc"), flags: &["-static"] },
    Variant { name: "clang", compiler: Compiler::Musl("musl-clang"), flags: &[] },
    Variant { name: "clang static", compiler: Compiler::Musl("musl-clang"), flags: &["-static"] },
];

/// Flags for every case: tests of the library must not be answered by the compiler.
const COMMON: [&str; 6] = ["-std=gnu11", "-O1", "-fno-builtin", "-Wall", "-Wextra", "-Werror"];

/// Builds `case` below `work` and gives the program's path. Our flags stand before the source, as in CFLAGS.
pub fn compile(tree: &Tree, case: &Case, variant: Variant, work: &Path) -> Result<PathBuf> {
    let program = work.join("program");
    let mut command = match variant.compiler {
        Compiler::Host => Command::new("gcc"),
        Compiler::Musl(compiler) => {
            let mut command = Command::new(tree.tool(compiler)?);
            command.args(flags(tree, &case.directives.components)?);
            command
        }
    };
    command.args(COMMON).args(variant.flags).args(own_flags(case)).arg("-D_GNU_SOURCE");
    command.arg("-I").arg(directory().join("c"));
    run(command.arg(&case.source).arg("-o").arg(&program))
        .with_context(|| format!("{} does not build with {}", case.name, variant.name))?;
    Ok(program)
}

/// The flags that the case asks for.
fn own_flags(case: &Case) -> impl Iterator<Item = String> {
    let here = case.source.parent().unwrap_or(Path::new("")).display().to_string();
    case.directives.cflags.iter().map(move |flag| flag.replace("{here}", &here))
}

/// What `pkg-config --cflags --libs libwildebeest` says of the installation in `build/prefix`.
pub fn flags(tree: &Tree, components: &[String]) -> Result<Vec<String>> {
    pkg_config(tree, ["libwildebeest".to_owned()].into_iter().chain(modules(components)))
}

/// What pkg-config says of some components by themselves.
pub fn component_flags(tree: &Tree, components: &[String]) -> Result<Vec<String>> {
    pkg_config(tree, modules(components))
}

fn modules(components: &[String]) -> impl Iterator<Item = String> {
    components.iter().map(|name| format!("libwildebeest-{name}"))
}

fn pkg_config(tree: &Tree, modules: impl Iterator<Item = String>) -> Result<Vec<String>> {
    let mut command = Command::new("pkg-config");
    command.env("PKG_CONFIG_LIBDIR", tree.prefix().join("lib/pkgconfig")).args(["--cflags", "--libs"]).args(modules);
    Ok(run(&mut command)?.split_whitespace().map(str::to_owned).collect())
}

/// The functions that `faults/inject.c` makes fail, found in its own text.
fn injected() -> Result<Vec<String>> {
    let path = directory().join("faults/inject.c");
    let text = std::fs::read_to_string(&path).with_context(|| format!("cannot read {}", path.display()))?;
    let plain = text.split("__wrap_").skip(1);
    let alike = text.lines().filter_map(|line| line.strip_prefix("FALLIBLE(")?.splitn(4, ", ").nth(3));
    let names = plain.chain(alike).filter_map(|rest| rest.split('(').next());
    let is_name = |name: &&str| name.chars().all(|letter| letter.is_ascii_alphanumeric() || letter == '_');
    Ok(names.filter(is_name).map(|name| format!("-Wl,--wrap={name}")).collect())
}

/// Builds a case of `faults/` statically, so that libc's own calls fail as well.
pub fn with_faults(tree: &Tree, case: &Case, work: &Path) -> Result<PathBuf> {
    let program = work.join("program");
    let mut command = Command::new(tree.tool("musl-gcc")?);
    command.args(flags(tree, &case.directives.components)?).args(COMMON).args(own_flags(case));
    command.args(["-static", "-D_GNU_SOURCE"]).args(injected()?);
    command.arg("-I").arg(directory().join("faults"));
    run(command.arg(&case.source).arg(directory().join("faults/inject.c")).arg("-o").arg(&program))
        .with_context(|| format!("{} does not build", case.name))?;
    Ok(program)
}
