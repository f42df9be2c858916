//! `FTSENT`, which the program sees and writes to, and the only code that follows pointers to it.
//!
//! Entries live in the stream's [`Arena`](super::arena::Arena). An [`Entry`] is a pointer to one and stands for as
//! long as the walk is in the directory that the entry is in: the walk keeps none for longer.

use core::{
    ffi::{CStr, c_char, c_int, c_long, c_void},
    mem::offset_of,
    ptr::{self, NonNull},
};

use super::arena::Arena;
use crate::{
    ffi::{Errno, OutOfMemory},
    sys::dir::{self, Identity, Links},
};

/// `FTSENT`. Where musl-fts has wider numbers than glibc they are as wide here, and the header shows the lower
/// half of them: programs that were compiled with either header find every member in its place.
#[repr(C)]
#[derive(Debug)]
pub struct Ftsent {
    cycle: *mut Ftsent,
    parent: *mut Ftsent,
    link: *mut Ftsent,
    number: c_long,
    pointer: *mut c_void,
    accpath: *mut c_char,
    path: *mut c_char,
    errno: c_int,
    symfd: c_int,
    pathlen: u32,
    namelen: u32,
    ino: libc::ino_t,
    dev: libc::dev_t,
    nlink: libc::nlink_t,
    level: c_int,
    info: u16,
    flags: u16,
    instr: u16,
    statp: *mut libc::stat,
    name: [c_char; 1],
}

/// `fts_info`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u16)]
pub enum Info {
    /// `FTS_D`: a directory, before what is in it.
    Directory = 1,
    /// `FTS_DC`: a directory that the walk is in already.
    Cycle = 2,
    /// `FTS_DEFAULT`: none of the others.
    Other = 3,
    /// `FTS_DNR`: a directory that cannot be read.
    Unreadable = 4,
    /// `FTS_DOT`: `.` or `..`.
    Dot = 5,
    /// `FTS_DP`: a directory, after what is in it.
    DirectoryAfter = 6,
    /// `FTS_ERR`: something that failed.
    Failed = 7,
    /// `FTS_F`: a regular file.
    File = 8,
    /// `FTS_INIT`: stands before the first root.
    Beginning = 9,
    /// `FTS_NS`: nothing could be found out about it.
    Unknown = 10,
    /// `FTS_NSOK`: nothing was to be found out about it.
    Unasked = 11,
    /// `FTS_SL`: a symbolic link.
    Link = 12,
    /// `FTS_SLNONE`: a symbolic link that leads nowhere.
    Dangling = 13,
}

/// `fts_instr`: what the program wants done with an entry.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Instruction {
    /// `FTS_AGAIN`
    Again,
    /// `FTS_FOLLOW`
    Follow,
    /// `FTS_SKIP`
    Skip,
    /// `FTS_NOINSTR`, and 0.
    None,
}

/// `FTS_NOINSTR`.
const NO_INSTRUCTION: u16 = 3;

impl Instruction {
    const fn of(number: u16) -> Self {
        match number {
            1 => Self::Again,
            2 => Self::Follow,
            4 => Self::Skip,
            _ => Self::None,
        }
    }
}

/// Whether a program may set this as an entry's instruction.
pub const fn is_instruction(number: c_int) -> bool {
    matches!(number, 0..=4)
}

/// Bits of `fts_flags`.
const NOT_ENTERED: u16 = 1;
const FOLLOWED: u16 = 2;

/// An `FTSENT` of a stream.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Entry(NonNull<Ftsent>);

