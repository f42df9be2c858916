//! What every database can be asked.

use crate::{
    output::Output,
    services::{Service, Services},
};

/// A database: looked up by key, and perhaps enumerated.
pub trait Database: Sync {
    /// The database whose service configuration (`-s DB:SERVICE`) holds for this one.
    fn configuration(&self) -> &'static str;

    /// The database whose configuration holds where none is given for that one.
    fn fallback(&self) -> &'static str {
        self.configuration()
    }

    /// The services asked where the command line names none.
    fn services(&self) -> &'static [Service] {
        &[Service::Files]
    }

    /// Prints the entry for `key`, if there is one.
    fn look_up(&self, key: &[u8], session: &mut Session<'_>) -> Answer;

    /// Prints the entries for all `keys`, going on after one that has none.
    fn look_up_all(&self, keys: &[Vec<u8>], session: &mut Session<'_>) -> Answer {
        keys.iter().fold(Answer::Found, |answer, key| {
            let found = self.look_up(key, session);
            session.out.show();
            if found == Answer::Found { answer } else { found }
        })
    }

    /// Prints all entries.
    fn enumerate(&self, _: &mut Session<'_>) -> Result<(), NotSupported> {
        Err(NotSupported)
    }
}

/// The database cannot be enumerated.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NotSupported;

/// Whether what was asked for is there, and printed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Answer {
    /// All of it.
    Found,
    /// Not all of it.
    NotFound,
}

/// What lasts for one run of the program.
pub struct Session<'a> {
    /// Where entries are printed.
    pub out: &'a mut Output,
    /// Where entries are looked for.
    pub services: Services,
    /// Whether host names are converted as IDNA has it (`-i` says no).
    pub idn: bool,
    /// Whether only addresses of configured kinds are wanted (`-A` says no).
    pub addrconfig: bool,
}
