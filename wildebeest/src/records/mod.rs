//! Text databases of one record a line and fields between colons: passwd, group, shadow, gshadow.
//!
//! [`fields`] takes a line apart in place, [`reader`] finds the next record in a [`Source`] of bytes,
//! [`writer`] puts records together again, and [`database`] keeps what lasts from call to call.
//! The streams themselves are in [`crate::ffi`].

pub mod database;
pub mod fields;
pub mod reader;
pub mod writer;

pub use database::{Database, Storage};
pub use fields::{Field, Fields, Members};
pub use reader::{Record, Source};
