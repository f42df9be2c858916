//! The two C libraries a package can be built on.

/// What is under test, and what it is compared with.
#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum)]
pub enum Libc {
    /// musl with libwildebeest.
    Musl,
    /// The host's own, which tells what a package's tests say where all is well.
    Host,
}

impl Libc {
    /// Both, the one compared with first.
    pub const ALL: [Self; 2] = [Self::Host, Self::Musl];

    /// How people are told which one it is.
    pub fn name(self) -> &'static str {
        match self {
            Self::Musl => "musl + libwildebeest",
            Self::Host => "the host's libc",
        }
    }
}
