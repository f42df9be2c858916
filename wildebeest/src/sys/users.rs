//! libc's own look-up of users.

use core::{
    ffi::{CStr, c_char, c_int},
    mem::MaybeUninit,
    ptr,
};

use libc::{passwd, uid_t};

use crate::ffi::Errno;

/// Room for the strings of an entry. musl asks for up to twice what they need.
const ROOM: usize = 4096;

/// Gives `body` the entry of the user `uid`, or `None` when there is no such user. ERANGE: it is too long.
pub fn with_user<R>(uid: uid_t, body: impl FnOnce(Option<&passwd>) -> R) -> Result<R, Errno> {
    // SAFETY: three out-pointers, and room for as many bytes as it says.
    with_entry(|entry, strings, room, found| unsafe { libc::getpwuid_r(uid, entry, strings, room, found) }, body)
}

/// The same for the user called `name`.
pub fn with_user_named<R>(name: &CStr, body: impl FnOnce(Option<&passwd>) -> R) -> Result<R, Errno> {
    let name = name.as_ptr();
    // SAFETY: a C string, three out-pointers, and room for as many bytes as it says.
    with_entry(|entry, strings, room, found| unsafe { libc::getpwnam_r(name, entry, strings, room, found) }, body)
}

fn with_entry<R>(
    look_up: impl FnOnce(*mut passwd, *mut c_char, usize, *mut *mut passwd) -> c_int,
    body: impl FnOnce(Option<&passwd>) -> R,
) -> Result<R, Errno> {
    let mut strings = [const { MaybeUninit::<c_char>::uninit() }; ROOM];
    let (mut entry, mut found) = (MaybeUninit::uninit(), ptr::null_mut());
    let before = Errno::last();
    let code = look_up(entry.as_mut_ptr(), strings.as_mut_ptr().cast(), ROOM, &mut found);
    if code != 0 {
        return Err(Errno(code));
    }
    // musl may get by with less memory than it wanted, and leave errno saying so.
    before.set();
    // SAFETY: null, or the entry that libc has just filled; its strings last until `body` returns.
    Ok(body(unsafe { found.as_ref() }))
}
