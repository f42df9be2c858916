//! The directories a walk is in, from the root down, as descriptors.
//!
//! Everything in a directory is reached from its descriptor, so that nothing that is renamed meanwhile leads the
//! walk astray. Few descriptors are held; one that was closed is opened again when it is needed, from the directory
//! below it, or from the root down. What is opened must be the directory it was before, or it counts as gone.
#![forbid(unsafe_code)]

use core::{
    ffi::{CStr, c_int},
    mem,
};

use super::{arena::Mark, entry::Entry};
use crate::{
    ffi::{Buffer, Errno, OutOfMemory},
    sys::{
        dir::{self, Descriptor, Identity, Links},
        memory,
    },
};

/// How many directories are held open. A way back up this long costs nothing.
const HELD: usize = 10;

/// The number of a descriptor that is not open.
const CLOSED: c_int = -1;

#[derive(Clone, Copy)]
struct Place {
    entry: Entry,
    links: Links,
    identity: Identity,
    descriptor: c_int,
    /// Where the entries of what is in the directory begin.
    mark: Mark,
}

impl Place {
    fn close(&mut self) {
        let descriptor = mem::replace(&mut self.descriptor, CLOSED);
        if descriptor != CLOSED {
            dir::close(descriptor);
        }
    }
}

/// Why a directory cannot be entered.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// The system says so.
    Unreachable(Errno),
    /// It is another one than was found before, or no directory any more.
    Replaced,
}

/// The directories from the root to where the walk is.
pub struct Places {
    /// What paths of roots are relative to: a descriptor, or [`dir::HERE`].
    start: c_int,
    /// The path of the root, with its NUL.
    root: Buffer<u8>,
    places: Buffer<Place>,
    /// Descriptors above this place are closed.
    first_open: usize,
}

impl Places {
    /// No directory yet. Paths of roots are relative to the working directory.
    pub const fn new() -> Self {
        Self { start: dir::HERE, root: Buffer::new(), places: Buffer::new(), first_open: 0 }
    }

    /// Sets what the paths of roots are relative to, a descriptor.
    pub fn set_start(&mut self, start: c_int) {
        self.start = start;
    }

    /// How many directories the walk is in.
    pub fn count(&self) -> usize {
        self.places.len()
    }

    /// Remembers the path at which the next root is found, without a NUL.
    pub fn set_root(&mut self, path: &[u8]) -> Result<(), Errno> {
        self.root.truncate(0);
        self.root.extend(path)?;
        Ok(self.root.push(0)?)
    }

    /// Where the object at `level` is: a descriptor of its directory, and its name there.
    pub fn locate(&mut self, entry: Entry, level: usize) -> Result<(c_int, &CStr), Errno> {
        let directory = self.descriptor(level)?;
        Ok((directory, self.name(entry, level)))
    }

    fn name(&self, entry: Entry, level: usize) -> &CStr {
        match level {
            0 => memory::text(&self.root).unwrap_or_default(),
            _ => entry.name(),
        }
    }

    /// A descriptor of the directory in which what is at `level` is: the start for 0.
    pub fn descriptor(&mut self, level: usize) -> Result<c_int, Errno> {
        let Some(index) = level.checked_sub(1) else { return Ok(self.start) };
        match self.places.get(index).map(|place| place.descriptor) {
            Some(CLOSED) | None => self.reopen(index),
            Some(descriptor) => Ok(descriptor),
        }
    }

    /// Makes room for one more directory.
    pub fn reserve(&mut self) -> Result<(), OutOfMemory> {
        self.places.reserve(1)
    }

    /// Enters the directory `entry` in the last one. The entries of what is in it will begin at `mark`.
    pub fn enter(&mut self, entry: Entry, links: Links, mark: Mark) -> Result<(), Refusal> {
        let level = self.count();
        self.close_down_to(HELD.saturating_sub(1));
        let opened = match self.open(entry, level, links) {
            // The program may have left few descriptors.
            Err(Errno(libc::EMFILE | libc::ENFILE)) if self.close_down_to(1) => self.open(entry, level, links),
            result => result,
        };
        let directory = opened.map_err(|errno| match errno {
            Errno(libc::ENOTDIR | libc::ELOOP) => Refusal::Replaced,
            errno => Refusal::Unreachable(errno),
        })?;
        let identity = Identity::of_descriptor(directory.number()).map_err(Refusal::Unreachable)?;
        if identity != entry.identity() {
            return Err(Refusal::Replaced);
        }
        let place = Place { entry, links, identity, descriptor: directory.into_number(), mark };
        self.places.push(place).map_err(|error| Refusal::Unreachable(error.into()))
    }

