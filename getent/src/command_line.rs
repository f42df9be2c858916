//! The command line, read as GNU's getopt_long(3) and argp read it.
//!
//! By hand: options among the keys, abbreviations, `POSIXLY_CORRECT` and messages that are the same to the
//! byte are more than clap can be told, and it would take longer to start than the rest takes to run.

use std::{ffi::OsString, fmt, os::unix::ffi::OsStringExt as _};

use crate::{database::Database, databases, exit, services::Configuration, usage};

/// What is to be done.
pub enum Command {
    /// Print a text about the program.
    Print(String),
    /// Ask a database.
    Query(Request),
}

/// What is asked of which database.
pub struct Request {
    /// The database's name.
    pub name: &'static str,
    /// The database.
    pub database: &'static dyn Database,
    /// The keys to look up; without any, all entries are meant.
    pub keys: Vec<Vec<u8>>,
    /// Where to look.
    pub services: Configuration,
    /// Whether host names are converted as IDNA has it.
    pub idn: bool,
    /// Whether only addresses of configured kinds are wanted.
    pub addrconfig: bool,
}

/// Why nothing can be done.
#[derive(Debug, PartialEq, Eq)]
pub enum Error {
    /// An option that does not exist, or that lacks or cannot take an argument; the message says which.
    Option(String),
    /// `-s` names a database that does not exist.
    UnknownConfiguration,
    /// No database is named.
    NoDatabase,
    /// The database named does not exist.
    UnknownDatabase(String),
}

impl Error {
    /// The program's exit status.
    pub fn status(&self) -> u8 {
        if matches!(self, Self::Option(_)) { exit::BAD_OPTION } else { exit::USAGE }
    }

    /// What goes to stdout beside the message. (For options, it is part of the message.)
    pub fn advice(&self) -> &'static str {
        if matches!(self, Self::NoDatabase | Self::UnknownDatabase(_)) { usage::ADVICE } else { "" }
    }
}

impl fmt::Display for Error {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Option(message) => write!(to, "getent: {message}\n{}", usage::ADVICE),
            Self::UnknownConfiguration => to.write_str("getent: Unknown database name\n"),
            Self::NoDatabase => to.write_str("getent: wrong number of arguments\n"),
            Self::UnknownDatabase(name) => writeln!(to, "Unknown database: {name}"),
        }
    }
}

/// An option.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Flag {
    Service,
    NoIdn,
    NoAddrconfig,
    Help,
    Usage,
    Version,
}

/// The options, with their letters, in the order in which an ambiguous abbreviation lists them.
const OPTIONS: [(Flag, Option<u8>, &str); 6] = [
    (Flag::Service, Some(b's'), "service"),
    (Flag::NoIdn, Some(b'i'), "no-idn"),
    (Flag::NoAddrconfig, Some(b'A'), "no-addrconfig"),
    (Flag::Help, Some(b'?'), "help"),
    (Flag::Usage, None, "usage"),
    (Flag::Version, Some(b'V'), "version"),
];

/// Reads the arguments that follow the program's name. If `posixly`, options end at the first that is none.
pub fn parse(arguments: impl Iterator<Item = OsString>, posixly: bool) -> Result<Command, Error> {
    let mut reading = Reading::default();
    let mut arguments = arguments.map(OsString::into_vec);
    while let Some(argument) = arguments.next() {
        let printed = match argument.as_slice() {
            b"--" => break,
            [b'-', b'-', option @ ..] => reading.long(option, &mut arguments)?,
            [b'-', letters @ ..] if !letters.is_empty() => reading.letters(letters, &mut arguments)?,
            _ => {
                reading.words.push(argument);
                if posixly {
                    break;
                }
                None
            }
        };
        if let Some(text) = printed {
            return Ok(Command::Print(text));
        }
    }
    reading.words.extend(arguments);
    reading.request().map(Command::Query)
}

/// What was read so far.
#[derive(Default)]
struct Reading {
    words: Vec<Vec<u8>>,
    services: Configuration,
    no_idn: bool,
    no_addrconfig: bool,
}

