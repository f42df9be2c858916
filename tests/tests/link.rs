//! What `libwildebeest-link` does to dynamic sections: of programs and libraries, by each linker, sealed and not.

use std::process::Command;

use anyhow::{Result, ensure};
use libtest_mimic::{Arguments, Trial};
use wildebeest_pkgconfig::tree::{Tree, run};
use wildebeest_tests::{case::directory, compile::component_flags, surroundings};

const SEALED: &str = "strings: an address\nerrno: 0\npage: r--p\n";
const UNSEALED: &str = "strings: an address\nerrno: 0\npage: rw-p\n";
const AS_LINKED: &str = "strings: a place\nerrno: 0\npage: r--p\n";
const NONE: &str = "strings: none\nerrno: 0\npage: unknown\n";

/// Ways to link a program, and what it then says. Without the component it must say the same of its page.
const PROGRAMS: [(&str, &str, &[&str], &str); 12] = [
    ("GNU ld", "musl-gcc", &["-fuse-ld=bfd"], SEALED),
    ("GNU ld, lazy", "musl-gcc", &["-fuse-ld=bfd", "-Wl,-z,lazy"], SEALED),
    ("GNU ld, both tables of hashes", "musl-gcc", &["-fuse-ld=bfd", "-Wl,--hash-style=both"], SEALED),
    ("GNU ld, not sealed", "musl-gcc", &["-fuse-ld=bfd", "-Wl,-z,norelro"], UNSEALED),
    ("GNU ld, not position-independent", "musl-gcc", &["-fuse-ld=bfd", "-no-pie"], SEALED),
    ("GNU ld, static", "musl-gcc", &["-fuse-ld=bfd", "-static"], NONE),
    ("GNU ld, optimized as a whole", "musl-gcc", &["-fuse-ld=bfd", "-flto", "-Wl,--gc-sections"], SEALED),
    ("gold", "musl-gcc", &["-fuse-ld=gold"], SEALED),
    ("mold", "musl-gcc", &["-fuse-ld=mold"], SEALED),
    ("lld", "musl-clang", &["-fuse-ld=lld"], SEALED),
    ("lld, read-only in its file", "musl-clang", &["-fuse-ld=lld", "-Wl,-z,rodynamic"], SEALED),
    // musl seals no static program; what was to be sealed is, after the write.
    ("lld, static-pie", "musl-clang", &["-fuse-ld=lld", "-static-pie"], SEALED),
];

type Test = fn(&Work) -> Result<()>;

const OTHERS: [(&str, Test); 4] = [
    ("without it nothing changes", without),
    ("where no memory may be made writable nothing changes", in_a_sandbox),
    ("a library's own section, not its program's", library_alone),
    ("a program's own section, not its library's", program_alone),
];

fn main() -> Result<()> {
    let arguments = Arguments::from_args();
    surroundings::settle()?;
    let tree = Tree::locate()?;
    let mut trials = Vec::new();
    for (name, compiler, options, answer) in PROGRAMS {
        trials.push(trial(name, &tree, move |work| {
            let mut command = work.compiler(compiler)?;
            command.args(work.flags()?).args(options);
            work.expect(&mut command, &[], answer)
        }));
    }
    trials.extend(OTHERS.map(|(name, test)| trial(name, &tree, test)));
    libtest_mimic::run(&arguments, trials).exit();
}

fn trial(name: &str, tree: &Tree, test: impl FnOnce(&Work) -> Result<()> + Send + 'static) -> Trial {
    let tree = tree.clone();
    Trial::test(name, move || {
        let work = Work { tree, directory: tempfile::tempdir().map_err(|error| error.to_string())? };
        test(&work).map_err(|error| format!("{error:#}").into())
    })
}

struct Work {
    tree: Tree,
    directory: tempfile::TempDir,
}

impl Work {
    fn compiler(&self, compiler: &str) -> Result<Command> {
        let mut command = Command::new(self.tree.tool(compiler)?);
        command.args(["-O1", "-Wall", "-Wextra", "-Werror"]);
        Ok(command)
    }

    fn flags(&self) -> Result<Vec<String>> {
        component_flags(&self.tree, &["link".to_owned()])
    }

    /// Builds the program with `command`, runs it with `arguments`, and compares what it says.
    fn expect(&self, command: &mut Command, arguments: &[&str], answer: &str) -> Result<()> {
        let program = self.directory.path().join("program");
        run(command.arg(directory().join("links/tables.c")).arg("-o").arg(&program))?;
        let text = run(Command::new(&program).args(arguments))?;
        ensure!(text == answer, "the program says `{text}` instead of `{answer}`");
        Ok(())
    }

    /// Links the program with a shared library, with these flags for the one and those for the other.
    fn expect_with_library(&self, program: &[String], library: &[String], answer: &str) -> Result<()> {
        let path = self.directory.path().join("libtables.so");
        let mut command = self.compiler("musl-gcc")?;
        command.args(library).args(["-shared", "-fPIC", "-DLIBRARY"]).arg(directory().join("links/tables.c"));
        run(command.arg("-o").arg(&path))?;
        let mut command = self.compiler("musl-gcc")?;
        self.expect(command.args(program).arg("-Wl,--no-as-needed").arg(path), &[], answer)
    }
}

fn without(work: &Work) -> Result<()> {
    work.expect(&mut work.compiler("musl-gcc")?, &[], AS_LINKED)
}

fn in_a_sandbox(work: &Work) -> Result<()> {
    let mut command = work.compiler("musl-gcc")?;
    work.expect(command.args(work.flags()?), &["sandbox"], AS_LINKED)
}

fn library_alone(work: &Work) -> Result<()> {
    let answer = "strings: a place\nerrno: 0\nthe library's: an address\npage: r--p\n";
    work.expect_with_library(&[], &work.flags()?, answer)
}

fn program_alone(work: &Work) -> Result<()> {
    let answer = "strings: an address\nerrno: 0\nthe library's: a place\npage: r--p\n";
    work.expect_with_library(&work.flags()?, &[], answer)
}
