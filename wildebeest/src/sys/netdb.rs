//! What musl's own `<netdb.h>` functions answer, also where ours stand in their place.

use core::ffi::{CStr, c_char, c_int, c_void};

use super::{lock::Lock, memory};
use crate::ffi::Errno;

unsafe extern "C" {
    fn __h_errno_location() -> *mut c_int;
    fn inet_ntop(family: c_int, address: *const c_void, text: *mut c_char, size: libc::socklen_t) -> *const c_char;
    /// libc's own `gethostbyname_r`.
    #[cfg_attr(not(feature = "export"), link_name = "gethostbyname_r")]
    pub fn __real_gethostbyname_r(
        name: *const c_char,
        result: *mut libc::hostent,
        buffer: *mut c_char,
        size: usize,
        found: *mut *mut libc::hostent,
        h_error: *mut c_int,
    ) -> c_int;
    /// libc's own `gethostbyname2_r`.
    #[cfg_attr(not(feature = "export"), link_name = "gethostbyname2_r")]
    pub fn __real_gethostbyname2_r(
        name: *const c_char,
        family: c_int,
        result: *mut libc::hostent,
        buffer: *mut c_char,
        size: usize,
        found: *mut *mut libc::hostent,
        h_error: *mut c_int,
    ) -> c_int;
    /// libc's own `gethostbyaddr_r`.
    #[cfg_attr(not(feature = "export"), link_name = "gethostbyaddr_r")]
    pub fn __real_gethostbyaddr_r(
        address: *const c_void,
        length: libc::socklen_t,
        family: c_int,
        result: *mut libc::hostent,
        buffer: *mut c_char,
        size: usize,
        found: *mut *mut libc::hostent,
        h_error: *mut c_int,
    ) -> c_int;
    /// libc's own `getaddrinfo`.
    #[cfg_attr(not(feature = "export"), link_name = "getaddrinfo")]
    pub fn __real_getaddrinfo(
        node: *const c_char,
        service: *const c_char,
        hints: *const libc::addrinfo,
        result: *mut *mut libc::addrinfo,
    ) -> c_int;
    /// libc's own `getnameinfo`.
    #[cfg_attr(not(feature = "export"), link_name = "getnameinfo")]
    pub fn __real_getnameinfo(
        address: *const libc::sockaddr,
        length: libc::socklen_t,
        host: *mut c_char,
        hostlen: libc::socklen_t,
        service: *mut c_char,
        servicelen: libc::socklen_t,
        flags: c_int,
    ) -> c_int;
    #[cfg_attr(feature = "export", link_name = "__real_setprotoent")]
    fn setprotoent(stay_open: c_int);
    #[cfg_attr(feature = "export", link_name = "__real_getprotoent")]
    fn getprotoent() -> *mut libc::protoent;
}

/// Makes `error` the calling thread's `h_errno`.
pub fn set_h_errno(error: c_int) {
    // SAFETY: libc returns a valid pointer to the thread's own h_errno.
    unsafe { *__h_errno_location() = error };
}

/// An address in numbers.
pub struct NumericName([u8; 46]);

impl NumericName {
    /// Whether `name` is this text.
    pub fn is(&self, name: &CStr) -> bool {
        memory::text(&self.0).is_some_and(|text| text == name)
    }
}

/// The address of type `family` in numbers; `None` for an unknown family.
///
/// # Safety
///
/// `address` points to an address of that type.
pub unsafe fn numeric_name(family: c_int, address: *const c_void) -> Option<NumericName> {
    let mut text = [0; 46];
    // SAFETY: the caller's promise; `text` has room for an address of either type.
    let written = unsafe { inet_ntop(family, address, text.as_mut_ptr().cast(), 46) };
    (!written.is_null()).then_some(NumericName(text))
}

/// Gives `each` the name and number of every protocol in musl's built-in table; errno stays.
pub fn for_each_protocol<E>(mut each: impl FnMut(&[u8], c_int) -> Result<(), E>) -> Result<(), E> {
    /// musl counts in a static variable.
    static TABLE: Lock<()> = Lock::new(());
    let mut all = || {
        // SAFETY: the lock keeps other uses of musl's counter away.
        unsafe { setprotoent(0) };
        loop {
            // SAFETY: as above; a result that is not null is valid until the next call.
            let Some(protocol) = (unsafe { getprotoent().as_ref() }) else { return Ok(()) };
            // SAFETY: its name is a C string.
            each(unsafe { CStr::from_ptr(protocol.p_name) }.to_bytes(), protocol.p_proto)?;
        }
    };
    Errno::preserved(|| TABLE.with(|()| all()))
}