impl Reading {
    /// Applies a long option, given without its dashes; gives the text to print if it asks for one.
    fn long(&mut self, option: &[u8], more: &mut impl Iterator<Item = Vec<u8>>) -> Result<Option<String>, Error> {
        let (name, value) = match option.iter().position(|&byte| byte == b'=') {
            Some(end) => (option.get(..end).unwrap_or_default(), option.get(end + 1..)),
            None => (option, None),
        };
        let (flag, full) = unabbreviated(name, option)?;
        match (flag, value) {
            (Flag::Service, Some(value)) => self.service(value),
            (Flag::Service, None) => match more.next() {
                Some(value) => self.service(&value),
                None => Err(Error::Option(format!("option '--{full}' requires an argument"))),
            },
            (_, Some(_)) => Err(Error::Option(format!("option '--{full}' doesn't allow an argument"))),
            (_, None) => return Ok(self.set(flag)),
        }?;
        Ok(None)
    }

    /// Applies the options of one letter in an argument, given without its dash.
    fn letters(&mut self, letters: &[u8], more: &mut impl Iterator<Item = Vec<u8>>) -> Result<Option<String>, Error> {
        let mut rest = letters;
        while let Some((&letter, behind)) = rest.split_first() {
            rest = behind;
            let known = OPTIONS.iter().find(|(_, known, _)| *known == Some(letter));
            let Some(&(flag, ..)) = known else {
                return Err(Error::Option(format!("invalid option -- '{}'", text(&[letter]))));
            };
            if flag == Flag::Service {
                return match more_or(rest, more) {
                    Some(value) => self.service(&value).map(|()| None),
                    None => Err(Error::Option("option requires an argument -- 's'".to_owned())),
                };
            }
            if let Some(text) = self.set(flag) {
                return Ok(Some(text));
            }
        }
        Ok(None)
    }

    /// Applies an option without a value.
    fn set(&mut self, flag: Flag) -> Option<String> {
        match flag {
            Flag::NoIdn => self.no_idn = true,
            Flag::NoAddrconfig => self.no_addrconfig = true,
            Flag::Help => return Some(usage::help()),
            Flag::Usage => return Some(usage::USAGE.to_owned()),
            Flag::Version => return Some(usage::VERSION.to_owned()),
            Flag::Service => {}
        }
        None
    }

    /// Applies `-s SERVICES` or `-s DATABASE:SERVICES`.
    fn service(&mut self, value: &[u8]) -> Result<(), Error> {
        let (database, services) = match value.iter().position(|&byte| byte == b':') {
            None => (None, value),
            Some(0) => (None, value.get(1..).unwrap_or_default()),
            Some(end) => {
                let known = databases::find(value.get(..end).unwrap_or_default());
                let (name, _) = known.ok_or(Error::UnknownConfiguration)?;
                (Some(name), value.get(end + 1..).unwrap_or_default())
            }
        };
        self.services.add(database, services);
        Ok(())
    }

    /// What is asked for, once all options are read.
    fn request(mut self) -> Result<Request, Error> {
        if self.words.is_empty() {
            return Err(Error::NoDatabase);
        }
        let name = self.words.remove(0);
        let (name, database) = databases::find(&name).ok_or_else(|| Error::UnknownDatabase(text(&name)))?;
        Ok(Request {
            name,
            database,
            keys: self.words,
            services: self.services,
            idn: !self.no_idn,
            addrconfig: !self.no_addrconfig,
        })
    }
}

/// The value of a letter: what follows it in its argument, or the next argument.
fn more_or(rest: &[u8], more: &mut impl Iterator<Item = Vec<u8>>) -> Option<Vec<u8>> {
    if rest.is_empty() { more.next() } else { Some(rest.to_vec()) }
}

/// The option that `name` is, or abbreviates without doubt; `option` is how it was written.
fn unabbreviated(name: &[u8], option: &[u8]) -> Result<(Flag, &'static str), Error> {
    if let Some(&(flag, _, full)) = OPTIONS.iter().find(|(_, _, full)| full.as_bytes() == name) {
        return Ok((flag, full));
    }
    let candidates: Vec<_> = OPTIONS.iter().filter(|(_, _, full)| full.as_bytes().starts_with(name)).collect();
    match candidates.as_slice() {
        [] => Err(Error::Option(format!("unrecognized option '--{}'", text(option)))),
        [(flag, _, full)] => Ok((*flag, full)),
        _ => {
            let names: String = candidates.iter().map(|(_, _, full)| format!(" '--{full}'")).collect();
            Err(Error::Option(format!("option '--{}' is ambiguous; possibilities:{names}", text(option))))
        }
    }
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).into_owned()
}
