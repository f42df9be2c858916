//! The command line, read as GNU's getopt_long(3) and argp read it.
//!
//! By hand: options among the keys, abbreviations, `POSIXLY_CORRECT` and messages that are the same to the
//! byte are more than clap can be told, and it would take longer to start than the rest takes to run.

use std::{borrow::Cow, ffi::OsString, os::unix::ffi::OsStringExt as _};

use crate::{database::Database, databases, exit, services::Configuration, usage};

/// What is to be done.
pub enum Command {
    /// Print a text about the program.
    Print(Vec<u8>),
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

/// The program's own name, as it was called.
pub struct Program(Vec<u8>);

impl Program {
    /// The first of the program's arguments.
    pub fn new(name: Option<OsString>) -> Self {
        Self(name.map_or_else(|| b"getent".to_vec(), OsString::into_vec))
    }

    /// The whole name.
    pub fn name(&self) -> &[u8] {
        &self.0
    }

    /// The name without directories.
    pub fn short(&self) -> &[u8] {
        self.0.rsplit(|&byte| byte == b'/').next().unwrap_or_default()
    }

    /// The name without directories as text.
    pub fn short_text(&self) -> Cow<'_, str> {
        String::from_utf8_lossy(self.short())
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
pub fn parse(program: &Program, arguments: impl Iterator<Item = OsString>, posixly: bool) -> Result<Command, Error> {
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
            return Ok(Command::Print(text.of(program)));
        }
    }
    reading.words.extend(arguments);
    reading.request().map(Command::Query)
}

/// A text about the program that an option asks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Text {
    Help,
    Usage,
    Version,
}

impl Text {
    fn of(self, program: &Program) -> Vec<u8> {
        match self {
            Self::Help => usage::help(program),
            Self::Usage => usage::usage(program),
            Self::Version => usage::VERSION.into(),
        }
    }
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
    fn long(&mut self, option: &[u8], more: &mut impl Iterator<Item = Vec<u8>>) -> Result<Option<Text>, Error> {
        let (name, value) = match option.iter().position(|&byte| byte == b'=') {
            Some(end) => (option.get(..end).unwrap_or_default(), option.get(end + 1..)),
            None => (option, None),
        };
        let (flag, full) = unabbreviated(name, option)?;
        match (flag, value) {
            (Flag::Service, Some(value)) => self.service(value),
            (Flag::Service, None) => match more.next() {
                Some(value) => self.service(&value),
                None => Err(option_error(&[b"option '--", full.as_bytes(), b"' requires an argument"])),
            },
            (_, Some(_)) => Err(option_error(&[b"option '--", full.as_bytes(), b"' doesn't allow an argument"])),
            (_, None) => return Ok(self.set(flag)),
        }?;
        Ok(None)
    }

    /// Applies the options of one letter in an argument, given without its dash.
    fn letters(&mut self, letters: &[u8], more: &mut impl Iterator<Item = Vec<u8>>) -> Result<Option<Text>, Error> {
        let mut rest = letters;
        while let Some((&letter, behind)) = rest.split_first() {
            rest = behind;
            let known = OPTIONS.iter().find(|(_, known, _)| *known == Some(letter));
            let Some(&(flag, ..)) = known else {
                return Err(option_error(&[b"invalid option -- '", &[letter], b"'"]));
            };
            if flag == Flag::Service {
                return match more_or(rest, more) {
                    Some(value) => self.service(&value).map(|()| None),
                    None => Err(option_error(&[b"option requires an argument -- 's'"])),
                };
            }
            if let Some(text) = self.set(flag) {
                return Ok(Some(text));
            }
        }
        Ok(None)
    }

    /// Applies an option without a value.
    fn set(&mut self, flag: Flag) -> Option<Text> {
        match flag {
            Flag::NoIdn => self.no_idn = true,
            Flag::NoAddrconfig => self.no_addrconfig = true,
            Flag::Help => return Some(Text::Help),
            Flag::Usage => return Some(Text::Usage),
            Flag::Version => return Some(Text::Version),
            Flag::Service => {}
        }
        None
    }

