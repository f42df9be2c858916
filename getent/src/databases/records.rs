//! What passwd, group, shadow and gshadow have in common: one entry a line, found by its name or its number.

use wildebeest::{
    ffi::Errno,
    records::{Fields, reader, writer},
};

use crate::{
    complain,
    database::{Answer, Database, NotSupported, Session},
    lines::Lines,
    output::Output,
    services::{Service, Status},
    system,
};

/// A database of such entries.
pub trait Records: Sync {
    /// Its name.
    const NAME: &'static str;
    /// Its file.
    const FILE: &'static str;
    /// The services asked where the command line names none.
    const SERVICES: &'static [Service];
    /// The fields of a line.
    type Entry<'a>;

    /// What `text` asks for.
    fn key(text: &[u8]) -> Key<'_> {
        Key::Name(text)
    }

    /// Reads a line. `None`: malformed.
    fn parse(fields: Fields<'_>) -> Option<Self::Entry<'_>>;

    /// The name of an entry, and its number if keys can be numbers.
    fn identity<'a>(entry: &'a Self::Entry<'_>) -> (&'a [u8], Option<u32>);

    /// Writes an entry as a line.
    fn write(entry: &Self::Entry<'_>, out: &mut Output) -> Result<(), Errno>;

    /// Writes the entry that the C library finds for `key`.
    fn ask_libc(_: &Key<'_>, _: &mut Output) -> Option<Result<(), Errno>> {
        None
    }
}

/// What an entry is found by.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Key<'a> {
    /// Its name.
    Name(&'a [u8]),
    /// Its number.
    Number(u32),
}

impl<'a> Key<'a> {
    /// The number that `text` is for strtoul(3) in base ten, or else a name. As with glibc, a number is never
    /// tried as a name, and wraps to 32 bits.
    pub fn name_or_number(text: &'a [u8]) -> Self {
        number(text).map_or(Self::Name(text), Self::Number)
    }

    /// Whether an entry of this name and number is meant. Entries of the NIS cannot be looked up.
    fn is(&self, (name, number): (&[u8], Option<u32>)) -> bool {
        !writer::is_nis(name)
            && match self {
                Self::Name(wanted) => name == *wanted,
                Self::Number(wanted) => number == Some(*wanted),
            }
    }
}

/// What shows quickly that most lines are not the entry.
enum Filter<'a> {
    /// They do not begin with its name.
    Name(&'a [u8]),
    /// Their third field does not begin with its number in decimal, and has a digit there that is not 0.
    Number(String),
}

impl<'a> Filter<'a> {
    fn of(key: &Key<'a>) -> Self {
        match key {
            Key::Name(name) => Self::Name(name),
            Key::Number(number) => Self::Number(number.to_string()),
        }
    }

    fn lets_pass(&self, line: &[u8]) -> bool {
        match self {
            Self::Name(name) => line.starts_with(name),
            Self::Number(number) => {
                let mut colons = memchr::memchr_iter(b':', line);
                let field = colons.nth(1).and_then(|colon| line.get(colon + 1..)).unwrap_or_default();
                !matches!(field.first(), Some(b'1'..=b'9')) || field.starts_with(number.as_bytes())
            }
        }
    }
}

/// What strtoul(3) makes of `text` if that is all of it, cut to 32 bits.
fn number(text: &[u8]) -> Option<u32> {
    let text = wildebeest::netdb::line::trim(text);
    let (negative, digits) = match text {
        [b'-', digits @ ..] => (true, digits),
        [b'+', digits @ ..] => (false, digits),
        digits => (false, digits),
    };
    if digits.is_empty() || !digits.iter().all(u8::is_ascii_digit) {
        return None;
    }
    let add = |value: u64, digit: &u8| value.checked_mul(10)?.checked_add(u64::from(digit - b'0'));
    // Too large a number is the largest one, whatever its sign.
    let value =
        digits.iter().try_fold(0, add).map_or(u64::MAX, |value| if negative { value.wrapping_neg() } else { value });
    Some(value as u32)
}

