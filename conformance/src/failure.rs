//! What can go wrong, by the exit status it ends in.

use anyhow::Error;

/// A reason to stop. Scripts tell the kinds apart by the exit status.
#[derive(Debug)]
pub enum Failure {
    /// A package did not build, or the proof about it failed.
    Build(Error),
    /// The request names something unknown, or a recipe is wrong.
    Request(Error),
    /// A source could not be had, or is not what the recipe says it is.
    Source(Error),
    /// A program of the host that a recipe needs is not there.
    Missing(Error),
}

impl Failure {
    /// What to tell a person.
    pub fn reason(&self) -> &Error {
        match self {
            Self::Build(error) | Self::Request(error) | Self::Source(error) | Self::Missing(error) => error,
        }
    }

    /// The exit status, as `conformance --help` documents it.
    pub fn exit_status(&self) -> u8 {
        match self {
            Self::Build(_) => 1,
            Self::Request(_) => 2,
            Self::Source(_) => 3,
            Self::Missing(_) => 4,
        }
    }
}
