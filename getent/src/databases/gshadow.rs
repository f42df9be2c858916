//! `gshadow`: the groups' passwords and administrators.

use wildebeest::{
    ffi::Errno,
    gshadow::entry::{Entry, Text},
    records::{Field, Fields, Members},
};

use super::records::Records;
use crate::{output::Output, services::Service};

/// The database `gshadow`.
pub struct Gshadow;

impl Records for Gshadow {
    const NAME: &'static str = "gshadow";
    const FILE: &'static str = "/etc/gshadow";
    const SERVICES: &'static [Service] = &[Service::Files];
    type Entry<'a> = Entry<'a>;

    fn parse(fields: Fields<'_>) -> Option<Entry<'_>> {
        Some(Entry::parse(fields))
    }

    fn identity<'a>(entry: &'a Entry<'_>) -> (&'a [u8], Option<u32>) {
        (entry.name.bytes(), None)
    }

    fn write(entry: &Entry<'_>, out: &mut Output) -> Result<(), Errno> {
        let text = Text {
            name: Some(entry.name.bytes()),
            passwd: entry.passwd.as_ref().map(Field::bytes),
            administrators: entry.administrators.as_ref().map(Members::listed).unwrap_or_default(),
            members: entry.members.listed(),
        };
        text.write(out)
    }
}
