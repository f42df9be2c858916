//! A database file of the system: one entry after the other, and the entry that was asked for last.
#![forbid(unsafe_code)]

use core::ffi::CStr;

use super::{Record, Source, reader};
use crate::ffi::{Errno, File, Kept, Space, Stream};

/// The entry that a function without a caller's buffer returns, with the memory its strings are in.
pub struct Storage<R> {
    space: Space<'static>,
    entry: Kept<R>,
}

impl<R: Record> Storage<R> {
    /// No entry yet, and no memory.
    pub const fn new() -> Self {
        Self { space: Space::growing(), entry: Kept::new() }
    }

    /// Reads the next entry of `source` in the place of the one kept before.
    pub fn next(&mut self, source: &mut impl Source) -> Result<Option<*mut R>, Errno> {
        let record = reader::next(source, &mut self.space)?;
        Ok(record.map(|record| self.entry.keep(record)))
    }

    /// Parses one line in the place of the entry kept before.
    pub fn parse(&mut self, line: &[u8]) -> Result<Option<*mut R>, Errno> {
        let record = reader::parse(&mut self.space, line)?;
        Ok(record.map(|record| self.entry.keep(record)))
    }

    /// Reads entries of `source` until one satisfies `wanted`, in the place of the one kept before.
    pub fn find(&mut self, source: &mut impl Source, wanted: impl Fn(&R) -> bool) -> Result<Option<*mut R>, Errno> {
        let record = reader::find(source, &mut self.space, wanted)?;
        Ok(record.map(|record| self.entry.keep(record)))
    }
}

impl<R: Record> Default for Storage<R> {
    fn default() -> Self {
        Self::new()
    }
}

/// The file at a fixed path, as getpwent(3) and its kin go through it.
pub struct Database<R> {
    path: &'static CStr,
    file: Option<File>,
    storage: Storage<R>,
}

impl<R: Record> Database<R> {
    /// The file at `path`; opened when the first entry is asked for.
    pub const fn new(path: &'static CStr) -> Self {
        Self { path, file: None, storage: Storage::new() }
    }

    /// Starts again at the first entry, of the same file even if the path has come to mean another.
    pub fn rewind(&mut self) {
        if let Some(file) = &mut self.file {
            file.rewind();
        }
    }

    /// Closes the file.
    pub fn close(&mut self) {
        self.file = None;
    }

    /// The next entry, in the caller's `space`.
    pub fn next(&mut self, space: &mut Space<'_>) -> Result<Option<R>, Errno> {
        match open(&mut self.file, self.path)? {
            Some(mut stream) => reader::next(&mut stream, space),
            None => Ok(None),
        }
    }

    /// The next entry, in memory that stays valid until the next call.
    pub fn next_kept(&mut self) -> Result<Option<*mut R>, Errno> {
        match open(&mut self.file, self.path)? {
            Some(mut stream) => self.storage.next(&mut stream),
            None => Ok(None),
        }
    }
}

/// The file's bytes from where it stands. `Ok(None)`: a file that is absent or not for us has no entries.
fn open<'a>(file: &'a mut Option<File>, path: &CStr) -> Result<Option<Stream<'a>>, Errno> {
    if file.is_none() {
        let before = Errno::last();
        match File::open(path) {
            Ok(opened) => *file = Some(opened),
            Err(Errno(libc::ENOENT | libc::EACCES)) => {
                before.set();
                return Ok(None);
            }
            Err(error) => return Err(error),
        }
    }
    Ok(file.as_mut().map(File::stream))
}
