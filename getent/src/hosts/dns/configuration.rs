//! `/etc/resolv.conf` and the environment: which servers are asked, and for which names.

use std::{
    env,
    net::{IpAddr, Ipv4Addr, SocketAddr, SocketAddrV6},
    os::unix::ffi::OsStringExt as _,
    str,
    time::Duration,
};

use crate::{address, lines::Lines};

/// Servers and names beyond these do not count, as resolv.conf(5) has it.
const MOST_SERVERS: usize = 3;

/// What resolv.conf(5) says, or what holds without it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Configuration {
    pub servers: Vec<SocketAddr>,
    /// Domains in which names are looked up.
    search: Vec<Vec<u8>>,
    /// Dots with which a name is first looked up as it is.
    dots: usize,
    pub timeout: Duration,
    pub attempts: u32,
}

impl Default for Configuration {
    fn default() -> Self {
        Self { servers: Vec::new(), search: Vec::new(), dots: 1, timeout: Duration::from_secs(5), attempts: 2 }
    }
}

impl Configuration {
    /// Reads the file, and what the environment says instead: `LOCALDOMAIN` and `RES_OPTIONS`.
    pub fn read() -> Self {
        let mut configuration = Self::default();
        if let Some(mut lines) = Lines::open("/etc/resolv.conf") {
            while let Some(line) = lines.next() {
                configuration.apply(line);
            }
        }
        for (variable, keyword) in [("LOCALDOMAIN", "search"), ("RES_OPTIONS", "options")] {
            if let Some(value) = env::var_os(variable) {
                configuration.apply(&[keyword.as_bytes(), b" ", &value.into_vec()].concat());
            }
        }
        if configuration.servers.is_empty() {
            configuration.servers.push((Ipv4Addr::LOCALHOST, 53).into());
        }
        configuration
    }

    fn apply(&mut self, line: &[u8]) {
        let mut words = line.split(u8::is_ascii_whitespace).filter(|word| !word.is_empty());
        match words.next() {
            Some(b"nameserver") => {
                let free = self.servers.len() < MOST_SERVERS;
                self.servers.extend(words.next().filter(|_| free).and_then(server));
            }
            Some(b"domain") => self.search = words.take(1).map(<[u8]>::to_vec).collect(),
            Some(b"search") => self.search = words.map(<[u8]>::to_vec).collect(),
            Some(b"options") => words.for_each(|word| self.option(word)),
            _ => {}
        }
    }

    fn option(&mut self, word: &[u8]) {
        let Some((name, value)) = str::from_utf8(word).ok().and_then(|word| word.split_once(':')) else { return };
        let Ok(value) = value.parse::<u32>() else { return };
        match name {
            "ndots" => self.dots = value.min(15) as usize,
            "timeout" => self.timeout = Duration::from_secs(u64::from(value.clamp(1, 30))),
            "attempts" => self.attempts = value.clamp(1, 5),
            _ => {}
        }
    }

    /// The complete names that `name` may stand for, in order.
    pub fn candidates(&self, name: &[u8]) -> Vec<Vec<u8>> {
        if let Some(complete) = name.strip_suffix(b".") {
            return vec![complete.to_vec()];
        }
        let dots = name.iter().filter(|&&byte| byte == b'.').count();
        let in_domain = |domain: &Vec<u8>| [name, domain.strip_suffix(b".").unwrap_or(domain)].join(&b'.');
        let mut names: Vec<_> = self.search.iter().map(in_domain).collect();
        names.insert(if dots >= self.dots { 0 } else { names.len() }, name.to_vec());
        names
    }
}

fn server(text: &[u8]) -> Option<SocketAddr> {
    let v4 = address::short_ipv4(text).map(|address| SocketAddr::new(IpAddr::V4(address), 53));
    v4.or_else(|| {
        let (address, interface) = address::scoped_ipv6(text)?;
        Some(SocketAddrV6::new(address, 53, 0, interface.unwrap_or(0)).into())
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(lines: &[&str]) -> Configuration {
        let mut configuration = Configuration::default();
        lines.iter().for_each(|line| configuration.apply(line.as_bytes()));
        configuration
    }

    #[test]
    fn lines_are_those_of_the_man_page() {
        let configuration = read(&[
            "# nameserver 1.1.1.1",
            "nameserver 192.0.2.1",
            "nameserver 2001:db8::1",
            "nameserver x",
            "nameserver fe80::1%7",
            "nameserver 192.0.2.4",
            "domain a",
            "search b c",
            "options ndots:2 timeout:99 attempts:0 rotate",
        ]);
        let servers: Vec<_> = configuration.servers.iter().map(ToString::to_string).collect();
        assert_eq!(servers, ["192.0.2.1:53", "[2001:db8::1]:53", "[fe80::1%7]:53"]);
        assert_eq!(configuration.search, [b"b", b"c"]);
        assert_eq!((configuration.dots, configuration.attempts), (2, 1));
        assert_eq!(configuration.timeout, Duration::from_secs(30));
    }

    #[test]
    fn names_are_completed() {
        let configuration = read(&["search b c."]);
        let names = |name: &str| {
            let names = configuration.candidates(name.as_bytes());
            names.iter().map(|name| String::from_utf8_lossy(name).into_owned()).collect::<Vec<_>>()
        };
        assert_eq!(names("a"), ["a.b", "a.c", "a"]);
        assert_eq!(names("a.x"), ["a.x", "a.x.b", "a.x.c"]);
        assert_eq!(names("a."), ["a"]);
    }
}
