//! What `libwildebeest-link` does to dynamic sections: of programs and libraries, by each linker, sealed and not.

use std::process::Command;

use anyhow::Result;
use wildebeest_tests::linking::{NOTHING, Trials, Work, expect};

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
    let mut trials = Trials::of("link")?;
    for (name, compiler, options, answer) in PROGRAMS {
        trials.add(name, move |work| {
            let mut command = work.compiler(compiler)?;
            says(work, command.args(work.flags()?).args(options), NOTHING, answer)
        });
    }
    OTHERS.into_iter().for_each(|(name, test)| trials.add(name, test));
    trials.run()
}

/// Builds the program with `command`, runs it with `arguments`, and compares what it says.
fn says(work: &Work, command: &mut Command, arguments: &[&str], answer: &str) -> Result<()> {
    expect(&work.build(command, "tables.c", "program")?, arguments, answer)
}

/// Links the program with a shared library, with these flags for the one and those for the other.
fn says_with_library(work: &Work, program: &[String], library: &[String], answer: &str) -> Result<()> {
    let mut command = work.compiler("musl-gcc")?;
    let library = command.args(library).args(["-shared", "-fPIC", "-DLIBRARY"]);
    let library = work.build(library, "tables.c", "libtables.so")?;
    let mut command = work.compiler("musl-gcc")?;
    says(work, command.args(program).arg("-Wl,--no-as-needed").arg(library), NOTHING, answer)
}

fn without(work: &Work) -> Result<()> {
    says(work, &mut work.compiler("musl-gcc")?, NOTHING, AS_LINKED)
}

fn in_a_sandbox(work: &Work) -> Result<()> {
    let mut command = work.compiler("musl-gcc")?;
    says(work, command.args(work.flags()?), &["sandbox"], AS_LINKED)
}

fn library_alone(work: &Work) -> Result<()> {
    let answer = "strings: a place\nerrno: 0\nthe library's: an address\npage: r--p\n";
    says_with_library(work, &[], &work.flags()?, answer)
}

fn program_alone(work: &Work) -> Result<()> {
    let answer = "strings: an address\nerrno: 0\nthe library's: a place\npage: r--p\n";
    says_with_library(work, &work.flags()?, &[], answer)
}
