//! `passwd`: the users.

use wildebeest::{
    pwd::entry::{Entry, Text},
    records::Field,
};

use super::records::{self, Key};
use crate::{
    database::{Answer, Database, NotSupported, Session},
    output::Output,
    services::{Service, Status},
};

const FILE: &str = "/etc/passwd";

/// The database `passwd`.
pub struct Passwd;

impl Database for Passwd {
    fn configuration(&self) -> &'static str {
        "passwd"
    }

    fn look_up(&self, key: &[u8], session: &mut Session<'_>) -> Answer {
        let key = Key::of(key);
        let Session { out, services, .. } = session;
        let status = services.ask(|service| match service {
            Service::Files => records::find(FILE, &key, |fields| match Entry::parse(fields) {
                Some(entry) if key.is(entry.name.bytes(), entry.uid) => {
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
        uid: entry.uid,
        gid: entry.gid,
        gecos: entry.gecos.as_ref().map(Field::bytes),
        dir: entry.dir.as_ref().map(Field::bytes),
        shell: entry.shell.as_ref().map(Field::bytes),
    };
    records::report("passwd", text.write(out));
}
