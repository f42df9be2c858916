//! `~` and `~user`.
#![forbid(unsafe_code)]

use super::{files::Files, pattern};
use crate::{
    ffi::{Buffer, OutOfMemory},
    sys::memory,
};

/// What a tilde at the start of a pattern turned into.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Expansion {
    /// There is none, or it stands for itself.
    None,
    /// The directory part was replaced.
    Directory,
    /// The pattern has no slash: the home is the answer, whether it exists or not.
    Whole,
    /// With `GLOB_TILDE_CHECK`: nothing matches.
    NoSuchUser,
}

/// Whether `user` ends in a backslash that has nothing to escape.
fn ends_in_escape(user: &[u8]) -> bool {
    user.iter().rev().take_while(|&&byte| byte == b'\\').count() & 1 == 1
}

/// Writes `text`, which starts with a tilde, to `to` with the home of the user in its place, if there is such a user.
///
/// A backslash at the very end stands for itself: behind the tilde alone it follows the home, and no user has it in
/// their name.
pub fn expand(files: &impl Files, text: &[u8], escapes: bool, to: &mut Buffer<u8>) -> Result<bool, OutOfMemory> {
    let text = text.strip_prefix(b"~").unwrap_or(text);
    let length = text.iter().position(|&byte| byte == b'/').unwrap_or(text.len());
    let Some((mut user, mut rest)) = text.split_at_checked(length) else { return Ok(false) };
    if escapes && rest.is_empty() && ends_in_escape(user) {
        if user.len() > 1 {
            return Ok(false);
        }
        (user, rest) = (rest, user);
    }
    let mut name = Buffer::new();
    pattern::unescape(user, escapes, &mut name)?;
    name.push(0)?;
    let user = memory::text(&name).filter(|name| !name.is_empty());
    let known = files.home(user, to)?;
    if known {
        to.extend(rest)?;
    }
    Ok(known)
}
