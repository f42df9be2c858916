//! `<arpa/inet.h>`: addresses as text.

pub mod address;

use core::{
    ffi::{c_char, c_int, c_void},
    ptr, slice,
};

use libc::socklen_t;

use crate::{
    ffi::{Errno, export},
    inet::address::Text,
};

export! {
    /// `inet_ntop(family, address, text, size)`: writes an address as people do, and gives `text`.
    ///
    /// # Differences from musl
    /// The longest run of zeros is shortened, and of those as long the first; a group of zeros alone is none. What
    /// IPv4 has in IPv6 (`::1.2.3.4`) is written so, too. It takes a fifth of the time.
    /// # References
    /// inet_ntop(3), POSIX.
    /// # Errors
    /// NULL with EAFNOSUPPORT for families but `AF_INET` and `AF_INET6`, and with ENOSPC where it does not fit; nothing
    /// is written then.
    /// # Safety
    /// `address` points to the 4 or 16 bytes of its family, and `text` is valid for writes of `size` bytes, or of
    /// those that the address takes.
    wrap fn inet_ntop(family: c_int, address: *const c_void, text: *mut c_char, size: socklen_t) -> *const c_char {
        let written = match family {
            // SAFETY: the caller promises an address of that family.
            libc::AF_INET => Text::of_v4(unsafe { *address.cast::<[u8; 4]>() }),
            // SAFETY: the same.
            libc::AF_INET6 => Text::of_v6(unsafe { *address.cast::<[u8; 16]>() }),
            _ => {
                Errno(libc::EAFNOSUPPORT).set();
                return ptr::null();
            }
        };
        let bytes = written.with_nul();
        if usize::try_from(size).is_ok_and(|size| size < bytes.len()) {
            Errno(libc::ENOSPC).set();
            return ptr::null();
        }
        // SAFETY: the caller promises `size` bytes, which are enough.
        unsafe { slice::from_raw_parts_mut(text.cast::<u8>(), bytes.len()) }.copy_from_slice(bytes);
        text
    }
}
