//! Enumeration of hosts: `/etc/hosts`.

use core::{
    ffi::{CStr, c_char, c_int},
    net::{Ipv4Addr, Ipv6Addr},
};

use super::{Caller, next, next_r};
use crate::{
    ffi::{Arena, NoRoom, export},
    netdb::{
        database::{Database, Enumeration},
        hosts::Host,
    },
    sys::lock::Lock,
};

/// The database of hosts that have, or stand for, an IPv4 address.
pub(super) struct Hosts;

/// The database of hosts that have an IPv6 address.
pub(super) struct Hosts6;

impl Database for Hosts {
    const PATH: &'static CStr = c"/etc/hosts";
    type Entry<'a> = Host<'a>;
    type Record = libc::hostent;

    fn parse(line: &[u8]) -> Option<Host<'_>> {
        Host::parse(line)
    }

    fn record(entry: &Host<'_>, arena: &mut Arena<'_>) -> Result<libc::hostent, NoRoom> {
        let address = entry.ipv4().unwrap_or(Ipv4Addr::UNSPECIFIED).octets();
        Ok(libc::hostent {
            h_addr_list: arena.pointers([address].iter(), |arena, address| arena.object(address))?,
            h_aliases: arena.strings(entry.aliases.clone())?,
            h_name: arena.string(entry.name)?,
            h_addrtype: libc::AF_INET,
            h_length: 4,
        })
    }
}

impl Database for Hosts6 {
    const PATH: &'static CStr = Hosts::PATH;
    type Entry<'a> = Host<'a>;
    type Record = libc::hostent;

    fn parse(line: &[u8]) -> Option<Host<'_>> {
        Host::parse(line)
    }

    fn record(entry: &Host<'_>, arena: &mut Arena<'_>) -> Result<libc::hostent, NoRoom> {
        let address = entry.ipv6().unwrap_or(Ipv6Addr::UNSPECIFIED).octets();
        Ok(libc::hostent {
            h_addr_list: arena.pointers([address].iter(), |arena, address| arena.object(address))?,
            h_aliases: arena.strings(entry.aliases.clone())?,
            h_name: arena.string(entry.name)?,
            h_addrtype: libc::AF_INET6,
            h_length: 16,
        })
    }
}

/// An enumeration shows the hosts that have, or stand for, an IPv4 address.
fn is_shown(entry: &Host<'_>) -> bool {
    entry.ipv4().is_some()
}

static ENTRIES: Lock<Enumeration<Hosts>> = Lock::new(Enumeration::new());

export! {
    /// `sethostent(stayopen)`: starts the enumeration of the hosts over.
    ///
    /// `stayopen` has no effect: lookups do not touch the enumeration.
    ///
    /// # Differences from musl
    /// musl's does nothing: it has no enumeration.
    /// # References
    /// POSIX sethostent(3p); sethostent(3).
    /// # Safety
    /// None.
    wrap fn sethostent(_stayopen: c_int) {
        ENTRIES.with(Enumeration::restart);
    }
}

export! {
    /// `endhostent()`: ends the enumeration of the hosts and closes the file.
    ///
    /// # Differences from musl
    /// musl's does nothing: it has no enumeration.
    /// # References
    /// POSIX endhostent(3p); endhostent(3).
    /// # Safety
    /// None.
    wrap fn endhostent() {
        ENTRIES.with(Enumeration::restart);
    }
}

export! {
    /// `gethostent()`: the next entry of `/etc/hosts`, or null at the end.
    ///
    /// All addresses are IPv4: `::1` shows as 127.0.0.1, a mapped address as what is mapped, and hosts
    /// with other IPv6 addresses are left out. Each line is an entry of its own.
    ///
    /// # Differences from musl
    /// musl's always returns null.
    /// # References
    /// POSIX gethostent(3p); gethostent(3).
    /// # Errors
    /// Null with h_errno HOST_NOT_FOUND and errno unchanged at the end; with h_errno NETDB_INTERNAL and
    /// errno ENOMEM or the error of reading the file. Without a file both stay.
    /// # Safety
    /// The result is valid until the next call.
    wrap fn gethostent() -> *mut libc::hostent {
        let (entry, report) = next(&ENTRIES, &is_shown);
        report.set_h_errno();
        entry
    }
}

export! {
    /// `gethostent_r(result, buffer, size, found, h_error)`: the next entry, in the caller's memory.
    ///
    /// Returns 0 with `*found == result`. The enumeration is the one of `gethostent`.
    ///
    /// # Differences from musl
    /// musl up to 1.2.6 has no such function.
    /// # References
    /// gethostent_r(3).
    /// # Errors
    /// `*found` is null and the result ENOENT at the end or when the file cannot be read (errno says
    /// why); ERANGE (also in errno) when the buffer is too small: the entry comes again; ENOMEM.
    /// `*h_error`, and as in glibc h_errno too, are then as after `gethostent`.
    /// # Safety
    /// `result`, `found` and `h_error` are out-pointers; `buffer` is writable for `size` bytes.
    plain fn gethostent_r(result: *mut libc::hostent, buffer: *mut c_char, size: usize, found: *mut *mut libc::hostent, h_error: *mut c_int) -> c_int {
        // SAFETY: the caller's promise.
        let report = next_r(&ENTRIES, unsafe { Caller::new(result, buffer, size, found) }, &is_shown);
        report.set_h_errno();
        // SAFETY: the caller's promise.
        unsafe { report.write_h_error(h_error) };
        report.result
    }
}
