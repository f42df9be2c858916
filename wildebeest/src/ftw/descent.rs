//! The directories a walk is in, from the root down: how they are entered, read and left.
//!
//! A directory's names are read at once when the walk enters it, so that its descriptor is not needed
//! to keep the place in it. Descriptors are only a quick way back: any of them may be closed, to stay
//! below the caller's limit or because another walk took them, and is opened again when needed. The
//! directory found then must be the one that was there before, or it counts as removed.
#![forbid(unsafe_code)]

use core::ffi::{CStr, c_int};

use super::walk::Flags;
use crate::{
    ffi::{Buffer, Errno},
    sys::{
        dir::{self, Descriptor, Identity, Links},
        memory,
        trail::Trail,
    },
};

#[derive(Clone, Copy)]
struct Level {
    /// Where the record with the directory's own name is, in the names of its parent.
    own: usize,
    /// Where the records of its names begin. They end where those of the level below begin.
    first: usize,
    /// The record to come to next.
    next: usize,
}

/// Where a walk is in the tree.
pub struct Descent {
    /// The path of the root without slashes at its end, but with a NUL.
    root: Buffer<u8>,
    links: Links,
    trail: Trail,
    levels: Buffer<Level>,
    /// The kernel's records of the names in each directory, one directory after the other.
    records: Buffer<u8>,
    /// The record of the current object's name, in the last directory.
    current: usize,
}

impl Descent {
    /// A descent that stands at `root` and holds at most `limit` directories open.
    pub fn begin(root: &CStr, flags: Flags, limit: usize) -> Result<Self, Errno> {
        let mut trimmed = Buffer::new();
        trimmed.extend(trim(root.to_bytes()))?;
        trimmed.push(0)?;
        let mut trail = Trail::begin(limit)?;
        if flags.has(Flags::CHDIR) {
            trail.remember_start()?;
        }
        let (levels, records) = (Buffer::new(), Buffer::new());
        Ok(Self { root: trimmed, links: flags.links(), trail, levels, records, current: 0 })
    }

    /// How many directories the walk is in.
    pub fn level(&self) -> usize {
        self.levels.len()
    }

    /// The path of the root without slashes at its end.
    pub fn root(&self) -> &CStr {
        memory::text(&self.root).unwrap_or_default()
    }

    fn name_at(&self, start: usize) -> &CStr {
        dir::record(&self.records, start).map_or(c"", |(name, _)| name)
    }

    /// A descriptor of the directory in which the current object is.
    #[inline(always)]
    pub fn directory(&mut self) -> Result<c_int, Errno> {
        match self.level().checked_sub(1) {
            None => Ok(self.trail.start()),
            Some(last) => match self.trail.descriptor(last) {
                Some(descriptor) => Ok(descriptor),
                None => self.reopen(last),
            },
        }
    }

    /// Goes on to the next object in the last directory and gives its name. `None` if there is none.
    #[inline(always)]
    pub fn advance(&mut self) -> Option<&CStr> {
        let level = self.levels.last_mut()?;
        loop {
            let (name, next) = dir::record(&self.records, level.next)?;
            self.current = level.next;
            level.next = next;
            if !matches!(name.to_bytes(), b"." | b"..") {
                return Some(name);
            }
        }
    }

    /// Has nothing more follow in the last directory.
    pub fn skip_siblings(&mut self) {
        if let Some(level) = self.levels.last_mut() {
            level.next = self.records.len();
        }
    }

    /// Enters the current object, a directory. Its names are not known yet.
    pub fn enter(&mut self) -> Result<(), Errno> {
        let directory = self.directory()?;
        self.trail.make_room();
        let name = if self.levels.is_empty() { self.root() } else { self.name_at(self.current) };
        let entered = dir::open(directory, name, self.links)?;
        self.levels.reserve(1)?;
        self.trail.push(entered)?;
        let end = self.records.len();
        self.levels.push(Level { own: self.current, first: end, next: end })?;
        Ok(())
    }