/// Reads and writes members by their value.
macro_rules! members {
    ($($(#[$meta:meta])* $get:ident, $set:ident: $member:ident $type:ty;)*) => {
        $(
            $(#[$meta])*
            #[inline(always)]
            pub fn $get(self) -> $type {
                // SAFETY: an entry stands as long as it is used; see above.
                unsafe { (*self.0.as_ptr()).$member }
            }

            #[doc = concat!("Sets what [`Self::", stringify!($get), "`] gives.")]
            #[inline(always)]
            pub fn $set(self, value: $type) {
                // SAFETY: the same.
                unsafe { (*self.0.as_ptr()).$member = value };
            }
        )*
    };
}

/// Reads and writes members that refer to other entries, or to none.
macro_rules! references {
    ($($(#[$meta:meta])* $get:ident, $set:ident: $member:ident;)*) => {
        $(
            $(#[$meta])*
            #[inline(always)]
            pub fn $get(self) -> Option<Entry> {
                // SAFETY: an entry stands as long as it is used; see above.
                NonNull::new(unsafe { (*self.0.as_ptr()).$member }).map(Entry)
            }

            #[doc = concat!("Sets what [`Self::", stringify!($get), "`] gives.")]
            #[inline(always)]
            pub fn $set(self, entry: Option<Entry>) {
                // SAFETY: the same.
                unsafe { (*self.0.as_ptr()).$member = pointer(entry) };
            }
        )*
    };
}

/// The C pointer for an entry or for none.
pub fn pointer(entry: Option<Entry>) -> *mut Ftsent {
    entry.map_or(ptr::null_mut(), |entry| entry.0.as_ptr())
}

impl Entry {
    /// Makes an entry with this name, about which nothing is known.
    ///
    /// With `stat` it has room for what there is to find out about it.
    #[inline(always)]
    pub fn new(arena: &mut Arena, name: &[u8], stat: bool) -> Result<Self, OutOfMemory> {
        const NAME: usize = offset_of!(Ftsent, name);
        let named = NAME.saturating_add(name.len()).saturating_add(1).max(size_of::<Ftsent>());
        let stat_offset = named.next_multiple_of(align_of::<libc::stat>());
        let block = arena.allocate(if stat { stat_offset.saturating_add(size_of::<libc::stat>()) } else { named })?;
        let entry = block.cast::<Ftsent>();
        // SAFETY: the block is aligned for every type, and has the room that was asked for: the structure, behind
        // it the rest of the name, its NUL, and the stat if there is to be one. Zeros are valid for all of them.
        unsafe {
            entry.write_bytes(0, 1);
            let start = block.as_ptr().add(NAME);
            ptr::copy_nonoverlapping(name.as_ptr(), start, name.len());
            start.add(name.len()).write(0);
            let entry = &mut *entry.as_ptr();
            entry.namelen = u32::try_from(name.len()).unwrap_or(u32::MAX);
            entry.instr = NO_INSTRUCTION;
            if stat {
                entry.statp = block.as_ptr().add(stat_offset).cast();
                entry.statp.write_bytes(0, 1);
            }
        }
        let entry = Self(entry);
        entry.set_info(Info::Unasked);
        Ok(entry)
    }

    /// The entry behind a pointer of the stream's own, or the program's.
    #[inline(always)]
    pub fn of_stream(entry: *mut Ftsent) -> Option<Self> {
        NonNull::new(entry).map(Self)
    }

    members! {
        /// `fts_errno`.
        errno, set_errno: errno c_int;
        /// `fts_level`.
        level, set_level: level c_int;
        /// `fts_pathlen`.
        path_length, set_path_length: pathlen u32;
        /// `fts_info` as a number; [`Self::is`] compares it.
        info_number, set_info_number: info u16;
        /// `fts_instr` as a number.
        instruction_number, set_instruction_number: instr u16;
        flags, set_flags: flags u16;
        /// `fts_path`
        path, set_path: path *mut c_char;
        /// `fts_accpath`
        access_path, set_access_path: accpath *mut c_char;
    }

    references! {
        /// `fts_parent`: the directory the entry is in.
        parent, set_parent: parent;
        /// `fts_link`: the next entry in that directory.
        next, set_next: link;
        /// `fts_cycle`: the same directory, further up.
        cycle, set_cycle: cycle;
    }

    /// Whether `fts_info` says this.
    #[inline(always)]
    pub fn is(self, info: Info) -> bool {
        self.info_number() == info as u16
    }

    /// Sets `fts_info`.
    #[inline(always)]
    pub fn set_info(self, info: Info) {
        self.set_info_number(info as u16);
    }

    /// Sets `fts_info` and `fts_errno`.
    pub fn fail(self, info: Info, errno: Errno) {
        self.set_info(info);
        self.set_errno(errno.0);
    }

    /// What the program wants done with the entry.
    pub fn instruction(self) -> Instruction {
        Instruction::of(self.instruction_number())
    }

    /// The same, and forgets it.
    pub fn take_instruction(self) -> Instruction {
        let instruction = self.instruction();
        self.set_instruction_number(NO_INSTRUCTION);
        instruction
    }

    /// Remembers that the directory could not be entered.
    pub fn set_not_entered(self) {
        self.set_flags(self.flags() | NOT_ENTERED);
    }

    /// Whether the entry stands for what a symbolic link leads to, which otherwise stands for itself.
    pub fn is_followed(self) -> bool {
        self.flags() & FOLLOWED != 0
    }

    /// Sets what [`Self::is_followed`] gives.
    pub fn set_followed(self, followed: bool) {
        self.set_flags(if followed { self.flags() | FOLLOWED } else { self.flags() & !FOLLOWED });
    }

    /// `fts_name`.
    #[inline(always)]
    pub fn name<'a>(self) -> &'a CStr {
        // SAFETY: the name was written with its NUL, and stays with the entry.
        unsafe { CStr::from_ptr((&raw const (*self.0.as_ptr()).name).cast()) }
    }

    /// Leaves of the name what follows the last slash; nothing if it ends with one, unless it is one.
    pub fn keep_last_component(self) {
        let name = self.name().to_bytes();
        let Some(slash) = name.iter().rposition(|byte| *byte == b'/') else { return };
        if name.len() == 1 {
            return;
        }
        let kept = name.len().saturating_sub(slash).saturating_sub(1);
        // SAFETY: what is moved to the front is the end of the name and its NUL.
        unsafe {
            let start: *mut u8 = (&raw mut (*self.0.as_ptr()).name).cast();
            ptr::copy(start.add(slash).add(1), start, kept.saturating_add(1));
            (*self.0.as_ptr()).namelen = u32::try_from(kept).unwrap_or(u32::MAX);
        }
    }

    /// The identity of the file, for a directory.
    #[inline(always)]
    pub fn identity(self) -> Identity {
        // SAFETY: an entry stands as long as it is used.
        unsafe { Identity { device: (*self.0.as_ptr()).dev, inode: (*self.0.as_ptr()).ino } }
    }

    /// Asks the system about the file `name` in the directory `at`, which is this one, and gives its mode.
    #[inline(always)]
    pub fn examine(self, at: c_int, name: &CStr, links: Links) -> Result<libc::mode_t, Errno> {
        let mut unkept = dir::no_stat();
        // SAFETY: the structure was made with the entry, and nothing else refers to it now.
        let stat = unsafe { (*self.0.as_ptr()).statp.as_mut() }.unwrap_or(&mut unkept);
        if let Err(errno) = dir::stat(at, name, links, stat) {
            *stat = dir::no_stat();
            return Err(errno);
        }
        // SAFETY: an entry stands as long as it is used.
        unsafe {
            let entry = self.0.as_ptr();
            (*entry).dev = stat.st_dev;
            (*entry).ino = stat.st_ino;
            (*entry).nlink = stat.st_nlink;
        }
        Ok(stat.st_mode)
    }
}

/// The program's function for the order of entries.
pub type Compare = unsafe extern "C" fn(*const *const Ftsent, *const *const Ftsent) -> c_int;

/// Whether `compare` has the first entry come after the second.
pub fn comes_after(compare: Compare, first: Entry, second: Entry) -> bool {
    let (first, second) = (first.0.as_ptr().cast_const(), second.0.as_ptr().cast_const());
    // SAFETY: fts_open was given a function that may be called with pointers to two pointers to entries.
    unsafe { compare(&raw const first, &raw const second) > 0 }
}
