//! `<gshadow.h>`: the database of groups' passwords, and files in its format. musl has nothing of it.

pub mod entry;

use core::ffi::{CStr, c_char, c_int};

use libc::FILE;

pub use entry::Sgrp;

use crate::{
    ffi::{self, Errno, File, Space, Stream, c_bytes, c_list, export},
    records::{Database, Storage, reader, writer},
    sys::lock::Lock,
};

const PATH: &CStr = c"/etc/gshadow";

static STREAM_ENTRY: Lock<Storage<Sgrp>> = Lock::new(Storage::new());
static STRING_ENTRY: Lock<Storage<Sgrp>> = Lock::new(Storage::new());
static NAMED_ENTRY: Lock<Storage<Sgrp>> = Lock::new(Storage::new());
static GROUPS: Lock<Database<Sgrp>> = Lock::new(Database::new(PATH));

export! {
    /// `fgetsgent(stream)`: reads the next entry of a file in gshadow(5)'s format.
    ///
    /// Returns the entry, which the next call overwrites. Blank lines and comments are skipped; all fields but
    /// the name may be missing.
    ///
    /// # Differences from musl
    /// musl has no such function.
    /// # References
    /// gshadow(5).
    /// # Errors
    /// NULL with ENOENT at the end, ENOMEM, EBADF (not open for reading), or an error of read(2).
    /// # Safety
    /// `stream` is a stream.
    plain fn fgetsgent(stream: *mut FILE) -> *mut Sgrp {
        // SAFETY: the caller promises a stream.
        let mut stream = unsafe { Stream::lock(stream) };
        ffi::pointer(ffi::or_end(STREAM_ENTRY.with(|storage| storage.next(&mut stream))))
    }
}

export! {
    /// `fgetsgent_r(stream, entry, buffer, size, result)`: reads the next entry of a file in gshadow(5)'s format.
    ///
    /// Fills `*entry`, with its strings and lists in the `size` bytes at `buffer`, and `*result` with a pointer
    /// to it, or with NULL on failure. Returns 0 or an error number. The buffer must hold every line that
    /// is looked at and 2 bytes more, and for an entry the line and 3 pointers more than it lists names.
    ///
    /// # Differences from musl
    /// musl has no such function.
    /// # References
    /// gshadow(5).
    /// # Errors
    /// Returned and in errno: ENOENT at the end; ERANGE when the buffer is too small, and the next call reads the
    /// line again; ESPIPE when it is too small and the stream cannot go back, and the line is lost; EBADF (not
    /// open for reading) or an error of read(2).
    /// # Safety
    /// `stream` is a stream, `entry` and `result` are out-pointers, `buffer` is valid for writing `size` bytes.
    plain fn fgetsgent_r(
        stream: *mut FILE, entry: *mut Sgrp, buffer: *mut c_char, size: usize, result: *mut *mut Sgrp,
    ) -> c_int {
        // SAFETY: the caller promises a stream, a buffer and out-pointers.
        unsafe { ffi::read_entry(stream, entry, buffer, size, result) }
    }
}

export! {
    /// `sgetsgent(line)`: takes a line in gshadow(5)'s format apart.
    ///
    /// Returns the entry, which the next call overwrites. The line may end with a newline. Nothing is skipped:
    /// blanks in front belong to the name, `#` is a letter, and an empty line is a group without name.
    ///
    /// # Differences from musl
    /// musl has no such function.
    /// # References
    /// gshadow(5).
    /// # Errors
    /// NULL with ENOMEM.
    /// # Safety
    /// `line` is a C string.
    plain fn sgetsgent(line: *const c_char) -> *mut Sgrp {
        // SAFETY: the caller promises a C string.
        let line = unsafe { c_bytes(line) }.unwrap_or_default();
        ffi::pointer(STRING_ENTRY.with(|storage| storage.parse(line)))
    }
}