    /// Applies `-s SERVICES` or `-s DATABASE:SERVICES`.
    fn service(&mut self, value: &[u8]) -> Result<(), Error> {
        let (database, services) = match value.iter().position(|&byte| byte == b':') {
            None => (None, value),
            // As with glibc, this says nothing.
            Some(0) => return Ok(()),
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
        let (name, database) = databases::find(&name).ok_or(Error::UnknownDatabase(name))?;
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
        [] => Err(option_error(&[b"unrecognized option '--", option, b"'"])),
        [(flag, _, full)] => Ok((*flag, full)),
        _ => {
            let names: String = candidates.iter().map(|(_, _, full)| format!(" '--{full}'")).collect();
            Err(option_error(&[b"option '--", option, b"' is ambiguous; possibilities:", names.as_bytes()]))
        }
    }
}

fn option_error(message: &[&[u8]]) -> Error {
    Error::Option(message.concat())
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What is done for these arguments, separated by blanks, as text.
    fn done(arguments: &str, posixly: bool) -> String {
        let program = Program::new(Some("./bin/getent".into()));
        let arguments = arguments.split_ascii_whitespace().map(OsString::from);
        match parse(&program, arguments, posixly) {
            Ok(Command::Print(text)) => String::from_utf8_lossy(&text).lines().take(1).collect(),
            Ok(Command::Query(request)) => {
                let keys: Vec<_> = request.keys.iter().map(|key| String::from_utf8_lossy(key)).collect();
                let services = if request.services.of("group").is_some() { " services" } else { "" };
                let idn = if request.idn { "" } else { " -i" };
                let addrconfig = if request.addrconfig { "" } else { " -A" };
                format!("{} {keys:?}{services}{idn}{addrconfig}", request.name)
            }
            Err(error) => {
                let message = error.message(&program);
                format!("{} {}", error.status(), String::from_utf8_lossy(&message).lines().next().unwrap_or_default())
            }
        }
    }

    #[test]
    fn options_may_stand_anywhere() {
        let root = r#"passwd ["root"]"#;
        for (arguments, expected) in [
            ("passwd root", root.to_owned()),
            ("passwd -- root", root.to_owned()),
            ("passwd -i root -A", format!("{root} -i -A")),
            ("-Ai passwd root", format!("{root} -i -A")),
            ("passwd root -s files", format!("{root} services")),
            ("-sfiles passwd root", format!("{root} services")),
            ("--serv=files passwd root", format!("{root} services")),
            ("--service files passwd root", format!("{root} services")),
            ("-s passwd:files passwd root", root.to_owned()),
            ("-s :files passwd root", root.to_owned()),
            ("-s group:files passwd root", format!("{root} services")),
            ("passwd -- -i -", r#"passwd ["-i", "-"]"#.to_owned()),
            ("passwd", "passwd []".to_owned()),
        ] {
            assert_eq!(done(arguments, false), expected, "{arguments}");
        }
    }

    #[test]
    fn posix_has_them_in_front() {
        assert_eq!(done("passwd -i root", true), r#"passwd ["-i", "root"]"#);
        assert_eq!(done("-i passwd -- root", true), r#"passwd ["--", "root"] -i"#);
    }

    #[test]
    fn mistakes_are_told_as_getopt_tells_them() {
        for (arguments, expected) in [
            ("", "1 ./bin/getent: wrong number of arguments"),
            ("-A", "1 ./bin/getent: wrong number of arguments"),
            ("nosuch root", "1 Unknown database: nosuch"),
            ("-- -s", "1 Unknown database: -s"),
            ("- root", "1 Unknown database: -"),
            ("-s nosuch:files", "1 ./bin/getent: Unknown database name"),
            ("-z", "64 ./bin/getent: invalid option -- 'z'"),
            ("-i= passwd", "64 ./bin/getent: invalid option -- '='"),
            ("-s", "64 ./bin/getent: option requires an argument -- 's'"),
            ("--s", "64 ./bin/getent: option '--service' requires an argument"),
            ("--nosuch=1", "64 ./bin/getent: unrecognized option '--nosuch=1'"),
            ("--help=1", "64 ./bin/getent: option '--help' doesn't allow an argument"),
            ("--no=1", "64 ./bin/getent: option '--no=1' is ambiguous; possibilities: '--no-idn' '--no-addrconfig'"),
        ] {
            assert_eq!(done(arguments, false), expected, "{arguments}");
        }
    }

    #[test]
    fn the_first_option_that_prints_or_fails_decides() {
        assert_eq!(done("nosuch --v -z", false), usage::VERSION.trim_end());
        assert_eq!(done("-z -V", false), "64 ./bin/getent: invalid option -- 'z'");
        assert_eq!(done("-i? x", false), "Usage: getent [OPTION...] database [key ...]");
        assert_eq!(done("--us", false), "Usage: getent [-Ai?V] [-s CONFIG] [--no-addrconfig] [--no-idn]");
    }
}
