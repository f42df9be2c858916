//! `ahosts`, `ahostsv4` and `ahostsv6`: all addresses of a host in the order in which to try them, as
//! getaddrinfo(3) gives them to a program that asks for AI_ADDRCONFIG, AI_V4MAPPED and AI_CANONNAME.

use std::net::IpAddr;

use super::hosts::{self, SERVICES};
use crate::{
    address,
    database::{Answer, Database, NotSupported, Session},
    hosts::{Answer as Found, Family, Host, dns, file, order},
    output::Output,
    services::{Service, Services, Status},
    system,
};

/// The database `ahosts`, or one of its two sisters.
pub struct Ahosts(pub Family);

impl Database for Ahosts {
    fn configuration(&self) -> &'static str {
        "hosts"
    }

    fn services(&self) -> &'static [Service] {
        SERVICES
    }

    fn look_up(&self, key: &[u8], session: &mut Session<'_>) -> Answer {
        let Some(family) = self.family(session.addrconfig) else { return Answer::NotFound };
        let Some((mut host, interface)) = find(key, family, session) else { return Answer::NotFound };
        order::sort(&mut host.addresses);
        print(&host, interface, session.out);
        Answer::Found
    }

    fn enumerate(&self, session: &mut Session<'_>) -> Result<(), NotSupported> {
        hosts::enumerate(session);
        Ok(())
    }
}

impl Ahosts {
    /// The addresses that are wanted: with AI_ADDRCONFIG, none of a kind that this machine does not have itself.
    fn family(&self, addrconfig: bool) -> Option<Family> {
        if !addrconfig {
            return Some(self.0);
        }
        let configured = system::configured();
        match (self.0, configured.ipv4, configured.ipv6) {
            (Family::Any, true, false) => Some(Family::V4),
            (Family::Any, false, true) => Some(Family::V6),
            (Family::V4, false, _) | (Family::V6, _, false) => None,
            (family, ..) => Some(family),
        }
    }
}

/// The host of a name or address, with the interface that the key names.
fn find(key: &[u8], family: Family, session: &Session<'_>) -> Option<(Host, Option<u32>)> {
    let literal = address::short_ipv4(key).map(|address| (IpAddr::V4(address), None));
    let literal = literal.or_else(|| address::scoped_ipv6(key).map(|(address, zone)| (IpAddr::V6(address), zone)));
    if let Some((address, interface)) = literal {
        let host = Host { addresses: vec![of_family(address, family)?], name: key.to_vec(), aliases: Vec::new() };
        return Some((host, interface));
    }
    let name = if session.idn { ascii(key)? } else { key };
    Some((by_name(name, family, &session.services)?, None))
}

/// A name that needs no conversion as IDNA has it; there is no other.
fn ascii(name: &[u8]) -> Option<&[u8]> {
    name.is_ascii().then_some(name)
}

/// An address as one of `family`, where it can be one.
fn of_family(address: IpAddr, family: Family) -> Option<IpAddr> {
    match (family, address) {
        (Family::V4, IpAddr::V6(address)) => address.to_ipv4_mapped().map(IpAddr::V4),
        (Family::V6, IpAddr::V4(address)) => Some(IpAddr::V6(address.to_ipv6_mapped())),
        _ => Some(address),
    }
}

/// The host of this name. Where it has no IPv6 address, its IPv4 addresses are mapped.
fn by_name(name: &[u8], family: Family, services: &Services) -> Option<Host> {
    let or_mapped =
        |host, four: &dyn Fn() -> Found| if family == Family::V6 { six_or_mapped(host, four) } else { host };
    hosts::ask(services, |service| match service {
        Service::Files => {
            let [host, four] = file::by_name(name, [family, Family::V4]);
            or_mapped(host, &|| four.clone())
        }
        Service::Dns => or_mapped(dns::by_name(name, family), &|| dns::by_name(name, Family::V4)),
        _ => Err(Status::Unavailable),
    })
}

/// A host with its IPv6 addresses, or with its IPv4 addresses mapped where it has no entry with others.
fn six_or_mapped(six: Found, four: &dyn Fn() -> Found) -> Found {
    let Ok(mut host) = six else {
        let mut host = four()?;
        for address in &mut host.addresses {
            *address = of_family(*address, Family::V6).unwrap_or(*address);
        }
        return Ok(host);
    };
    host.addresses.retain(|address| address.to_canonical().is_ipv6());
    if host.addresses.is_empty() { Err(Status::NotFound) } else { Ok(host) }
}

/// Prints each address three times, once for each type of socket; the official name stands in the first line.
fn print(host: &Host, interface: Option<u32>, out: &mut Output) {
    let zone = interface.map(|number| format!("%{number}")).unwrap_or_default();
    let mut name = host.name.as_slice();
    for address in &host.addresses {
        for kind in ["STREAM", "DGRAM", "RAW"] {
            // As with glibc the column is narrower by the zone, which stands in it all the same.
            out.padded(format!("{}{zone}", address::text(*address)).as_bytes(), 15 - zone.len().min(15));
            out.text(b" ");
            out.padded(kind.as_bytes(), 6);
            out.text(b" ");
            out.text(name);
            out.text(b"\n");
            name = b"";
        }
    }
}
