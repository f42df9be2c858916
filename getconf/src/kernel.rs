//! What the kernel allows, where musl's constants are its own or older than the kernel.

use std::{fs, str::FromStr};

use rustix::{
    process::{Resource, getrlimit},
    system::sysinfo,
};

use crate::{source::Answer, system};

/// The least room for arguments and environment that any kernel gives, and the most: 32 pages, and three quarters of the
/// stack that a program has by default.
const ARGUMENTS: (u64, u64) = (128 * 1024, 6 * 1024 * 1024);

/// The room for arguments and environment: a quarter of the stack.
pub fn arg_max() -> Answer {
    let (least, most) = ARGUMENTS;
    let stack = getrlimit(Resource::Stack).current.unwrap_or(u64::MAX);
    Answer::Unsigned((stack / 4).clamp(least, most))
}

/// The number of supplementary groups.
pub fn ngroups_max() -> Answer {
    // As it is since Linux 2.6.4, where /proc is missing.
    Answer::Number(read("/proc/sys/kernel/ngroups_max").unwrap_or(65536))
}

/// The number of signals that may be queued.
pub fn sigqueue_max() -> Answer {
    getrlimit(Resource::Sigpending).current.map_or(Answer::Undefined, Answer::Unsigned)
}

/// Pages that nobody uses. musl adds those of block devices' buffers.
#[allow(clippy::useless_conversion, reason = "`long` has 32 bits on some architectures")]
pub fn available_pages() -> Answer {
    let memory = sysinfo();
    Answer::Unsigned(u64::from(memory.freeram) * u64::from(memory.mem_unit) / rustix::param::page_size() as u64)
}

/// The processors that may ever be online. musl counts those that this process may run on.
pub fn configured_processors() -> Answer {
    fs::read_to_string("/sys/devices/system/cpu/possible")
        .ok()
        .and_then(|list| length(list.trim_end()))
        .map_or_else(|| system::sysconf(libc::_SC_NPROCESSORS_CONF), Answer::Unsigned)
}

/// How many numbers are in a list of ranges such as `0-3,8`.
fn length(ranges: &str) -> Option<u64> {
    ranges.split(',').try_fold(0_u64, |sum, range| {
        let (first, last) = range.split_once('-').unwrap_or((range, range));
        let size = last.parse::<u64>().ok()?.checked_sub(first.parse().ok()?)?.checked_add(1)?;
        sum.checked_add(size)
    })
}

/// The number that a file of the kernel's has as its text.
fn read<N: FromStr>(path: &str) -> Option<N> {
    fs::read_to_string(path).ok()?.trim_end().parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ranges() {
        assert_eq!(length("0"), Some(1));
        assert_eq!(length("0-3,8,10-11"), Some(7));
        for nonsense in ["", "3-1", "0-", "a", "0-18446744073709551615"] {
            assert_eq!(length(nonsense), None, "{nonsense}");
        }
    }
}
