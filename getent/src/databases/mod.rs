//! The databases, one file each.

mod ahosts;
mod aliases;
mod ethers;
mod group;
mod gshadow;
mod hosts;
mod initgroups;
mod netgroup;
mod networks;
mod passwd;
mod protocols;
pub mod records;
mod rpc;
mod services;
mod shadow;
pub mod table;

use crate::{database::Database, hosts::Family};

/// All databases by name, in alphabetical order.
static DATABASES: [(&str, &dyn Database); 16] = [
    ("ahosts", &ahosts::Ahosts(Family::Any)),
    ("ahostsv4", &ahosts::Ahosts(Family::V4)),
    ("ahostsv6", &ahosts::Ahosts(Family::V6)),
    ("aliases", &aliases::Aliases),
    ("ethers", &ethers::Ethers),
    ("group", &group::Group),
    ("gshadow", &gshadow::Gshadow),
    ("hosts", &hosts::Hosts),
    ("initgroups", &initgroups::Initgroups),
    ("netgroup", &netgroup::Netgroup),
    ("networks", &networks::Networks),
    ("passwd", &passwd::Passwd),
    ("protocols", &protocols::Protocols),
    ("rpc", &rpc::Rpc),
    ("services", &services::Services),
    ("shadow", &shadow::Shadow),
];

/// The database of this name, with the name.
pub fn find(name: &[u8]) -> Option<(&'static str, &'static dyn Database)> {
    DATABASES.iter().find(|(known, _)| known.as_bytes() == name).copied()
}

/// The names of all databases, in alphabetical order.
pub fn names() -> impl Iterator<Item = &'static str> {
    DATABASES.iter().map(|(name, _)| *name)
}
