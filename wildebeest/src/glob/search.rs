//! The search for the names that one pattern without braces stands for.
//!
//! A pattern is a chain of levels: a directory part, itself a pattern, and a file part. The chain is
//! taken apart from its end, and searched from its start, one level after the other: no recursion.
#![forbid(unsafe_code)]

use core::ffi::{CStr, c_int};

use super::{
    files::{Files, Kind, ReadError},
    flags,
    matcher::{Component, Rules},
    names::Names,
    pattern::{self, Parts, Special},
    tilde::{self, Expansion},
};
use crate::ffi::{Buffer, Errno, OutOfMemory};

/// Why a search ended without success.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Failure {
    NoMatch,
    OutOfMemory,
    /// A directory could not be read, and the program did not want to go on.
    Aborted,
}

impl From<OutOfMemory> for Failure {
    fn from(_: OutOfMemory) -> Self {
        Self::OutOfMemory
    }
}

/// One level of the chain: `file`, looked for in each directory of the level before.
#[derive(Clone, Copy)]
struct Level<'a> {
    file: &'a [u8],
    only_directories: bool,
    /// Directories get a slash at their end.
    mark: bool,
    /// The pattern, where an escaped slash at its end was taken off.
    escaped_end: Option<&'a [u8]>,
}

/// What a search has come across.
#[derive(Clone, Copy)]
struct Seen {
    /// Directories were there to look into.
    directories: bool,
    /// One of them was read.
    read: bool,
}

/// A search with its flags.
pub struct Search<'a, F> {
    pub files: &'a F,
    pub flags: c_int,
    pub utf8: bool,
}

