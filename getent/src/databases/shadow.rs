//! `shadow`: the users' passwords.

use wildebeest::{
    ffi::Errno,
    records::{Field, Fields},
    shadow::entry::{Entry, Text},
};

use super::records::{Key, Records};
use crate::{output::Output, services::Service, system::accounts};

/// The database `shadow`.
pub struct Shadow;

impl Records for Shadow {
    const NAME: &'static str = "shadow";
    const FILE: &'static str = "/etc/shadow";
    const SERVICES: &'static [Service] = &[Service::Files, Service::Libc];
    type Entry<'a> = Entry<'a>;

    fn parse(fields: Fields<'_>) -> Option<Entry<'_>> {
        Entry::parse(fields)
    }

    fn identity<'a>(entry: &'a Entry<'_>) -> (&'a [u8], Option<u32>) {
        (entry.name.bytes(), None)
    }

    fn write(entry: &Entry<'_>, out: &mut Output) -> Result<(), Errno> {
        let text = Text {
            name: Some(entry.name.bytes()),
            passwd: entry.passwd.as_ref().map(Field::bytes),
            days: entry.days,
            flag: entry.flag,
        };
        text.write(out)
    }

    fn ask_libc(key: &Key<'_>, out: &mut Output) -> Option<Result<(), Errno>> {
        accounts::print_shadow(key, out)
    }
}
