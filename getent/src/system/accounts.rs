//! What the C library knows about users and groups beyond the files: musl also asks nscd, and reads the shadow
//! entries of TCB. Where there is neither, nothing is asked: the file has just been read.

use std::{ffi::CString, path::Path};

use wildebeest::{ffi::Errno, grp, pwd, shadow};

use crate::{databases::records::Key, output::Output};

/// The socket of the name service cache daemon, where musl expects it.
const NSCD: &str = "/var/run/nscd/socket";

/// The directory with a shadow file for each user, where musl expects it.
const TCB: &str = "/etc/tcb";

/// What the C library is asked for.
enum Asked {
    Name(CString),
    Number(u32),
}

/// `key` for the C library; `None` where it cannot know anything about it: there is no `source`.
fn asked(source: &str, key: &Key<'_>) -> Option<Asked> {
    match *key {
        _ if !Path::new(source).exists() => None,
        Key::Name(name) => CString::new(name).ok().map(Asked::Name),
        Key::Number(number) => Some(Asked::Number(number)),
    }
}

/// Prints the user that `key` means.
pub fn print_user(key: &Key<'_>, out: &mut Output) -> Option<Result<(), Errno>> {
    let entry = match asked(NSCD, key)? {
        // SAFETY: a C string.
        Asked::Name(name) => unsafe { libc::getpwnam(name.as_ptr()) },
        // SAFETY: any number will do.
        Asked::Number(uid) => unsafe { libc::getpwuid(uid) },
    };
    // SAFETY: null, or an entry that stays until the next call: this program has one thread.
    Some(unsafe { pwd::text(entry.as_ref()?) }.write(out))
}

/// Prints the group that `key` means.
pub fn print_group(key: &Key<'_>, out: &mut Output) -> Option<Result<(), Errno>> {
    let entry = match asked(NSCD, key)? {
        // SAFETY: a C string.
        Asked::Name(name) => unsafe { libc::getgrnam(name.as_ptr()) },
        // SAFETY: any number will do.
        Asked::Number(gid) => unsafe { libc::getgrgid(gid) },
    };
    // SAFETY: as for users.
    Some(unsafe { grp::text(entry.as_ref()?) }.write(out))
}

/// Prints the shadow entry of the user that `key` names.
pub fn print_shadow(key: &Key<'_>, out: &mut Output) -> Option<Result<(), Errno>> {
    let Asked::Name(name) = asked(TCB, key)? else { return None };
    // SAFETY: a C string.
    let entry = unsafe { libc::getspnam(name.as_ptr()) };
    // SAFETY: as for users.
    Some(unsafe { shadow::text(entry.as_ref()?) }.write(out))
}

/// The groups of the user `name`, after `NO_GROUP`, which stands for the one of /etc/passwd.
pub fn groups_of(name: &[u8]) -> Option<Vec<u32>> {
    let Asked::Name(name) = asked(NSCD, &Key::Name(name))? else { return None };
    let mut groups = vec![0; 64];
    loop {
        let mut count = i32::try_from(groups.len()).ok()?;
        // SAFETY: a C string, and room for as many groups as `count` says.
        let code = unsafe { libc::getgrouplist(name.as_ptr(), NO_GROUP, groups.as_mut_ptr(), &mut count) };
        let found = usize::try_from(count).ok()?;
        if code >= 0 {
            groups.truncate(found);
            return Some(groups);
        }
        if found <= groups.len() {
            return None;
        }
        groups.resize(found, 0);
    }
}

/// The number that is no group's: `(gid_t)-1`.
pub const NO_GROUP: u32 = u32::MAX;
