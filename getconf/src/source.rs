//! Where the value of a variable comes from.

use std::{
    ffi::{OsStr, c_int},
    fmt,
};

use rustix::io::Errno;

use crate::{
    cache::{self, Figure, Kind},
    system,
};

/// The value of a variable.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Answer {
    Number(i64),
    Unsigned(u64),
    Text(&'static str),
    /// There is no limit, or none that is known.
    Undefined,
}

impl fmt::Display for Answer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Number(number) => number.fmt(f),
            Self::Unsigned(number) => number.fmt(f),
            Self::Text(text) => text.fmt(f),
            Self::Undefined => Ok(()),
        }
    }
}

/// What is asked for the value of a variable.
pub enum Source {
    System(System),
    /// Only a path has a value.
    Path(OfPath),
}

/// Where a value of the whole system comes from.
pub enum System {
    /// It is known beforehand.
    Fixed(Answer),
    /// The C library's `sysconf`.
    Sysconf(c_int),
    /// The kernel, about which the C library knows less.
    Kernel(fn() -> Answer),
    Cache(u8, Kind, Figure),
    /// The variable is another C library's: this one's users must not be told that it exists.
    Foreign,
}

/// Where a value of a path comes from.
pub enum OfPath {
    /// It is known beforehand, even for paths that lead nowhere.
    Fixed(Answer),
    Asked(fn(&OsStr) -> Result<Answer, Errno>),
}

/// How the table of variables writes it.
pub const UNDEFINED: Source = Source::System(System::Fixed(Answer::Undefined));
pub const UNDEFINED_FOR_PATHS: Source = Source::Path(OfPath::Fixed(Answer::Undefined));
pub const FOREIGN: Source = Source::System(System::Foreign);

pub const fn number(number: i64) -> Source {
    Source::System(System::Fixed(Answer::Number(number)))
}

pub const fn unsigned(number: u64) -> Source {
    Source::System(System::Fixed(Answer::Unsigned(number)))
}

pub const fn text(text: &'static str) -> Source {
    Source::System(System::Fixed(Answer::Text(text)))
}

pub const fn sysconf(name: c_int) -> Source {
    Source::System(System::Sysconf(name))
}

pub const fn kernel(ask: fn() -> Answer) -> Source {
    Source::System(System::Kernel(ask))
}

pub const fn cache(level: u8, kind: Kind, figure: Figure) -> Source {
    Source::System(System::Cache(level, kind, figure))
}

pub const fn path(ask: fn(&OsStr) -> Result<Answer, Errno>) -> Source {
    Source::Path(OfPath::Asked(ask))
}

/// For paths that exist and those that do not.
pub const fn any_path(number: i64) -> Source {
    Source::Path(OfPath::Fixed(Answer::Number(number)))
}

impl System {
    /// The value; none where the variable must not exist.
    pub fn answer(&self) -> Option<Answer> {
        match *self {
            Self::Fixed(answer) => Some(answer),
            Self::Sysconf(name) => Some(system::sysconf(name)),
            Self::Kernel(ask) => Some(ask()),
            Self::Cache(level, kind, figure) => Some(cache::figure(level, kind, figure)),
            Self::Foreign => None,
        }
    }
}

impl OfPath {
    /// The value for `path`.
    pub fn about(&self, path: &OsStr) -> Result<Answer, Errno> {
        match self {
            Self::Fixed(_) if path.is_empty() => Err(Errno::NOENT),
            Self::Fixed(answer) => Ok(*answer),
            Self::Asked(ask) => ask(path),
        }
    }
}
