//! Programs: `/etc/rpc`.

use core::ffi::{CStr, c_char, c_int};

use super::{Caller, find, find_r, next, next_r};
use crate::{
    ffi::{Arena, NoRoom, export},
    netdb::{
        database::{Database, Enumeration, Slot},
        numbered::Numbered,
    },
    sys::lock::Lock,
};

/// `struct rpcent`: an entry of `/etc/rpc`.
#[repr(C)]
#[derive(Clone, Copy, Debug)]
#[allow(non_camel_case_types, reason = "the name that C programs know")]
pub struct rpcent {
    /// The official name.
    pub r_name: *mut c_char,
    /// The other names, with a null pointer at the end.
    pub r_aliases: *mut *mut c_char,
    /// The program number.
    pub r_number: c_int,
}

/// The database of RPC programs.
struct Programs;

impl Database for Programs {
    const PATH: &'static CStr = c"/etc/rpc";
    type Entry<'a> = Numbered<'a>;
    type Record = rpcent;

    fn parse(line: &[u8]) -> Option<Numbered<'_>> {
        Numbered::parse(line)
    }

    fn record(entry: &Numbered<'_>, arena: &mut Arena<'_>) -> Result<rpcent, NoRoom> {
        Ok(rpcent {
            r_aliases: arena.strings(entry.aliases.clone())?,
            r_name: arena.string(entry.name)?,
            r_number: entry.number,
        })
    }
}

static ENTRIES: Lock<Enumeration<Programs>> = Lock::new(Enumeration::new());

export! {
    /// `setrpcent(stayopen)`: starts the enumeration of the RPC programs over.
    ///
    /// `stayopen` has no effect: lookups do not touch the enumeration.
    ///
    /// # Differences from musl
    /// musl has no such function.
    /// # References
    /// setrpcent(3).
    /// # Safety
    /// None.
    plain fn setrpcent(_stayopen: c_int) {
        ENTRIES.with(Enumeration::restart);
    }
}

export! {
    /// `endrpcent()`: ends the enumeration of the RPC programs and closes the file.
    ///
    /// # Differences from musl
    /// musl has no such function.
    /// # References
    /// endrpcent(3).
    /// # Safety
    /// None.
    plain fn endrpcent() {
        ENTRIES.with(Enumeration::restart);
    }
}

export! {
    /// `getrpcent()`: the next entry of `/etc/rpc`, or null at the end.
    ///
    /// # Differences from musl
    /// musl has no such function.
    /// # References
    /// getrpcent(3).
    /// # Errors
    /// Null with ENOMEM, or the error of reading the file. At the end errno stays.
    /// # Safety
    /// The result is valid until the next call.
    plain fn getrpcent() -> *mut rpcent {
        next(&ENTRIES, &|_| true).0
    }
}

export! {
    /// `getrpcent_r(result, buffer, size, found)`: the next entry, in the caller's memory.
    ///
    /// Returns 0 with `*found == result`. The enumeration is the one of `getrpcent`.
    ///
    /// # Differences from musl
    /// musl has no such function.
    /// # References
    /// getrpcent_r(3).
    /// # Errors
    /// `*found` is null and the result ENOENT at the end or when the file cannot be read (errno says
    /// why); ERANGE (also in errno) when the buffer is too small: the entry comes again; ENOMEM.
    /// # Safety
    /// `result` and `found` are out-pointers; `buffer` is writable for `size` bytes.
    plain fn getrpcent_r(result: *mut rpcent, buffer: *mut c_char, size: usize, found: *mut *mut rpcent) -> c_int {
        // SAFETY: the caller's promise.
        next_r(&ENTRIES, unsafe { Caller::new(result, buffer, size, found) }, &|_| true).result
    }
}

export! {
    /// `getrpcbyname(name)`: the RPC program with this name or alias, or null.
    ///
    /// # Differences from musl
    /// musl has no such function.
    /// # References
    /// getrpcbyname(3).
    /// # Errors
    /// Null with errno unchanged when there is none; with ENOMEM or the error of opening or reading
    /// the file otherwise.
    /// # Safety
    /// `name` is a C string. The result is valid until the next call.
    plain fn getrpcbyname(name: *const c_char) -> *mut rpcent {
        static RESULT: Lock<Slot<Programs>> = Lock::new(Slot::new());
        // SAFETY: the caller's promise.
        let name = unsafe { CStr::from_ptr(name) }.to_bytes();
        find(&RESULT, &|entry| entry.is_called(name)).0
    }
}

export! {
    /// `getrpcbyname_r(name, result, buffer, size, found)`: as `getrpcbyname`, in the caller's memory.
    ///
    /// Returns 0 with `*found == result`, or null in `*found` when there is none.
    ///
    /// # Differences from musl
    /// musl has no such function.
    /// # References
    /// getrpcbyname_r(3).
    /// # Errors
    /// The result and errno are ERANGE when the buffer is too small, ENOMEM, or the error of opening
    /// or reading the file.
    /// # Safety
    /// `name` is a C string; `result` and `found` are out-pointers; `buffer` is writable for `size` bytes.
    plain fn getrpcbyname_r(name: *const c_char, result: *mut rpcent, buffer: *mut c_char, size: usize, found: *mut *mut rpcent) -> c_int {
        // SAFETY: the caller's promise.
        let (name, caller) = unsafe { (CStr::from_ptr(name).to_bytes(), Caller::<Programs>::new(result, buffer, size, found)) };
        find_r(caller, &|entry| entry.is_called(name)).result
    }
}

export! {
    /// `getrpcbynumber(number)`: the first RPC program with this number, or null.
    ///
    /// # Differences from musl
    /// musl has no such function.
    /// # References
    /// getrpcbynumber(3).
    /// # Errors
    /// As `getrpcbyname`.
    /// # Safety
    /// The result is valid until the next call.
    plain fn getrpcbynumber(number: c_int) -> *mut rpcent {
        static RESULT: Lock<Slot<Programs>> = Lock::new(Slot::new());
        find(&RESULT, &|entry| entry.number == number).0
    }
}

export! {
    /// `getrpcbynumber_r(number, result, buffer, size, found)`: as `getrpcbynumber`, in the caller's memory.
    ///
    /// # Differences from musl
    /// musl has no such function.
    /// # References
    /// getrpcbynumber_r(3).
    /// # Errors
    /// As `getrpcbyname_r`.
    /// # Safety
    /// `result` and `found` are out-pointers; `buffer` is writable for `size` bytes.
    plain fn getrpcbynumber_r(number: c_int, result: *mut rpcent, buffer: *mut c_char, size: usize, found: *mut *mut rpcent) -> c_int {
        // SAFETY: the caller's promise.
        let caller = unsafe { Caller::<Programs>::new(result, buffer, size, found) };
        find_r(caller, &|entry| entry.number == number).result
    }
}
