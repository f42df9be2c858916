//! `group`: the groups and their members.

use wildebeest::{
    grp::entry::{Entry, Text},
    records::Field,
};

use super::records::{self, Key};
use crate::{
    database::{Answer, Database, NotSupported, Session},
    output::Output,
    services::{Service, Status},
};

const FILE: &str = "/etc/group";

/// The database `group`.
pub struct Group;

impl Database for Group {
    fn configuration(&self) -> &'static str {
        "group"
    }

    fn look_up(&self, key: &[u8], session: &mut Session<'_>) -> Answer {
        let key = Key::of(key);
        let Session { out, services, .. } = session;
        let status = services.ask(|service| match service {
            Service::Files => records::find(FILE, &key, |fields| match Entry::parse(fields) {
                Some(entry) if key.is(entry.name.bytes(), entry.gid) => {
                    print(&entry, out);
                    true
                }
                _ => false,
            }),
            _ => Status::Unavailable,
        });
        status.into()
    }

    fn enumerate(&self, session: &mut Session<'_>) -> Result<(), NotSupported> {
        for service in session.services.iter() {
            if service == Service::Files {
                records::for_each(FILE, |fields| {
                    if let Some(entry) = Entry::parse(fields) {
                        print(&entry, session.out);
                    }
                });
            }
        }
        Ok(())
    }
}

fn print(entry: &Entry<'_>, out: &mut Output) {
    let text = Text {
        name: Some(entry.name.bytes()),
        passwd: entry.passwd.as_ref().map(Field::bytes),
        gid: entry.gid,
        members: entry.members.listed(),
    };
    records::report("group", text.write(out));
}
