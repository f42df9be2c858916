//! Services: `/etc/services`.

use core::ffi::{CStr, c_char, c_int};

use super::{Caller, find, find_r, next, next_r};
use crate::{
    ffi::{Arena, NoRoom, c_str, export},
    netdb::{
        database::{Database, Enumeration, Slot},
        services::Service,
    },
    sys::lock::Lock,
};

/// The database of services.
struct Services;

impl Database for Services {
    const PATH: &'static CStr = c"/etc/services";
    type Entry<'a> = Service<'a>;
    type Record = libc::servent;

    fn parse(line: &[u8]) -> Option<Service<'_>> {
        Service::parse(line)
    }

    fn record(entry: &Service<'_>, arena: &mut Arena<'_>) -> Result<libc::servent, NoRoom> {
        Ok(libc::servent {
            s_aliases: arena.strings(entry.aliases.clone())?,
            s_name: arena.string(entry.name)?,
            s_proto: arena.string(entry.protocol)?,
            // In network byte order, as all programs expect it.
            s_port: c_int::from(entry.port.to_be()),
        })
    }
}

static ENTRIES: Lock<Enumeration<Services>> = Lock::new(Enumeration::new());

export! {
    /// `setservent(stayopen)`: starts the enumeration of the services over.
    ///
    /// `stayopen` has no effect: lookups do not touch the enumeration.
    ///
    /// # Differences from musl
    /// musl's does nothing: it has no enumeration.
    /// # References
    /// POSIX setservent(3p); setservent(3).
    /// # Safety
    /// None.
    wrap fn setservent(_stayopen: c_int) {
        ENTRIES.with(Enumeration::restart);
    }
}

export! {
    /// `endservent()`: ends the enumeration of the services and closes the file.
    ///
    /// # Differences from musl
    /// musl's does nothing: it has no enumeration.
    /// # References
    /// POSIX endservent(3p); endservent(3).
    /// # Safety
    /// None.
    wrap fn endservent() {
        ENTRIES.with(Enumeration::restart);
    }
}

export! {
    /// `getservent()`: the next entry of `/etc/services`, or null at the end.
    ///
    /// # Differences from musl
    /// musl's always returns null.
    /// # References
    /// POSIX getservent(3p); getservent(3).
    /// # Errors
    /// Null with ENOMEM, or the error of reading the file. At the end errno stays.
    /// # Safety
    /// The result is valid until the next call.
    wrap fn getservent() -> *mut libc::servent {
        next(&ENTRIES, &|_| true).0
    }
}

export! {
    /// `getservent_r(result, buffer, size, found)`: the next entry, in the caller's memory.
    ///
    /// Returns 0 with `*found == result`. The enumeration is the one of `getservent`.
    ///
    /// # Differences from musl
    /// musl up to 1.2.6 has no such function.
    /// # References
    /// getservent_r(3).
    /// # Errors
    /// `*found` is null and the result ENOENT at the end or when the file cannot be read (errno says
    /// why); ERANGE (also in errno) when the buffer is too small: the entry comes again; ENOMEM.
    /// # Safety
    /// `result` and `found` are out-pointers; `buffer` is writable for `size` bytes.
    plain fn getservent_r(result: *mut libc::servent, buffer: *mut c_char, size: usize, found: *mut *mut libc::servent) -> c_int {
        // SAFETY: the caller's promise.
        next_r(&ENTRIES, unsafe { Caller::new(result, buffer, size, found) }, &|_| true).result
    }
}

/// Whether `wanted` leaves the protocol open or names this one.
fn is_over(protocol: &[u8], wanted: Option<&CStr>) -> bool {
    wanted.is_none_or(|wanted| wanted.to_bytes() == protocol)
}

