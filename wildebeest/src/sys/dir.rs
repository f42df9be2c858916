//! Directories and what is in them, relative to an open directory.

use core::{
    ffi::{CStr, c_char, c_int, c_uint, c_void},
    mem, ptr,
};

use super::memory;
use crate::ffi::{Buffer, Errno};

/// Stands for the current working directory where a descriptor is asked for.
pub const HERE: c_int = libc::AT_FDCWD;

/// How much of a directory the kernel is asked for at once, in bytes.
const CHUNK: usize = 32 * 1024;

/// Where the record length and the type stand in the kernel's `struct linux_dirent64`, and where the name begins.
const RECORD_LENGTH: usize = 16;
const RECORD_TYPE: usize = 18;
const RECORD_NAME: usize = 19;

/// What names a file for as long as it exists: device and inode number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Identity {
    /// `st_dev`: the file system.
    pub device: libc::dev_t,
    /// `st_ino`: the number in the file system.
    pub inode: libc::ino_t,
}

impl Identity {
    /// The identity of the file that `stat` describes.
    pub const fn of(stat: &libc::stat) -> Self {
        Self { device: stat.st_dev, inode: stat.st_ino }
    }

    /// The identity of an open file.
    pub fn of_descriptor(descriptor: c_int) -> Result<Self, Errno> {
        let mut stat = no_stat();
        // SAFETY: `stat` is valid for one write of its type.
        Errno::check(unsafe { libc::fstat(descriptor, &raw mut stat) })?;
        Ok(Self::of(&stat))
    }
}

/// Whether a symbolic link stands for itself or for what it points to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Links {
    /// For itself.
    Kept,
    /// For what it points to.
    Followed,
}

/// An open descriptor that is closed when dropped.
#[derive(Debug)]
pub struct Descriptor(c_int);

impl Descriptor {
    /// The number, still owned by this value.
    pub const fn number(&self) -> c_int {
        self.0
    }

    /// The number, which the caller closes from now on.
    pub fn into_number(self) -> c_int {
        mem::ManuallyDrop::new(self).0
    }
}

impl Drop for Descriptor {
    fn drop(&mut self) {
        close(self.0);
    }
}

/// Closes a descriptor and leaves errno alone: whatever `close` reports, the descriptor is gone.
pub fn close(descriptor: c_int) {
    // SAFETY: close reads no memory.
    Errno::preserved(|| unsafe { libc::close(descriptor) });
}

/// Opens the directory `name` in the directory `at`, to read and to reach what is in it.
pub fn open(at: c_int, name: &CStr, links: Links) -> Result<Descriptor, Errno> {
    let follow = if links == Links::Kept { libc::O_NOFOLLOW } else { 0 };
    let flags = libc::O_RDONLY | libc::O_DIRECTORY | libc::O_NONBLOCK | libc::O_CLOEXEC | follow;
    // SAFETY: `name` is a C string; O_CREAT, which would need a mode, is not given.
    Errno::check(unsafe { libc::openat(at, name.as_ptr(), flags) }).map(Descriptor)
}

/// Opens the current working directory only to come back to it. That needs no permission to read it.
pub fn open_working() -> Result<Descriptor, Errno> {
    let flags = libc::O_PATH | libc::O_DIRECTORY | libc::O_CLOEXEC;
    // SAFETY: the name is a C string; O_CREAT, which would need a mode, is not given.
    Errno::check(unsafe { libc::openat(HERE, c".".as_ptr(), flags) }).map(Descriptor)
}

/// Makes an open directory the current working directory.
pub fn enter(directory: c_int) -> Result<(), Errno> {
    // SAFETY: fchdir reads no memory.
    Errno::check(unsafe { libc::fchdir(directory) }).map(drop)
}

/// Makes the directory `path` the current working directory.
pub fn enter_path(path: &CStr) -> Result<(), Errno> {
    // SAFETY: `path` is a C string.
    Errno::check(unsafe { libc::chdir(path.as_ptr()) }).map(drop)
}

