//! What the program is called.

use std::{borrow::Cow, ffi::OsString, os::unix::ffi::OsStringExt as _};

/// The program's own name, as it was called.
pub struct Program(Vec<u8>);

impl Program {
    /// The first of the program's arguments.
    pub fn new(name: Option<OsString>) -> Self {
        Self(name.map_or_else(|| b"getent".to_vec(), OsString::into_vec))
    }

    /// The whole name.
    pub fn name(&self) -> &[u8] {
        &self.0
    }

    /// The name without directories.
    pub fn short(&self) -> &[u8] {
        self.0.rsplit(|&byte| byte == b'/').next().unwrap_or_default()
    }

    /// The name without directories as text.
    pub fn short_text(&self) -> Cow<'_, str> {
        String::from_utf8_lossy(self.short())
    }
}
