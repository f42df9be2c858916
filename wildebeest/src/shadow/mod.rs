//! `<shadow.h>`: the database of users' passwords, and files in its format.
//!
//! One stream serves getspent, getspent_r, setspent and endspent, as in glibc. musl's getspent never finds
//! anything, and its setspent does nothing.

pub mod entry;

use core::ffi::{c_char, c_int};

use libc::{FILE, spwd};

use crate::{
    ffi::{self, Space, Stream, c_bytes, export},
    records::{Database, Storage},
    sys::lock::Lock,
};

static STREAM_ENTRY: Lock<Storage<spwd>> = Lock::new(Storage::new());
static STRING_ENTRY: Lock<Storage<spwd>> = Lock::new(Storage::new());
static PASSWORDS: Lock<Database<spwd>> = Lock::new(Database::new(c"/etc/shadow"));

export! {
    /// `fgetspent(stream)`: reads the next entry of a file in shadow(5)'s format.
    ///
    /// Returns the entry, which the next call overwrites. Blank lines, comments and malformed lines are skipped.
    ///
    /// # Differences from musl
    /// At the end musl leaves errno alone. It ends at the first malformed line, and knows neither comments, NIS
    /// entries nor lines of five fields.
    /// # References
    /// fgetspent(3), shadow(5).
    /// # Errors
    /// NULL with ENOENT at the end, ENOMEM, EBADF (not open for reading), or an error of read(2).
    /// # Safety
    /// `stream` is a stream.
    wrap fn fgetspent(stream: *mut FILE) -> *mut spwd {
        // SAFETY: the caller promises a stream.
        let mut stream = unsafe { Stream::lock(stream) };
        ffi::pointer(ffi::or_end(STREAM_ENTRY.with(|storage| storage.next(&mut stream))))
    }
}

export! {
    /// `fgetspent_r(stream, entry, buffer, size, result)`: reads the next entry of a file in shadow(5)'s format.
    ///
    /// Fills `*entry`, with its strings in the `size` bytes at `buffer`, and `*result` with a pointer to it,
    /// or with NULL on failure. Returns 0 or an error number. The buffer must hold every line that is
    /// looked at, and 2 bytes more.
    ///
    /// # Differences from musl
    /// musl has no such function.
    /// # References
    /// fgetspent_r(3), shadow(5).
    /// # Errors
    /// Returned and in errno: ENOENT at the end; ERANGE when the buffer is too small, and the next call reads the
    /// line again; ESPIPE when it is too small and the stream cannot go back, and the line is lost; EBADF (not
    /// open for reading) or an error of read(2).
    /// # Safety
    /// `stream` is a stream, `entry` and `result` are out-pointers, `buffer` is valid for writing `size` bytes.
    plain fn fgetspent_r(
        stream: *mut FILE, entry: *mut spwd, buffer: *mut c_char, size: usize, result: *mut *mut spwd,
    ) -> c_int {
        // SAFETY: the caller promises a stream, a buffer and out-pointers.
        unsafe { ffi::read_entry(stream, entry, buffer, size, result) }
    }
}

export! {
    /// `sgetspent(line)`: takes a line in shadow(5)'s format apart.
    ///
    /// Returns the entry, which the next call overwrites. The line may end with a newline. Nothing is skipped:
    /// blanks in front belong to the name, and `#` is a letter.
    ///
    /// # Differences from musl
    /// musl 1.2.3 to 1.2.5 declare the function and do not define it.
    /// # References
    /// sgetspent(3), shadow(5).
    /// # Errors
    /// NULL with errno as it was (a malformed line), or with ENOMEM.
    /// # Safety
    /// `line` is a C string.
    plain fn sgetspent(line: *const c_char) -> *mut spwd {
        // SAFETY: the caller promises a C string.
        let line = unsafe { c_bytes(line) }.unwrap_or_default();
        ffi::pointer(STRING_ENTRY.with(|storage| storage.parse(line)))
    }
}

export! {
    /// `sgetspent_r(line, entry, buffer, size, result)`: takes a line in shadow(5)'s format apart, as sgetspent.
    ///
    /// Fills `*entry`, with its strings in the `size` bytes at `buffer`, and `*result` with a pointer to it,
    /// or with NULL on failure. Returns 0 or an error number. The buffer must hold the line and its NUL.
    ///
    /// # Differences from musl
    /// musl has no such function.
    /// # References
    /// sgetspent_r(3), shadow(5).
    /// # Errors
    /// Returned and in errno: ERANGE when the buffer is too small. For a malformed line `*result` is NULL, and
    /// what is returned is errno as it was, be it 0: look at `*result`, not at the number.
    /// # Safety
    /// `line` is a C string, which may lie in the buffer; `entry` and `result` are out-pointers; `buffer` is valid
    /// for writing `size` bytes.
    plain fn sgetspent_r(
        line: *const c_char, entry: *mut spwd, buffer: *mut c_char, size: usize, result: *mut *mut spwd,
    ) -> c_int {
        // SAFETY: the caller promises a C string, a buffer and out-pointers.
        unsafe { ffi::parse_entry(line, entry, buffer, size, result) }
    }
}

