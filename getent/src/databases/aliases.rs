//! `aliases`: who gets the mail for a name.

use std::{ffi::OsStr, os::unix::ffi::OsStrExt as _};

use wildebeest::aliases::line::{Alias, Members, goes_on, included};

use crate::{
    database::{Answer, Database, NotSupported, Session},
    lines::Lines,
    output::Output,
    services::{Service, Status},
};

const FILE: &str = "/etc/aliases";

/// The database `aliases`.
pub struct Aliases;

impl Database for Aliases {
    fn configuration(&self) -> &'static str {
        "aliases"
    }

    fn look_up(&self, key: &[u8], session: &mut Session<'_>) -> Answer {
        let Session { out, services, .. } = session;
        let status = services.ask(|service| match service {
            Service::Files => print(Some(key), out),
            _ => Status::Unavailable,
        });
        status.into()
    }

    fn enumerate(&self, session: &mut Session<'_>) -> Result<(), NotSupported> {
        let Session { out, services, .. } = session;
        services.enumerate(|service| match service {
            Service::Files => print(None, out),
            _ => Status::Unavailable,
        });
        Ok(())
    }
}

/// Prints the first alias called `wanted`, or all of them.
fn print(wanted: Option<&[u8]>, out: &mut Output) -> Status {
    let Some(mut lines) = Lines::open(FILE) else { return Status::Unavailable };
    let mut entry = Entry { name: Vec::new(), state: State::None, out };
    while let Some(line) = lines.next() {
        if goes_on(line) && entry.state != State::None {
            entry.add(Members::of(line));
            continue;
        }
        if entry.end() && wanted.is_some() {
            return Status::Success;
        }
        if let Some(alias) = Alias::parse(line) {
            entry.begin(&alias, wanted.is_none_or(|name| alias.is_called(name)));
        }
    }
    entry.end().into()
}

/// The alias whose lines are being read.
struct Entry<'a> {
    name: Vec<u8>,
    state: State,
    out: &'a mut Output,
}

/// How much of an alias is printed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum State {
    /// There is no alias.
    None,
    /// Nothing is to be.
    Unwanted,
    /// Nothing is, and nothing will be unless it has members.
    Empty,
    /// The name and some members.
    Begun,
}

impl Entry<'_> {
    fn begin(&mut self, alias: &Alias<'_>, wanted: bool) {
        if !wanted {
            self.state = State::Unwanted;
            return;
        }
        self.state = State::Empty;
        self.name.clear();
        self.name.extend_from_slice(alias.name);
        self.name.push(b':');
        self.add(alias.members());
    }

    /// Ends the line, and says whether there was one.
    fn end(&mut self) -> bool {
        let begun = self.state == State::Begun;
        if begun {
            self.out.text(b"\n");
        }
        self.state = State::None;
        begun
    }

    /// Prints members, and in the place of a file to include those that it lists.
    fn add(&mut self, members: Members<'_>) {
        if self.state == State::Unwanted {
            return;
        }
        for member in members {
            match included(member) {
                Some(file) => self.add_from(file),
                None => self.add_member(member),
            }
        }
    }

    fn add_from(&mut self, file: &[u8]) {
        let Some(mut lines) = Lines::open(OsStr::from_bytes(file)) else { return };
        while let Some(line) = lines.next() {
            for member in Members::of(line) {
                self.add_member(member);
            }
        }
    }

    fn add_member(&mut self, member: &[u8]) {
        if self.state == State::Begun {
            self.out.text(b", ");
        } else {
            self.out.padded(&self.name, 15);
            self.out.text(b" ");
            self.state = State::Begun;
        }
        self.out.text(member);
    }
}
