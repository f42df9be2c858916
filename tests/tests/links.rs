//! Every way to link that a toolchain knows: linkers, kinds of output, orders of the flags.

use std::{
    fs,
    path::{Path, PathBuf},
    process::Command,
};

use anyhow::{Context, Result, bail, ensure};
use libtest_mimic::{Arguments, Trial};
use wildebeest_pkgconfig::tree::{Tree, run};
use wildebeest_tests::{
    case::directory,
    compile::{component_flags, flags},
    surroundings,
};

/// A compiler with its linker.
#[derive(Clone, Copy)]
struct Toolchain {
    name: &'static str,
    compiler: &'static str,
    linker: &'static str,
}

const TOOLCHAINS: [Toolchain; 5] = [
    Toolchain { name: "gcc+bfd", compiler: "musl-gcc", linker: "-fuse-ld=bfd" },
    Toolchain { name: "gcc+gold", compiler: "musl-gcc", linker: "-fuse-ld=gold" },
    Toolchain { name: "gcc+mold", compiler: "musl-gcc", linker: "-fuse-ld=mold" },
    Toolchain { name: "gcc+lld", compiler: "musl-gcc", linker: "-fuse-ld=lld" },
    Toolchain { name: "clang+lld", compiler: "musl-clang", linker: "-fuse-ld=lld" },
];

/// Toolchains whose static programs crash, libwildebeest or not.
const NO_STATIC: &[&str] = &["gcc+mold", "gcc+lld"];

/// Kinds of executables, and the toolchains that cannot make them, libwildebeest or not.
const KINDS: [(&str, &[&str], &[&str]); 8] = [
    ("dynamic", &[], &[]),
    ("no-pie", &["-no-pie"], &[]),
    // musl-gcc's specs start every executable with Scrt1.o and pass -pie on: lld and mold make that a PIE without a loader.
    ("static", &["-static"], NO_STATIC),
    // musl-gcc knows no -static-pie.
    ("static-pie", &["-static-pie"], &["gcc+bfd", "gcc+gold", "gcc+mold", "gcc+lld"]),
    // lld cannot read gcc's intermediate code, and Debian 12's mold dies of it.
    ("lto", &["-flto"], &["gcc+mold", "gcc+lld"]),
    ("gc-sections", &["-ffunction-sections", "-Wl,--gc-sections"], &[]),
    ("defs", &["-Wl,-z,defs"], &[]),
    ("c++", &["-x", "c++"], &[]),
];

/// An unused library may cost a program this many bytes.
const GROWTH: u64 = 300;

const ANSWER: &str = "wrapped: 0 errno 0\nplain: 0\n";

type Test = fn(&Link) -> Result<()>;

/// What holds for every toolchain.
const TESTS: [(&str, Test); 15] = [
    ("flags after the objects", flags_after),
    ("flags twice", flags_twice),
    ("compile and link apart", compile_and_link_apart),
    ("single components", single_components),
    ("components that call each other's functions, in any order", components_in_any_order),
    ("shared object exports nothing of ours", shared_object),
    ("executable with a shared object that refers to a wrapped name", beside_a_shared_object),
    ("executable with a shared object behind another that refers to a wrapped name", behind_a_shared_object),
    ("what nobody defines is an error as without our flags", undefined),
    ("a program's own function wins", own_function),
    ("a program that uses nothing does not grow", unused),
    ("shared object that uses nothing links without libraries", nothing_needed),
    ("backtrace through shared objects", backtrace_through_objects),
    ("backtrace among exceptions of C++", backtrace_among_exceptions),
    ("backtrace without unwind tables", backtrace_without_tables),
];

