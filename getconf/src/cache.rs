//! The processor's caches, as the kernel describes them in sysfs.

use std::fs;

use crate::source::Answer;

/// What a cache holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    Instruction,
    Data,
    Unified,
}

/// What is asked about a cache.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Figure {
    Size,
    Ways,
    LineSize,
}

/// The caches of the first processor, one a directory.
const DIRECTORY: &str = "/sys/devices/system/cpu/cpu0/cache";

/// A figure of the cache of this level and kind; undefined where there is none or the kernel does not say.
pub fn figure(level: u8, kind: Kind, figure: Figure) -> Answer {
    // The kernel numbers them without a gap.
    (0..)
        .map_while(|index: u32| {
            let read = move |file: &str| fs::read_to_string(format!("{DIRECTORY}/index{index}/{file}")).ok();
            Some((read("level")?, read))
        })
        .find(|(found, read)| {
            found.trim_end().parse() == Ok(level) && read("type").is_some_and(|found| kind.is(found.trim_end()))
        })
        .and_then(|(_, read)| read(figure.file()))
        .and_then(|text| bytes(text.trim_end()))
        .map_or(Answer::Undefined, Answer::Unsigned)
}

impl Kind {
    /// Whether a cache of the type `found` answers for this one.
    fn is(self, found: &str) -> bool {
        match self {
            Self::Instruction => found == "Instruction" || found == "Unified",
            Self::Data => found == "Data" || found == "Unified",
            Self::Unified => found == "Unified",
        }
    }
}

impl Figure {
    fn file(self) -> &'static str {
        match self {
            Self::Size => "size",
            Self::Ways => "ways_of_associativity",
            Self::LineSize => "coherency_line_size",
        }
    }
}

/// A number with or without a unit: `64`, `32K`.
fn bytes(text: &str) -> Option<u64> {
    let (digits, unit) = match text.strip_suffix('K') {
        Some(digits) => (digits, 1024),
        None => (text, 1),
    };
    digits.parse::<u64>().ok()?.checked_mul(unit)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn units() {
        assert_eq!(bytes("64"), Some(64));
        assert_eq!(bytes("32768K"), Some(32768 * 1024));
        for nonsense in ["", "K", "12M", "-1", "99999999999999999999"] {
            assert_eq!(bytes(nonsense), None, "{nonsense}");
        }
    }

    #[test]
    fn there_is_no_fifth_level() {
        assert_eq!(figure(5, Kind::Unified, Figure::Size), Answer::Undefined);
    }
}
