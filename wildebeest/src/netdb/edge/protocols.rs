//! Protocols: `/etc/protocols`.

use core::ffi::{CStr, c_char, c_int};

use super::{Caller, find, find_r, next, next_r};
use crate::{
    ffi::{Arena, Buffer, NoRoom, OutOfMemory, export},
    netdb::{
        database::{Database, Enumeration, Slot},
        numbered::Numbered,
        reader::StandIn,
    },
    sys::{lock::Lock, netdb::for_each_protocol},
};

/// The database of protocols.
struct Protocols;

impl Database for Protocols {
    const PATH: &'static CStr = c"/etc/protocols";
    const STAND_IN: StandIn = built_in;
    type Entry<'a> = Numbered<'a>;
    type Record = libc::protoent;

    fn parse(line: &[u8]) -> Option<Numbered<'_>> {
        Numbered::parse(line)
    }

    fn record(entry: &Numbered<'_>, arena: &mut Arena<'_>) -> Result<libc::protoent, NoRoom> {
        Ok(libc::protoent {
            p_aliases: arena.strings(entry.aliases.clone())?,
            p_name: arena.string(entry.name)?,
            p_proto: entry.number,
        })
    }
}

/// musl's table of protocols, written as `/etc/protocols` would be.
fn built_in(text: &mut Buffer<u8>) -> Result<bool, OutOfMemory> {
    for_each_protocol(|name, number| {
        text.extend(name)?;
        text.push(b'\t')?;
        for value in [number / 100, number / 10, number] {
            let digit = u8::try_from(value % 10).unwrap_or_default();
            text.push(b'0'.saturating_add(digit))?;
        }
        text.push(b'\n')
    })?;
    Ok(true)
}

static ENTRIES: Lock<Enumeration<Protocols>> = Lock::new(Enumeration::new());

export! {
    /// `setprotoent(stayopen)`: starts the enumeration of the protocols over.
    ///
    /// `stayopen` has no effect: lookups do not touch the enumeration.
    ///
    /// # Differences from musl
    /// musl starts its built-in table over.
    /// # References
    /// POSIX setprotoent(3p); setprotoent(3).
    /// # Safety
    /// None.
    wrap fn setprotoent(_stayopen: c_int) {
        ENTRIES.with(Enumeration::restart);
    }
}

export! {
    /// `endprotoent()`: ends the enumeration of the protocols and closes the file.
    ///
    /// # Differences from musl
    /// musl starts its built-in table over.
    /// # References
    /// POSIX endprotoent(3p); endprotoent(3).
    /// # Safety
    /// None.
    wrap fn endprotoent() {
        ENTRIES.with(Enumeration::restart);
    }
}

export! {
    /// `getprotoent()`: the next entry of `/etc/protocols`, or null at the end.
    ///
    /// # Differences from musl
    /// musl goes through a table of its own without aliases. That table still answers, here and in the
    /// lookups, where the file cannot be opened; glibc then has no entries.
    /// # References
    /// POSIX getprotoent(3p); getprotoent(3).
    /// # Errors
    /// Null with ENOMEM, or the error of reading the file. At the end errno stays.
    /// # Safety
    /// The result is valid until the next call.
    wrap fn getprotoent() -> *mut libc::protoent {
        next(&ENTRIES, &|_| true).0
    }
}

export! {
    /// `getprotoent_r(result, buffer, size, found)`: the next entry, in the caller's memory.
    ///
    /// Returns 0 with `*found == result`. The enumeration is the one of `getprotoent`.
    ///
    /// # Differences from musl
    /// musl up to 1.2.6 has no such function.
    /// # References
    /// getprotoent_r(3).
    /// # Errors
    /// `*found` is null and the result ENOENT at the end or when the file cannot be read (errno says
    /// why); ERANGE (also in errno) when the buffer is too small: the entry comes again; ENOMEM.
    /// # Safety
    /// `result` and `found` are out-pointers; `buffer` is writable for `size` bytes.
    plain fn getprotoent_r(result: *mut libc::protoent, buffer: *mut c_char, size: usize, found: *mut *mut libc::protoent) -> c_int {
        // SAFETY: the caller's promise.
        next_r(&ENTRIES, unsafe { Caller::new(result, buffer, size, found) }, &|_| true).result
    }
}

export! {
    /// `getprotobyname(name)`: the protocol with this name or alias, or null.
    ///
    /// # Differences from musl
    /// musl looks in a table of its own without aliases.
    /// # References
    /// POSIX getprotobyname(3p); getprotobyname(3).
    /// # Errors
    /// Null with errno unchanged when there is none; with ENOMEM or the error of opening or reading
    /// the file otherwise.
    /// # Safety
    /// `name` is a C string. The result is valid until the next call.
    wrap fn getprotobyname(name: *const c_char) -> *mut libc::protoent {
        static RESULT: Lock<Slot<Protocols>> = Lock::new(Slot::new());
        // SAFETY: the caller's promise.
        let name = unsafe { CStr::from_ptr(name) }.to_bytes();
        find(&RESULT, &|entry| entry.is_called(name)).0
    }
}

export! {
    /// `getprotobyname_r(name, result, buffer, size, found)`: as `getprotobyname`, in the caller's memory.
    ///
    /// Returns 0 with `*found == result`, or null in `*found` when there is none.
    ///
    /// # Differences from musl
    /// musl up to 1.2.6 has no such function.
    /// # References
    /// getprotobyname_r(3).
    /// # Errors
    /// The result and errno are ERANGE when the buffer is too small, ENOMEM, or the error of opening
    /// or reading the file.
    /// # Safety
    /// `name` is a C string; `result` and `found` are out-pointers; `buffer` is writable for `size` bytes.
    plain fn getprotobyname_r(name: *const c_char, result: *mut libc::protoent, buffer: *mut c_char, size: usize, found: *mut *mut libc::protoent) -> c_int {
        // SAFETY: the caller's promise.
        let (name, caller) = unsafe { (CStr::from_ptr(name).to_bytes(), Caller::<Protocols>::new(result, buffer, size, found)) };
        find_r(caller, &|entry| entry.is_called(name)).result
    }
}

export! {
    /// `getprotobynumber(number)`: the first protocol with this number, or null.
    ///
    /// # Differences from musl
    /// musl looks in a table of its own without aliases.
    /// # References
    /// POSIX getprotobynumber(3p); getprotobynumber(3).
    /// # Errors
    /// As `getprotobyname`.
    /// # Safety
    /// The result is valid until the next call.
    wrap fn getprotobynumber(number: c_int) -> *mut libc::protoent {
        static RESULT: Lock<Slot<Protocols>> = Lock::new(Slot::new());
        find(&RESULT, &|entry| entry.number == number).0
    }
}

export! {
    /// `getprotobynumber_r(number, result, buffer, size, found)`: as `getprotobynumber`, in the caller's memory.
    ///
    /// # Differences from musl
    /// musl up to 1.2.6 has no such function.
    /// # References
    /// getprotobynumber_r(3).
    /// # Errors
    /// As `getprotobyname_r`.
    /// # Safety
    /// `result` and `found` are out-pointers; `buffer` is writable for `size` bytes.
    plain fn getprotobynumber_r(number: c_int, result: *mut libc::protoent, buffer: *mut c_char, size: usize, found: *mut *mut libc::protoent) -> c_int {
        // SAFETY: the caller's promise.
        let caller = unsafe { Caller::<Protocols>::new(result, buffer, size, found) };
        find_r(caller, &|entry| entry.number == number).result
    }
}
