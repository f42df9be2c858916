//! `getent`: entries of the system's administrative databases, as scripts ask for them.
//!
//! Each database has a file in [`databases`]; [`command_line`] says which of them is asked for what, and
//! [`services`] where it looks. What they print is to the byte what glibc's getent prints: the parsers are
//! libwildebeest's, so that `getpwent` and `getent passwd` cannot disagree.

mod address;
mod command_line;
mod database;
mod databases;
mod hosts;
mod lines;
mod output;
mod services;
mod system;
mod usage;

use std::{
    env,
    io::Write as _,
    process::{self, ExitCode},
};

use command_line::{Command, Program, Request};
use database::{Answer, NotSupported, Session};
use output::Output;
use services::Services;

/// Exit statuses, as scripts know them.
mod exit {
    /// No database given, or one that does not exist; or the answer cannot be given.
    pub const USAGE: u8 = 1;
    /// A key has no entry.
    pub const NOT_FOUND: u8 = 2;
    /// The database cannot be enumerated.
    pub const NOT_SUPPORTED: u8 = 3;
    /// An option that does not exist or lacks its argument.
    pub const BAD_OPTION: u8 = 64;
}

fn main() -> ExitCode {
    system::die_of_broken_pipes();
    let mut out = Output::stdout();
    let status = run(&mut out);
    match out.finish() {
        Ok(()) => ExitCode::from(status),
        Err(error) => {
            complain(format!("getent: write error: {}\n", system::message(&error)).as_bytes());
            ExitCode::from(status.max(exit::USAGE))
        }
    }
}

fn run(out: &mut Output) -> u8 {
    let mut arguments = env::args_os();
    let program = Program::new(arguments.next());
    match command_line::parse(&program, arguments, env::var_os("POSIXLY_CORRECT").is_some()) {
        Ok(Command::Print(text)) => {
            out.text(&text);
            0
        }
        Ok(Command::Query(request)) => query(out, &request),
        Err(error) => {
            complain(&error.message(&program));
            out.text(&error.advice(&program));
            error.status()
        }
    }
}

fn query(out: &mut Output, request: &Request) -> u8 {
    let Request { name, database, keys, .. } = request;
    let mut session = Session { out, services: services(request), idn: request.idn, addrconfig: request.addrconfig };
    if keys.is_empty() {
        return match database.enumerate(&mut session) {
            Ok(()) => 0,
            Err(NotSupported) => {
                complain(format!("Enumeration not supported on {name}\n").as_bytes());
                exit::NOT_SUPPORTED
            }
        };
    }
    match database.look_up_all(keys, &mut session) {
        Answer::Found => 0,
        Answer::NotFound => exit::NOT_FOUND,
    }
}

/// The services that the options name for the database, or else its own.
fn services(Request { services, database, .. }: &Request) -> Services {
    let given = services.of(database.configuration()).or_else(|| services.of(database.fallback()));
    given.unwrap_or_else(|| Services::new(database.services()))
}

/// Ends the program where a line is too long for the memory there is: half an answer would be none.
fn out_of_memory() -> ! {
    complain(b"getent: out of memory\n");
    process::exit(exit::USAGE.into())
}

/// Writes `message` to stderr. Where that fails there is nobody left to tell.
fn complain(message: &[u8]) {
    let _ = std::io::stderr().write_all(message);
}
