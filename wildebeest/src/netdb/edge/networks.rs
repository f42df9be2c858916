//! Networks: `/etc/networks`.

use core::ffi::{CStr, c_char, c_int};

use super::{Caller, find, find_r, next, next_r};
use crate::{
    ffi::{Arena, NoRoom, export},
    netdb::{
        database::{Database, Enumeration, Slot},
        networks::Network,
    },
    sys::lock::Lock,
};

/// `struct netent`: a network.
#[allow(non_camel_case_types, reason = "the name that C programs know")]
#[repr(C)]
#[derive(Clone, Copy, Debug)]
pub struct netent {
    /// The official name.
    pub n_name: *mut c_char,
    /// The other names, with a null pointer at the end.
    pub n_aliases: *mut *mut c_char,
    /// The type of address: AF_INET.
    pub n_addrtype: c_int,
    /// The number, in host byte order.
    pub n_net: u32,
}

/// The database of networks.
struct Networks;

impl Database for Networks {
    const PATH: &'static CStr = c"/etc/networks";
    type Entry<'a> = Network<'a>;
    type Record = netent;

    fn parse(line: &[u8]) -> Option<Network<'_>> {
        Network::parse(line)
    }

    fn record(entry: &Network<'_>, arena: &mut Arena<'_>) -> Result<netent, NoRoom> {
        Ok(netent {
            n_aliases: arena.strings(entry.aliases.clone())?,
            n_name: arena.string(entry.name)?,
            n_addrtype: libc::AF_INET,
            n_net: entry.number,
        })
    }
}

static ENTRIES: Lock<Enumeration<Networks>> = Lock::new(Enumeration::new());

export! {
    /// `setnetent(stayopen)`: starts the enumeration of the networks over.
    ///
    /// `stayopen` has no effect: lookups do not touch the enumeration.
    ///
    /// # Differences from musl
    /// musl's does nothing: it has no enumeration.
    /// # References
    /// POSIX setnetent(3p); setnetent(3).
    /// # Safety
    /// None.
    wrap fn setnetent(_stayopen: c_int) {
        ENTRIES.with(Enumeration::restart);
    }
}

export! {
    /// `endnetent()`: ends the enumeration of the networks and closes the file.
    ///
    /// # Differences from musl
    /// musl's does nothing: it has no enumeration.
    /// # References
    /// POSIX endnetent(3p); endnetent(3).
    /// # Safety
    /// None.
    wrap fn endnetent() {
        ENTRIES.with(Enumeration::restart);
    }
}

export! {
    /// `getnetent()`: the next entry of `/etc/networks`, or null at the end.
    ///
    /// # Differences from musl
    /// musl's always returns null.
    /// # References
    /// POSIX getnetent(3p); getnetent(3).
    /// # Errors
    /// Null with h_errno HOST_NOT_FOUND and errno unchanged at the end; with h_errno NETDB_INTERNAL and
    /// errno ENOMEM or the error of reading the file. Without a file both stay.
    /// # Safety
    /// The result is valid until the next call.
    wrap fn getnetent() -> *mut netent {
        let (entry, report) = next(&ENTRIES, &|_| true);
        report.set_h_errno();
        entry
    }
}

export! {
    /// `getnetent_r(result, buffer, size, found, h_error)`: the next entry, in the caller's memory.
    ///
    /// Returns 0 with `*found == result`. The enumeration is the one of `getnetent`.
    ///
    /// # Differences from musl
    /// musl up to 1.2.6 has no such function.
    /// # References
    /// getnetent_r(3).
    /// # Errors
    /// `*found` is null and the result ENOENT at the end or when the file cannot be read (errno says
    /// why); ERANGE (also in errno) when the buffer is too small: the entry comes again; ENOMEM.
    /// `*h_error`, and as in glibc h_errno too, are then as after `getnetent`.
    /// # Safety
    /// `result`, `found` and `h_error` are out-pointers; `buffer` is writable for `size` bytes.
    plain fn getnetent_r(result: *mut netent, buffer: *mut c_char, size: usize, found: *mut *mut netent, h_error: *mut c_int) -> c_int {
        // SAFETY: the caller's promise.
        let report = next_r(&ENTRIES, unsafe { Caller::new(result, buffer, size, found) }, &|_| true);
        report.set_h_errno();
        // SAFETY: the caller's promise.
        unsafe { report.write_h_error(h_error) };
        report.result
    }
}