fn main() -> Result<()> {
    let arguments = Arguments::from_args();
    surroundings::settle()?;
    let tree = Tree::locate()?;
    let mut trials = Vec::new();
    for toolchain in TOOLCHAINS {
        for (kind, options, cannot) in KINDS {
            if cannot.contains(&toolchain.name) {
                continue;
            }
            let of_kind = tree.clone();
            trials.push(trial(format!("{}: {kind}", toolchain.name), move || {
                Link::new(&of_kind, toolchain)?.answers(&[], options, &["program.c"], &[])
            }));
            if kind == "c++" {
                continue;
            }
            let tree = tree.clone();
            trials.push(trial(format!("{}: backtrace, {kind}", toolchain.name), move || {
                backtrace_in_signal_handlers(&Link::new(&tree, toolchain)?, options)
            }));
        }
        for (name, test) in TESTS {
            let tree = tree.clone();
            trials.push(trial(format!("{}: {name}", toolchain.name), move || test(&Link::new(&tree, toolchain)?)));
        }
    }
    trials.push(trial("a program with a Rust library of its own".to_owned(), {
        let tree = tree.clone();
        move || beside_rust(&Link::new(&tree, TOOLCHAINS[0])?)
    }));
    trials.push(trial("two builds in different directories give the same bytes".to_owned(), {
        let tree = tree.clone();
        move || same_bytes(&tree)
    }));
    libtest_mimic::run(&arguments, trials).exit();
}

fn trial(name: String, test: impl FnOnce() -> Result<()> + Send + 'static) -> Trial {
    Trial::test(name, move || test().map_err(|error| format!("{error:#}").into()))
}

/// One link, in a directory of its own.
struct Link {
    tree: Tree,
    toolchain: Toolchain,
    /// What pkg-config says.
    ours: Vec<String>,
    work: tempfile::TempDir,
}

impl Link {
    fn new(tree: &Tree, toolchain: Toolchain) -> Result<Self> {
        Ok(Self { tree: tree.clone(), toolchain, ours: flags(tree, &[])?, work: tempfile::tempdir()? })
    }

    fn path(&self, name: &str) -> PathBuf {
        self.work.path().join(name)
    }

    /// The compiler, given our flags first, as in CFLAGS. Warnings are errors: our flags must cause none.
    fn compiler(&self) -> Result<Command> {
        let mut command = self.bare_compiler()?;
        command.args(&self.ours);
        Ok(command)
    }

    fn bare_compiler(&self) -> Result<Command> {
        let mut command = Command::new(self.tree.tool(self.toolchain.compiler)?);
        command.args(["-O1", "-fno-builtin", "-Wall", "-Wextra", "-Werror", self.toolchain.linker]);
        command.current_dir(directory().join("links")).env("LC_ALL", "C");
        Ok(command)
    }

    /// Builds `sources` with `before` and `after` around them; the program must answer as on glibc.
    fn answers(&self, before: &[String], options: &[&str], sources: &[&str], after: &[String]) -> Result<()> {
        let program = self.path("program");
        let mut command = self.compiler()?;
        run(command.args(before).args(options).args(sources).args(["-x", "none"]).args(after).arg("-o").arg(&program))?;
        self.expect(&program, ANSWER)
    }

    /// Builds `source` with the flags of two components instead of all.
    fn with_components(&self, names: [&str; 2], source: &str, answer: &str) -> Result<()> {
        let program = self.path("program");
        let components = component_flags(&self.tree, &names.map(str::to_owned))?;
        run(self.bare_compiler()?.args(components).arg(source).arg("-o").arg(&program))?;
        self.expect(&program, answer)
    }

    fn expect(&self, program: &Path, answer: &str) -> Result<()> {
        let text = run(Command::new(program).env("LD_LIBRARY_PATH", self.work.path()))?;
        ensure!(text == answer, "the program says `{text}` instead of `{answer}`");
        Ok(())
    }

    fn shared(&self, name: &str, sources: &[&str], options: &[&str]) -> Result<PathBuf> {
        let object = self.path(name);
        let mut command = self.compiler()?;
        run(command.args(["-shared", "-fPIC", "-DIN_A_LIBRARY"]).args(options).args(sources).arg("-o").arg(&object))?;
        Ok(object)
    }
}

fn flags_after(link: &Link) -> Result<()> {
    link.answers(&[], &[], &["program.c"], &link.ours)
}

fn flags_twice(link: &Link) -> Result<()> {
    link.answers(&link.ours, &[], &["program.c"], &[])
}

fn compile_and_link_apart(link: &Link) -> Result<()> {
    let object = link.path("program.o");
    run(link.compiler()?.args(["-c", "program.c", "-o"]).arg(&object))?;
    let program = link.path("program");
    run(link.compiler()?.arg(&object).arg("-o").arg(&program))?;
    link.expect(&program, ANSWER)
}

