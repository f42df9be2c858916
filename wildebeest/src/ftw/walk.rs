//! The walk: a loop over a stack of directories, however deep the tree is.
//!
//! What runs for every single file is inlined, here and below. The system calls take nine tenths of a
//! walk's time; this is a good part of the rest.
#![forbid(unsafe_code)]

use core::ffi::{CStr, c_int};

use super::{descent::Descent, visited::Visited};
use crate::{
    ffi::{Buffer, Errno, OutOfMemory},
    sys::{
        dir::{self, Identity, Links},
        memory,
    },
};

/// The flags of `nftw`. 1 to 8 are as in musl's `<ftw.h>`, 16 is as in glibc's.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Flags(pub c_int);

impl Flags {
    pub const PHYS: Self = Self(1);
    pub const MOUNT: Self = Self(2);
    pub const CHDIR: Self = Self(4);
    pub const DEPTH: Self = Self(8);
    pub const ACTIONRETVAL: Self = Self(16);
    const ALL: Self = Self(31);

    /// Whether all of `flags` are set.
    pub const fn has(self, flags: Self) -> bool {
        self.0 & flags.0 == flags.0
    }

    /// What happens to symbolic links.
    pub const fn links(self) -> Links {
        if self.has(Self::PHYS) { Links::Kept } else { Links::Followed }
    }
}

/// What the function is told an object is. The numbers are those of musl's `<ftw.h>`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(i32)]
pub enum Kind {
    /// `FTW_F`: none of the others.
    File = 1,
    /// `FTW_D`: a directory, before what is in it.
    Directory = 2,
    /// `FTW_DNR`: a directory that may not be read.
    Unreadable = 3,
    /// `FTW_NS`: nothing can be known of it.
    Unknown = 4,
    /// `FTW_SL`: a symbolic link.
    Link = 5,
    /// `FTW_DP`: a directory, after what is in it.
    DirectoryAfter = 6,
    /// `FTW_SLN`: a symbolic link that leads nowhere.
    Dangling = 7,
}

/// One call of the program's function.
pub struct Visit<'a> {
    /// The path, with its NUL.
    pub path: &'a [u8],
    pub stat: &'a libc::stat,
    pub kind: Kind,
    /// Where in `path` the last component begins.
    pub base: usize,
    /// How many directories below the root.
    pub level: usize,
}

/// Why a walk ends early.
enum Stop {
    Answer(c_int),
    Failure(Errno),
}

impl From<Errno> for Stop {
    fn from(errno: Errno) -> Self {
        Self::Failure(errno)
    }
}

impl From<OutOfMemory> for Stop {
    fn from(error: OutOfMemory) -> Self {
        Self::Failure(error.into())
    }
}

/// Where a walk goes after a visit.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Next {
    Continue,
    SkipSubtree,
    SkipSiblings,
}

/// What can be found out about an object before its visit; `Walk::stat` holds the rest.
#[derive(Clone, Copy)]
enum Found {
    Object,
    /// A symbolic link that leads nowhere, and how it failed. What is known is of the link.
    Dangling(Errno),
    Unknown(Errno),
}

/// A directory the walk is in.
#[derive(Clone, Copy)]
struct Place {
    stat: libc::stat,
    /// Where its name begins in its path, where it ends, and where the names in it begin.
    base: usize,
    end: usize,
    below: usize,
}

