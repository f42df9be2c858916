//! `networks`: the names of networks.

use wildebeest::netdb::networks::Network;

use super::table;
use crate::{
    address,
    database::{Answer, Database, NotSupported, Session},
    output::Output,
};

const FILE: &str = "/etc/networks";

/// The database `networks`.
pub struct Networks;

impl Database for Networks {
    fn configuration(&self) -> &'static str {
        "networks"
    }

    fn look_up(&self, key: &[u8], session: &mut Session<'_>) -> Answer {
        let number = number(key);
        table::look_up(FILE, session, |line, out| {
            print(line, out, |network| number.map_or_else(|| network.is_called(key), |number| network.number == number))
        })
    }

    fn enumerate(&self, session: &mut Session<'_>) -> Result<(), NotSupported> {
        table::enumerate(FILE, session, |line, out| print(line, out, |_| true));
        Ok(())
    }
}

/// The address that a key starting with a digit is for inet_addr(3), which ignores what follows a blank, and
/// takes what it does not understand for 255.255.255.255.
fn number(key: &[u8]) -> Option<u32> {
    key.first().filter(|first| first.is_ascii_digit())?;
    let end = key.iter().position(u8::is_ascii_whitespace).unwrap_or(key.len());
    Some(address::short_ipv4(key.get(..end)?).map_or(u32::MAX, u32::from))
}

/// Prints the entry in `line` if there is one, and it is `wanted`.
fn print(line: &[u8], out: &mut Output, wanted: impl Fn(&Network<'_>) -> bool) -> bool {
    let Some(network) = Network::parse(line).filter(wanted) else { return false };
    out.padded(network.name, 21);
    out.text(b" ");
    out.text(std::net::Ipv4Addr::from(network.number).to_string().as_bytes());
    table::aliases(network.aliases, out);
    true
}

#[cfg(test)]
mod tests {
    use super::number;

    #[test]
    fn numbers_are_those_of_inet_addr() {
        for (key, expected) in [("127", 127), ("127.0", 127 << 24), ("10.0.0.0 x", 10 << 24), ("10/8", u32::MAX)] {
            assert_eq!(number(key.as_bytes()), Some(expected), "{key}");
        }
        assert!(number(b" 10").is_none() && number(b"").is_none());
    }
}
