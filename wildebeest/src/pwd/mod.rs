//! `<pwd.h>`: the user database, and files in its format.
//!
//! One stream serves getpwent, getpwent_r, setpwent and endpwent, as in glibc. musl keeps its own stream out
//! of reach and closes it in setpwent; its parser also refuses lines that glibc takes. So all four are ours.

pub mod entry;

use core::{
    ffi::{c_char, c_int},
    ptr,
};

use libc::{FILE, passwd, uid_t};

use crate::{
    ffi::{self, Buffer, Errno, Space, Stream, c_bytes, export},
    records::{Database, Storage, writer::Sink},
    sys::{lock::Lock, users},
};

static STREAM_ENTRY: Lock<Storage<passwd>> = Lock::new(Storage::new());
static USERS: Lock<Database<passwd>> = Lock::new(Database::new(c"/etc/passwd"));

export! {
    /// `fgetpwent(stream)`: reads the next entry of a file in passwd(5)'s format.
    ///
    /// Returns the entry, which the next call overwrites. Blank lines, comments and malformed lines are skipped.
    ///
    /// # Differences from musl
    /// At the end musl leaves errno alone. It skips lines without all seven fields, and knows neither comments
    /// nor NIS entries.
    /// # References
    /// getpwent_r(3), passwd(5).
    /// # Errors
    /// NULL with ENOENT at the end, ENOMEM, EBADF (not open for reading), or an error of read(2).
    /// # Safety
    /// `stream` is a stream.
    wrap fn fgetpwent(stream: *mut FILE) -> *mut passwd {
        // SAFETY: the caller promises a stream.
        let mut stream = unsafe { Stream::lock(stream) };
        ffi::pointer(ffi::or_end(STREAM_ENTRY.with(|storage| storage.next(&mut stream))))
    }
}

export! {
    /// `fgetpwent_r(stream, entry, buffer, size, result)`: reads the next entry of a file in passwd(5)'s format.
    ///
    /// Fills `*entry`, with its strings in the `size` bytes at `buffer`, and `*result` with a pointer to it,
    /// or with NULL on failure. Returns 0 or an error number. The buffer must hold every line that is
    /// looked at, and 2 bytes more.
    ///
    /// # Differences from musl
    /// musl has no such function.
    /// # References
    /// fgetpwent_r(3), passwd(5).
    /// # Errors
    /// Returned and in errno: ENOENT at the end; ERANGE when the buffer is too small, and the next call reads the
    /// line again; ESPIPE when it is too small and the stream cannot go back, and the line is lost; EBADF (not
    /// open for reading) or an error of read(2).
    /// # Safety
    /// `stream` is a stream, `entry` and `result` are out-pointers, `buffer` is valid for writing `size` bytes.
    plain fn fgetpwent_r(
        stream: *mut FILE, entry: *mut passwd, buffer: *mut c_char, size: usize, result: *mut *mut passwd,
    ) -> c_int {
        // SAFETY: the caller promises a stream, a buffer and out-pointers.
        unsafe { ffi::read_entry(stream, entry, buffer, size, result) }
    }
}

export! {
    /// `setpwent()`: makes getpwent start again at the first entry of /etc/passwd.
    ///
    /// # Differences from musl
    /// It shares its stream with getpwent_r, and goes back in the file that is open, as glibc does.
    /// # References
    /// getpwent(3), POSIX.
    /// # Errors
    /// None.
    /// # Safety
    /// None is needed.
    wrap fn setpwent() {
        USERS.with(Database::rewind);
    }
}

export! {
    /// `endpwent()`: closes /etc/passwd, so that getpwent starts again with the file as it is then.
    ///
    /// # Differences from musl
    /// It shares its stream with getpwent_r.
    /// # References
    /// getpwent(3), POSIX.
    /// # Errors
    /// None.
    /// # Safety
    /// None is needed.
    wrap fn endpwent() {
        USERS.with(Database::close);
    }
}

export! {
    /// `getpwent()`: the next entry of /etc/passwd.
    ///
    /// Returns the entry, which the next call overwrites; NULL at the end, with errno as it was. A file that is
    /// absent, or that the process may not read, has no entries.
    ///
    /// # Differences from musl
    /// It shares its stream with getpwent_r, and reads lines as glibc does: see fgetpwent.
    /// # References
    /// getpwent(3), POSIX.
    /// # Errors
    /// NULL with ENOMEM, EMFILE, ENFILE, or an error of read(2).
    /// # Safety
    /// None is needed; the entry returned is valid until the next call, by any thread.
    wrap fn getpwent() -> *mut passwd {
        ffi::pointer(USERS.with(Database::next_kept))
    }
}