fn single_components(link: &Link) -> Result<()> {
    link.with_components(["stdlib", "unistd"], "program.c", ANSWER)
}

fn components_in_any_order(link: &Link) -> Result<()> {
    link.with_components(["glob", "environment"], "home.c", "/nowhere\n")?;
    link.with_components(["environment", "glob"], "home.c", "/nowhere\n")
}

fn shared_object(link: &Link) -> Result<()> {
    let object = link.shared("libuse.so", &["program.c"], &["-Wl,-z,defs"])?;
    let exported = run(Command::new("nm").args(["-D", "--defined-only", "-P"]).arg(&object))?;
    let names: Vec<_> = exported.lines().filter_map(|line| line.split(' ').next()).collect();
    let ours = names.iter().find(|name| name.starts_with("__wrap_") || **name == "close_range");
    ensure!(ours.is_none(), "{ours:?} is exported");
    ensure!(names.contains(&"use"), "the object's own function is not exported");
    let program = link.path("program");
    run(link.bare_compiler()?.arg("calls_library.c").arg(&object).arg("-o").arg(&program).args(&link.ours))?;
    link.expect(&program, ANSWER)
}

fn beside_a_shared_object(link: &Link) -> Result<()> {
    // Built without our flags, so that it refers to musl's strtol.
    let library = link.path("libforeign.so");
    let source = link.path("foreign.c");
    fs::write(
        &source,
        "#include <stdlib.h>\nlong foreign(void);\nlong foreign(void) { return strtol(\"42\", NULL, 10); }\n",
    )?;
    run(link.bare_compiler()?.args(["-shared", "-fPIC"]).arg(&source).arg("-o").arg(&library))?;
    link.answers(&[], &[], &["program.c"], &[library.display().to_string()])
}

/// A program that calls `near`, in a library that calls `far` in a library behind it, which has this `definition`.
fn program_and_two_libraries(link: &Link, definition: &str) -> Result<PathBuf> {
    for (name, source) in [
        ("far", definition),
        ("near", "long far(void);\nlong near(void);\nlong near(void) { return far(); }\n"),
        ("main", "#include <stdio.h>\nlong near(void);\nint main(void) { printf(\"%ld\\n\", near()); return 0; }\n"),
    ] {
        fs::write(link.path(&format!("{name}.c")), source)?;
    }
    // Built without our flags, so that `far` refers to musl's functions.
    let library = |name: &str| -> Result<Command> {
        let mut command = link.bare_compiler()?;
        command.current_dir(link.work.path()).args(["-shared", "-fPIC", &format!("{name}.c"), "-o"]);
        command.args([format!("lib{name}.so"), "-L.".to_owned()]);
        Ok(command)
    };
    run(&mut library("far")?)?;
    run(library("near")?.arg("-lfar"))?;
    Ok(link.path("program"))
}

fn behind_a_shared_object(link: &Link) -> Result<()> {
    let far = "#include <stdlib.h>\nlong far(void);\nlong far(void) { return strtol(\"42\", NULL, 10); }\n";
    let program = program_and_two_libraries(link, far)?;
    let mut command = link.compiler()?;
    command.current_dir(link.work.path()).args(["main.c", "-L.", "-lnear", "-Wl,-rpath-link,."]);
    run(command.arg("-o").arg(&program))?;
    link.expect(&program, "42\n")
}

fn undefined(link: &Link) -> Result<()> {
    let far = "long nobody(void);\nlong far(void);\nlong far(void) { return nobody(); }\n";
    let program = program_and_two_libraries(link, far)?;
    let own = "long nobody(void);\nint main(void) { return (int)nobody(); }\n";
    fs::write(link.path("own.c"), own)?;
    for words in [&["main.c", "-lnear", "-Wl,-rpath-link,."][..], &["main.c", "-lnear", "-lfar"], &["own.c"]] {
        let fails = |mut command: Command| {
            command.current_dir(link.work.path()).arg("-L.").args(words).arg("-o").arg(&program);
            run(&mut command).is_err()
        };
        let (without, with) = (fails(link.bare_compiler()?), fails(link.compiler()?));
        ensure!(without == with, "{words:?} fails without our flags: {without}, with them: {with}");
        let must_fail = words == ["own.c"] || link.toolchain.name == "gcc+bfd";
        ensure!(with || !must_fail, "{words:?} is no error");
    }
    Ok(())
}