export! {
    /// `getservbyname(name, protocol)`: the first service with this name or alias over `protocol`, or null.
    ///
    /// A null `protocol` stands for any.
    ///
    /// # Differences from musl
    /// musl knows TCP and UDP only, gives the name asked for in the place of the official one, and no aliases.
    /// # References
    /// POSIX getservbyname(3p); getservbyname(3).
    /// # Errors
    /// Null with errno unchanged when there is none; with ENOMEM or the error of opening or reading
    /// the file otherwise.
    /// # Safety
    /// `name` is a C string, `protocol` too or null. The result is valid until the next call.
    wrap fn getservbyname(name: *const c_char, protocol: *const c_char) -> *mut libc::servent {
        static RESULT: Lock<Slot<Services>> = Lock::new(Slot::new());
        // SAFETY: the caller's promise.
        let (name, protocol) = unsafe { (CStr::from_ptr(name).to_bytes(), c_str(protocol)) };
        find(&RESULT, &|entry| entry.is_called(name) && is_over(entry.protocol, protocol)).0
    }
}

export! {
    /// `getservbyname_r(name, protocol, result, buffer, size, found)`: as `getservbyname`, in the caller's memory.
    ///
    /// Returns 0 with `*found == result`, or null in `*found` when there is none.
    ///
    /// # Differences from musl
    /// As `getservbyname`; and musl returns ENOENT or EINVAL when there is none.
    /// # References
    /// getservbyname_r(3).
    /// # Errors
    /// The result and errno are ERANGE when the buffer is too small, ENOMEM, or the error of opening
    /// or reading the file.
    /// # Safety
    /// `name` is a C string, `protocol` too or null; `result` and `found` are out-pointers; `buffer` is
    /// writable for `size` bytes.
    wrap fn getservbyname_r(name: *const c_char, protocol: *const c_char, result: *mut libc::servent, buffer: *mut c_char, size: usize, found: *mut *mut libc::servent) -> c_int {
        // SAFETY: the caller's promise.
        let (name, protocol) = unsafe { (CStr::from_ptr(name).to_bytes(), c_str(protocol)) };
        // SAFETY: the caller's promise.
        let caller = unsafe { Caller::<Services>::new(result, buffer, size, found) };
        find_r(caller, &|entry| entry.is_called(name) && is_over(entry.protocol, protocol)).result
    }
}

export! {
    /// `getservbyport(port, protocol)`: the first service with this port over `protocol`, or null.
    ///
    /// `port` is in network byte order. A null `protocol` stands for any.
    ///
    /// # Differences from musl
    /// musl knows TCP and UDP only and gives no aliases.
    /// # References
    /// POSIX getservbyport(3p); getservbyport(3).
    /// # Errors
    /// As `getservbyname`.
    /// # Safety
    /// `protocol` is a C string or null. The result is valid until the next call.
    wrap fn getservbyport(port: c_int, protocol: *const c_char) -> *mut libc::servent {
        static RESULT: Lock<Slot<Services>> = Lock::new(Slot::new());
        // SAFETY: the caller's promise.
        let protocol = unsafe { c_str(protocol) };
        find(&RESULT, &|entry| c_int::from(entry.port.to_be()) == port && is_over(entry.protocol, protocol)).0
    }
}

export! {
    /// `getservbyport_r(port, protocol, result, buffer, size, found)`: as `getservbyport`, in the caller's memory.
    ///
    /// # Differences from musl
    /// As `getservbyport`; and musl returns ENOENT or EINVAL when there is none.
    /// # References
    /// getservbyport_r(3).
    /// # Errors
    /// As `getservbyname_r`.
    /// # Safety
    /// `protocol` is a C string or null; `result` and `found` are out-pointers; `buffer` is writable for
    /// `size` bytes.
    wrap fn getservbyport_r(port: c_int, protocol: *const c_char, result: *mut libc::servent, buffer: *mut c_char, size: usize, found: *mut *mut libc::servent) -> c_int {
        // SAFETY: the caller's promise.
        let (protocol, caller) = unsafe { (c_str(protocol), Caller::<Services>::new(result, buffer, size, found)) };
        find_r(caller, &|entry| c_int::from(entry.port.to_be()) == port && is_over(entry.protocol, protocol)).result
    }
}