impl<R: Records> Database for R {
    fn configuration(&self) -> &'static str {
        R::NAME
    }

    fn services(&self) -> &'static [Service] {
        R::SERVICES
    }

    fn look_up(&self, key: &[u8], session: &mut Session<'_>) -> Answer {
        let key = R::key(key);
        let Session { out, services, .. } = session;
        let status = services.ask(|service| match service {
            Service::Files => find::<R>(&key, out),
            Service::Libc => match R::ask_libc(&key, out) {
                Some(written) => {
                    report(R::NAME, written);
                    Status::Success
                }
                None => Status::NotFound,
            },
            _ => Status::Unavailable,
        });
        status.into()
    }

    fn enumerate(&self, session: &mut Session<'_>) -> Result<(), NotSupported> {
        let Session { out, services, .. } = session;
        services.enumerate(|service| match service {
            Service::Files => for_each(R::FILE, |fields| {
                if let Some(entry) = R::parse(fields) {
                    report(R::NAME, R::write(&entry, out));
                }
            }),
            _ => Status::Unavailable,
        });
        Ok(())
    }
}

/// Prints the first entry in the file that `key` means.
fn find<R: Records>(key: &Key<'_>, out: &mut Output) -> Status {
    let Some(mut lines) = Lines::open(R::FILE) else { return Status::Unavailable };
    let filter = Filter::of(key);
    while let Some(line) = lines.next() {
        let fields = fields(line).filter(|fields| filter.lets_pass(fields.left()));
        if let Some(entry) = fields.and_then(R::parse)
            && key.is(R::identity(&entry))
        {
            report(R::NAME, R::write(&entry, out));
            return Status::Success;
        }
    }
    Status::NotFound
}

/// Gives `visit` the fields of every line in the file at `path`.
pub fn for_each(path: &str, mut visit: impl FnMut(Fields<'_>)) -> Status {
    let Some(mut lines) = Lines::open(path) else { return Status::Unavailable };
    while let Some(line) = lines.next() {
        if let Some(fields) = fields(line) {
            visit(fields);
        }
    }
    Status::Success
}

/// The fields of a line; what stands behind a NUL is none of it.
fn fields(line: &mut [u8]) -> Option<Fields<'_>> {
    let end = memchr::memchr(0, line).map_or(line.len(), |nul| nul + 1);
    reader::fields(line.get_mut(..end)?)
}

/// Complains about an entry of `database` that cannot be written, as one with a colon in its last field.
fn report(database: &str, written: Result<(), Errno>) {
    if let Err(Errno(code)) = written {
        let cause = system::message(&std::io::Error::from_raw_os_error(code));
        complain(format!("error writing {database} entry: {cause}\n").as_bytes());
    }
}

#[cfg(test)]
mod tests {
    use std::ffi::CString;

    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn the_filter_lets_every_entry_pass(name in "[ab]{0,2}", blank in "[ \t+]?0{0,2}", number in prop_oneof![0..30u32, any::<u32>()], key in prop_oneof![0..30u32, any::<u32>()]) {
            let line = format!("{name}:x:{blank}{number}:{key}::");
            prop_assert!(Filter::of(&Key::Number(number)).lets_pass(line.as_bytes()));
            prop_assert!(Filter::of(&Key::Name(name.as_bytes())).lets_pass(line.as_bytes()));
            // It is of some use, too.
            let plain = blank.is_empty() && number != 0 && !number.to_string().starts_with(&key.to_string());
            prop_assert!(!(plain && Filter::of(&Key::Number(key)).lets_pass(line.as_bytes())));
        }

        #[test]
        fn numbers_are_those_of_strtoul(text in "[ \t\r]?[+-]?[0-9]{0,3}|[ -]?(429496729|1844674407370955161|0000000000000000000000)[0-9]{1,2}|[0-9]{1,3}[ x]|0x[0-9]") {
            let string = CString::new(text.clone())?;
            let mut end = std::ptr::null_mut();
            // SAFETY: a C string and an out-pointer.
            let value = unsafe { libc::strtoul(string.as_ptr(), &mut end, 10) };
            let taken = end.addr() - string.as_ptr().addr();
            let whole = taken == text.len() && text.ends_with(|byte: char| byte.is_ascii_digit());
            prop_assert_eq!(number(text.as_bytes()), whole.then_some(value as u32), "{:?}", text);
        }
    }
}