    /// Where the entries of what is in the last directory begin.
    pub fn mark(&self) -> Mark {
        self.places.last().map_or_else(Mark::default, |place| place.mark)
    }

    fn open(&mut self, entry: Entry, level: usize, links: Links) -> Result<Descriptor, Errno> {
        let (at, name) = self.locate(entry, level)?;
        dir::open(at, name, links)
    }

    /// Leaves the last directory, and says where the entries of what was in it begin.
    ///
    /// The directory above is opened again from here if it was closed: there is no quicker way.
    pub fn leave(&mut self) -> Option<Mark> {
        let last = self.count().checked_sub(1)?;
        if let Some(above) = last.checked_sub(1) {
            self.open_above(last, above);
        }
        let mut place = self.places.pop()?;
        place.close();
        self.first_open = self.first_open.min(self.count());
        Some(place.mark)
    }

    /// Behind a symbolic link, or when the directory was moved, `..` is not what is wanted, and nothing is opened.
    fn open_above(&mut self, last: usize, above: usize) {
        let descriptor_of = |index: usize| self.places.get(index).map(|place| place.descriptor);
        let (Some(below), Some(CLOSED)) = (descriptor_of(last), descriptor_of(above)) else { return };
        if below != CLOSED {
            Errno::preserved(|| {
                let opened = dir::open(below, c"..", Links::Kept);
                let _ = opened.and_then(|opened| self.restore(above, opened));
            });
        }
    }

    /// Opens the directory at `index` again by going down from the root.
    fn reopen(&mut self, index: usize) -> Result<c_int, Errno> {
        let found = self.find_again(index).map_err(as_gone)?;
        self.restore(index, found)
    }

    fn find_again(&mut self, index: usize) -> Result<Descriptor, Errno> {
        let mut found: Option<Descriptor> = None;
        for (level, place) in self.places.iter().enumerate().take(index.saturating_add(1)) {
            let at = found.as_ref().map_or(self.start, Descriptor::number);
            let directory = dir::open(at, self.name(place.entry, level), place.links)?;
            if Identity::of_descriptor(directory.number())? != place.identity {
                return Err(Errno(libc::ENOENT));
            }
            found = Some(directory);
        }
        found.ok_or(Errno(libc::ENOENT))
    }

    /// Has the directory at `index` open again, if `directory` is the one.
    fn restore(&mut self, index: usize, directory: Descriptor) -> Result<c_int, Errno> {
        let identity = Identity::of_descriptor(directory.number())?;
        let Some(place) = self.places.get_mut(index).filter(|place| place.identity == identity) else {
            return Err(Errno(libc::ENOENT));
        };
        place.close();
        place.descriptor = directory.into_number();
        let number = place.descriptor;
        self.first_open = self.first_open.min(index);
        Ok(number)
    }

    /// Closes directories, the one nearest to the root first, until `most` are open. Whether any was closed.
    fn close_down_to(&mut self, most: usize) -> bool {
        let before = self.first_open;
        while self.count().saturating_sub(self.first_open) > most {
            let Some(oldest) = self.places.get_mut(self.first_open) else { break };
            oldest.close();
            self.first_open = self.first_open.saturating_add(1);
        }
        self.first_open > before
    }
}

impl Drop for Places {
    fn drop(&mut self) {
        self.places.iter_mut().for_each(Place::close);
    }
}

/// What is no directory any more, but something else of the same name, is gone.
fn as_gone(errno: Errno) -> Errno {
    match errno {
        Errno(libc::ENOTDIR | libc::ELOOP) => Errno(libc::ENOENT),
        other => other,
    }
}