export! {
    /// `setspent()`: makes getspent start again at the first entry of /etc/shadow.
    ///
    /// # Differences from musl
    /// musl's does nothing.
    /// # References
    /// getspent(3).
    /// # Errors
    /// None.
    /// # Safety
    /// None is needed.
    wrap fn setspent() {
        PASSWORDS.with(Database::rewind);
    }
}

export! {
    /// `endspent()`: closes /etc/shadow, so that getspent starts again with the file as it is then.
    ///
    /// # Differences from musl
    /// musl's does nothing.
    /// # References
    /// getspent(3).
    /// # Errors
    /// None.
    /// # Safety
    /// None is needed.
    wrap fn endspent() {
        PASSWORDS.with(Database::close);
    }
}

export! {
    /// `getspent()`: the next entry of /etc/shadow.
    ///
    /// Returns the entry, which the next call overwrites; NULL at the end, with errno as it was. A file that is
    /// absent, or that the process may not read, has no entries.
    ///
    /// # Differences from musl
    /// musl's always returns NULL.
    /// # References
    /// getspent(3).
    /// # Errors
    /// NULL with ENOMEM, EMFILE, ENFILE, or an error of read(2).
    /// # Safety
    /// None is needed; the entry returned is valid until the next call, by any thread.
    wrap fn getspent() -> *mut spwd {
        ffi::pointer(PASSWORDS.with(Database::next_kept))
    }
}

export! {
    /// `getspent_r(entry, buffer, size, result)`: the next entry of /etc/shadow.
    ///
    /// As fgetspent_r, from the stream that getspent reads and setspent rewinds.
    ///
    /// # Differences from musl
    /// musl has no such function.
    /// # References
    /// getspent_r(3).
    /// # Errors
    /// Returned: ENOENT at the end, with errno as it was. Returned and in errno: ERANGE when the buffer is too
    /// small, and the next call reads the line again; EMFILE, ENFILE, ENOMEM or an error of read(2).
    /// # Safety
    /// `entry` and `result` are out-pointers, `buffer` is valid for writing `size` bytes.
    plain fn getspent_r(entry: *mut spwd, buffer: *mut c_char, size: usize, result: *mut *mut spwd) -> c_int {
        // SAFETY: the caller promises a buffer.
        let mut space = unsafe { Space::fixed(buffer, size) };
        let found = PASSWORDS.with(|passwords| passwords.next(&mut space));
        // SAFETY: the caller promises out-pointers.
        unsafe { ffi::give(found, entry, result) }
    }
}

export! {
    /// `putspent(entry, stream)`: writes an entry as a line in shadow(5)'s format.
    ///
    /// Returns 0. An absent password (NULL) and numbers of -1 become empty fields.
    ///
    /// # Differences from musl
    /// musl never refuses an entry.
    /// # References
    /// putspent(3).
    /// # Errors
    /// -1 with EINVAL (a null pointer, no name, a colon or newline in a field; nothing is written), EBADF (not
    /// open for writing), or an error of write(2).
    /// # Safety
    /// `entry` is null or points to a `struct spwd` whose strings are null or C strings; `stream` is null or
    /// a stream.
    wrap fn putspent(entry: *const spwd, stream: *mut FILE) -> c_int {
        // SAFETY: the caller promises null or an entry.
        let entry = unsafe { entry.as_ref() };
        // SAFETY: the caller promises that its strings are null or C strings.
        let text = entry.map(|entry| unsafe { text(entry) });
        // SAFETY: the caller promises null or a stream.
        ffi::status(unsafe { ffi::write_entry(stream, text, |text, sink| text.write(sink)) })
    }
}

/// The entry as it is written.
///
/// # Safety
///
/// The strings of `entry` are null or C strings.
pub unsafe fn text(entry: &spwd) -> entry::Text<'_> {
    let spwd { sp_lstchg, sp_min, sp_max, sp_warn, sp_inact, sp_expire, sp_flag, .. } = *entry;
    // SAFETY: the caller promises null or C strings.
    let (name, passwd) = unsafe { (c_bytes(entry.sp_namp), c_bytes(entry.sp_pwdp)) };
    entry::Text { name, passwd, days: [sp_lstchg, sp_min, sp_max, sp_warn, sp_inact, sp_expire], flag: sp_flag }
}
