//! `rpc`: the programs that are called by Sun RPC.

use wildebeest::netdb::numbered::Numbered;

use super::table;
use crate::{
    database::{Answer, Database, NotSupported, Session},
    output::Output,
};

const FILE: &str = "/etc/rpc";

/// The database `rpc`.
pub struct Rpc;

impl Database for Rpc {
    fn configuration(&self) -> &'static str {
        "rpc"
    }

    fn look_up(&self, key: &[u8], session: &mut Session<'_>) -> Answer {
        let number = table::number(key);
        table::look_up(FILE, session, |line, out| {
            print(line, out, |program| number.map_or_else(|| program.is_called(key), |number| program.number == number))
        })
    }

    fn enumerate(&self, session: &mut Session<'_>) -> Result<(), NotSupported> {
        table::enumerate(FILE, session, |line, out| print(line, out, |_| true));
        Ok(())
    }
}

/// Prints the entry in `line` if there is one, and it is `wanted`.
fn print(line: &[u8], out: &mut Output, wanted: impl Fn(&Numbered<'_>) -> bool) -> bool {
    let Some(program) = Numbered::parse(line).filter(wanted) else { return false };
    out.padded(program.name, 15);
    out.text(b" ");
    out.number(program.number);
    // One more before the first alias.
    if program.aliases.clone().next().is_some() {
        out.text(b" ");
    }
    table::aliases(program.aliases, out);
    true
}
