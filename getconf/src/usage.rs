//! What getconf says about itself.

use std::{ffi::OsStr, path::Path};

/// `--version`
pub const VERSION: &str = concat!(
    "getconf (libwildebeest) ",
    env!("CARGO_PKG_VERSION"),
    "\nLicence MIT. There is no warranty, to the extent permitted by law.\n"
);

/// What a wrong command line is answered with.
pub fn short(program: &OsStr) -> Vec<u8> {
    let program = name(program);
    [b"Usage: ", program, b" [-v specification] variable_name [pathname]\n       ", program, b" -a [pathname]\n"]
        .concat()
}

/// The name of a program without its directory.
fn name(program: &OsStr) -> &[u8] {
    Path::new(program).file_name().unwrap_or(program).as_encoded_bytes()
}

/// `--help`
pub fn help(program: &OsStr) -> Vec<u8> {
    let program = name(program);
    let forms = [b"Usage: ", program, b" [-v SPEC] VAR\n  or:  ", program, b" [-v SPEC] PATH_VAR PATH\n"].concat();
    let all = [b"  or:  ", program, b" [-v SPEC] -a [PATH]\n"].concat();
    [&forms, &all, TEXT.as_bytes()].concat()
}

const TEXT: &str = "
Prints the value of the configuration variable VAR, of PATH_VAR for PATH, or
of all variables (PATH is / where none is given). What has no limit is
`undefined'. There is one compilation environment: any SPEC names it.

The exit status is 2 for a wrong command line or a variable that does not
exist, and 3 for a PATH that cannot be asked.
";
