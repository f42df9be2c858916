//! What is in a directory: entries made of its names, and what is found out about them.
#![forbid(unsafe_code)]

use core::{
    ffi::{CStr, c_int},
    mem,
};

use super::{
    entry::{self, Entry, Info},
    order,
    places::Refusal,
    stream::Options,
    walk::{LONGEST, Walk, level},
};
use crate::{
    ffi::{Errno, OutOfMemory},
    sys::dir::{self, Links},
};

/// What a directory's entries are made for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Purpose {
    /// To go on with them.
    Walk,
    /// For the program to look at, and then to go on with.
    Look,
    /// For the program to know their names only.
    Names,
}

/// Why there is no list of a directory's entries.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Barrier {
    /// The directory cannot be opened or read.
    Closed(Errno),
    /// It cannot be the working directory: it may not be searched, or it is another one than before.
    Beyond(Errno),
    /// The walk itself has to end.
    End(Errno),
}

impl Barrier {
    /// The error number.
    pub const fn errno(self) -> Errno {
        match self {
            Self::Closed(errno) | Self::Beyond(errno) | Self::End(errno) => errno,
        }
    }
}

impl From<OutOfMemory> for Barrier {
    fn from(error: OutOfMemory) -> Self {
        Self::End(error.into())
    }
}

/// Entries in the order in which they were found.
#[derive(Default)]
pub struct List {
    first: Option<Entry>,
    last: Option<Entry>,
}

impl List {
    /// Appends an entry.
    pub fn push(&mut self, entry: Entry) {
        match self.last {
            Some(last) => last.set_next(Some(entry)),
            None => self.first = Some(entry),
        }
        self.last = Some(entry);
    }

    /// Puts an entry before the others.
    pub fn push_front(&mut self, entry: Entry) {
        entry.set_next(self.first);
        self.first = Some(entry);
        self.last = self.last.or(self.first);
    }
}

impl Walk {
    /// Enters a directory, or starts it over, and makes entries for what is in it.
    pub(super) fn list(&mut self, directory: Entry, purpose: Purpose) -> Result<Option<Entry>, Barrier> {
        let inside = level(directory).saturating_add(1);
        if self.places.count() < inside {
            self.enter(directory)?;
        } else {
            // What was made of it before, the program is done with.
            self.arena.release(self.places.mark());
            let descriptor = self.places.descriptor(inside).map_err(Barrier::Closed)?;
            dir::rewind(descriptor).map_err(Barrier::Closed)?;
        }
        if purpose == Purpose::Look {
            // Whether it can be worked in is to show before the program sees what is in it.
            self.work_in(inside).map_err(Barrier::Beyond)?;
            self.work_in(level(directory)).map_err(Barrier::End)?;
        }
        let descriptor = self.places.descriptor(inside).map_err(Barrier::Closed)?;
        let list = self.make_entries(directory, descriptor, purpose)?;
        Ok(self.sorted(list))
    }

    fn enter(&mut self, directory: Entry) -> Result<(), Barrier> {
        let (mark, links) = (self.arena.mark(), self.links(directory));
        self.places.reserve()?;
        self.places.enter(directory, links, mark).map_err(|refusal| match refusal {
            Refusal::Unreachable(errno) => Barrier::Closed(errno),
            Refusal::Replaced if self.changes_directory() => Barrier::Beyond(Errno(libc::ENOENT)),
            Refusal::Replaced => Barrier::Closed(Errno(libc::ENOENT)),
        })
    }

    fn make_entries(&mut self, directory: Entry, descriptor: c_int, purpose: Purpose) -> Result<List, Barrier> {
        let mut list = List::default();
        let mut records = mem::take(&mut self.records);
        let result = loop {
            match dir::read_next(descriptor, &mut records) {
                Ok(true) => {
                    if let Err(barrier) = self.make_some(directory, descriptor, purpose, &records, &mut list) {
                        break Err(barrier);
                    }
                }
                // ENOENT: the directory was removed, and so is empty.
                Ok(false) | Err(Errno(libc::ENOENT)) => break Ok(()),
                Err(errno) if list.first.is_none() => break Err(Barrier::Closed(errno)),
                Err(errno) => {
                    directory.set_errno(errno.0);
                    break Ok(());
                }
            }
        };
        self.records = records;
        result.map(|()| list)
    }

