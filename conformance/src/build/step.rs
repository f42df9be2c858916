//! The steps of a package.

use clap::ValueEnum;

/// What is done for a package, one after the other.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, ValueEnum)]
pub enum Step {
    /// Its archives are had, and checked.
    Fetch,
    /// The archive is unpacked.
    Unpack,
    /// Its build directory is readied.
    Configure,
    /// It is built.
    Compile,
    /// It is installed into its image.
    Install,
    /// What came out is looked at.
    Prove,
}

impl Step {
    /// All of them, in order.
    pub const ALL: [Self; 6] = [Self::Fetch, Self::Unpack, Self::Configure, Self::Compile, Self::Install, Self::Prove];

    /// Its name on the command line, and its log's.
    pub fn name(self) -> &'static str {
        match self {
            Self::Fetch => "fetch",
            Self::Unpack => "unpack",
            Self::Configure => "configure",
            Self::Compile => "compile",
            Self::Install => "install",
            Self::Prove => "prove",
        }
    }

    /// The stamp that says it is done.
    pub fn stamp(self) -> &'static str {
        match self {
            Self::Fetch => "fetched",
            Self::Unpack => "source",
            Self::Configure => "configured",
            Self::Compile => "compiled",
            Self::Install => "installed",
            Self::Prove => "done",
        }
    }

    /// This step and those after it.
    pub fn and_later(self) -> impl Iterator<Item = Self> {
        Self::ALL.into_iter().filter(move |step| *step >= self)
    }
}
