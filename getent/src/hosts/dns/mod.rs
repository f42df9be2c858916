//! The domain name system: a stub resolver (RFC 1034, 5.3.1) that asks the servers of resolv.conf(5).
//!
//! musl's own functions look into `/etc/hosts` first, and wait where nobody can answer.

mod configuration;
mod message;
mod transport;

use std::net::IpAddr;

use configuration::Configuration;
use message::{Kind, Reply};

use super::{Answer, Family, Host};
use crate::services::Status;

/// The host of this name, which is completed as resolv.conf(5) says.
pub fn by_name(name: &[u8], family: Family) -> Answer {
    let configuration = Configuration::read();
    let mut status = Status::NotFound;
    for name in configuration.candidates(name) {
        match exactly(&name, family, &configuration) {
            Err(worse @ (Status::TryAgain | Status::Unavailable)) => status = worse,
            Err(_) => {}
            found => return found,
        }
    }
    Err(status)
}

/// The host of this complete name.
fn exactly(name: &[u8], family: Family, configuration: &Configuration) -> Answer {
    let kinds: &[Kind] = match family {
        Family::Any => &[Kind::A, Kind::Aaaa],
        Family::V4 => &[Kind::A],
        Family::V6 => &[Kind::Aaaa],
    };
    let mut found: Option<Host> = None;
    let mut status = Status::NotFound;
    for &kind in kinds {
        match transport::ask(configuration, name, kind) {
            Ok(reply) => add(&mut found, reply),
            Err(error) => status = error,
        }
    }
    found.ok_or(status)
}

/// Adds a reply that has addresses to what others had.
fn add(found: &mut Option<Host>, reply: Reply) {
    if reply.addresses.is_empty() {
        return;
    }
    match found {
        Some(host) => host.addresses.extend(reply.addresses),
        None => *found = Some(Host { addresses: reply.addresses, name: reply.name, aliases: reply.aliases }),
    }
}

/// The host of this address. One that stands for an IPv4 address is looked up, and given, as that.
pub fn by_address(address: IpAddr) -> Answer {
    let address = address.to_canonical();
    let reply = transport::ask(&Configuration::read(), reverse(address).as_bytes(), Kind::Ptr)?;
    let name = reply.pointer.ok_or(Status::NotFound)?;
    Ok(Host { addresses: vec![address], name, aliases: Vec::new() })
}

/// The name that has the names of an address (RFC 1035, 3.5, and RFC 3596, 2.5).
fn reverse(address: IpAddr) -> String {
    match address {
        IpAddr::V4(address) => {
            let [a, b, c, d] = address.octets();
            format!("{d}.{c}.{b}.{a}.in-addr.arpa")
        }
        IpAddr::V6(address) => {
            let bits = address.to_bits();
            let digits: String = (0..32).map(|place| format!("{:x}.", bits >> (4 * place) & 0xf)).collect();
            digits + "ip6.arpa"
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_have_names() {
        let reverse = |text: &str| text.parse().map(reverse);
        assert_eq!(reverse("192.0.2.10").as_deref(), Ok("10.2.0.192.in-addr.arpa"));
        let six = "b.a.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.8.b.d.0.1.0.0.2.ip6.arpa";
        assert_eq!(reverse("2001:db8::ab").as_deref(), Ok(six));
    }
}
