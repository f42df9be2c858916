//! What the program says about itself, laid out as argp does.

use crate::{command_line::Program, databases};

/// The lines that `text` fills when no word goes beyond `width` columns; those after the first are indented by `indent`.
fn fill<'a>(start: &str, words: impl Iterator<Item = &'a str>, indent: usize, width: usize) -> String {
    let mut text = start.to_owned();
    let mut column = start.len();
    for word in words {
        let blank = usize::from(column > indent);
        if column + blank + word.len() > width {
            text.push('\n');
            text.extend(std::iter::repeat_n(' ', indent));
            column = indent;
        } else if blank > 0 {
            text.push(' ');
            column += blank;
        }
        text += word;
        column += word.len();
    }
    text.push('\n');
    text
}

/// Where to find help.
pub fn advice(program: &Program) -> Vec<u8> {
    [b"Try `", program.short(), b" --help' or `", program.short(), b" --usage' for more information.\n"].concat()
}

/// `--usage`.
pub fn usage(program: &Program) -> Vec<u8> {
    let words = [
        "[-Ai?V]",
        "[-s CONFIG]",
        "[--no-addrconfig]",
        "[--no-idn]",
        "[--service=CONFIG]",
        "[--help]",
        "[--usage]",
        "[--version]",
        "database [key ...]",
    ];
    let start = format!("Usage: {}", program.short_text());
    fill(&start, words.into_iter(), 12, 79).into_bytes()
}

/// `--version`.
pub const VERSION: &str = concat!("getent (libwildebeest) ", env!("CARGO_PKG_VERSION"), "\n");

const OPTIONS: &str = "
Get entries from administrative database.

  -A, --no-addrconfig        do not filter out unsupported IPv4/IPv6 addresses
                             (with ahosts*)
  -i, --no-idn               disable IDN encoding
  -s, --service=CONFIG       Service configuration to be used
  -?, --help                 Give this help list
      --usage                Give a short usage message
  -V, --version              Print program version

Mandatory or optional arguments to long options are also mandatory or optional
for any corresponding short options.

Supported databases:
";

/// `--help`.
pub fn help(program: &Program) -> Vec<u8> {
    let databases = fill("", databases::names(), 0, 70);
    let start = format!("Usage: {} [OPTION...] database [key ...]", program.short_text());
    (start + OPTIONS + &databases).into_bytes()
}
