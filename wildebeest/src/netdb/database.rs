//! What all databases share: going through the entries, finding one, and keeping the result.
#![forbid(unsafe_code)]

use core::ffi::CStr;

use super::reader::{Lines, StandIn};
use crate::ffi::{Arena, Buffer, Errno, NoRoom, OutOfMemory};

/// A database: a file of entries, one a line.
pub trait Database: 'static {
    /// Where the file is.
    const PATH: &'static CStr;
    /// What stands in for the file where it cannot be opened.
    const STAND_IN: StandIn = nothing;
    /// An entry, borrowed from its line.
    type Entry<'a>;
    /// The C structure that callers get.
    type Record;

    /// Reads a line; `None` for one that is no entry.
    fn parse(line: &[u8]) -> Option<Self::Entry<'_>>;

    /// Makes a C structure whose strings lie in `arena`.
    fn record(entry: &Self::Entry<'_>, arena: &mut Arena<'_>) -> Result<Self::Record, NoRoom>;
}

fn nothing(_: &mut Buffer<u8>) -> Result<bool, OutOfMemory> {
    Ok(false)
}

/// Why there is no answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Failure {
    /// The file cannot be opened.
    Unavailable(Errno),
    /// The result does not fit the caller's buffer: ERANGE.
    NoRoom,
    /// Memory ran out, or the file cannot be read.
    Broken(Errno),
}

impl From<NoRoom> for Failure {
    fn from(_: NoRoom) -> Self {
        Self::NoRoom
    }
}

impl From<OutOfMemory> for Failure {
    fn from(error: OutOfMemory) -> Self {
        Self::Broken(error.into())
    }
}

/// Where a result goes.
pub trait Place<D: Database> {
    /// Stores `entry` and says where its record is.
    fn store(&mut self, entry: &D::Entry<'_>) -> Result<*mut D::Record, Failure>;
}

/// Which entries are wanted. A reference, so that each database has its code once.
pub type Wanted<'a, D> = &'a dyn Fn(&<D as Database>::Entry<'_>) -> bool;

/// The record of an entry; `None` when there is none that is wanted.
pub type Outcome<D> = Result<Option<*mut <D as Database>::Record>, Failure>;

/// The place for the result of a function that has no buffer of the caller's: it grows.
pub struct Slot<D: Database> {
    memory: Buffer<u8>,
    record: Option<D::Record>,
}

impl<D: Database> Slot<D> {
    /// A slot without memory.
    pub const fn new() -> Self {
        Self { memory: Buffer::new(), record: None }
    }

    fn grow(&mut self) -> Result<(), OutOfMemory> {
        let target = self.memory.len().saturating_mul(2).max(1024);
        self.memory.reserve(target.saturating_sub(self.memory.len()))?;
        while self.memory.len() < target {
            self.memory.extend(&[0; 256])?;
        }
        Ok(())
    }
}

impl<D: Database> Place<D> for Slot<D> {
    fn store(&mut self, entry: &D::Entry<'_>) -> Result<*mut D::Record, Failure> {
        loop {
            match D::record(entry, &mut Arena::over(&mut self.memory)) {
                Ok(record) => return Ok(self.record.insert(record)),
                Err(NoRoom) => self.grow()?,
            }
        }
    }
}

/// Stores the first entry that is wanted. The file is read anew each time.
#[inline(never)]
pub fn find<D: Database>(place: &mut dyn Place<D>, wanted: Wanted<'_, D>) -> Outcome<D> {
    let mut lines = Lines::open(D::PATH, D::STAND_IN).map_err(Failure::Unavailable)?;
    let found = next(&mut lines, place, wanted)?;
    match lines.instead() {
        Some(error) if found.is_none() => Err(Failure::Unavailable(error)),
        _ => Ok(found),
    }
}

/// Stores the first entry that is wanted, from the current line on, and advances past it.
#[inline(never)]
fn next<D: Database>(lines: &mut Lines, place: &mut dyn Place<D>, wanted: Wanted<'_, D>) -> Outcome<D> {
    while let Some(line) = lines.current().map_err(Failure::Broken)? {
        // Before the advance: an entry that does not fit is there again for a larger buffer.
        let stored = match D::parse(line) {
            Some(entry) if wanted(&entry) => Some(place.store(&entry)?),
            _ => None,
        };
        lines.advance();
        if stored.is_some() {
            return Ok(stored);
        }
    }
    Ok(None)
}

/// An enumeration under way, and the result of the function without a buffer.
pub struct Enumeration<D: Database> {
    lines: Option<Lines>,
    slot: Slot<D>,
}

impl<D: Database> Enumeration<D> {
    /// An enumeration that starts with the first entry.
    pub const fn new() -> Self {
        Self { lines: None, slot: Slot::new() }
    }

    /// Closes the file; what follows starts over. The last result stays.
    pub fn restart(&mut self) {
        self.lines = None;
    }

    /// Stores the next wanted entry in `place`, or in the enumeration's own slot.
    pub fn next(&mut self, place: Option<&mut dyn Place<D>>, wanted: Wanted<'_, D>) -> Outcome<D> {
        let lines = match &mut self.lines {
            Some(open) => open,
            closed => closed.insert(Lines::open(D::PATH, D::STAND_IN).map_err(Failure::Unavailable)?),
        };
        next(lines, place.unwrap_or(&mut self.slot), wanted)
    }
}
