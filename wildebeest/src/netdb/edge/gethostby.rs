//! The older lookups of hosts: the first entry of `/etc/hosts` that fits, with its aliases, as glibc gives it;
//! otherwise musl's answers, reported as glibc does.

use core::{
    ffi::{CStr, c_char, c_int, c_void},
    mem,
    net::{Ipv4Addr, Ipv6Addr},
    ptr, slice,
};

use super::{
    Caller, HostError, find_r,
    hosts::{Hosts, Hosts6},
};
use crate::{
    ffi::{Buffer, Errno, c_str, export},
    netdb::{address, database::Database, hosts::Host},
    sys::{
        lock::Lock,
        netdb::{__real_gethostbyaddr_r, __real_gethostbyname_r, __real_gethostbyname2_r, numeric_name, set_h_errno},
    },
};

/// Takes the official name out of the aliases: musl puts it there first.
///
/// # Safety
///
/// `host` is null, or libc has just filled the structure.
unsafe fn tidy(host: *mut libc::hostent) {
    // SAFETY: the caller's promise.
    let Some(host) = (unsafe { host.as_mut() }) else { return };
    // SAFETY: libc has put a name there, and an array that ends with a null pointer.
    unsafe {
        if !host.h_name.is_null() && host.h_aliases.read() == host.h_name {
            host.h_aliases = host.h_aliases.add(1);
        }
    }
}

/// Whether musl, finding no name for an address, gave the address itself as the name.
///
/// # Safety
///
/// `host` is null, or libc has just filled the structure.
unsafe fn is_nameless(host: *mut libc::hostent) -> bool {
    // SAFETY: the caller's promise: a name, and one address of the family.
    unsafe {
        let Some(host) = host.as_ref() else { return false };
        let address = host.h_addr_list.read();
        numeric_name(host.h_addrtype, address.cast()).is_some_and(|name| name.is(CStr::from_ptr(host.h_name)))
    }
}

/// What a `_r` function returns, given what musl's returned.
///
/// # Safety
///
/// `found` and `h_error` are out-pointers that libc has written to.
unsafe fn finish(result: c_int, found: *mut *mut libc::hostent, h_error: *mut c_int) -> c_int {
    // SAFETY: the caller's promise.
    unsafe { tidy(found.read()) };
    // SAFETY: the caller's promise.
    let reason = HostError(unsafe { h_error.read() });
    match result {
        0 => return 0,
        // musl 1.2.3 returns this where there is no such host.
        libc::ENOENT if matches!(reason, HostError::NOT_FOUND | HostError::NO_DATA) => return 0,
        libc::ERANGE => {
            // SAFETY: the caller's promise.
            unsafe { h_error.write(HostError::INTERNAL.0) };
        }
        _ => {}
    }
    Errno(result).set();
    result
}

