//! The command line, read as GNU's getopt_long(3) and argp read it.
//!
//! By hand: options among the keys, abbreviations, `POSIXLY_CORRECT` and messages that are the same to the
//! byte are more than clap can be told, and it would take longer to start than the rest takes to run.

mod arguments;
mod error;
mod program;

pub use error::Error;
pub use program::Program;

use std::{ffi::OsString, os::unix::ffi::OsStringExt as _};

use crate::{database::Database, databases, services::Configuration, usage};
use arguments::{Argument, Arguments, Flag};

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

/// Reads the arguments that follow the program's name. If `posixly`, options end at the first that is none.
pub fn parse(program: &Program, arguments: impl Iterator<Item = OsString>, posixly: bool) -> Result<Command, Error> {
    let mut words = Vec::new();
    let mut services = Configuration::default();
    let (mut idn, mut addrconfig) = (true, true);
    for argument in Arguments::new(arguments.map(OsString::into_vec), posixly) {
        match argument? {
            Argument::Word(word) => words.push(word),
            Argument::Service(value) => add_services(&mut services, &value)?,
            Argument::Flag(Flag::NoIdn) => idn = false,
            Argument::Flag(Flag::NoAddrconfig) => addrconfig = false,
            Argument::Flag(Flag::Help) => return Ok(Command::Print(usage::help(program))),
            Argument::Flag(Flag::Usage) => return Ok(Command::Print(usage::usage(program))),
            Argument::Flag(Flag::Version) => return Ok(Command::Print(usage::VERSION.into())),
        }
    }
    if words.is_empty() {
        return Err(Error::NoDatabase);
    }
    let name = words.remove(0);
    let (name, database) = databases::find(&name).ok_or(Error::UnknownDatabase(name))?;
    Ok(Command::Query(Request { name, database, keys: words, services, idn, addrconfig }))
}

/// Applies `-s SERVICES` or `-s DATABASE:SERVICES`.
fn add_services(services: &mut Configuration, value: &[u8]) -> Result<(), Error> {
    match value.iter().position(|&byte| byte == b':') {
        None => services.add(None, value),
        // As with glibc, this says nothing.
        Some(0) => {}
        Some(end) => {
            let known = databases::find(value.get(..end).unwrap_or_default());
            let (name, _) = known.ok_or(Error::UnknownConfiguration)?;
            services.add(Some(name), value.get(end + 1..).unwrap_or_default());
        }
    }
    Ok(())
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