/// Walks the tree at `root`, holding at most `limit` directories open, and gives what nftw returns.
pub fn walk(
    root: &CStr,
    flags: Flags,
    limit: usize,
    visit: &mut dyn FnMut(&Visit<'_>) -> c_int,
) -> Result<c_int, Errno> {
    if flags.0 & !Flags::ALL.0 != 0 {
        return Err(Errno(libc::EINVAL));
    }
    if root.is_empty() {
        return Err(Errno(libc::ENOENT));
    }
    let descent = Descent::begin(root, flags, limit)?;
    let (visited, path, places) = (Visited::new(), Buffer::new(), Buffer::new());
    let mut walk = Walk { flags, descent, visited, device: 0, path, stat: dir::no_stat(), places, visit };
    let result = walk.run();
    // Tried in any case, but a failure of the walk itself is the one to report.
    let back = walk.return_to_start();
    match result {
        Ok(()) => back.map(|()| 0),
        Err(Stop::Answer(answer)) => back.map(|()| answer),
        Err(Stop::Failure(errno)) => Err(errno),
    }
}

struct Walk<'a> {
    flags: Flags,
    descent: Descent,
    /// Empty under FTW_PHYS: without symbolic links a tree has no cycles.
    visited: Visited,
    /// The file system of the root.
    device: libc::dev_t,
    /// The path of the current object, with its NUL, and what is known of it.
    path: Buffer<u8>,
    stat: libc::stat,
    /// The directories of the descent.
    places: Buffer<Place>,
    visit: &'a mut dyn FnMut(&Visit<'_>) -> c_int,
}

