//! What `lwb` does: builds the component archives from the Rust crate, checks them, and installs
//! them with their headers and .pc files. The manifest is `components.toml`.
// The public items of this crate serve the workspace only.
#![allow(missing_docs)]

pub mod archive;
pub mod check;
mod constants;
mod drop_in;
mod foreign;
pub mod install;
mod labels;
pub mod manifest;
mod pc;
pub mod programs;
mod specs;
mod symbols;
pub mod table;
mod trampolines;
pub mod tree;