fn own_function(link: &Link) -> Result<()> {
    let program = link.path("program");
    run(link.compiler()?.arg("own.c").arg("-o").arg(&program))?;
    link.expect(&program, "own: 6\n")
}

fn unused(link: &Link) -> Result<()> {
    for options in [&[][..], &["-static"]] {
        if NO_STATIC.contains(&link.toolchain.name) && !options.is_empty() {
            continue;
        }
        let (plain, with_ours) = (link.path("plain"), link.path("with-ours"));
        run(link.bare_compiler()?.args(options).arg("empty.c").arg("-o").arg(&plain))?;
        run(link.compiler()?.args(options).arg("empty.c").arg("-o").arg(&with_ours))?;
        let (before, after) = (fs::metadata(&plain)?.len(), fs::metadata(&with_ours)?.len());
        ensure!(after <= before + GROWTH, "{options:?}: an empty program grows from {before} to {after} bytes");
    }
    Ok(())
}

fn nothing_needed(link: &Link) -> Result<()> {
    let source = link.path("nothing.c");
    fs::write(&source, "int nothing(void);\nint nothing(void) { return 0; }\n")?;
    let object = link.path("nothing.so");
    let mut command = link.compiler()?;
    run(command.args(["-shared", "-fPIC", "-nostdlib", "-Wl,-z,defs"]).arg(&source).arg("-o").arg(&object))?;
    Ok(())
}

/// A case of the oracle suite, whose answer does not depend on how it was linked.
fn backtrace_in_signal_handlers(link: &Link, options: &[&str]) -> Result<()> {
    backtrace_case(link, "signals", options)
}

fn backtrace_case(link: &Link, name: &str, options: &[&str]) -> Result<()> {
    let case = directory().join("c/execinfo").join(name);
    let recorded = fs::read_to_string(case.with_extension("out"))?;
    let program = link.path("program");
    let mut command = link.compiler()?;
    command.args(["-std=gnu11", "-D_GNU_SOURCE", "-O2", "-fomit-frame-pointer", "-fno-optimize-sibling-calls"]);
    run(command.args(options).arg(case.with_extension("c")).arg("-o").arg(&program))?;
    link.expect(&program, recorded.strip_suffix("exit: 0\n").context("the case fails on glibc")?)
}

/// Neither the program nor musl says where its frames are.
fn backtrace_without_tables(link: &Link) -> Result<()> {
    let tables = ["-fno-asynchronous-unwind-tables", "-fno-unwind-tables", "-fno-exceptions"];
    for name in ["callbacks", "threads", "little_stack"] {
        backtrace_case(link, name, &tables)?;
        if !NO_STATIC.contains(&link.toolchain.name) {
            backtrace_case(link, name, &[&tables[..], &["-static"]].concat())?;
        }
    }
    Ok(())
}

/// The objects are another's, built without our flags.
fn backtrace_through_objects(link: &Link) -> Result<()> {
    let object = |name: &str| {
        let path = link.path(&format!("lib{name}.so"));
        let mut command = link.bare_compiler()?;
        command.args(["-O2", "-shared", "-fPIC", "execinfo/object.c", "-o"]).arg(&path);
        run(command.arg(format!("-DFUNCTION={name}")).arg(format!("-DCOMPARE=compare_{name}"))).map(|_| path)
    };
    let (linked, opened) = (object("linked")?, object("opened")?);
    let program = link.path("program");
    let mut command = link.compiler()?;
    command.args(["-O2", "-rdynamic", "execinfo/program.c", "-o"]).arg(&program);
    run(command.arg("-L").arg(link.work.path()).arg("-llinked"))?;
    let text =
        run(Command::new(&program).arg(&opened).env("LD_LIBRARY_PATH", linked.parent().context("no directory")?))?;
    let through = |name: &str| {
        let object = format!("/lib{name}.so(");
        format!("/program(show\n/program(called_back\n{object}compare_{name}\n{object}{name}\n/program(main\n")
    };
    let expected = through("linked") + &through("opened");
    ensure!(text == expected, "the program says `{text}` instead of `{expected}`");
    Ok(())
}