    /// Reads the names in the last directory. One that was removed meanwhile has none.
    pub fn read(&mut self) -> Result<(), Errno> {
        match self.directory() {
            Ok(directory) => dir::read(directory, &mut self.records),
            Err(errno) if is_gone(errno) => Ok(()),
            Err(errno) => Err(errno),
        }
    }

    /// Leaves the last directory. Its parent is open then, if it is still there.
    pub fn leave(&mut self) -> Result<(), Errno> {
        let result = self.open_parent();
        self.trail.pop();
        if let Some(level) = self.levels.pop() {
            self.records.truncate(level.first);
        }
        result.or_else(|errno| if is_gone(errno) { Ok(()) } else { Err(errno) })
    }

    fn open_parent(&mut self) -> Result<(), Errno> {
        let Some(last) = self.level().checked_sub(1) else { return Ok(()) };
        let Some(parent) = last.checked_sub(1) else { return Ok(()) };
        if self.trail.descriptor(parent).is_some() {
            return Ok(());
        }
        if let Some(descriptor) = self.trail.descriptor(last) {
            let above = dir::open(descriptor, c"..", Links::Kept);
            // Behind a symbolic link, or when the directory was moved, this is another one.
            match above.and_then(|above| self.trail.restore(parent, above)) {
                Err(errno) if is_gone(errno) => {}
                result => return result.map(drop),
            }
        }
        self.reopen(parent).map(drop)
    }

    /// Opens the directory at `level` again by going down from the root.
    fn reopen(&mut self, level: usize) -> Result<c_int, Errno> {
        let found = self.find_again(level).map_err(|errno| match errno {
            // No directory any more, but something else of the same name.
            Errno(libc::ENOTDIR | libc::ELOOP) => Errno(libc::ENOENT),
            other => other,
        })?;
        self.trail.restore(level, found)
    }

    fn find_again(&mut self, level: usize) -> Result<Descriptor, Errno> {
        let start = self.trail.start();
        let mut directory = dir::open(start, self.root(), self.links)?;
        for above in 0..level {
            let identity = Identity::of_descriptor(directory.number())?;
            let below = above.checked_add(1).and_then(|below| self.levels.get(below)).copied();
            let Some(below) = below.filter(|_| self.trail.identity(above) == Some(identity)) else {
                return Err(Errno(libc::ENOENT));
            };
            directory = dir::open(directory.number(), self.name_at(below.own), self.links)?;
        }
        Ok(directory)
    }

    /// Under FTW_CHDIR: goes where the current object is.
    pub fn work_here(&mut self) -> Result<(), Errno> {
        dir::enter(self.directory()?)
    }

    /// Under FTW_CHDIR: goes back to where the walk began.
    pub fn return_to_start(&mut self) -> Result<(), Errno> {
        dir::enter(self.trail.start())
    }
}

/// Whether a directory that cannot be opened again counts as removed.
fn is_gone(errno: Errno) -> bool {
    matches!(errno, Errno(libc::ENOENT | libc::EACCES))
}

/// The path without slashes at its end, unless it consists of them.
fn trim(path: &[u8]) -> &[u8] {
    match path {
        [first, rest @ .., b'/'] => {
            let end = rest.iter().rposition(|byte| *byte != b'/').map_or(0, |last| last.saturating_add(1));
            path.get(..end.saturating_add(1)).unwrap_or(core::slice::from_ref(first))
        }
        _ => path,
    }
}

#[cfg(test)]
mod tests {
    use super::trim;

    #[test]
    fn slashes_at_the_end_are_no_part_of_the_root() {
        let cases = [("a", "a"), ("a/", "a"), ("a//", "a"), ("/", "/"), ("//", "/"), ("//a//b//", "//a//b"), ("", "")];
        for (path, trimmed) in cases {
            assert_eq!(trim(path.as_bytes()), trimmed.as_bytes(), "{path}");
        }
    }
}
