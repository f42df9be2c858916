//! What networks, protocols, services and rpc have in common: a name, a number and other names in each line,
//! found by a name or the number.

use wildebeest::netdb::line::Words;

use crate::{
    database::{Answer, Session},
    lines::Lines,
    output::Output,
    services::{Service, Status},
};

/// The entry for a key in the file at `path`: `print` is given each line, until it says that it printed that one.
pub fn look_up(path: &str, session: &mut Session<'_>, mut print: impl FnMut(&[u8], &mut Output) -> bool) -> Answer {
    let Session { out, services, .. } = session;
    let status = services.ask(|service| match service {
        Service::Files => find(path, |line| print(line, out)),
        _ => Status::Unavailable,
    });
    status.into()
}

/// Gives the lines of the file at `path` to `print`, as often as the services name it.
pub fn enumerate(path: &str, session: &mut Session<'_>, mut print: impl FnMut(&[u8], &mut Output) -> bool) {
    let Session { out, services, .. } = session;
    services.enumerate(|service| match service {
        Service::Files => find(path, |line| {
            print(line, out);
            false
        }),
        _ => Status::Unavailable,
    });
}

/// Gives the lines of the file at `path` to `is_it`, until it says that this was the one.
pub fn find(path: &str, mut is_it: impl FnMut(&[u8]) -> bool) -> Status {
    let Some(mut lines) = Lines::open(path) else { return Status::Unavailable };
    while let Some(line) = lines.next() {
        if is_it(line) {
            return Status::Success;
        }
    }
    Status::NotFound
}

/// Ends the line of an entry with its other names, a blank before each.
pub fn aliases(names: Words<'_>, out: &mut Output) {
    for name in names {
        out.text(b" ");
        out.text(name);
    }
    out.text(b"\n");
}

/// The number that a key starting with a digit is for atoi(3): what follows the digits does not count, too
/// large a number is the largest `long`, and of that the lower half counts.
pub fn number(key: &[u8]) -> Option<i32> {
    let end = key.iter().position(|byte| !byte.is_ascii_digit()).unwrap_or(key.len());
    let digits = key.get(..end).filter(|digits| !digits.is_empty())?;
    let value =
        digits.iter().try_fold(0i64, |value, digit| value.checked_mul(10)?.checked_add(i64::from(digit - b'0')));
    Some(value.unwrap_or(i64::MAX) as i32)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_those_of_atoi() {
        for (key, value) in [
            ("6", 6),
            ("06", 6),
            ("0x6", 0),
            ("6x", 6),
            ("4294967297", 1),
            ("2147483648", i32::MIN),
            ("9".repeat(30).as_str(), -1),
        ] {
            assert_eq!(number(key.as_bytes()), Some(value), "{key}");
        }
        for key in ["", " 6", "+6", "-6", "x6"] {
            assert_eq!(number(key.as_bytes()), None, "{key}");
        }
    }
}
