//! `getaddrinfo` and `getnameinfo`: what their flags for internationalized names may claim.

use core::ffi::{c_char, c_int};

use crate::{
    ffi::{c_str, export},
    netdb::idn::has_encoded_label,
    sys::{
        locale::is_multibyte,
        netdb::{__real_getaddrinfo, __real_getnameinfo},
    },
};

const AI_CANONNAME: c_int = 0x02;
const AI_IDN: c_int = 0x40;
const AI_CANONIDN: c_int = 0x80;
/// AI_IDN_ALLOW_UNASSIGNED and AI_IDN_USE_STD3_ASCII_RULES, which glibc has ignored since 2.28.
const AI_IGNORED: c_int = 0x300;

/// NI_NUMERICHOST to NI_DGRAM, and musl's NI_NUMERICSCOPE.
const NI_MUSL: c_int = 0x11f;
const NI_IDN: c_int = 0x20;
/// NI_IDN_ALLOW_UNASSIGNED and NI_IDN_USE_STD3_ASCII_RULES, ignored as well.
const NI_IGNORED: c_int = 0xc0;

const EAI_BADFLAGS: c_int = -1;
const EAI_IDN_ENCODE: c_int = -105;

/// Whether `name` would have to be decoded for the caller's locale. A locale of single bytes shows it as it is.
///
/// # Safety
///
/// `name` is null or a C string.
unsafe fn needs_decoding(name: *const c_char) -> bool {
    // SAFETY: the caller's promise.
    unsafe { c_str(name) }.is_some_and(|name| has_encoded_label(name.to_bytes())) && is_multibyte()
}

export! {
    /// `getaddrinfo(node, service, hints, result)`: the addresses of a host and port; here with AI_IDN and AI_CANONIDN.
    ///
    /// A name in ASCII needs no encoding, so AI_IDN changes nothing for it. AI_CANONIDN changes nothing
    /// where the canonical name has no label that starts with `xn--`, or the locale has no multibyte
    /// characters to show it with. Other names are refused: this library does not convert them.
    ///
    /// # Differences from musl
    /// musl knows neither flag and answers EAI_BADFLAGS. All else is musl's.
    /// # References
    /// POSIX getaddrinfo(3p); getaddrinfo(3), "Extensions for Internationalized Domain Names".
    /// # Errors
    /// EAI_IDN_ENCODE: AI_IDN and `node` is not ASCII, or AI_CANONIDN and the canonical name would have
    /// to be decoded. Otherwise as musl's.
    /// # Safety
    /// `node` and `service` are null or C strings, `hints` is null or valid, `result` is an out-pointer.
    wrap fn getaddrinfo(node: *const c_char, service: *const c_char, hints: *const libc::addrinfo, result: *mut *mut libc::addrinfo) -> c_int {
        // SAFETY: the caller's promise; the values are only copied.
        let flags = unsafe { hints.as_ref() }.map_or(0, |hints| hints.ai_flags);
        if flags & (AI_IDN | AI_CANONIDN | AI_IGNORED) == 0 {
            // SAFETY: the arguments are passed on.
            return unsafe { __real_getaddrinfo(node, service, hints, result) };
        }
        // SAFETY: the caller's promise.
        if flags & AI_IDN != 0 && unsafe { c_str(node) }.is_some_and(|node| !node.to_bytes().is_ascii()) {
            return EAI_IDN_ENCODE;
        }
        // SAFETY: the flags were read from them, so they are not null; libc reads the copy only.
        let mut hints = unsafe { hints.read() };
        hints.ai_flags &= !(AI_IDN | AI_CANONIDN | AI_IGNORED);
        // SAFETY: the other arguments are passed on.
        let error = unsafe { __real_getaddrinfo(node, service, &hints, result) };
        let shown = AI_CANONNAME | AI_CANONIDN;
        if error != 0 || flags & shown != shown {
            return error;
        }
        // SAFETY: libc has just stored a list whose canonical name is null or a C string; it is given back once.
        unsafe {
            if needs_decoding((**result).ai_canonname) {
                libc::freeaddrinfo(*result);
                return EAI_IDN_ENCODE;
            }
        }
        0
    }
}

export! {
    /// `getnameinfo(address, length, host, hostlen, service, servicelen, flags)`: the names of an address; here with NI_IDN.
    ///
    /// NI_IDN changes nothing where the host's name has no label that starts with `xn--`, or the locale
    /// has no multibyte characters to show it with.
    ///
    /// # Differences from musl
    /// musl ignores flags it does not know. All else is musl's.
    /// # References
    /// POSIX getnameinfo(3p); getnameinfo(3), "Extensions for Internationalized Domain Names".
    /// # Errors
    /// EAI_IDN_ENCODE: NI_IDN and the name would have to be decoded, which this library does not do.
    /// EAI_BADFLAGS: an unknown flag. Otherwise as musl's.
    /// # Safety
    /// `address` is valid for `length` bytes; `host` and `service` are null or writable for their lengths.
    wrap fn getnameinfo(address: *const libc::sockaddr, length: libc::socklen_t, host: *mut c_char, hostlen: libc::socklen_t, service: *mut c_char, servicelen: libc::socklen_t, flags: c_int) -> c_int {
        if flags & !(NI_MUSL | NI_IDN | NI_IGNORED) != 0 {
            return EAI_BADFLAGS;
        }
        // SAFETY: the arguments are passed on.
        let error = unsafe { __real_getnameinfo(address, length, host, hostlen, service, servicelen, flags & NI_MUSL) };
        // SAFETY: on success libc has stored a C string where there is room for one.
        if error == 0 && flags & NI_IDN != 0 && hostlen > 0 && unsafe { needs_decoding(host) } {
            return EAI_IDN_ENCODE;
        }
        error
    }
}