export! {
    /// `getnetbyname(name)`: the network with this name or alias, in any case of letters, or null.
    ///
    /// # Differences from musl
    /// musl's always returns null.
    /// # References
    /// POSIX getnetbyname(3p); getnetbyname(3).
    /// # Errors
    /// Null with h_errno HOST_NOT_FOUND and errno unchanged when there is none; with h_errno
    /// NETDB_INTERNAL and errno ENOMEM or the error of reading the file; with the error of opening it in
    /// errno, and h_errno unchanged.
    /// # Safety
    /// `name` is a C string. The result is valid until the next call.
    wrap fn getnetbyname(name: *const c_char) -> *mut netent {
        static RESULT: Lock<Slot<Networks>> = Lock::new(Slot::new());
        // SAFETY: the caller's promise.
        let name = unsafe { CStr::from_ptr(name) }.to_bytes();
        let (entry, report) = find(&RESULT, &|entry| entry.is_called(name));
        report.set_h_errno();
        entry
    }
}

export! {
    /// `getnetbyname_r(name, result, buffer, size, found, h_error)`: as `getnetbyname`, in the caller's memory.
    ///
    /// Returns 0 with `*found == result`, or null in `*found` when there is none.
    ///
    /// # Differences from musl
    /// musl up to 1.2.6 has no such function.
    /// # References
    /// getnetbyname_r(3).
    /// # Errors
    /// The result and errno are ERANGE when the buffer is too small, ENOMEM, or the error of opening
    /// or reading the file. `*h_error` is as h_errno after `getnetbyname`.
    /// # Safety
    /// `name` is a C string; `result`, `found` and `h_error` are out-pointers; `buffer` is writable for `size` bytes.
    plain fn getnetbyname_r(name: *const c_char, result: *mut netent, buffer: *mut c_char, size: usize, found: *mut *mut netent, h_error: *mut c_int) -> c_int {
        // SAFETY: the caller's promise.
        let (name, caller) = unsafe { (CStr::from_ptr(name).to_bytes(), Caller::<Networks>::new(result, buffer, size, found)) };
        let report = find_r(caller, &|entry| entry.is_called(name));
        // SAFETY: the caller's promise.
        unsafe { report.write_h_error(h_error) };
        report.result
    }
}

/// Whether a caller who asks for addresses of type `family` wants networks, which are all AF_INET.
fn is_wanted(family: c_int) -> bool {
    matches!(family, libc::AF_INET | libc::AF_UNSPEC)
}

export! {
    /// `getnetbyaddr(number, family)`: the first network with this number, or null.
    ///
    /// `number` is in host byte order and has all four bytes: 127.0.0.0 is 0x7f000000. `family` is
    /// AF_INET, or AF_UNSPEC for any.
    ///
    /// # Differences from musl
    /// musl's always returns null.
    /// # References
    /// POSIX getnetbyaddr(3p); getnetbyaddr(3).
    /// # Errors
    /// As `getnetbyname`.
    /// # Safety
    /// The result is valid until the next call.
    wrap fn getnetbyaddr(number: u32, family: c_int) -> *mut netent {
        static RESULT: Lock<Slot<Networks>> = Lock::new(Slot::new());
        let (entry, report) = find(&RESULT, &|entry| entry.number == number && is_wanted(family));
        report.set_h_errno();
        entry
    }
}

export! {
    /// `getnetbyaddr_r(number, family, result, buffer, size, found, h_error)`: as `getnetbyaddr`, in the caller's memory.
    ///
    /// # Differences from musl
    /// musl up to 1.2.6 has no such function.
    /// # References
    /// getnetbyaddr_r(3).
    /// # Errors
    /// As `getnetbyname_r`.
    /// # Safety
    /// `result`, `found` and `h_error` are out-pointers; `buffer` is writable for `size` bytes.
    plain fn getnetbyaddr_r(number: u32, family: c_int, result: *mut netent, buffer: *mut c_char, size: usize, found: *mut *mut netent, h_error: *mut c_int) -> c_int {
        // SAFETY: the caller's promise.
        let caller = unsafe { Caller::<Networks>::new(result, buffer, size, found) };
        let report = find_r(caller, &|entry| entry.number == number && is_wanted(family));
        // SAFETY: the caller's promise.
        unsafe { report.write_h_error(h_error) };
        report.result
    }
}
