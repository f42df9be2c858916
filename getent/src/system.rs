//! The C library's functions that the databases need, behind safe ones.

pub mod accounts;

use std::{
    ffi::CStr,
    fs::File,
    io,
    net::{IpAddr, Ipv4Addr},
    os::fd::FromRawFd as _,
};

use nix::{ifaddrs::getifaddrs, net::if_::if_nametoindex, sys::socket::SockaddrStorage};

/// Has a pipe that nobody reads end the program, as it ends every other program in a pipeline.
///
/// Rust's runtime ignores the signal, and `getent passwd | head -n 1` would go on to the last line.
pub fn die_of_broken_pipes() {
    // SAFETY: the default action needs no handler, and no other thread runs yet.
    unsafe { libc::signal(libc::SIGPIPE, libc::SIG_DFL) };
}

/// The standard output without the line buffer of `std::io::stdout`, which nothing else may use then.
pub fn stdout() -> File {
    // SAFETY: the runtime sees to it that the descriptor is open, and the program has no other use for it.
    unsafe { File::from_raw_fd(libc::STDOUT_FILENO) }
}

/// The C library's words for an error of the system.
pub fn message(error: &io::Error) -> String {
    let Some(code) = error.raw_os_error() else { return error.to_string() };
    // SAFETY: the text is valid until the next call, and is copied before.
    unsafe { CStr::from_ptr(libc::strerror(code)) }.to_string_lossy().into_owned()
}

/// The number of the interface of this name.
pub fn interface(name: &[u8]) -> Option<u32> {
    if_nametoindex(name).ok()
}

/// The kinds of addresses that this machine has beside those of the loopback.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Configured {
    /// IPv4.
    pub ipv4: bool,
    /// IPv6.
    pub ipv6: bool,
}

/// Which addresses this machine has; where it does not tell, all kinds.
pub fn configured() -> Configured {
    let Ok(interfaces) = getifaddrs() else { return Configured { ipv4: true, ipv6: true } };
    let mut configured = Configured::default();
    for address in interfaces.filter_map(|interface| ip(&interface.address?)).filter(|address| !address.is_loopback()) {
        match address {
            IpAddr::V4(_) => configured.ipv4 = true,
            IpAddr::V6(_) => configured.ipv6 = true,
        }
    }
    configured
}

/// How many bits of an address of this machine name its network.
pub fn prefix_length(address: Ipv4Addr) -> u32 {
    let interface = getifaddrs().ok().and_then(|mut interfaces| {
        interfaces.find(|interface| interface.address.and_then(|own| ip(&own)) == Some(IpAddr::V4(address)))
    });
    match interface.and_then(|interface| ip(&interface.netmask?)) {
        Some(IpAddr::V4(mask)) => mask.to_bits().leading_ones(),
        _ => Ipv4Addr::BITS,
    }
}

fn ip(address: &SockaddrStorage) -> Option<IpAddr> {
    let v4 = address.as_sockaddr_in().map(|address| IpAddr::V4(address.ip()));
    v4.or_else(|| address.as_sockaddr_in6().map(|address| IpAddr::V6(address.ip())))
}
