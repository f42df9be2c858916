//! Every installed header: alone, twice, in any order with the others and with the kernel's, in each language and
//! compiler; and every function that one declares can be linked.

use std::{
    collections::BTreeSet,
    fs,
    path::{Path, PathBuf},
    process::Command,
};

use anyhow::{Context, Result, bail};
use libtest_mimic::{Arguments, Failed, Trial};
use wildebeest_pkgconfig::{
    manifest::Manifest,
    tree::{Tree, run},
};
use wildebeest_tests::{compile, surroundings};

const COMPILERS: [&str; 2] = ["musl-gcc", "musl-clang"];

const LANGUAGES: [(&str, &str); 7] =
    [("c", "c89"), ("c", "c99"), ("c", "c11"), ("c", "c2x"), ("c++", "c++98"), ("c++", "c++11"), ("c++", "c++2b")];

const STRICT: [&str; 5] = ["-Wall", "-Wextra", "-pedantic", "-Werror", "-fsyntax-only"];

/// What the kernel's headers and the libc's both define something of.
const KERNEL: [&str; 28] = [
    "linux/errqueue.h",
    "linux/ethtool.h",
    "linux/falloc.h",
    "linux/fanotify.h",
    "linux/fcntl.h",
    "linux/filter.h",
    "linux/fs.h",
    "linux/if.h",
    "linux/if_arp.h",
    "linux/if_bridge.h",
    "linux/if_ether.h",
    "linux/if_link.h",
    "linux/if_packet.h",
    "linux/if_tun.h",
    "linux/in.h",
    "linux/in6.h",
    "linux/input.h",
    "linux/ipv6.h",
    "linux/kernel.h",
    "linux/limits.h",
    "linux/netdevice.h",
    "linux/prctl.h",
    "linux/rtnetlink.h",
    "linux/socket.h",
    "linux/sockios.h",
    "linux/stat.h",
    "linux/sysinfo.h",
    "linux/uio.h",
];

fn main() -> Result<()> {
    let arguments = Arguments::from_args();
    surroundings::settle()?;
    let tree = Tree::locate()?;
    let mut trials = Vec::new();
    let mut trial = |name: String, test: fn(&Setting) -> Result<()>, setting: Setting| {
        trials.push(Trial::test(name, move || test(&setting).map_err(|error| Failed::from(format!("{error:#}")))));
    };
    for compiler in COMPILERS {
        let setting = |language, standard, gnu, components| {
            let tree = tree.clone();
            Setting { tree, compiler, language, standard, gnu, components }
        };
        for (language, standard) in LANGUAGES {
            for gnu in [true, false] {
                let name = format!("{standard}{} [{compiler}]", if gnu { " with _GNU_SOURCE" } else { "" });
                trial(name, alone_and_together, setting(language, standard, gnu, Vec::new()));
            }
        }
        let usual = |components| setting("c", "gnu11", true, components);
        trial(format!("kernel [{compiler}]"), with_the_kernel, usual(Vec::new()));
        trial(format!("assembler [{compiler}]"), forced_in_assembler, usual(Vec::new()));
        trial(format!("functions [{compiler}]"), functions_link, usual(Vec::new()));
        for component in Manifest::load(tree.root())?.components {
            let name = format!("component {} [{compiler}]", component.name);
            trial(name, by_itself, usual(vec![component.name]));
        }
    }
    libtest_mimic::run(&arguments, trials).exit();
}

/// How translation units are compiled.
struct Setting {
    tree: Tree,
    compiler: &'static str,
    language: &'static str,
    standard: &'static str,
    gnu: bool,
    /// Components instead of `libwildebeest.pc`; none for that.
    components: Vec<String>,
}

impl Setting {
    /// The directory of the headers in question, in the installed prefix.
    fn directory(&self) -> PathBuf {
        let set = self.components.first().map_or("all", String::as_str);
        self.tree.prefix().join("include/libwildebeest").join(set)
    }

    /// The compiler with the flags of pkg-config.
    fn command(&self) -> Result<Command> {
        let mut command = Command::new(self.tree.tool(self.compiler)?);
        let flags = if self.components.is_empty() {
            compile::flags(&self.tree, &[])?
        } else {
            compile::component_flags(&self.tree, &self.components)?
        };
        command.args(flags).args(["-x", self.language, &format!("-std={}", self.standard)]);
        // g++ predefines it.
        command.arg(if self.gnu { "-D_GNU_SOURCE" } else { "-U_GNU_SOURCE" });
        Ok(command)
    }

    /// Checks one translation unit for each list of headers.
    fn check<'a>(&self, units: impl IntoIterator<Item = Vec<&'a str>>) -> Result<()> {
        let work = tempfile::tempdir()?;
        let mut command = self.command()?;
        command.args(STRICT);
        for (index, headers) in units.into_iter().enumerate() {
            let path = work.path().join(format!("{index}"));
            fs::write(&path, unit(&headers))?;
            command.arg(path);
        }
        run(&mut command).map(drop)
    }
}

/// A translation unit that includes `headers` in this order, and is not taken for glibc's.
fn unit(headers: &[&str]) -> String {
    let includes: String = headers.iter().map(|header| format!("#include <{header}>\n")).collect();
    format!("{includes}#ifdef __GLIBC__\n#error a header defines __GLIBC__\n#endif\nint unit;\n")
}

