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

use std::{env, io::Write as _, process::ExitCode};

use command_line::{Command, Request};
use database::{Answer, NotSupported, Session};
use output::Output;

/// Exit statuses, as scripts know them.
mod exit {
    /// No database given, or one that does not exist; or the output cannot be written.
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
            complain(&format!("getent: write error: {}\n", system::message(&error)));
            ExitCode::from(status.max(exit::USAGE))
        }
    }
}

fn run(out: &mut Output) -> u8 {
    match command_line::parse(env::args_os().skip(1), env::var_os("POSIXLY_CORRECT").is_some()) {
        Ok(Command::Print(text)) => {
            out.text(text.as_bytes());
            0
        }
        Ok(Command::Query(request)) => query(out, &request),
        Err(error) => {
            complain(&error.to_string());
            out.text(error.advice().as_bytes());
            error.status()
        }
    }
}

fn query(out: &mut Output, request: &Request) -> u8 {
    let Request { name, database, keys, .. } = request;
    let mut session = Session {
        out,
        services: request.services.of(database.configuration(), database.services()),
        idn: request.idn,
        addrconfig: request.addrconfig,
    };
    if keys.is_empty() {
        return match database.enumerate(&mut session) {
            Ok(()) => 0,
            Err(NotSupported) => {
                complain(&format!("Enumeration not supported on {name}\n"));
                exit::NOT_SUPPORTED
            }
        };
    }
    match database.look_up_all(keys, &mut session) {
        Answer::Found => 0,
        Answer::NotFound => exit::NOT_FOUND,
    }
}

/// Writes `message` to stderr. Where that fails there is nobody left to tell.
fn complain(message: &str) {
    let _ = std::io::stderr().write_all(message.as_bytes());
}
