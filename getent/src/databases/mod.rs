//! The databases, one file each.

mod group;
mod passwd;
mod records;

use crate::database::Database;

/// All databases by name, in alphabetical order.
static DATABASES: [(&str, &dyn Database); 2] = [("group", &group::Group), ("passwd", &passwd::Passwd)];

/// The database of this name, with the name.
pub fn find(name: &[u8]) -> Option<(&'static str, &'static dyn Database)> {
    DATABASES.iter().find(|(known, _)| known.as_bytes() == name).copied()
}

/// The names of all databases, in alphabetical order.
pub fn names() -> impl Iterator<Item = &'static str> {
    DATABASES.iter().map(|(name, _)| *name)
}