/// All headers below `directory`, by the name a program includes them by.
fn headers(directory: &Path) -> Result<Vec<String>> {
    let mut names = Vec::new();
    let mut rest = vec![directory.to_owned()];
    while let Some(next) = rest.pop() {
        let entries = fs::read_dir(&next)
            .with_context(|| format!("cannot read {}: install with `make build` first", next.display()))?;
        for entry in entries {
            let path = entry?.path();
            if path.is_dir() {
                rest.push(path);
            } else {
                names.push(path.strip_prefix(directory)?.to_string_lossy().into_owned());
            }
        }
    }
    names.sort();
    Ok(names)
}

/// Each header twice, and all in both orders: any two of them come in either order in one of these.
/// The forced headers, which include nothing, are in the latter only.
fn alone_and_together(setting: &Setting) -> Result<()> {
    let names = headers(&setting.directory())?;
    let forwards: Vec<_> = names.iter().map(String::as_str).collect();
    let backwards = forwards.iter().rev().copied().collect();
    let twice: Vec<_> =
        forwards.iter().filter(|name| !name.starts_with("lwb_")).map(|&name| vec![name, name]).collect();
    setting.check(twice.into_iter().chain([forwards, backwards]))
}

/// The kernel's headers before and after each of ours that knows them, and after all of ours.
fn with_the_kernel(setting: &Setting) -> Result<()> {
    let all = headers(&setting.directory())?;
    let aware: Vec<_> = ["uapi", "socket", "fcntl"]
        .iter()
        .map(|name| headers(&setting.tree.prefix().join("include/libwildebeest").join(name)))
        .collect::<Result<Vec<_>>>()?
        .concat();
    let mut units = Vec::new();
    for kernel in KERNEL {
        for name in &aware {
            units.extend([vec![kernel, name], vec![name, kernel]]);
        }
        let names = || all.iter().map(String::as_str);
        units.push(names().chain([kernel]).collect());
        units.push([kernel].into_iter().chain(names()).collect());
    }
    setting.check(units)
}

/// The headers of one component, without those of the others.
fn by_itself(setting: &Setting) -> Result<()> {
    let names = headers(&setting.directory())?;
    setting.check(names.iter().map(|name| vec![name.as_str(), name.as_str()]))
}

/// A forced header means nothing to the assembler.
fn forced_in_assembler(setting: &Setting) -> Result<()> {
    let work = tempfile::tempdir()?;
    let source = work.path().join("empty.S");
    fs::write(&source, ".text\n")?;
    let mut command = setting.command()?;
    for component in Manifest::load(setting.tree.root())?.components {
        let directory = setting.tree.prefix().join("include/libwildebeest").join(&component.name);
        let forced = directory.join(format!("lwb_{}.h", component.name.replace('-', "_")));
        command.arg(format!("--include={}", forced.display()));
    }
    command.args(["-x", "assembler-with-cpp", "-c"]).arg(source).arg("-o").arg(work.path().join("object"));
    run(&mut command).map(drop)
}

/// Every function that a header of ours declares is in our archives or in musl.
fn functions_link(setting: &Setting) -> Result<()> {
    let directory = setting.directory();
    let work = tempfile::tempdir()?;
    let names = headers(&directory)?;
    let includes = unit(&names.iter().map(String::as_str).collect::<Vec<_>>());
    let source = work.path().join("functions.c");
    fs::write(&source, &includes)?;
    let functions = declared(setting, &directory, &source, &work.path().join("declarations"))?;
    if functions.is_empty() {
        bail!("no header below {} declares a function", directory.display());
    }
    // The address in a table that main() reads: the linker must find the function.
    let table: String = functions.iter().map(|name| format!("\t(function)({name}),\n")).collect();
    let program = format!(
        "{includes}typedef void (*function)(void);\nfunction volatile table[] = {{\n{table}}};\n\
         int main(void) {{ return !table[0]; }}\n"
    );
    fs::write(&source, program)?;
    let mut command = setting.command()?;
    // A table may well hold what the compiler warns about when it is called.
    run(command.args(["-w", "-fno-builtin"]).arg(&source).arg("-o").arg(work.path().join("program"))).map(drop)
}

/// The functions that headers below `directory` declare to `source`, as gcc lists them.
fn declared(setting: &Setting, directory: &Path, source: &Path, list: &Path) -> Result<BTreeSet<String>> {
    let gcc = Setting { tree: setting.tree.clone(), compiler: "musl-gcc", components: Vec::new(), ..*setting };
    run(gcc.command()?.arg("-fsyntax-only").arg("-aux-info").arg(list).arg(source))?;
    let text = fs::read_to_string(list).with_context(|| format!("cannot read {}", list.display()))?;
    let ours = format!("/* {}/", directory.display());
    Ok(text.lines().filter(|line| line.starts_with(&ours)).filter_map(function_name).collect())
}

/// `strchr` of `/* FILE:LINE:NC */ extern char *strchr (const char *, int);`, `signal` of `... void (*signal (int)) (int);`.
fn function_name(line: &str) -> Option<String> {
    let declaration = line.split_once("*/ extern ")?.1;
    let before = declaration.split(" (").map(|part| part.trim_start_matches('*')).collect::<Vec<_>>();
    let first = before.first()?.rsplit([' ', '*']).next()?;
    let is_type = first.is_empty() || first == "void" || first == "int" || first == "char";
    let name = if is_type { before.get(1)?.rsplit([' ', '*']).next()? } else { first };
    Some(name.to_owned())
}