/// Looks into `/etc/hosts`; `None` where that has no answer and the network is to be asked.
///
/// # Safety
///
/// `h_error` is an out-pointer, and `caller` as [`Caller::new`] was promised.
unsafe fn in_file<D>(caller: Caller<D>, h_error: *mut c_int, wanted: &dyn Fn(&Host<'_>) -> bool) -> Option<c_int>
where
    D: for<'a> Database<Entry<'a> = Host<'a>, Record = libc::hostent>,
{
    let (found, before) = (caller.found, Errno::last());
    let report = find_r::<D>(caller, wanted);
    match report.result {
        // SAFETY: the caller's promise.
        0 if !unsafe { found.read() }.is_null() => Some(0),
        // No such entry, or no file that may be read.
        0 | libc::ENOENT | libc::EACCES => {
            before.set();
            None
        }
        error => {
            // SAFETY: the caller's promise.
            unsafe { h_error.write(HostError::INTERNAL.0) };
            Some(error)
        }
    }
}

/// Looks for `name` in `/etc/hosts`, unless it is an address.
///
/// # Safety
///
/// As the public functions.
unsafe fn name_in_file(name: *const c_char, family: c_int, to: &Answer) -> Option<c_int> {
    // SAFETY: the caller's promise.
    unsafe {
        let name = c_str(name)?.to_bytes();
        if address::parse(name).is_some() {
            return None;
        }
        match family {
            libc::AF_INET => {
                in_file::<Hosts>(to.caller(), to.h_error, &|host| host.ipv4().is_some() && host.is_called(name))
            }
            libc::AF_INET6 => {
                in_file::<Hosts6>(to.caller(), to.h_error, &|host| host.ipv6().is_some() && host.is_called(name))
            }
            _ => None,
        }
    }
}

/// Looks for an address in `/etc/hosts`.
///
/// # Safety
///
/// As the public functions.
unsafe fn address_in_file(
    address: *const c_void,
    length: libc::socklen_t,
    family: c_int,
    to: &Answer,
) -> Option<c_int> {
    // SAFETY: the caller promises `length` readable bytes.
    let bytes = unsafe { slice::from_raw_parts(address.cast::<u8>(), length as usize) };
    // SAFETY: the caller's promise.
    unsafe {
        if family == libc::AF_INET {
            let wanted = Ipv4Addr::from(<[u8; 4]>::try_from(bytes).ok()?);
            in_file::<Hosts>(to.caller(), to.h_error, &|host| host.ipv4() == Some(wanted))
        } else if family == libc::AF_INET6 {
            let wanted = Ipv6Addr::from(<[u8; 16]>::try_from(bytes).ok()?);
            in_file::<Hosts6>(to.caller(), to.h_error, &|host| host.ipv6() == Some(wanted))
        } else {
            None
        }
    }
}

export! {
    /// `gethostbyname_r(name, result, buffer, size, found, h_error)`: the IPv4 addresses of a host.
    ///
    /// Returns 0 with `*found == result`, or null in `*found` when there is none.
    ///
    /// # Differences from musl
    /// A host of `/etc/hosts` has the aliases and the one address of its first line; musl gives no alias but the
    /// name asked for, and the addresses of all lines.
    /// musl counts the official name among the aliases, in 1.2.3 returns ENOENT when there is no such
    /// host, and does not set `*h_error` when the buffer is too small.
    /// # References
    /// gethostbyname_r(3).
    /// # Errors
    /// The result and errno are ERANGE (`*h_error` is NETDB_INTERNAL), EAGAIN (TRY_AGAIN) or another
    /// error; `*h_error` is HOST_NOT_FOUND or NO_DATA when the result is 0 and `*found` null.
    /// # Safety
    /// `name` is a C string; `result`, `found` and `h_error` are out-pointers; `buffer` is writable for `size` bytes.
    wrap fn gethostbyname_r(name: *const c_char, result: *mut libc::hostent, buffer: *mut c_char, size: usize, found: *mut *mut libc::hostent, h_error: *mut c_int) -> c_int {
        // SAFETY: the caller's promise, which musl's function asks for as well.
        unsafe {
            h_error.write(0);
            let to = Answer { host: result, buffer, size, found, h_error };
            if let Some(answer) = name_in_file(name, libc::AF_INET, &to) {
                return answer;
            }
            h_error.write(0);
            finish(__real_gethostbyname_r(name, result, buffer, size, found, h_error), found, h_error)
        }
    }
}

export! {
    /// `gethostbyname2_r(name, family, result, buffer, size, found, h_error)`: as `gethostbyname_r`, for AF_INET or AF_INET6.
    ///
    /// # Differences from musl
    /// As `gethostbyname_r`.
    /// # References
    /// gethostbyname2_r(3).
    /// # Errors
    /// As `gethostbyname_r`.
    /// # Safety
    /// As `gethostbyname_r`.
    wrap fn gethostbyname2_r(name: *const c_char, family: c_int, result: *mut libc::hostent, buffer: *mut c_char, size: usize, found: *mut *mut libc::hostent, h_error: *mut c_int) -> c_int {
        // SAFETY: the caller's promise, which musl's function asks for as well.
        unsafe {
            h_error.write(0);
            let to = Answer { host: result, buffer, size, found, h_error };
            if let Some(answer) = name_in_file(name, family, &to) {
                return answer;
            }
            h_error.write(0);
            finish(__real_gethostbyname2_r(name, family, result, buffer, size, found, h_error), found, h_error)
        }
    }
}

export! {
    /// `gethostbyaddr_r(address, length, family, result, buffer, size, found, h_error)`: the name of an address.
    ///
    /// Returns 0 with `*found == result`, or null in `*found` when there is none.
    ///
    /// # Differences from musl
    /// As `gethostbyname_r`; and an address without a name has no entry, where musl gives the address as its name.
    /// # References
    /// gethostbyaddr_r(3).
    /// # Errors
    /// As `gethostbyname_r`.
    /// # Safety
    /// `address` is readable for `length` bytes; otherwise as `gethostbyname_r`.
    wrap fn gethostbyaddr_r(address: *const c_void, length: libc::socklen_t, family: c_int, result: *mut libc::hostent, buffer: *mut c_char, size: usize, found: *mut *mut libc::hostent, h_error: *mut c_int) -> c_int {
        // SAFETY: the caller's promise, which musl's function asks for as well.
        unsafe {
            h_error.write(0);
            let to = Answer { host: result, buffer, size, found, h_error };
            if let Some(answer) = address_in_file(address, length, family, &to) {
                return answer;
            }
            h_error.write(0);
            let error = __real_gethostbyaddr_r(address, length, family, result, buffer, size, found, h_error);
            if is_nameless(found.read()) {
                found.write(ptr::null_mut());
                h_error.write(HostError::NOT_FOUND.0);
            }
            finish(error, found, h_error)
        }
    }
}

/// The result of a function without a buffer: the structure, and the memory it points into.
struct Kept {
    host: libc::hostent,
    _memory: Buffer<u8>,
}

/// The arguments in which a `_r` function gives its answer; all may be written to.
struct Answer {
    host: *mut libc::hostent,
    buffer: *mut c_char,
    size: usize,
    found: *mut *mut libc::hostent,
    h_error: *mut c_int,
}

impl Answer {
    /// The same for a lookup in a file.
    ///
    /// # Safety
    ///
    /// As [`Caller::new`].
    unsafe fn caller<D: Database<Record = libc::hostent>>(&self) -> Caller<D> {
        // SAFETY: the caller's promise.
        unsafe { Caller::new(self.host, self.buffer, self.size, self.found) }
    }
}

/// A function without a buffer: calls `lookup`, a `_r` function, until its answer fits, and keeps that in `slot`.
///
/// musl's own functions are no use here: linked statically, they come back to our `_r` functions and do not
/// look at `*found`. The lock is not held meanwhile: `lookup` may wait for the network.
fn keep(slot: &Lock<Option<Kept>>, lookup: impl Fn(Answer) -> c_int) -> *mut libc::hostent {
    let mut memory = Buffer::new();
    loop {
        if let Err(error) = memory.extend(&[0; 1024]) {
            Errno::from(error).set();
            set_h_errno(HostError::INTERNAL.0);
            return ptr::null_mut();
        }
        let (mut host, mut found, mut h_error) = (mem::MaybeUninit::uninit(), ptr::null_mut(), 0);
        let answer = Answer {
            host: host.as_mut_ptr(),
            buffer: memory.as_mut_ptr().cast(),
            size: memory.len(),
            found: &mut found,
            h_error: &mut h_error,
        };
        match lookup(answer) {
            libc::ERANGE => continue,
            0 if !found.is_null() => {}
            _ => {
                set_h_errno(h_error);
                return ptr::null_mut();
            }
        }
        // SAFETY: `found` is not null, so it points to `host`, which is filled.
        let host = unsafe { host.assume_init() };
        return slot.with(|slot| ptr::from_mut(&mut slot.insert(Kept { host, _memory: memory }).host));
    }
}

export! {
    /// `gethostbyname(name)`: the IPv4 addresses of a host, or null.
    ///
    /// # Differences from musl
    /// musl counts the official name among the aliases.
    /// # References
    /// gethostbyname(3).
    /// # Errors
    /// Null with h_errno HOST_NOT_FOUND, NO_DATA, TRY_AGAIN or NO_RECOVERY.
    /// # Safety
    /// `name` is a C string. The result is valid until the next call.
    wrap fn gethostbyname(name: *const c_char) -> *mut libc::hostent {
        static RESULT: Lock<Option<Kept>> = Lock::new(None);
        keep(&RESULT, |to| {
            // SAFETY: the caller's promise, and `keep`'s for the rest.
            unsafe { gethostbyname_r(name, to.host, to.buffer, to.size, to.found, to.h_error) }
        })
    }
}

export! {
    /// `gethostbyname2(name, family)`: as `gethostbyname`, for AF_INET or AF_INET6.
    ///
    /// # Differences from musl
    /// As `gethostbyname`.
    /// # References
    /// gethostbyname2(3).
    /// # Errors
    /// As `gethostbyname`.
    /// # Safety
    /// As `gethostbyname`.
    wrap fn gethostbyname2(name: *const c_char, family: c_int) -> *mut libc::hostent {
        static RESULT: Lock<Option<Kept>> = Lock::new(None);
        keep(&RESULT, |to| {
            // SAFETY: the caller's promise, and `keep`'s for the rest.
            unsafe { gethostbyname2_r(name, family, to.host, to.buffer, to.size, to.found, to.h_error) }
        })
    }
}

export! {
    /// `gethostbyaddr(address, length, family)`: the name of an address, or null.
    ///
    /// # Differences from musl
    /// As `gethostbyname`; and an address without a name gives null, where musl gives the address as its name.
    /// # References
    /// gethostbyaddr(3).
    /// # Errors
    /// As `gethostbyname`.
    /// # Safety
    /// `address` is readable for `length` bytes. The result is valid until the next call.
    wrap fn gethostbyaddr(address: *const c_void, length: libc::socklen_t, family: c_int) -> *mut libc::hostent {
        static RESULT: Lock<Option<Kept>> = Lock::new(None);
        keep(&RESULT, |to| {
            // SAFETY: the caller's promise, and `keep`'s for the rest.
            unsafe { gethostbyaddr_r(address, length, family, to.host, to.buffer, to.size, to.found, to.h_error) }
        })
    }
}
