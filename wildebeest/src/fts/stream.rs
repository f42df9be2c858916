//! `FTS`, of which the program may read what it likes.
#![forbid(unsafe_code)]

use core::{
    ffi::{c_char, c_int},
    ptr,
};

use super::entry::{self, Compare, Entry, Ftsent};
use crate::sys::dir;

/// The options of `fts_open`, and two of the stream's own.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Options(pub c_int);

impl Options {
    /// `FTS_COMFOLLOW`: follow symbolic links that are roots.
    pub const COMFOLLOW: Self = Self(0x01);
    /// `FTS_LOGICAL`: follow all symbolic links.
    pub const LOGICAL: Self = Self(0x02);
    /// `FTS_NOCHDIR`: leave the working directory alone.
    pub const NOCHDIR: Self = Self(0x04);
    /// `FTS_NOSTAT`: find out no more than which entries are directories.
    pub const NOSTAT: Self = Self(0x08);
    /// `FTS_PHYSICAL`: follow no symbolic links, which is so anyway unless something else was asked for.
    pub const PHYSICAL: Self = Self(0x10);
    /// `FTS_SEEDOT`: show `.` and `..`.
    pub const SEEDOT: Self = Self(0x20);
    /// `FTS_XDEV`: stay on the file system of the root.
    pub const XDEV: Self = Self(0x40);
    /// All that a program may ask for.
    const ALL: Self = Self(0xff);
    /// `FTS_NAMEONLY`: the children at hand are names only.
    pub const NAMEONLY: Self = Self(0x100);
    /// `FTS_STOP`: the walk ended with an error.
    pub const STOP: Self = Self(0x200);

    /// The options a program asks for, and what follows from them. `None` if there are unknown ones.
    pub const fn asked(number: c_int) -> Option<Self> {
        let asked = Self(number);
        if number & !Self::ALL.0 != 0 {
            return None;
        }
        Some(if asked.has(Self::LOGICAL) { asked.with(Self::NOCHDIR) } else { asked })
    }

    /// Whether all of `options` are set.
    #[inline(always)]
    pub const fn has(self, options: Self) -> bool {
        self.0 & options.0 == options.0
    }

    const fn with(self, options: Self) -> Self {
        Self(self.0 | options.0)
    }

    const fn without(self, options: Self) -> Self {
        Self(self.0 & !options.0)
    }
}

/// `FTS`: the same in glibc and musl-fts.
#[repr(C)]
#[derive(Debug)]
pub struct Public {
    cur: *mut Ftsent,
    child: *mut Ftsent,
    array: *mut *mut Ftsent,
    dev: libc::dev_t,
    path: *mut c_char,
    rfd: c_int,
    pathlen: c_int,
    nitems: c_int,
    compar: Option<Compare>,
    options: Options,
}

impl Public {
    /// A stream at whose beginning nothing is known yet.
    pub const fn new(options: Options, path: *const u8, capacity: c_int, compar: Option<Compare>) -> Self {
        Self {
            cur: ptr::null_mut(),
            child: ptr::null_mut(),
            array: ptr::null_mut(),
            dev: 0,
            path: path.cast_mut().cast(),
            rfd: dir::HERE,
            pathlen: capacity,
            nitems: 0,
            compar,
            options,
        }
    }

    /// The entry read last.
    #[inline(always)]
    pub fn current(&self) -> Option<Entry> {
        Entry::of_stream(self.cur)
    }

    /// Sets what [`Self::current`] gives.
    #[inline(always)]
    pub fn set_current(&mut self, entry: Option<Entry>) {
        self.cur = entry::pointer(entry);
    }

    /// The entries made for the program that are still to be visited.
    pub fn take_children(&mut self) -> Option<Entry> {
        let first = Entry::of_stream(self.child);
        self.child = ptr::null_mut();
        first
    }

    /// Sets what [`Self::take_children`] gives.
    pub fn set_children(&mut self, first: Option<Entry>) {
        self.child = entry::pointer(first);
    }

    /// The options.
    #[inline(always)]
    pub fn options(&self) -> Options {
        self.options
    }

    /// Sets an option.
    pub fn add_option(&mut self, option: Options) {
        self.options = self.options.with(option);
    }

    /// Clears an option.
    pub fn remove_option(&mut self, option: Options) {
        self.options = self.options.without(option);
    }

    /// The file system of the root.
    pub fn device(&self) -> libc::dev_t {
        self.dev
    }

    /// Sets what [`Self::device`] gives.
    pub fn set_device(&mut self, device: libc::dev_t) {
        self.dev = device;
    }

    /// The directory the walk began in, under its descriptor; [`dir::HERE`] if it is not left.
    pub fn start(&self) -> c_int {
        self.rfd
    }

    /// Sets what [`Self::start`] gives.
    pub fn set_start(&mut self, start: c_int) {
        self.rfd = start;
    }

    /// The program's function for the order of entries.
    pub fn compare(&self) -> Option<Compare> {
        self.compar
    }
}