fn backtrace_among_exceptions(link: &Link) -> Result<()> {
    let expected = "in compare: frames\nleaving compare: frames\n\
                    leaving the innermost throws: frames\nleaving throws: frames\nleaving throws: frames\n\
                    caught 42\nin the handler: frames\nleaving the innermost throws: frames\n\
                    in a handler within: frames\nafter it: frames\n";
    // Of the gcc at hand, which clang does not look at for these.
    let file = |name: &str| run(Command::new("gcc").arg(format!("-print-file-name={name}")));
    let runtime = [file("libsupc++.a")?, file("libgcc_eh.a")?].map(|path| path.trim().to_owned());
    for options in [&[][..], &["-static"]] {
        if NO_STATIC.contains(&link.toolchain.name) && !options.is_empty() {
            continue;
        }
        let program = link.path("program");
        let mut command = link.compiler()?;
        command.args(["-O2", "-nostdinc++"]).args(options).arg("execinfo/exceptions.cc").args(&runtime);
        run(command.arg("-o").arg(&program))?;
        link.expect(&program, expected)?;
    }
    Ok(())
}

/// Another static library made by the same rustc, whose runtime symbols must not meet ours.
fn beside_rust(link: &Link) -> Result<()> {
    let source = link.path("foreign.rs");
    let text = "#![no_std]\n\
                #[panic_handler] fn panic(_: &core::panic::PanicInfo<'_>) -> ! { loop {} }\n\
                #[unsafe(no_mangle)] pub extern \"C\" fn use_(n: &[i32; 4]) -> i32 { n[n[0] as usize] }\n";
    fs::write(&source, text)?;
    let library = link.path("libforeign.a");
    let mut rustc = Command::new(link.tree.tool("rustc")?);
    rustc.args(["--crate-type=staticlib", "--edition=2024", "-Cpanic=abort", "-Clto=fat", "-O"]);
    rustc.args(["--target", &link.tree.target()]);
    run(rustc.arg(&source).arg("-o").arg(&library))?;
    let main = link.path("main.c");
    fs::write(
        &main,
        "#define main program_main\n#include \"program.c\"\n#undef main\nint use_(const int *);\nint main(void) { return use_((int[]){2, 0, 6, 0}) != 6 || program_main(); }\n",
    )?;
    let program = link.path("program");
    let mut command = link.compiler()?;
    run(command.arg("-I.").arg(&main).arg(&library).arg("-o").arg(&program))?;
    link.expect(&program, ANSWER)
}

/// Builds a copy of the tree elsewhere and compares every archive.
fn same_bytes(tree: &Tree) -> Result<()> {
    let elsewhere = tempfile::tempdir()?;
    let copy = elsewhere.path().join("a/longer/path");
    fs::create_dir_all(&copy)?;
    let mut git = Command::new("git");
    let files = run(git.arg("-C").arg(tree.root()).args(["ls-files", "-co", "--exclude-standard"]))?;
    for file in files.lines() {
        let (from, to) = (tree.root().join(file), copy.join(file));
        fs::create_dir_all(to.parent().context("a file without a directory")?)?;
        if from.is_symlink() {
            std::os::unix::fs::symlink(fs::read_link(&from)?, &to)?;
        } else if from.exists() {
            fs::copy(&from, &to).with_context(|| format!("cannot copy {file}"))?;
        }
    }
    fs::create_dir(copy.join("build"))?;
    std::os::unix::fs::symlink(tree.root().join("build/toolchain"), copy.join("build/toolchain"))?;
    run(Command::new("cargo").args(["lwb", "build"]).current_dir(&copy).env_remove("CARGO_MANIFEST_DIR"))?;
    for entry in fs::read_dir(tree.out())? {
        let path = entry?.path();
        if path.extension().is_some_and(|extension| extension == "a") {
            let other = copy.join("build/out").join(path.file_name().context("no name")?);
            if fs::read(&path)? != fs::read(&other)? {
                bail!("{} differs from {}", path.display(), other.display());
            }
        }
    }
    Ok(())
}
