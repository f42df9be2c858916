//! Where hosts are looked up: the file, and the domain name system.

pub mod dns;
pub mod file;
pub mod order;

use std::net::IpAddr;

use crate::services::Status;

/// Which addresses are wanted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Family {
    /// Both kinds.
    Any,
    /// IPv4.
    V4,
    /// IPv6.
    V6,
}

/// A host that was found.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Host {
    /// Its addresses, at least one.
    pub addresses: Vec<IpAddr>,
    /// Its official name.
    pub name: Vec<u8>,
    /// Its other names.
    pub aliases: Vec<Vec<u8>>,
}

/// A host, or how a service answered that knows of none.
pub type Answer = Result<Host, Status>;

impl Status {
    /// The status of an answer, which is kept in `place`.
    pub fn keep(answer: Answer, place: &mut Option<Host>) -> Self {
        match answer {
            Ok(host) => {
                *place = Some(host);
                Self::Success
            }
            Err(status) => status,
        }
    }
}
