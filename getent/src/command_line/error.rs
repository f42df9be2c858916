//! What is wrong with a command line, in the words of getopt_long(3) and argp.

use super::Program;
use crate::{exit, usage};

/// Why nothing can be done.
#[derive(Debug, PartialEq, Eq)]
pub enum Error {
    /// An option that does not exist, or that lacks or cannot take an argument; the message says which.
    Option(Vec<u8>),
    /// `-s` names a database that does not exist.
    UnknownConfiguration,
    /// No database is named.
    NoDatabase,
    /// The database named does not exist.
    UnknownDatabase(Vec<u8>),
}

impl Error {
    /// The program's exit status.
    pub fn status(&self) -> u8 {
        if matches!(self, Self::Option(_)) { exit::BAD_OPTION } else { exit::USAGE }
    }

    /// What goes to stderr.
    pub fn message(&self, program: &Program) -> Vec<u8> {
        let complaint = |text: &[u8]| [program.name(), b": ", text, b"\n"].concat();
        match self {
            Self::Option(message) => [complaint(message), usage::advice(program)].concat(),
            Self::UnknownConfiguration => complaint(b"Unknown database name"),
            Self::NoDatabase => complaint(b"wrong number of arguments"),
            Self::UnknownDatabase(name) => [b"Unknown database: ", name.as_slice(), b"\n"].concat(),
        }
    }

    /// What goes to stdout beside the message.
    pub fn advice(&self, program: &Program) -> Vec<u8> {
        let advised = matches!(self, Self::NoDatabase | Self::UnknownDatabase(_));
        if advised { usage::advice(program) } else { Vec::new() }
    }
}