impl<F: Files> Search<'_, F> {
    /// Adds what `pattern` stands for to `found`, sorted; gives `GLOB_MAGCHAR` when its file part has magic letters.
    pub fn run(&self, pattern: &[u8], found: &mut Names) -> Result<c_int, Failure> {
        let before = found.len();
        let (last, parts) = self.level(pattern, self.has(flags::ONLYDIR), self.has(flags::MARK));
        let mut home = Buffer::new();
        let expansion = self.expand_tilde(parts, &mut home)?;
        let directory = if expansion == Expansion::Directory { Some(&*home) } else { parts.directory };
        let seen = match expansion {
            Expansion::NoSuchUser if last.escaped_end.is_none() => return Err(Failure::NoMatch),
            Expansion::NoSuchUser => Seen { directories: false, read: false },
            Expansion::Whole => {
                let level = Level { only_directories: false, ..last };
                self.push_marked(level, &[&home], Kind::Unknown, found)?;
                Seen { directories: false, read: false }
            }
            Expansion::Directory | Expansion::None => self.search(directory, last, found)?,
        };
        let magic = if found.len() == before {
            self.stand_for_itself(last, Parts { directory, ..parts }, expansion, seen, found)?
        } else {
            if !self.has(flags::NOSORT) {
                found.sort_from(before)?;
            }
            seen.read
        };
        Ok(if magic { flags::MAGCHAR } else { 0 })
    }

    /// Where nothing matches, adds the pattern itself if the flags want that; whether it counts as magic.
    fn stand_for_itself(
        &self,
        last: Level<'_>,
        parts: Parts<'_>,
        expansion: Expansion,
        seen: Seen,
        found: &mut Names,
    ) -> Result<bool, Failure> {
        let directory = parts.directory.map_or(Special::None, |directory| self.special(directory));
        let plain = directory == Special::None && !parts.escaped && last.escaped_end.is_none();
        let plain = plain && expansion == Expansion::None && !parts.whole.is_empty();
        let no_magic = self.has(flags::NOMAGIC) && plain && self.special(parts.file) == Special::None;
        if !self.has(flags::NOCHECK) && !no_magic {
            return Err(Failure::NoMatch);
        }
        if plain {
            let [directory, slash] = prefix(parts.directory);
            found.push(&[directory, slash, parts.file])?;
            return Ok(seen.read);
        }
        found.push(&[last.escaped_end.unwrap_or(parts.whole)])?;
        Ok(last.escaped_end.is_none() && directory == Special::Magic && seen.directories)
    }

    fn has(&self, flag: c_int) -> bool {
        self.flags & flag != 0
    }

    fn escapes(&self) -> bool {
        !self.has(flags::NOESCAPE)
    }

    fn special(&self, text: &[u8]) -> Special {
        pattern::special(text, self.escapes())
    }

    /// Finds the last level of `pattern`, and the parts that it and the levels before it are made of.
    ///
    /// A pattern that ends in a slash asks for directories, and has its names marked. As glibc has it, this does not
    /// hold for a directory part of one byte: `a/` is the empty name in `a`.
    fn level<'p>(&self, pattern: &'p [u8], only_directories: bool, mark: bool) -> (Level<'p>, Parts<'p>) {
        let mut parts = pattern::split(pattern, self.escapes());
        let mut level = Level { file: parts.file, only_directories, mark, escaped_end: None };
        while let Some(directory) = parts.directory {
            if !parts.file.is_empty() || directory.len() == 1 && !parts.escaped {
                break;
            }
            if parts.escaped && level.escaped_end.is_none() {
                level.escaped_end = Some(parts.whole);
            }
            parts = pattern::split(directory, self.escapes());
            level = Level { file: parts.file, only_directories: true, mark: true, ..level };
        }
        (level, parts)
    }

    fn expand_tilde(&self, parts: Parts<'_>, home: &mut Buffer<u8>) -> Result<Expansion, Failure> {
        if !self.has(flags::TILDE | flags::TILDE_CHECK) {
            return Ok(Expansion::None);
        }
        let (text, expansion) = match parts.directory {
            Some(directory) => (directory, Expansion::Directory),
            None => (parts.file, Expansion::Whole),
        };
        if text.first() != Some(&b'~') {
            return Ok(Expansion::None);
        }
        if tilde::expand(self.files, text, self.escapes(), home)? {
            return Ok(expansion);
        }
        if self.has(flags::TILDE_CHECK) {
            return Ok(Expansion::NoSuchUser);
        }
        // An unknown user alone stands for itself, and need not exist.
        home.extend(text)?;
        Ok(if expansion == Expansion::Whole { Expansion::Whole } else { Expansion::None })
    }

    /// Searches the chain of levels that `directory` is, and then for `last`.
    fn search(&self, mut directory: Option<&[u8]>, last: Level<'_>, found: &mut Names) -> Result<Seen, Failure> {
        let mut levels = Buffer::new();
        levels.push(last)?;
        while let Some(magic) = directory.filter(|directory| self.special(directory) == Special::Magic) {
            let (level, parts) = self.level(magic, true, false);
            levels.push(level)?;
            directory = parts.directory;
        }
        let mut names = Names::new();
        if let Some(directory) = directory {
            let mut text = Buffer::new();
            pattern::unescape(directory, self.escapes(), &mut text)?;
            names.push(&[&text])?;
        }
        let mut anywhere = directory.is_some();
        let mut seen = Seen { directories: false, read: false };
        while let Some(level) = levels.pop() {
            let mut next = Names::new();
            let into = if levels.is_empty() { &mut *found } else { &mut next };
            seen = Seen { directories: names.len() > 0, read: false };
            if !anywhere {
                seen.read = self.look(None, level, levels.is_empty(), into)?;
            }
            for directory in names.iter() {
                seen.read |= self.look(Some(directory), level, levels.is_empty(), into)?;
            }
            anywhere = true;
            names = next;
        }
        Ok(seen)
    }

    /// Looks for the names of `level` in `directory`, or in the working directory. Whether it was read.
    fn look(&self, directory: Option<&CStr>, level: Level<'_>, last: bool, found: &mut Names) -> Result<bool, Failure> {
        let prefix = prefix(directory.map(CStr::to_bytes));
        if self.special(level.file) == Special::None {
            self.look_up(prefix, level, found)?;
            return Ok(false);
        }
        let rules = Rules {
            escapes: self.escapes(),
            period: !(last && self.has(flags::PERIOD)),
            utf8: self.utf8,
            ..Rules::default()
        };
        let component = Component::new(level.file, rules);
        // In one piece: for short texts, copying costs by the call.
        let mut joined = Buffer::new();
        for part in prefix {
            joined.extend(part)?;
        }
        let path = directory.unwrap_or(c".");
        let read = self.files.read_directory(path, &mut |name, kind| {
            if level.only_directories && kind == Kind::Other || !component.matches(name) {
                return Ok(());
            }
            self.push_marked(level, &[&joined, name], kind, found)
        });
        match read {
            Ok(()) => Ok(true),
            Err(ReadError::System(Errno(libc::ENOTDIR))) => Ok(false),
            Err(ReadError::OutOfMemory) => Err(Failure::OutOfMemory),
            Err(ReadError::System(error)) => {
                if self.files.report(path, error) || self.has(flags::ERR) {
                    Err(Failure::Aborted)
                } else {
                    Ok(false)
                }
            }
        }
    }

    /// Adds the name of a level without special letters, if it exists. It may be no directory even where one is asked
    /// for: as glibc has it, only names that were read from a directory are held to that.
    fn look_up(&self, [directory, slash]: [&[u8]; 2], level: Level<'_>, found: &mut Names) -> Result<(), Failure> {
        found.push(&[directory, slash, level.file])?;
        if !found.last().is_some_and(|path| self.files.exists(path)) {
            found.pop();
            return Ok(());
        }
        if level.mark && found.last().is_some_and(|path| self.files.is_directory(path)) {
            found.extend_last(b'/')?;
        }
        Ok(())
    }

    /// Adds a name that was read from a directory, unless it turns out to be none of those asked for.
    fn push_marked(&self, level: Level<'_>, parts: &[&[u8]], kind: Kind, found: &mut Names) -> Result<(), OutOfMemory> {
        found.push(parts)?;
        if !level.mark && !level.only_directories {
            return Ok(());
        }
        let is_directory = match kind {
            Kind::Directory => true,
            Kind::Other => false,
            Kind::Unknown => found.last().is_some_and(|path| self.files.is_directory(path)),
        };
        if is_directory && level.mark {
            return found.extend_last(b'/');
        }
        if !is_directory && level.only_directories {
            found.pop();
        }
        Ok(())
    }
}

/// What stands in front of a name in `directory`.
fn prefix(directory: Option<&[u8]>) -> [&[u8]; 2] {
    match directory {
        None => [b"", b""],
        Some(b"/") => [b"/", b""],
        Some(directory) => [directory, b"/"],
    }
}
