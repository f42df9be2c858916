//! `getconf`: the values of the system's configuration variables, as scripts ask for them.
//!
//! [`variables::VARIABLES`] says of each variable where its value comes from; [`command_line`] which of them is wanted.

mod cache;
mod command_line;
mod file_system;
mod kernel;
mod source;
mod system;
mod usage;
mod variables;

use std::{
    env,
    ffi::{OsStr, OsString},
    io::{self, Write as _},
    process::ExitCode,
};

use command_line::Request;
use source::{Answer, Source};
use variables::{Variable, find};

/// Exit statuses, as scripts know them.
mod exit {
    /// A wrong command line, or no such variable.
    pub const USAGE: u8 = 2;
    /// The path cannot be asked.
    pub const PATH: u8 = 3;
}

fn main() -> ExitCode {
    let mut words = env::args_os();
    let program = words.next().unwrap_or_else(|| "getconf".into());
    match run(&program, words) {
        Ok(text) => {
            // As with glibc's, a reader who is gone or a full device is no failure.
            let _ = io::stdout().write_all(&text);
            ExitCode::SUCCESS
        }
        Err(Failure { status, message }) => {
            let _ = io::stderr().write_all(&message);
            ExitCode::from(status)
        }
    }
}

/// Why there is no answer: what to say on standard error, and the exit status.
struct Failure {
    status: u8,
    message: Vec<u8>,
}

impl Failure {
    fn usage(program: &OsStr) -> Self {
        Self { status: exit::USAGE, message: usage::short(program) }
    }

    /// `PROGRAM: TEXT`, where the text quotes what the user wrote.
    fn new(status: u8, program: &OsStr, text: &[&[u8]]) -> Self {
        let message = [program.as_encoded_bytes(), b": ", &text.concat(), b"\n"].concat();
        Self { status, message }
    }
}

/// What is to be printed.
fn run(program: &OsStr, words: impl Iterator<Item = OsString>) -> Result<Vec<u8>, Failure> {
    let unknown =
        |name: &OsStr| Failure::new(exit::USAGE, program, &[b"Unrecognized variable `", name.as_encoded_bytes(), b"'"]);
    match command_line::parse(words) {
        Some(Request::Help) => Ok(usage::help(program)),
        Some(Request::Version) => Ok(usage::VERSION.into()),
        Some(Request::All { path }) => Ok(all(&path)),
        Some(Request::One { name, path }) => match find(&name).ok_or_else(|| unknown(&name))? {
            Variable(_, Source::Path(ask)) => {
                let path = path.ok_or_else(|| Failure::usage(program))?;
                ask.about(&path).map(line).map_err(|error| {
                    let words = system::message(error);
                    let text = [b"pathconf: ", path.as_encoded_bytes(), b": ", words.as_bytes()];
                    Failure::new(exit::PATH, program, &text)
                })
            }
            Variable(..) if path.is_some() => Err(Failure::usage(program)),
            Variable(_, Source::System(ask)) => ask.answer().map(line).ok_or_else(|| unknown(&name)),
        },
        None => Err(Failure::usage(program)),
    }
}

/// The answer to a question after one variable.
fn line(answer: Answer) -> Vec<u8> {
    match answer {
        Answer::Undefined => "undefined\n".into(),
        defined => format!("{defined}\n").into(),
    }
}

/// All variables with their values; what has none is left blank.
fn all(path: &OsStr) -> Vec<u8> {
    let mut text = Vec::new();
    for Variable(name, source) in &variables::VARIABLES {
        let answer = match source {
            Source::System(ask) => ask.answer().unwrap_or(Answer::Undefined),
            Source::Path(ask) => ask.about(path).unwrap_or(Answer::Undefined),
        };
        text.extend(format!("{name:<34} {answer}\n").into_bytes());
    }
    text
}
