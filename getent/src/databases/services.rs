//! `services`: the ports of services, by name or number and perhaps the protocol: `ssh`, `22`, `ssh/tcp`, `22/tcp`.

use wildebeest::netdb::services::Service;

use super::table;
use crate::{
    database::{Answer, Database, NotSupported, Session},
    output::Output,
};

const FILE: &str = "/etc/services";

/// The database `services`.
pub struct Services;

/// What a service is found by.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Key<'a> {
    Name(&'a [u8]),
    Port(u16),
}

impl Database for Services {
    fn configuration(&self) -> &'static str {
        "services"
    }

    fn look_up(&self, key: &[u8], session: &mut Session<'_>) -> Answer {
        let (key, protocol) = parts(key);
        let wanted = |service: &Service<'_>| {
            protocol.is_none_or(|protocol| service.protocol == protocol)
                && match key {
                    Key::Name(name) => service.is_called(name),
                    Key::Port(port) => service.port == port,
                }
        };
        table::look_up(FILE, session, |line, out| print(line, out, wanted))
    }

    fn enumerate(&self, session: &mut Session<'_>) -> Result<(), NotSupported> {
        table::enumerate(FILE, session, |line, out| print(line, out, |_| true));
        Ok(())
    }
}

/// A key and the protocol behind its first slash. A number that is no port is a name.
fn parts(key: &[u8]) -> (Key<'_>, Option<&[u8]>) {
    let slash = key.iter().position(|&byte| byte == b'/');
    let (name, protocol) = match slash {
        Some(slash) => (key.get(..slash).unwrap_or_default(), key.get(slash + 1..)),
        None => (key, None),
    };
    let port = name.iter().try_fold(0u16, |port, byte| {
        port.checked_mul(10)?.checked_add(u16::from(char::from(*byte).to_digit(10)? as u8))
    });
    let key = port.filter(|_| !name.is_empty()).map_or(Key::Name(name), Key::Port);
    (key, protocol)
}

/// Prints the entry in `line` if there is one, and it is `wanted`.
fn print(line: &[u8], out: &mut Output, wanted: impl Fn(&Service<'_>) -> bool) -> bool {
    let Some(service) = Service::parse(line).filter(wanted) else { return false };
    out.padded(service.name, 21);
    out.text(b" ");
    out.number(service.port);
    out.text(b"/");
    out.text(service.protocol);
    table::aliases(service.aliases, out);
    true
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_has_two_parts() {
        assert_eq!(parts(b"ssh"), (Key::Name(b"ssh"), None));
        assert_eq!(parts(b"022/tcp"), (Key::Port(22), Some(&b"tcp"[..])));
        assert_eq!(parts(b"65535/"), (Key::Port(65535), Some(&b""[..])));
        assert_eq!(parts(b"65536/a/b"), (Key::Name(b"65536"), Some(&b"a/b"[..])));
        assert_eq!(parts(b"0x16"), (Key::Name(b"0x16"), None));
        assert_eq!(parts(b"/tcp"), (Key::Name(b""), Some(&b"tcp"[..])));
    }
}
