//! What `libwildebeest-buffers` does to the streams of programs and of shared objects, by each linker.

use anyhow::Result;
use wildebeest_tests::linking::{NOTHING, Trials, WAYS, Work, expect};

const LARGE: &str = "stdin 4096, stdout 4095, a file 4095\n";
const MUSLS_OWN: &str = "stdin 1024, stdout 1024, a file 1024\n";
const PROGRAMS: &str = "stdin 4096, stdout 4095, a file 4095, the library's 1024\n";
const LIBRARYS: &str = "stdin 1024, stdout 1024, a file 1024, the library's 4096\n";

fn main() -> Result<()> {
    let mut trials = Trials::of("buffers")?;
    for (name, compiler, options) in WAYS {
        trials.add(name, move |work| {
            let mut command = work.compiler(compiler)?;
            let program = work.build(command.args(work.flags()?).args(options), "buffers.c", "program")?;
            expect(&program, NOTHING, LARGE)
        });
    }
    trials.add("without it nothing changes", |work| {
        expect(&work.build(&mut work.compiler("musl-gcc")?, "buffers.c", "program")?, NOTHING, MUSLS_OWN)
    });
    for compiler in ["musl-gcc", "musl-clang"] {
        trials.add(format!("{compiler}: a library leaves its program's streams alone"), move |work| {
            with_library(work, compiler, &[], &work.flags()?, LIBRARYS)
        });
        trials.add(format!("{compiler}: a program leaves its library's streams alone"), move |work| {
            with_library(work, compiler, &work.flags()?, &[], PROGRAMS)
        });
    }
    trials.run()
}

/// Links the program with a shared library, with these flags for the one and those for the other.
fn with_library(work: &Work, compiler: &str, program: &[String], library: &[String], answer: &str) -> Result<()> {
    let mut command = work.compiler(compiler)?;
    let library = command.args(library).args(["-shared", "-fPIC", "-DLIBRARY"]);
    let library = work.build(library, "buffers.c", "liblibrary.so")?;
    let mut command = work.compiler(compiler)?;
    let program = work.build(command.args(program).arg("-Wl,--no-as-needed").arg(library), "buffers.c", "program")?;
    expect(&program, NOTHING, answer)
}
