//! `protocols`: the protocols above IP.

use wildebeest::netdb::numbered::Numbered;

use super::table;
use crate::{
    database::{Answer, Database, NotSupported, Session},
    output::Output,
};

const FILE: &str = "/etc/protocols";

/// The database `protocols`.
pub struct Protocols;

impl Database for Protocols {
    fn configuration(&self) -> &'static str {
        "protocols"
    }

    fn look_up(&self, key: &[u8], session: &mut Session<'_>) -> Answer {
        let number = table::number(key);
        table::look_up(FILE, session, |line, out| {
            print(line, out, |protocol| {
                number.map_or_else(|| protocol.is_called(key), |number| protocol.number == number)
            })
        })
    }

    fn enumerate(&self, session: &mut Session<'_>) -> Result<(), NotSupported> {
        table::enumerate(FILE, session, |line, out| print(line, out, |_| true));
        Ok(())
    }
}

/// Prints the entry in `line` if there is one, and it is `wanted`.
fn print(line: &[u8], out: &mut Output, wanted: impl Fn(&Numbered<'_>) -> bool) -> bool {
    let Some(protocol) = Numbered::parse(line).filter(wanted) else { return false };
    out.padded(protocol.name, 21);
    out.text(b" ");
    out.number(protocol.number);
    table::aliases(protocol.aliases, out);
    true
}
