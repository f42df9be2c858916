//! The processor's caches, as the kernel describes them in sysfs.

use std::{fs::File, io::Read, str, sync::OnceLock};

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
    // `getconf -a` asks for fifteen figures, and each of the kernel's files takes its time.
    static CACHES: OnceLock<Vec<Cache>> = OnceLock::new();
    let caches = CACHES.get_or_init(all);
    caches
        .iter()
        .position(|cache| cache.level == level && (cache.kind == kind || cache.kind == Kind::Unified))
        .and_then(|index| read(index, figure.file()))
        .and_then(|text| bytes(&text))
        .map_or(Answer::Undefined, Answer::Unsigned)
}

/// A cache of the kernel's list.
struct Cache {
    level: u8,
    kind: Kind,
}

/// The kernel's list, which it numbers without a gap.
fn all() -> Vec<Cache> {
    (0..).map_while(|index| Some(Cache { level: read(index, "level")?.parse().ok()?, kind: kind(index)? })).collect()
}

fn kind(index: usize) -> Option<Kind> {
    match read(index, "type")?.as_str() {
        "Instruction" => Some(Kind::Instruction),
        "Data" => Some(Kind::Data),
        "Unified" => Some(Kind::Unified),
        _ => None,
    }
}

/// What the kernel has written in a file about a cache.
fn read(index: usize, file: &str) -> Option<String> {
    // A word or a number, which the kernel gives at once.
    let mut text = [0; 32];
    let length = File::open(format!("{DIRECTORY}/index{index}/{file}")).ok()?.read(&mut text).ok()?;
    Some(str::from_utf8(text.get(..length)?).ok()?.trim_end().to_owned())
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