export! {
    /// `getpwent_r(entry, buffer, size, result)`: the next entry of /etc/passwd.
    ///
    /// As fgetpwent_r, from the stream that getpwent reads and setpwent rewinds.
    ///
    /// # Differences from musl
    /// musl has no such function.
    /// # References
    /// getpwent_r(3).
    /// # Errors
    /// Returned: ENOENT at the end, with errno as it was. Returned and in errno: ERANGE when the buffer is too
    /// small, and the next call reads the line again; EMFILE, ENFILE, ENOMEM or an error of read(2).
    /// # Safety
    /// `entry` and `result` are out-pointers, `buffer` is valid for writing `size` bytes.
    plain fn getpwent_r(entry: *mut passwd, buffer: *mut c_char, size: usize, result: *mut *mut passwd) -> c_int {
        // SAFETY: the caller promises a buffer.
        let mut space = unsafe { Space::fixed(buffer, size) };
        let found = USERS.with(|users| users.next(&mut space));
        // SAFETY: the caller promises out-pointers.
        unsafe { ffi::give(found, entry, result) }
    }
}

export! {
    /// `putpwent(entry, stream)`: writes an entry as a line in passwd(5)'s format.
    ///
    /// Returns 0. Absent strings (NULL) become empty fields. NIS entries, whose names begin with `+` or `-`, get
    /// no numbers. Colons and newlines in `pw_gecos` become blanks.
    ///
    /// # Differences from musl
    /// musl writes numbers into NIS entries and "(null)" for absent strings, and never refuses an entry.
    /// # References
    /// putpwent(3).
    /// # Errors
    /// -1 with EINVAL (a null pointer, no name, a colon or newline in a field other than `pw_gecos`; nothing is
    /// written), EBADF (not open for writing), or an error of write(2).
    /// # Safety
    /// `entry` is null or points to a `struct passwd` whose strings are null or C strings; `stream` is null or
    /// a stream.
    wrap fn putpwent(entry: *const passwd, stream: *mut FILE) -> c_int {
        // SAFETY: the caller promises null or an entry.
        let entry = unsafe { entry.as_ref() };
        // SAFETY: the caller promises that its strings are null or C strings.
        let text = entry.map(|entry| unsafe { text(entry) });
        // SAFETY: the caller promises null or a stream.
        ffi::status(unsafe { ffi::write_entry(stream, text, |text, sink| text.write(sink)) })
    }
}

/// The longest line that getpw gives, with its NUL: what a buffer of `NSS_BUFLEN_PASSWD` bytes holds for
/// fgetpwent_r.
const LONGEST_LINE: usize = 1022;

export! {
    /// `getpw(uid, line)`: the entry of the user `uid` as a line in passwd(5)'s format, without newline.
    ///
    /// Returns 0. There is no way to say how much `line` holds: use getpwuid_r instead. As in glibc, lines of
    /// more than 1021 bytes are refused.
    ///
    /// # Differences from musl
    /// musl has no such function.
    /// # References
    /// getpw(3).
    /// # Errors
    /// -1 with EINVAL (`line` is null), 0 (no such user), ERANGE (a long entry), ENOMEM, or another error of
    /// getpwuid_r(3). `line` then stays as it was.
    /// # Safety
    /// `line` is null or valid for writing the line and its NUL.
    plain fn getpw(uid: uid_t, line: *mut c_char) -> c_int {
        if line.is_null() {
            return ffi::status(Err(Errno(libc::EINVAL)));
        }
        let mut text = Buffer::<u8>::new();
        let written = users::with_user(uid, |entry| {
            // Errno 0 says that there is no such user.
            let entry = entry.ok_or(Errno(0))?;
            // SAFETY: libc has filled the entry.
            unsafe { self::text(entry) }.write_verbatim(&mut text)?;
            text.write(b"\0")?;
            if text.len() > LONGEST_LINE { Err(Errno(libc::ERANGE)) } else { Ok(()) }
        });
        ffi::status(written.and_then(|written| written).map(|()| {
            // SAFETY: the caller promises room for the line.
            unsafe { ptr::copy_nonoverlapping(text.as_ptr(), line.cast(), text.len()) };
        }))
    }
}

/// The entry as it is written.
///
/// # Safety
///
/// The strings of `entry` are null or C strings.
pub unsafe fn text(entry: &passwd) -> entry::Text<'_> {
    // SAFETY: the caller promises null or C strings.
    unsafe {
        entry::Text {
            name: c_bytes(entry.pw_name),
            passwd: c_bytes(entry.pw_passwd),
            uid: entry.pw_uid,
            gid: entry.pw_gid,
            gecos: c_bytes(entry.pw_gecos),
            dir: c_bytes(entry.pw_dir),
            shell: c_bytes(entry.pw_shell),
        }
    }
}
