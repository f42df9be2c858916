//! `passwd`: the users.

use wildebeest::{
    ffi::Errno,
    pwd::entry::{Entry, Text},
    records::{Field, Fields},
};

use super::records::{Key, Records};
use crate::{output::Output, services::Service, system::accounts};

/// The database `passwd`.
pub struct Passwd;

impl Records for Passwd {
    const NAME: &'static str = "passwd";
    const FILE: &'static str = "/etc/passwd";
    const SERVICES: &'static [Service] = &[Service::Files, Service::Libc];
    type Entry<'a> = Entry<'a>;

    fn key(text: &[u8]) -> Key<'_> {
        Key::name_or_number(text)
    }

    fn parse(fields: Fields<'_>) -> Option<Entry<'_>> {
        Entry::parse(fields)
    }

    fn identity<'a>(entry: &'a Entry<'_>) -> (&'a [u8], Option<u32>) {
        (entry.name.bytes(), Some(entry.uid))
    }

    fn write(entry: &Entry<'_>, out: &mut Output) -> Result<(), Errno> {
        let text = Text {
            name: Some(entry.name.bytes()),
            passwd: entry.passwd.as_ref().map(Field::bytes),
            uid: entry.uid,
            gid: entry.gid,
            gecos: entry.gecos.as_ref().map(Field::bytes),
            dir: entry.dir.as_ref().map(Field::bytes),
            shell: entry.shell.as_ref().map(Field::bytes),
        };
        text.write(out)
    }

    fn ask_libc(key: &Key<'_>, out: &mut Output) -> Option<Result<(), Errno>> {
        accounts::print_user(key, out)
    }
}
