//! `<netdb.h>`: the databases of hosts, networks, protocols, services and RPC programs.
//!
//! The files are those of `/etc`, read as glibc's `files` service reads them; there is no other
//! service. `hosts.rs` and its neighbours each parse a line, `reader.rs` finds the lines, `database.rs`
//! goes through them, and `edge/` has the C functions.
//!
//! The functions without a buffer each have a result of their own, overwritten by the next call of the
//! same function. An enumeration is one for the whole program, shared by `getXent` and `getXent_r`; a
//! lookup does not disturb it, and every lookup reads the file as it is then.

pub mod address;
mod database;
mod edge;
pub mod hosts;
pub mod idn;
pub mod line;
pub mod networks;
pub mod numbered;
mod reader;
pub mod services;

pub use edge::*;
