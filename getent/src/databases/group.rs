//! `group`: the groups and their members.

use wildebeest::{
    ffi::Errno,
    grp::entry::{Entry, Text},
    records::{Field, Fields},
};

use super::records::{Key, Records};
use crate::{output::Output, services::Service, system::accounts};

/// The database `group`.
pub struct Group;

impl Records for Group {
    const NAME: &'static str = "group";
    const FILE: &'static str = "/etc/group";
    const SERVICES: &'static [Service] = &[Service::Files, Service::Libc];
    type Entry<'a> = Entry<'a>;

    fn key(text: &[u8]) -> Key<'_> {
        Key::name_or_number(text)
    }

    fn parse(fields: Fields<'_>) -> Option<Entry<'_>> {
        Entry::parse(fields)
    }

    fn identity<'a>(entry: &'a Entry<'_>) -> (&'a [u8], Option<u32>) {
        (entry.name.bytes(), Some(entry.gid))
    }

    fn write(entry: &Entry<'_>, out: &mut Output) -> Result<(), Errno> {
        let text = Text {
            name: Some(entry.name.bytes()),
            passwd: entry.passwd.as_ref().map(Field::bytes),
            gid: entry.gid,
            members: entry.members.listed(),
        };
        text.write(out)
    }

    fn ask_libc(key: &Key<'_>, out: &mut Output) -> Option<Result<(), Errno>> {
        accounts::print_group(key, out)
    }
}
