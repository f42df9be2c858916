//! What passwd, group, shadow and gshadow have in common: one entry a line, found by its name or its number.

use wildebeest::{
    ffi::Errno,
    records::{Fields, reader, writer},
};

use crate::{complain, lines::Lines, services::Status, system};

/// What an entry is found by.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Key<'a> {
    /// Its name.
    Name(&'a [u8]),
    /// Its number.
    Number(u32),
}

impl<'a> Key<'a> {
    /// The number that `key` is for strtoul(3) in base ten, or else a name. As with glibc, a number is never
    /// tried as a name, and wraps to 32 bits.
    pub fn of(key: &'a [u8]) -> Self {
        number(key).map_or(Self::Name(key), Self::Number)
    }

    /// Whether a line with these fields can be the entry.
    fn may_be(&self, fields: &Fields<'_>) -> bool {
        match self {
            Self::Name(name) => fields.starts_with(name),
            Self::Number(_) => true,
        }
    }

    /// Whether an entry of this name and number is meant. Entries of the NIS cannot be looked up.
    pub fn is(&self, name: &[u8], number: u32) -> bool {
        !writer::is_nis(name)
            && match self {
                Self::Name(wanted) => name == *wanted,
                Self::Number(wanted) => number == *wanted,
            }
    }
}

/// What strtoul(3) makes of `key` if that is all of it, cut to 32 bits.
fn number(key: &[u8]) -> Option<u32> {
    let text = key.trim_ascii_start();
    let (negative, digits) = match text {
        [b'-', digits @ ..] => (true, digits),
        [b'+', digits @ ..] => (false, digits),
        digits => (false, digits),
    };
    if digits.is_empty() || !digits.iter().all(u8::is_ascii_digit) {
        return None;
    }
    let value =
        digits.iter().try_fold(0u64, |value, digit| value.checked_mul(10)?.checked_add(u64::from(digit - b'0')));
    // Too large a number is the largest one, whatever its sign.
    let value = value.map_or(u64::MAX, |value| if negative { value.wrapping_neg() } else { value });
    Some(value as u32)
}

/// Gives the fields of the lines in the file at `path` to `print`, until it says that it printed the one meant.
pub fn find(path: &str, key: &Key<'_>, mut print: impl FnMut(Fields<'_>) -> bool) -> Status {
    let Some(mut lines) = Lines::open(path) else { return Status::Unavailable };
    while let Some(line) = lines.next() {
        if let Some(fields) = fields(line)
            && key.may_be(&fields)
            && print(fields)
        {
            return Status::Success;
        }
    }
    Status::NotFound
}

/// Gives the fields of all lines in the file at `path` to `print`.
pub fn for_each(path: &str, mut print: impl FnMut(Fields<'_>)) {
    let Some(mut lines) = Lines::open(path) else { return };
    while let Some(line) = lines.next() {
        if let Some(fields) = fields(line) {
            print(fields);
        }
    }
}

/// The fields of a line; what stands behind a NUL is none of it.
fn fields(line: &mut [u8]) -> Option<Fields<'_>> {
    let end = memchr::memchr(0, line).map_or(line.len(), |nul| nul + 1);
    reader::fields(line.get_mut(..end)?)
}

/// Complains about an entry of `database` that cannot be written, as one with a colon in its last field.
pub fn report(database: &str, written: Result<(), Errno>) {
    if let Err(Errno(code)) = written {
        let cause = system::message(&std::io::Error::from_raw_os_error(code));
        complain(&format!("error writing {database} entry: {cause}\n"));
    }
}
