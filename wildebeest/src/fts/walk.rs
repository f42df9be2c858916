//! The walk: which entry comes next, and what is found out about it.
#![forbid(unsafe_code)]

use core::ffi::c_int;

use super::{
    arena::Arena,
    entry::{Compare, Entry, Info, Instruction},
    listing::{Barrier, List, Purpose},
    places::Places,
    stream::{Options, Public},
};
use crate::{
    ffi::{Buffer, Errno},
    sys::dir,
};

/// The longest path: `fts_pathlen` has 16 bits. The buffer for it is made once, and never moves.
pub const LONGEST: usize = 65_535;

/// A walk. What the program may see of it comes first.
#[repr(C)]
pub struct Walk {
    pub(super) public: Public,
    pub(super) arena: Arena,
    pub(super) places: Places,
    /// The path of the current entry, with its NUL.
    pub(super) path: Buffer<u8>,
    /// A part of a directory, as the kernel gives it.
    pub(super) records: Buffer<u8>,
    /// How many directories below the start the working directory is. It stays 0 under FTS_NOCHDIR.
    working: usize,
}

impl Walk {
    /// A walk through the trees at `roots`, in the order that `compare` gives them.
    pub fn begin<'a>(
        roots: impl Iterator<Item = &'a [u8]>,
        options: Options,
        compare: Option<Compare>,
    ) -> Result<Self, Errno> {
        let mut path = Buffer::new();
        path.reserve(LONGEST.saturating_add(1))?;
        let mut walk = Self {
            public: Public::new(options, path.as_ptr(), c_int::try_from(LONGEST).unwrap_or(c_int::MAX), compare),
            arena: Arena::new(),
            places: Places::new(),
            path,
            records: Buffer::new(),
            working: 0,
        };
        walk.make_roots(roots)?;
        walk.settle_start();
        Ok(walk)
    }

    fn make_roots<'a>(&mut self, roots: impl Iterator<Item = &'a [u8]>) -> Result<(), Errno> {
        let above = Entry::new(&mut self.arena, b"", false)?;
        above.set_level(-1);
        let mut list = List::default();
        for bytes in roots {
            if bytes.is_empty() {
                return Err(Errno(libc::ENOENT));
            }
            let root = self.make(above, bytes, bytes.len()).map_err(Barrier::errno)?;
            root.set_access_path(root.name().as_ptr().cast_mut());
            self.places.set_root(bytes)?;
            let follow = self.public.options().has(Options::COMFOLLOW);
            root.set_followed(follow && !self.public.options().has(Options::LOGICAL));
            self.examine(root);
            // The program's function finds the last one first; it shows where roots are equal to it.
            if self.public.compare().is_some() {
                list.push_front(root);
            } else {
                list.push(root);
            }
        }
        let beginning = Entry::new(&mut self.arena, b"", false)?;
        beginning.set_info(Info::Beginning);
        beginning.set_parent(Some(above));
        beginning.set_next(self.sorted(list));
        self.public.set_current(Some(beginning));
        Ok(())
    }

    /// Remembers the directory the walk starts in, to which it comes back. If that cannot be had it stays there.
    fn settle_start(&mut self) {
        if self.changes_directory() {
            match Errno::preserved(dir::open_working) {
                Ok(start) => {
                    let start = start.into_number();
                    self.public.set_start(start);
                    self.places.set_start(start);
                }
                Err(_) => self.public.add_option(Options::NOCHDIR),
            }
        }
    }

    pub(super) fn changes_directory(&self) -> bool {
        !self.public.options().has(Options::NOCHDIR)
    }

    /// The next entry. `None` at the end.
    pub fn read(&mut self) -> Result<Option<Entry>, Errno> {
        let Some(entry) = self.public.current().filter(|_| !self.public.options().has(Options::STOP)) else {
            return Ok(None);
        };
        self.go_on(entry).inspect_err(|_| self.public.add_option(Options::STOP))
    }

    fn go_on(&mut self, entry: Entry) -> Result<Option<Entry>, Errno> {
        let instruction = entry.take_instruction();
        if instruction == Instruction::Again {
            entry.set_followed(false);
            self.examine(entry);
            return Ok(Some(entry));
        }
        if instruction == Instruction::Follow && (entry.is(Info::Link) || entry.is(Info::Dangling)) {
            self.follow(entry);
            return Ok(Some(entry));
        }
        if !entry.is(Info::Directory) {
            return self.pass(entry);
        }
        if instruction == Instruction::Skip || self.is_on_another_device(entry) {
            self.leave_if_entered(entry);
            entry.set_info(Info::DirectoryAfter);
            return Ok(Some(entry));
        }
        match self.descend(entry)? {
            Some(child) => self.arrive(child).map(Some),
            None => Ok(Some(entry)),
        }
    }

    fn is_on_another_device(&self, entry: Entry) -> bool {
        self.public.options().has(Options::XDEV) && entry.identity().device != self.public.device()
    }

    /// Goes on behind `entry`: to the next one in its directory, or back to the directory.
    fn pass(&mut self, entry: Entry) -> Result<Option<Entry>, Errno> {
        let mut next = entry.next();
        while let Some(entry) = next {
            if level(entry) == 0 {
                return self.arrive_at_root(entry).map(Some);
            }
            match entry.instruction() {
                Instruction::Skip => next = entry.next(),
                Instruction::Follow => {
                    entry.take_instruction();
                    self.follow(entry);
                    return self.arrive(entry).map(Some);
                }
                Instruction::Again | Instruction::None => return self.arrive(entry).map(Some),
            }
        }
        match entry.parent() {
            Some(parent) if parent.level() >= 0 => self.ascend(parent).map(Some),
            _ => {
                self.public.set_current(None);
                Errno(0).set();
                Ok(None)
            }
        }
    }

    /// Makes a root the current entry.
    fn arrive_at_root(&mut self, entry: Entry) -> Result<Entry, Errno> {
        self.work_in(0)?;
        self.path.truncate(0);
        self.path.extend(entry.name().to_bytes_with_nul())?;
        self.places.set_root(entry.name().to_bytes())?;
        entry.keep_last_component();
        entry.set_access_path(entry.path());
        self.public.set_device(entry.identity().device);
        self.public.set_current(Some(entry));
        Ok(entry)
    }

    /// Makes an entry in the last directory the current one.
    #[inline(always)]
    fn arrive(&mut self, entry: Entry) -> Result<Entry, Errno> {
        self.work_in(level(entry))?;
        self.cut_path(entry.parent());
        if self.path.last() != Some(&b'/') {
            self.path.push(b'/')?;
        }
        self.path.extend_short(entry.name().to_bytes_with_nul())?;
        self.public.set_current(Some(entry));
        Ok(entry)
    }

    /// Leaves of the path that of a directory above, without a NUL.
    #[inline(always)]
    fn cut_path(&mut self, directory: Option<Entry>) {
        let length = directory.map_or(0, |directory| directory.path_length());
        self.path.truncate(usize::try_from(length).unwrap_or(LONGEST));
    }

    /// Goes back to a directory all of which has been visited.
    fn ascend(&mut self, directory: Entry) -> Result<Entry, Errno> {
        self.leave_if_entered(directory);
        self.cut_path(Some(directory));
        self.path.push(0)?;
        self.public.set_current(Some(directory));
        self.work_in(level(directory))?;
        directory.set_info(if directory.errno() == 0 { Info::DirectoryAfter } else { Info::Failed });
        Ok(directory)
    }

    /// Enters a directory, if need be, and gives its first entry. `None` if there is none or it cannot be entered,
    /// which the directory's own entry says then.
    fn descend(&mut self, directory: Entry) -> Result<Option<Entry>, Errno> {
        if self.public.options().has(Options::NAMEONLY) {
            self.public.remove_option(Options::NAMEONLY);
            self.public.set_children(None);
        }
        let first = self.first_child(directory);
        if let Ok(Some(first)) = first {
            return Ok(Some(first));
        }
        self.leave_if_entered(directory);
        match first {
            Ok(_) => directory.set_info(Info::DirectoryAfter),
            Err(Barrier::Closed(errno)) => directory.fail(Info::Unreadable, errno),
            Err(Barrier::Beyond(errno)) => {
                directory.fail(Info::DirectoryAfter, errno);
                directory.set_not_entered();
            }
            Err(Barrier::End(errno)) => return Err(errno),
        }
        Ok(None)
    }

    fn first_child(&mut self, directory: Entry) -> Result<Option<Entry>, Barrier> {
        let first = match self.public.take_children() {
            Some(first) => Some(first),
            None => self.list(directory, Purpose::Walk)?,
        };
        // A directory with nothing in it need not be worked in.
        if first.is_some() {
            self.work_in(level(directory).saturating_add(1)).map_err(Barrier::Beyond)?;
        }
        Ok(first)
    }

    fn leave_if_entered(&mut self, directory: Entry) {
        self.public.set_children(None);
        if self.places.count() > level(directory)
            && let Some(mark) = self.places.leave()
        {
            self.arena.release(mark);
        }
    }

    /// The entries in the directory that was read last, or the roots if none was.
    pub fn children(&mut self, names_only: bool) -> Result<Option<Entry>, Errno> {
        let Some(entry) = self.public.current().filter(|_| !self.public.options().has(Options::STOP)) else {
            return Ok(None);
        };
        if entry.is(Info::Beginning) {
            return Ok(entry.next());
        }
        if !entry.is(Info::Directory) {
            return Ok(None);
        }
        self.public.set_children(None);
        let purpose = if names_only { Purpose::Names } else { Purpose::Look };
        self.public.remove_option(Options::NAMEONLY);
        if names_only {
            self.public.add_option(Options::NAMEONLY);
        }
        let first = self.list(entry, purpose).map_err(Barrier::errno)?;
        self.public.set_children(first);
        Ok(first)
    }

    /// Makes the directory in which what is at `level` is the working directory, unless FTS_NOCHDIR is set.
    #[inline(always)]
    pub(super) fn work_in(&mut self, level: usize) -> Result<(), Errno> {
        if self.working == level || !self.changes_directory() {
            return Ok(());
        }
        dir::enter(self.places.descriptor(level)?)?;
        self.working = level;
        Ok(())
    }

    /// Ends the walk: goes back to where it began.
    pub fn end(mut self) -> Result<(), Errno> {
        let result = self.work_in(0);
        self.abandon();
        result
    }

    /// Ends the walk where it is.
    pub fn abandon(self) {
        if self.public.start() != dir::HERE {
            dir::close(self.public.start());
        }
    }
}

/// How many directories of the walk an entry is in.
pub fn level(entry: Entry) -> usize {
    usize::try_from(entry.level()).unwrap_or(0)
}