    /// Makes entries for a part of a directory.
    fn make_some(
        &mut self,
        directory: Entry,
        descriptor: c_int,
        purpose: Purpose,
        records: &[u8],
        list: &mut List,
    ) -> Result<(), Barrier> {
        let see_dots = self.public.options().has(Options::SEEDOT);
        let may_leave_unasked =
            self.public.options().has(Options::NOSTAT) && self.public.options().has(Options::PHYSICAL);
        let base = self.path_length_inside(directory);
        let mut at = 0;
        while let Some((name, next)) = dir::record(records, at) {
            let kind = dir::record_type(records, at);
            at = next;
            if !see_dots && is_dot(name) {
                continue;
            }
            let entry = self.make(directory, name.to_bytes(), base.saturating_add(name.count_bytes()))?;
            let is_clear = may_leave_unasked && !matches!(kind, libc::DT_DIR | libc::DT_UNKNOWN);
            if purpose != Purpose::Names && !is_clear {
                self.examine_at(entry, descriptor, name);
            }
            list.push(entry);
        }
        Ok(())
    }

    /// How long the path of a directory is with a slash behind it.
    fn path_length_inside(&self, directory: Entry) -> usize {
        let length = usize::try_from(directory.path_length()).unwrap_or(LONGEST);
        let ends_with_slash = length.checked_sub(1).and_then(|last| self.path.get(last)) == Some(&b'/');
        length.saturating_add(usize::from(!ends_with_slash))
    }

    /// Makes an entry in `directory`, with a path of this length.
    #[inline(always)]
    pub(super) fn make(&mut self, directory: Entry, name: &[u8], path_length: usize) -> Result<Entry, Barrier> {
        let length = u32::try_from(path_length).ok().filter(|_| path_length <= LONGEST);
        let length = length.ok_or(Barrier::End(Errno(libc::ENAMETOOLONG)))?;
        let entry = Entry::new(&mut self.arena, name, !self.public.options().has(Options::NOSTAT))?;
        entry.set_parent(Some(directory));
        entry.set_level(directory.level().saturating_add(1));
        entry.set_path_length(length);
        let path = self.path.as_ptr().cast_mut().cast();
        entry.set_path(path);
        entry.set_access_path(if self.changes_directory() { entry.name().as_ptr().cast_mut() } else { path });
        Ok(entry)
    }

    /// Puts entries into the program's order.
    pub(super) fn sorted(&self, list: List) -> Option<Entry> {
        match self.public.compare() {
            Some(compare) => order::sort(list.first, &mut |a, b| entry::comes_after(compare, a, b)),
            None => list.first,
        }
    }

    /// Whether a symbolic link that is this entry stands for itself.
    pub(super) fn links(&self, entry: Entry) -> Links {
        let follows = self.public.options().has(Options::LOGICAL) || entry.is_followed();
        if follows { Links::Followed } else { Links::Kept }
    }

    /// Finds out about an entry.
    pub(super) fn examine(&mut self, entry: Entry) {
        let links = self.links(entry);
        match self.places.locate(entry, level(entry)) {
            Ok((at, name)) => examine(entry, at, name, links),
            Err(errno) => entry.fail(Info::Unknown, errno),
        }
    }

    #[inline(always)]
    fn examine_at(&self, entry: Entry, at: c_int, name: &CStr) {
        examine(entry, at, name, self.links(entry));
    }

    /// Finds out about what a symbolic link leads to.
    pub(super) fn follow(&mut self, entry: Entry) {
        entry.set_followed(true);
        self.examine(entry);
    }
}

/// Finds out about the file `name` in the directory `at`, which is `entry`.
#[inline(always)]
fn examine(entry: Entry, at: c_int, name: &CStr, links: Links) {
    match entry.examine(at, name, links) {
        Ok(mode) => entry.set_info(match mode & libc::S_IFMT {
            libc::S_IFDIR => directory(entry),
            libc::S_IFLNK => Info::Link,
            libc::S_IFREG => Info::File,
            _ => Info::Other,
        }),
        Err(errno) if links == Links::Followed && is_link(entry, at, name) => entry.fail(Info::Dangling, errno),
        Err(errno) => entry.fail(Info::Unknown, errno),
    }
}

/// Whether what cannot be followed is a symbolic link; what is known of that is kept then.
fn is_link(entry: Entry, at: c_int, name: &CStr) -> bool {
    entry.examine(at, name, Links::Kept).is_ok_and(|mode| mode & libc::S_IFMT == libc::S_IFLNK)
}

/// What kind of directory an entry is.
fn directory(entry: Entry) -> Info {
    if entry.level() > 0 && is_dot(entry.name()) {
        return Info::Dot;
    }
    let identity = entry.identity();
    let mut above = entry.parent();
    while let Some(directory) = above.filter(|directory| directory.level() >= 0) {
        if directory.identity() == identity {
            entry.set_cycle(above);
            return Info::Cycle;
        }
        above = directory.parent();
    }
    Info::Directory
}

fn is_dot(name: &CStr) -> bool {
    matches!(name.to_bytes(), b"." | b"..")
}