impl Walk<'_> {
    fn run(&mut self) -> Result<(), Stop> {
        self.root()?;
        while self.descent.level() > 0 {
            if !self.entry()? {
                self.leave()?;
            }
        }
        Ok(())
    }

    fn root(&mut self) -> Result<(), Stop> {
        self.path.extend(self.descent.root().to_bytes_with_nul())?;
        let base = self.path.iter().rposition(|byte| *byte == b'/').map_or(0, |slash| slash.saturating_add(1));
        self.work_beside_root(base)?;
        let start = self.descent.directory();
        match find(start, self.descent.root(), self.flags.links(), &mut self.stat)? {
            // Below the root these two are no errors.
            Found::Unknown(errno) => Err(errno.into()),
            Found::Dangling(errno) if errno != Errno(libc::ENOENT) => Err(errno.into()),
            found => {
                self.device = self.stat.st_dev;
                self.meet(found, base)
            }
        }
    }

    /// Goes on to the next object in the directory. False if there is none.
    fn entry(&mut self) -> Result<bool, Stop> {
        let directory = self.descent.directory();
        let Some(name) = self.descent.advance() else { return Ok(false) };
        let base = self.places.last().map_or(0, |place| place.below);
        self.path.truncate(base);
        self.path.extend_short(name.to_bytes_with_nul())?;
        let found = find(directory, name, self.flags.links(), &mut self.stat)?;
        self.meet(found, base)?;
        Ok(true)
    }

    #[inline(always)]
    fn meet(&mut self, found: Found, base: usize) -> Result<(), Stop> {
        let kind = match found {
            Found::Unknown(errno) => {
                errno.set();
                Kind::Unknown
            }
            Found::Dangling(errno) => {
                errno.set();
                Kind::Dangling
            }
            Found::Object if self.flags.has(Flags::MOUNT) && self.stat.st_dev != self.device => return Ok(()),
            Found::Object if is(&self.stat, libc::S_IFDIR) => return self.directory(base),
            Found::Object if is(&self.stat, libc::S_IFLNK) => Kind::Link,
            Found::Object => Kind::File,
        };
        self.leaf(kind, base)
    }

    /// Visits what is not entered.
    #[inline(always)]
    fn leaf(&mut self, kind: Kind, base: usize) -> Result<(), Stop> {
        if self.visit(kind, base, self.descent.level())? == Next::SkipSiblings {
            self.descent.skip_siblings();
        }
        Ok(())
    }

    fn directory(&mut self, base: usize) -> Result<(), Stop> {
        if !self.flags.has(Flags::PHYS) && !self.visited.insert(Identity::of(&self.stat))? {
            return Ok(());
        }
        let level = self.descent.level();
        match self.descent.enter() {
            Ok(()) => {}
            Err(Errno(libc::EACCES)) => return self.leaf(Kind::Unreadable, base),
            Err(errno) => return Err(errno.into()),
        }
        let next =
            if self.flags.has(Flags::DEPTH) { Next::Continue } else { self.visit(Kind::Directory, base, level)? };
        if next == Next::Continue {
            return self.settle(base);
        }
        self.descent.leave()?;
        if next == Next::SkipSiblings {
            self.descent.skip_siblings();
        }
        Ok(())
    }

    /// Goes into the directory that was entered: its path and its names are ready then.
    fn settle(&mut self, base: usize) -> Result<(), Stop> {
        let end = self.path.len().saturating_sub(1);
        self.path.truncate(end);
        if self.path.last() != Some(&b'/') {
            self.path.push(b'/')?;
        }
        self.places.push(Place { stat: self.stat, base, end, below: self.path.len() })?;
        if self.flags.has(Flags::CHDIR) {
            self.descent.work_here()?;
        }
        Ok(self.descent.read()?)
    }

    fn leave(&mut self) -> Result<(), Stop> {
        self.descent.leave()?;
        let mut next = Next::Continue;
        if let (Some(place), true) = (self.places.pop(), self.flags.has(Flags::DEPTH)) {
            self.path.truncate(place.end);
            self.path.push(0)?;
            self.stat = place.stat;
            next = self.visit(Kind::DirectoryAfter, place.base, self.descent.level())?;
        }
        if next == Next::SkipSiblings {
            self.descent.skip_siblings();
        }
        if self.flags.has(Flags::CHDIR) && self.descent.level() > 0 {
            self.descent.work_here()?;
        }
        Ok(())
    }

    /// Calls the program's function.
    fn visit(&mut self, kind: Kind, base: usize, level: usize) -> Result<Next, Stop> {
        let answer = (self.visit)(&Visit { path: &self.path, stat: &self.stat, kind, base, level });
        match answer {
            0 => Ok(Next::Continue),
            2 if self.flags.has(Flags::ACTIONRETVAL) => Ok(Next::SkipSubtree),
            3 if self.flags.has(Flags::ACTIONRETVAL) => Ok(Next::SkipSiblings),
            _ => Err(Stop::Answer(answer)),
        }
    }

    /// Under FTW_CHDIR: goes to the directory that the root is in.
    fn work_beside_root(&mut self, base: usize) -> Result<(), Stop> {
        if !self.flags.has(Flags::CHDIR) || base == 0 {
            return Ok(());
        }
        let mut parent = Buffer::new();
        parent.extend(self.path.get(..base).unwrap_or_default())?;
        parent.push(0)?;
        Ok(dir::enter_path(memory::text(&parent).unwrap_or_default())?)
    }

    fn return_to_start(&mut self) -> Result<(), Errno> {
        if self.flags.has(Flags::CHDIR) { self.descent.return_to_start() } else { Ok(()) }
    }
}

/// Finds out about an object. Fails for other reasons than its absence or missing permissions.
#[inline(always)]
fn find(directory: Result<c_int, Errno>, name: &CStr, links: Links, stat: &mut libc::stat) -> Result<Found, Errno> {
    let errno = match directory.and_then(|at| dir::stat(at, name, links, stat)) {
        Ok(()) => return Ok(Found::Object),
        Err(errno @ Errno(libc::ENOENT | libc::EACCES)) => errno,
        Err(errno) => return Err(errno),
    };
    if let (Ok(at), Links::Followed) = (directory, links) {
        match dir::stat(at, name, Links::Kept, stat) {
            Ok(()) if is(stat, libc::S_IFLNK) => return Ok(Found::Dangling(errno)),
            Ok(()) | Err(Errno(libc::ENOENT | libc::EACCES)) => {}
            Err(errno) => return Err(errno),
        }
    }
    *stat = dir::no_stat();
    Ok(Found::Unknown(errno))
}

/// Whether `stat` describes a file of this type.
fn is(stat: &libc::stat, file_type: libc::mode_t) -> bool {
    stat.st_mode & libc::S_IFMT == file_type
}