export! {
    /// `sgetsgent_r(line, entry, buffer, size, result)`: takes a line in gshadow(5)'s format apart, as sgetsgent.
    ///
    /// Fills `*entry`, with its strings and lists in the `size` bytes at `buffer`, and `*result` with a pointer
    /// to it, or with NULL on failure. Returns 0 or an error number.
    ///
    /// # Differences from musl
    /// musl has no such function.
    /// # References
    /// gshadow(5).
    /// # Errors
    /// Returned and in errno: ERANGE when the buffer is too small.
    /// # Safety
    /// `line` is a C string, which may lie in the buffer; `entry` and `result` are out-pointers; `buffer` is valid
    /// for writing `size` bytes.
    plain fn sgetsgent_r(
        line: *const c_char, entry: *mut Sgrp, buffer: *mut c_char, size: usize, result: *mut *mut Sgrp,
    ) -> c_int {
        // SAFETY: the caller promises a C string, a buffer and out-pointers.
        unsafe { ffi::parse_entry(line, entry, buffer, size, result) }
    }
}

export! {
    /// `setsgent()`: makes getsgent start again at the first entry of /etc/gshadow.
    ///
    /// # Differences from musl
    /// musl has no such function.
    /// # References
    /// gshadow(5); setgrent(3), its model.
    /// # Errors
    /// None.
    /// # Safety
    /// None is needed.
    plain fn setsgent() {
        GROUPS.with(Database::rewind);
    }
}

export! {
    /// `endsgent()`: closes /etc/gshadow, so that getsgent starts again with the file as it is then.
    ///
    /// # Differences from musl
    /// musl has no such function.
    /// # References
    /// gshadow(5); endgrent(3), its model.
    /// # Errors
    /// None.
    /// # Safety
    /// None is needed.
    plain fn endsgent() {
        GROUPS.with(Database::close);
    }
}

export! {
    /// `getsgent()`: the next entry of /etc/gshadow.
    ///
    /// Returns the entry, which the next call overwrites; NULL at the end, with errno as it was. A file that is
    /// absent, or that the process may not read, has no entries.
    ///
    /// # Differences from musl
    /// musl has no such function.
    /// # References
    /// gshadow(5); getgrent(3), its model.
    /// # Errors
    /// NULL with ENOMEM, EMFILE, ENFILE, or an error of read(2).
    /// # Safety
    /// None is needed; the entry returned is valid until the next call, by any thread.
    plain fn getsgent() -> *mut Sgrp {
        ffi::pointer(GROUPS.with(Database::next_kept))
    }
}

export! {
    /// `getsgent_r(entry, buffer, size, result)`: the next entry of /etc/gshadow.
    ///
    /// As fgetsgent_r, from the stream that getsgent reads and setsgent rewinds.
    ///
    /// # Differences from musl
    /// musl has no such function.
    /// # References
    /// gshadow(5); getgrent_r(3), its model.
    /// # Errors
    /// Returned: ENOENT at the end, with errno as it was. Returned and in errno: ERANGE when the buffer is too
    /// small, and the next call reads the line again; EMFILE, ENFILE, ENOMEM or an error of read(2).
    /// # Safety
    /// `entry` and `result` are out-pointers, `buffer` is valid for writing `size` bytes.
    plain fn getsgent_r(entry: *mut Sgrp, buffer: *mut c_char, size: usize, result: *mut *mut Sgrp) -> c_int {
        // SAFETY: the caller promises a buffer.
        let mut space = unsafe { Space::fixed(buffer, size) };
        let found = GROUPS.with(|groups| groups.next(&mut space));
        // SAFETY: the caller promises out-pointers.
        unsafe { ffi::give(found, entry, result) }
    }
}

export! {
    /// `getsgnam(name)`: the entry of /etc/gshadow for the group `name`.
    ///
    /// Returns the entry, which the next call overwrites, or NULL with errno as it was when there is none. NIS
    /// entries, whose names begin with `+` or `-`, are not found. The position of getsgent stays where it is.
    ///
    /// # Differences from musl
    /// musl has no such function.
    /// # References
    /// gshadow(5); getgrnam(3), its model.
    /// # Errors
    /// NULL with ENOENT or EACCES (no file, or not for this process), ENOMEM, EMFILE, ENFILE, or an error of
    /// read(2).
    /// # Safety
    /// `name` is a C string. The entry is valid until the next call, by any thread.
    plain fn getsgnam(name: *const c_char) -> *mut Sgrp {
        // SAFETY: the caller promises a C string.
        let Some(name) = (unsafe { c_bytes(name) }) else { return ffi::pointer(Err(Errno(libc::EINVAL))) };
        ffi::pointer(NAMED_ENTRY.with(|storage| {
            let mut file = File::open(PATH)?;
            storage.find(&mut file.stream(), |entry| is_called(entry, name))
        }))
    }
}

