//! The file system as the program sees it: its own callbacks, or the system calls.

use core::{
    cell::Cell,
    ffi::{CStr, c_char, c_int, c_void},
    mem::MaybeUninit,
};

use super::files::{Entry, Files, Kind, ReadError};
use crate::{
    ffi::{Buffer, Errno, OutOfMemory},
    sys::{
        dir::{self, Links},
        home,
    },
};

/// The function that hears of unreadable directories.
pub type ErrorFunction = unsafe extern "C" fn(*const c_char, c_int) -> c_int;
/// `gl_stat` and `gl_lstat`.
pub type StatFunction = unsafe extern "C" fn(*const c_char, *mut libc::stat) -> c_int;

/// The callbacks that `GLOB_ALTDIRFUNC` puts in the place of the system's functions.
#[derive(Clone, Copy)]
#[repr(C)]
pub struct Alternatives {
    closedir: Option<unsafe extern "C" fn(*mut c_void)>,
    readdir: Option<unsafe extern "C" fn(*mut c_void) -> *mut libc::dirent>,
    opendir: Option<unsafe extern "C" fn(*const c_char) -> *mut c_void>,
    lstat: Option<StatFunction>,
    stat: Option<StatFunction>,
}

/// What `glob` was called with. Whoever makes one promises that the functions can be called.
pub struct Callbacks {
    pub error: Option<ErrorFunction>,
    pub alternatives: Option<Alternatives>,
    /// With braces: the directory read last. The next alternative mostly wants the same one.
    pub kept: Option<Cell<Listing>>,
}

/// What a directory holds, as the kernel tells it, with the directory's path.
#[derive(Default)]
pub struct Listing {
    path: Buffer<u8>,
    records: Buffer<u8>,
}

impl Listing {
    /// The listing of `path`: this one if it is that, or else a new one.
    fn of(self, path: &CStr) -> Result<Self, ReadError> {
        if *self.path == *path.to_bytes_with_nul() {
            return Ok(self);
        }
        let directory = dir::open(dir::HERE, path, Links::Followed)?;
        let mut new = Self::default();
        dir::read(directory.number(), &mut new.records)?;
        new.path.extend(path.to_bytes_with_nul())?;
        Ok(new)
    }
}

impl Files for Callbacks {
    fn read_directory(&self, path: &CStr, entry: &mut Entry<'_>) -> Result<(), ReadError> {
        if let Some(alternatives) = &self.alternatives {
            return alternatives.read_directory(path, entry);
        }
        let Some(kept) = &self.kept else { return read_directory(path, entry) };
        let listing = kept.take().of(path)?;
        let result = each_entry(&listing.records, entry);
        kept.set(listing);
        Ok(result?)
    }

    fn exists(&self, path: &CStr) -> bool {
        let lstat = self.alternatives.map_or(Some(libc::lstat as StatFunction), |functions| functions.lstat);
        mode(lstat, path).is_some()
    }

    fn is_directory(&self, path: &CStr) -> bool {
        let stat = self.alternatives.map_or(Some(libc::stat as StatFunction), |functions| functions.stat);
        mode(stat, path).is_some_and(|mode| mode & libc::S_IFMT == libc::S_IFDIR)
    }

    fn report(&self, path: &CStr, error: Errno) -> bool {
        // SAFETY: a function of the program's, with the arguments it expects.
        self.error.is_some_and(|function| unsafe { function(path.as_ptr(), error.0) } != 0)
    }

    fn home(&self, user: Option<&CStr>, to: &mut Buffer<u8>) -> Result<bool, OutOfMemory> {
        match user {
            Some(user) => home::of_user(user, to),
            None => Ok(home::of_environment(to)? || home::of_login(to)?),
        }
    }
}

/// The mode that `stat` tells of `path`.
fn mode(stat: Option<StatFunction>, path: &CStr) -> Option<libc::mode_t> {
    let mut answer = MaybeUninit::<libc::stat>::uninit();
    // SAFETY: a C string and an out-pointer.
    if unsafe { stat?(path.as_ptr(), answer.as_mut_ptr()) } != 0 {
        return None;
    }
    // SAFETY: success means that it was filled in.
    Some(unsafe { answer.assume_init_ref() }.st_mode)
}

fn read_directory(path: &CStr, entry: &mut Entry<'_>) -> Result<(), ReadError> {
    let directory = dir::open(dir::HERE, path, Links::Followed)?;
    let mut records = Buffer::new();
    while dir::read_next(directory.number(), &mut records)? {
        each_entry(&records, entry)?;
    }
    Ok(())
}

/// Hands each of the kernel's records to `entry`.
fn each_entry(records: &[u8], entry: &mut Entry<'_>) -> Result<(), OutOfMemory> {
    let mut start = 0;
    while let Some((name, next)) = dir::record(records, start) {
        entry(name.to_bytes(), kind_of(dir::record_type(records, start)))?;
        start = next;
    }
    Ok(())
}

impl Alternatives {
    fn read_directory(&self, path: &CStr, entry: &mut Entry<'_>) -> Result<(), ReadError> {
        let (Some(open), Some(read), Some(close)) = (self.opendir, self.readdir, self.closedir) else {
            return Err(ReadError::System(Errno(libc::ENOSYS)));
        };
        // SAFETY: a function of the program's, with the C string it expects.
        let stream = unsafe { open(path.as_ptr()) };
        if stream.is_null() {
            return Err(ReadError::System(Errno::last()));
        }
        let mut result = Ok(());
        while result.is_ok() {
            // SAFETY: the stream is open; the entry is valid until the next call for it.
            let Some(found) = (unsafe { read(stream).as_ref() }) else { break };
            // SAFETY: the name of an entry is a C string.
            let name = unsafe { CStr::from_ptr(found.d_name.as_ptr()) };
            result = entry(name.to_bytes(), kind_of(found.d_type));
        }
        // SAFETY: the stream is open, and not used again.
        unsafe { close(stream) };
        Ok(result?)
    }
}

/// What `d_type` tells.
fn kind_of(kind: u8) -> Kind {
    match kind {
        libc::DT_DIR => Kind::Directory,
        libc::DT_UNKNOWN | libc::DT_LNK => Kind::Unknown,
        _ => Kind::Other,
    }
}
