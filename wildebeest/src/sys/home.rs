//! Home directories, from the environment and the user database.

use core::ffi::CStr;

use super::{file::File, users};
use crate::ffi::{Buffer, Errno, OutOfMemory, c_str};

/// Writes the value of the environment variable `HOME`, unless it is empty; whether there is one.
pub fn of_environment(home: &mut Buffer<u8>) -> Result<bool, OutOfMemory> {
    // SAFETY: a C string, and the value is copied before anything could change the environment.
    let Some(value) = (unsafe { c_str(libc::getenv(c"HOME".as_ptr())) }) else { return Ok(false) };
    home.extend(value.to_bytes())?;
    Ok(!value.is_empty())
}

/// Writes the home of the user called `name`; whether there is such a user.
pub fn of_user(name: &CStr, home: &mut Buffer<u8>) -> Result<bool, OutOfMemory> {
    written(users::with_user_named(name, |user| write(user, home)))
}

/// Writes the home of the user who logged in to this session; whether the kernel knows one.
pub fn of_login(home: &mut Buffer<u8>) -> Result<bool, OutOfMemory> {
    match login_uid() {
        Some(uid) => written(users::with_user(uid, |user| write(user, home))),
        None => Ok(false),
    }
}

fn write(user: Option<&libc::passwd>, home: &mut Buffer<u8>) -> Result<bool, OutOfMemory> {
    // SAFETY: the strings of an entry are null or C strings, and last as long as the entry.
    let Some(directory) = user.and_then(|user| unsafe { c_str(user.pw_dir) }) else { return Ok(false) };
    home.extend(directory.to_bytes())?;
    Ok(true)
}

/// A user database that cannot be read knows nobody.
fn written(result: Result<Result<bool, OutOfMemory>, Errno>) -> Result<bool, OutOfMemory> {
    match result {
        Ok(result) => result,
        Err(Errno(libc::ENOMEM)) => Err(OutOfMemory),
        Err(_) => Ok(false),
    }
}

/// The user id that `/proc/self/loginuid` tells.
fn login_uid() -> Option<u32> {
    let mut text = [0; 16];
    let count = File::open(c"/proc/self/loginuid").and_then(|file| file.read(&mut text)).ok()?;
    let digits = text.get(..count)?.trim_ascii_end();
    let user = core::str::from_utf8(digits).ok()?.parse().ok()?;
    (user != u32::MAX).then_some(user)
}
