//! `<grp.h>`: the group database, and files in its format.
//!
//! One stream serves getgrent, getgrent_r, setgrent and endgrent, for the reasons given in [`crate::pwd`].

pub mod entry;

use core::ffi::{c_char, c_int};

use libc::{FILE, group};

use crate::{
    ffi::{self, Space, Stream, c_bytes, c_list, export},
    records::{Database, Storage},
    sys::lock::Lock,
};

static STREAM_ENTRY: Lock<Storage<group>> = Lock::new(Storage::new());
static GROUPS: Lock<Database<group>> = Lock::new(Database::new(c"/etc/group"));

export! {
    /// `fgetgrent(stream)`: reads the next entry of a file in group(5)'s format.
    ///
    /// Returns the entry, which the next call overwrites. Blank lines, comments and malformed lines are skipped.
    ///
    /// # Differences from musl
    /// At the end musl leaves errno alone. It skips lines without all four fields, keeps empty members and the
    /// blanks in front of members, and knows neither comments nor NIS entries.
    /// # References
    /// fgetgrent(3), group(5).
    /// # Errors
    /// NULL with ENOENT at the end, ENOMEM, EBADF (not open for reading), or an error of read(2).
    /// # Safety
    /// `stream` is a stream.
    wrap fn fgetgrent(stream: *mut FILE) -> *mut group {
        // SAFETY: the caller promises a stream.
        let mut stream = unsafe { Stream::lock(stream) };
        ffi::pointer(ffi::or_end(STREAM_ENTRY.with(|storage| storage.next(&mut stream))))
    }
}

export! {
    /// `fgetgrent_r(stream, entry, buffer, size, result)`: reads the next entry of a file in group(5)'s format.
    ///
    /// Fills `*entry`, with its strings and its list in the `size` bytes at `buffer`, and `*result` with a pointer
    /// to it, or with NULL on failure. Returns 0 or an error number. The buffer must hold every line that
    /// is looked at and 2 bytes more, and for an entry the line and 2 pointers more than it has members.
    ///
    /// # Differences from musl
    /// musl has no such function.
    /// # References
    /// getgrent_r(3), group(5).
    /// # Errors
    /// Returned and in errno: ENOENT at the end; ERANGE when the buffer is too small, and the next call reads the
    /// line again; ESPIPE when it is too small and the stream cannot go back, and the line is lost; EBADF (not
    /// open for reading) or an error of read(2).
    /// # Safety
    /// `stream` is a stream, `entry` and `result` are out-pointers, `buffer` is valid for writing `size` bytes.
    plain fn fgetgrent_r(
        stream: *mut FILE, entry: *mut group, buffer: *mut c_char, size: usize, result: *mut *mut group,
    ) -> c_int {
        // SAFETY: the caller promises a stream, a buffer and out-pointers.
        unsafe { ffi::read_entry(stream, entry, buffer, size, result) }
    }
}

export! {
    /// `setgrent()`: makes getgrent start again at the first entry of /etc/group.
    ///
    /// # Differences from musl
    /// It shares its stream with getgrent_r, and goes back in the file that is open, as glibc does.
    /// # References
    /// getgrent(3), POSIX.
    /// # Errors
    /// None.
    /// # Safety
    /// None is needed.
    wrap fn setgrent() {
        GROUPS.with(Database::rewind);
    }
}

export! {
    /// `endgrent()`: closes /etc/group, so that getgrent starts again with the file as it is then.
    ///
    /// # Differences from musl
    /// It shares its stream with getgrent_r.
    /// # References
    /// getgrent(3), POSIX.
    /// # Errors
    /// None.
    /// # Safety
    /// None is needed.
    wrap fn endgrent() {
        GROUPS.with(Database::close);
    }
}

export! {
    /// `getgrent()`: the next entry of /etc/group.
    ///
    /// Returns the entry, which the next call overwrites; NULL at the end, with errno as it was. A file that is
    /// absent, or that the process may not read, has no entries.
    ///
    /// # Differences from musl
    /// It shares its stream with getgrent_r, and reads lines as glibc does: see fgetgrent.
    /// # References
    /// getgrent(3), POSIX.
    /// # Errors
    /// NULL with ENOMEM, EMFILE, ENFILE, or an error of read(2).
    /// # Safety
    /// None is needed; the entry returned is valid until the next call, by any thread.
    wrap fn getgrent() -> *mut group {
        ffi::pointer(GROUPS.with(Database::next_kept))
    }
}

export! {
    /// `getgrent_r(entry, buffer, size, result)`: the next entry of /etc/group.
    ///
    /// As fgetgrent_r, from the stream that getgrent reads and setgrent rewinds.
    ///
    /// # Differences from musl
    /// musl has no such function.
    /// # References
    /// getgrent_r(3).
    /// # Errors
    /// Returned: ENOENT at the end, with errno as it was. Returned and in errno: ERANGE when the buffer is too
    /// small, and the next call reads the line again; EMFILE, ENFILE, ENOMEM or an error of read(2).
    /// # Safety
    /// `entry` and `result` are out-pointers, `buffer` is valid for writing `size` bytes.
    plain fn getgrent_r(entry: *mut group, buffer: *mut c_char, size: usize, result: *mut *mut group) -> c_int {
        // SAFETY: the caller promises a buffer.
        let mut space = unsafe { Space::fixed(buffer, size) };
        let found = GROUPS.with(|groups| groups.next(&mut space));
        // SAFETY: the caller promises out-pointers.
        unsafe { ffi::give(found, entry, result) }
    }
}

export! {
    /// `putgrent(entry, stream)`: writes an entry as a line in group(5)'s format.
    ///
    /// Returns 0. An absent password or list (NULL) becomes an empty field. NIS entries, whose names begin with
    /// `+` or `-`, get no number.
    ///
    /// # Differences from musl
    /// musl writes a number into NIS entries, and never refuses an entry.
    /// # References
    /// putgrent(3).
    /// # Errors
    /// -1 with EINVAL (a null pointer, no name, a colon or newline in a field, a comma in a member; nothing is
    /// written), EBADF (not open for writing), or an error of write(2).
    /// # Safety
    /// `entry` is null or points to a `struct group` whose strings are null or C strings and whose list is null
    /// or ends with a null pointer; `stream` is null or a stream.
    wrap fn putgrent(entry: *const group, stream: *mut FILE) -> c_int {
        // SAFETY: the caller promises null or an entry.
        let entry = unsafe { entry.as_ref() };
        // SAFETY: the caller promises that its strings are null or C strings, and its list null or a list of them.
        let text = entry.map(|entry| unsafe { text(entry) });
        // SAFETY: the caller promises null or a stream.
        ffi::status(unsafe { ffi::write_entry(stream, text, |text, sink| text.write(sink)) })
    }
}

/// The entry as it is written.
///
/// # Safety
///
/// The strings of `entry` are null or C strings; its list is null or ends with a null pointer.
pub unsafe fn text(entry: &group) -> entry::Text<'_, impl Iterator<Item = &[u8]> + Clone> {
    // SAFETY: the caller promises null, C strings, and a list of C strings.
    unsafe {
        entry::Text {
            name: c_bytes(entry.gr_name),
            passwd: c_bytes(entry.gr_passwd),
            gid: entry.gr_gid,
            members: c_list(entry.gr_mem),
        }
    }
}