/// Puts what is known of the file `name` in the directory `at` into `stat`.
///
/// A walk asks this of every file, and the structure is large: hence no result to copy.
#[inline(always)]
pub fn stat(at: c_int, name: &CStr, links: Links, stat: &mut libc::stat) -> Result<(), Errno> {
    let flags = if links == Links::Kept { libc::AT_SYMLINK_NOFOLLOW } else { 0 };
    // SAFETY: `name` is a C string and `stat` valid for one write of its type.
    Errno::check(unsafe { fstatat(at, name.as_ptr(), stat, flags) }).map(drop)
}

#[cfg(not(any(target_arch = "x86_64", target_arch = "aarch64")))]
use libc::fstatat;

/// Where the C structure is the kernel's own, it is filled without a detour: musl's function fills
/// another one and copies that, which a walk through many files feels.
///
/// # Safety
/// As for libc's function.
#[cfg(any(target_arch = "x86_64", target_arch = "aarch64"))]
#[inline(always)]
unsafe fn fstatat(at: c_int, name: *const c_char, stat: *mut libc::stat, flags: c_int) -> c_int {
    // SAFETY: the caller's promises are those that the system call needs.
    let result = unsafe { libc::syscall(libc::SYS_newfstatat, at, name, stat, flags) };
    if result == 0 { 0 } else { -1 }
}

/// A `struct stat` of a file about which nothing is known: all zero.
pub const fn no_stat() -> libc::stat {
    // SAFETY: the structure consists of integers, for which zero is a value.
    unsafe { mem::zeroed() }
}

/// Reads an open directory from where it stands to its end and appends the kernel's records.
///
/// A directory that was removed meanwhile is empty.
pub fn read(directory: c_int, records: &mut Buffer<u8>) -> Result<(), Errno> {
    loop {
        // SAFETY: the kernel says how many bytes it wrote.
        let read = match unsafe { records.append_with(CHUNK, |room| read_chunk(directory, room)) } {
            Err(Errno(libc::ENOENT)) => 0,
            result => result?,
        };
        if read == 0 {
            return Ok(());
        }
    }
}

/// Replaces `records` by the next records of an open directory; whether there were any.
pub fn read_next(directory: c_int, records: &mut Buffer<u8>) -> Result<bool, Errno> {
    records.truncate(0);
    // SAFETY: the kernel says how many bytes it wrote.
    let read = unsafe { records.append_with(CHUNK, |room| read_chunk(directory, room)) }?;
    Ok(read > 0)
}

fn read_chunk(directory: c_int, room: &mut [mem::MaybeUninit<u8>]) -> Result<usize, Errno> {
    let start: *mut c_void = ptr::from_mut(room).cast();
    let size = c_uint::try_from(room.len()).unwrap_or(c_uint::MAX);
    // SAFETY: the kernel writes at most `size` bytes, for which `room` has the space.
    let read = unsafe { libc::syscall(libc::SYS_getdents64, directory, start, size) };
    usize::try_from(read).map_err(|_| Errno::last())
}

/// The name in the record that begins at `start`, and where the next record begins.
///
/// `None` at the end of `records`.
#[inline(always)]
pub fn record(records: &[u8], start: usize) -> Option<(&CStr, usize)> {
    let record = records.get(start..)?;
    let length = record.get(RECORD_LENGTH..)?.first_chunk().copied().map(u16::from_ne_bytes)?;
    let name = record.get(RECORD_NAME..usize::from(length))?;
    Some((memory::text(name)?, start.checked_add(usize::from(length))?))
}

/// The type in the record that begins at `start`, as in `d_type`.
#[inline(always)]
pub fn record_type(records: &[u8], start: usize) -> u8 {
    records.get(start..).and_then(|record| record.get(RECORD_TYPE)).copied().unwrap_or(libc::DT_UNKNOWN)
}

/// Has an open directory read from its beginning again.
pub fn rewind(directory: c_int) -> Result<(), Errno> {
    // SAFETY: lseek reads no memory.
    let place = unsafe { libc::lseek(directory, 0, libc::SEEK_SET) };
    if place == -1 { Err(Errno::last()) } else { Ok(()) }
}