export! {
    /// `getsgnam_r(name, entry, buffer, size, result)`: the entry of /etc/gshadow for the group `name`.
    ///
    /// Fills `*entry`, with its strings and lists in the `size` bytes at `buffer`, and `*result` with a pointer
    /// to it, or with NULL when there is none or on failure. Returns 0, also when there is none, or an error
    /// number. The buffer must hold every entry in front of the one wanted.
    ///
    /// # Differences from musl
    /// musl has no such function.
    /// # References
    /// gshadow(5); getgrnam_r(3), its model.
    /// # Errors
    /// Returned and in errno: ERANGE when the buffer is too small, ENOENT or EACCES (no file, or not for this
    /// process), ENOMEM, EMFILE, ENFILE, or an error of read(2).
    /// # Safety
    /// `name` is a C string, `entry` and `result` are out-pointers, `buffer` is valid for writing `size` bytes.
    plain fn getsgnam_r(
        name: *const c_char, entry: *mut Sgrp, buffer: *mut c_char, size: usize, result: *mut *mut Sgrp,
    ) -> c_int {
        // SAFETY: the caller promises a buffer.
        let mut space = unsafe { Space::fixed(buffer, size) };
        // SAFETY: the caller promises a C string.
        let found = unsafe { c_bytes(name) }.ok_or(Errno(libc::EINVAL)).and_then(|name| {
            let mut file = File::open(PATH)?;
            reader::find(&mut file.stream(), &mut space, |entry| is_called(entry, name))
        });
        let absent = matches!(found, Ok(None));
        // SAFETY: the caller promises out-pointers.
        let code = unsafe { ffi::give(found, entry, result) };
        if absent { 0 } else { code }
    }
}

export! {
    /// `putsgent(entry, stream)`: writes an entry as a line in gshadow(5)'s format.
    ///
    /// Returns 0. An absent password or list (NULL) becomes an empty field.
    ///
    /// # Differences from musl
    /// musl has no such function.
    /// # References
    /// gshadow(5).
    /// # Errors
    /// -1 with EINVAL (a null pointer, no name, a colon or newline in a field, a comma in a listed name; nothing
    /// is written), EBADF (not open for writing), or an error of write(2).
    /// # Safety
    /// `entry` is null or points to a `struct sgrp` whose strings are null or C strings and whose lists are null
    /// or end with a null pointer; `stream` is null or a stream.
    plain fn putsgent(entry: *const Sgrp, stream: *mut FILE) -> c_int {
        // SAFETY: the caller promises null or an entry.
        let text = unsafe { entry.as_ref() }.map(|entry| entry::Text {
            // SAFETY: the caller promises null or a C string.
            name: unsafe { c_bytes(entry.sg_namp) },
            // SAFETY: as above.
            passwd: unsafe { c_bytes(entry.sg_passwd) },
            // SAFETY: the caller promises null or a list of C strings.
            administrators: unsafe { c_list(entry.sg_adm) },
            // SAFETY: as above.
            members: unsafe { c_list(entry.sg_mem) },
        });
        // SAFETY: the caller promises null or a stream.
        ffi::status(unsafe { ffi::write_entry(stream, text, |text, sink| text.write(sink)) })
    }
}

/// Whether `entry` is the group `name`, and no NIS entry.
fn is_called(entry: &Sgrp, name: &[u8]) -> bool {
    // SAFETY: the reader has just stored a C string there.
    let found = unsafe { c_bytes(entry.sg_namp) };
    found == Some(name) && !writer::is_nis(name)
}
