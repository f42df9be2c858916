//! What the program says about itself, laid out as argp does.

use crate::{command_line::Program, databases};

/// `start` and then `words`, in lines of `width` columns; those after the first are indented by `indent`.
fn fill<'a>(start: &str, words: impl Iterator<Item = &'a str>, indent: usize, width: usize) -> String {
    let mut text = String::new();
    let mut line = start.to_owned();
    let margin = " ".repeat(indent);
    for word in words {
        let blank = if line.is_empty() || line == margin { "" } else { " " };
        if line.len() + blank.len() + word.len() > width {
            text = text + &line + "\n";
            line = margin.clone() + word;
        } else {
            line = line + blank + word;
        }
    }
    text + &line + "\n"
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_are_filled_as_by_argp() {
        let program = |name: &str| Program::new(Some(name.into()));
        assert_eq!(
            String::from_utf8_lossy(&usage(&program("/usr/bin/getent"))),
            "Usage: getent [-Ai?V] [-s CONFIG] [--no-addrconfig] [--no-idn]\n            [--service=CONFIG] [--help] \
             [--usage] [--version]\n            database [key ...]\n"
        );
        assert_eq!(
            String::from_utf8_lossy(&usage(&program("./foo"))),
            "Usage: foo [-Ai?V] [-s CONFIG] [--no-addrconfig] [--no-idn] [--service=CONFIG]\n            [--help] \
             [--usage] [--version] database [key ...]\n"
        );
    }

    #[test]
    fn help_lists_all_databases() {
        let text = String::from_utf8(help(&Program::new(None))).unwrap();
        let list = "ahosts ahostsv4 ahostsv6 aliases ethers group gshadow hosts initgroups\nnetgroup networks passwd \
                    protocols rpc services shadow\n";
        assert!(text.ends_with(list), "{text}");
    }
}
