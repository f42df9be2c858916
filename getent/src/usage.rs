//! What the program says about itself.

use crate::databases;

/// Where to find help.
pub const ADVICE: &str = "Try `getent --help' or `getent --usage' for more information.\n";

/// `--usage`.
pub const USAGE: &str = "\
Usage: getent [-Ai?V] [-s CONFIG] [--no-addrconfig] [--no-idn]
            [--service=CONFIG] [--help] [--usage] [--version]
            database [key ...]
";

/// `--version`.
pub const VERSION: &str = concat!("getent (libwildebeest) ", env!("CARGO_PKG_VERSION"), "\n");

/// `--help`.
pub fn help() -> String {
    let mut text = "\
Usage: getent [OPTION...] database [key ...]
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
"
    .to_owned();
    let mut column = 0;
    for name in databases::names() {
        // As many as fit a line.
        let needed = name.len() + 1;
        if column > 0 {
            text.push(if column + needed > WIDTH { '\n' } else { ' ' });
        }
        column = if column + needed > WIDTH { needed } else { column + needed };
        text += name;
    }
    text + "\n"
}

/// Columns of the list of databases.
const WIDTH: usize = 66;
