//! What the search asks of the file system and of the user database.
#![forbid(unsafe_code)]

use core::ffi::CStr;

use crate::ffi::{Buffer, Errno, OutOfMemory};

/// What a directory entry says of its type.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    Directory,
    /// No directory, and no link to one.
    Other,
    /// Only `stat` can tell.
    Unknown,
}

/// Why a directory was not read to its end.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ReadError {
    OutOfMemory,
    /// It could not be opened or read.
    System(Errno),
}

impl From<Errno> for ReadError {
    fn from(error: Errno) -> Self {
        if error.0 == libc::ENOMEM { Self::OutOfMemory } else { Self::System(error) }
    }
}

impl From<OutOfMemory> for ReadError {
    fn from(_: OutOfMemory) -> Self {
        Self::OutOfMemory
    }
}

/// Takes the name and the type of a directory entry.
pub type Entry<'a> = dyn FnMut(&[u8], Kind) -> Result<(), OutOfMemory> + 'a;

/// The file system, the program's own callbacks, and the homes of users.
pub trait Files {
    /// Hands the name and the type of each entry to `entry`. The directory is closed when this returns.
    fn read_directory(&self, path: &CStr, entry: &mut Entry<'_>) -> Result<(), ReadError>;

    /// Whether something is there, be it a dangling link.
    fn exists(&self, path: &CStr) -> bool;

    /// Whether it is a directory or a link to one.
    fn is_directory(&self, path: &CStr) -> bool;

    /// Tells the program that a directory could not be read; whether it wants to give up.
    fn report(&self, path: &CStr, error: Errno) -> bool;

    /// Writes the home of `user`, or of the caller, to `home`; whether there is one.
    fn home(&self, user: Option<&CStr>, home: &mut Buffer<u8>) -> Result<bool, OutOfMemory>;
}
