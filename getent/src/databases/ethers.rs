//! `ethers`: hosts by their Ethernet address, or the address by their name.

use std::fmt::Write as _;

use wildebeest::ethers::line::{Address, Host, address};

use super::table;
use crate::{
    database::{Answer, Database, Session},
    output::Output,
};

const FILE: &str = "/etc/ethers";

/// The database `ethers`.
pub struct Ethers;

impl Database for Ethers {
    fn configuration(&self) -> &'static str {
        "ethers"
    }

    fn look_up(&self, key: &[u8], session: &mut Session<'_>) -> Answer {
        let wanted = address(key);
        table::look_up(FILE, session, |line, out| {
            let Some(host) = Host::parse(line) else { return false };
            let (found, name) = match wanted {
                Some(wanted) => (host.address == wanted, host.name),
                // The name is printed as it was typed.
                None => (host.is_called(key), key),
            };
            if found {
                print(host.address, name, out);
            }
            found
        })
    }
}

fn print(address: Address, name: &[u8], out: &mut Output) {
    let mut text = String::new();
    for byte in address {
        // Writing to a string does not fail.
        let _ = write!(text, ":{byte:x}");
    }
    out.text(text.trim_start_matches(':').as_bytes());
    out.text(b" ");
    out.text(name);
    out.text(b"\n");
}
