//! `hosts`: hosts by name or address; one kind of addresses for each, IPv6 if there are any.

use std::{cell::LazyCell, net::IpAddr};

use wildebeest::netdb::{address as notation, hosts::Host as Line};

use super::table;
use crate::{
    address,
    database::{Answer, Database, NotSupported, Session},
    hosts::{self, Family, Host, dns, file},
    output::Output,
    services::{Service, Services, Status},
};

/// The services asked for hosts where the command line names none.
pub const SERVICES: &[Service] = &[Service::Files, Service::Dns];

/// The database `hosts`.
pub struct Hosts;

impl Database for Hosts {
    fn configuration(&self) -> &'static str {
        "hosts"
    }

    fn services(&self) -> &'static [Service] {
        SERVICES
    }

    fn look_up(&self, key: &[u8], session: &mut Session<'_>) -> Answer {
        let Some(host) = find(key, &session.services) else { return Answer::NotFound };
        print(&host, session.out);
        Answer::Found
    }

    fn enumerate(&self, session: &mut Session<'_>) -> Result<(), NotSupported> {
        enumerate(session);
        Ok(())
    }
}

fn find(key: &[u8], services: &Services) -> Option<Host> {
    if let Some(address) = notation::parse(key) {
        return ask(services, |service| match service {
            Service::Files => file::by_address(address),
            Service::Dns => dns::by_address(address),
            _ => Err(Status::Unavailable),
        });
    }
    if is_number(key) {
        let address = address::short_ipv4(key)?;
        return Some(Host { addresses: vec![IpAddr::V4(address)], name: key.to_vec(), aliases: Vec::new() });
    }
    by_name(key, services)
}

/// Whether a key of digits and dots can only be an address, in a notation older than inet_pton(3)'s or a wrong one.
fn is_number(key: &[u8]) -> bool {
    key.first().is_some_and(u8::is_ascii_digit)
        && key.iter().all(|byte| byte.is_ascii_digit() || *byte == b'.')
        && !key.ends_with(b".")
}

/// The host of this name: with IPv6 addresses where any service has one, else with IPv4 addresses.
fn by_name(name: &[u8], services: &Services) -> Option<Host> {
    let in_file = LazyCell::new(|| file::by_name(name, [Family::V6, Family::V4]));
    let find = |family| {
        ask(services, |service| match service {
            Service::Files => {
                let [six, four] = &*in_file;
                if family == Family::V6 { six.clone() } else { four.clone() }
            }
            Service::Dns => dns::by_name(name, family),
            _ => Err(Status::Unavailable),
        })
    };
    find(Family::V6).or_else(|| find(Family::V4))
}

/// The host that the last service asked knows.
pub fn ask(services: &Services, mut lookup: impl FnMut(Service) -> hosts::Answer) -> Option<Host> {
    let mut host = None;
    let status = services.ask(|service| Status::keep(lookup(service), &mut host));
    host.filter(|_| status == Status::Success)
}

/// Prints a line for each address.
fn print(host: &Host, out: &mut Output) {
    for address in &host.addresses {
        out.padded(address::text(*address).as_bytes(), 15);
        out.text(b" ");
        out.text(&host.name);
        for alias in &host.aliases {
            out.text(b" ");
            out.text(alias);
        }
        out.text(b"\n");
    }
}

/// Prints all entries of the file, which for an enumeration have IPv4 addresses: `::1` is 127.0.0.1, and
/// other IPv6 addresses are left out.
pub fn enumerate(session: &mut Session<'_>) {
    table::enumerate(file::FILE, session, |text, out| {
        let Some((line, address)) = Line::parse(text).and_then(|line| line.ipv4().map(|address| (line, address)))
        else {
            return false;
        };
        out.padded(address.to_string().as_bytes(), 15);
        out.text(b" ");
        out.text(line.name);
        table::aliases(line.aliases, out);
        true
    });
}
