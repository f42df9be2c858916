//! The parsers of `<netdb.h>` against the host's own C functions.

use std::{
    ffi::{CString, c_char, c_int, c_void},
    net::IpAddr,
    ptr,
};

use proptest::prelude::*;
use wildebeest::netdb::{
    hosts::Host,
    line::{Base, number},
    networks::Network,
    numbered::Numbered,
};

unsafe extern "C" {
    fn inet_pton(family: c_int, text: *const c_char, address: *mut c_void) -> c_int;
}

/// The 16 or 4 bytes at the front that the C library reads from `text`.
fn parsed(family: c_int, text: &CString) -> Option<[u8; 16]> {
    let mut bytes = [0; 16];
    // SAFETY: a C string, and room for either kind of address.
    let result = unsafe { inet_pton(family, text.as_ptr(), bytes.as_mut_ptr().cast()) };
    (result == 1).then_some(bytes)
}

proptest! {
    #[test]
    fn addresses_are_those_of_inet_pton(
        text in "[0-9a-f.:]{1,12}|([0-9]{1,3}\\.){3}[0-9]{1,3}|([0-9a-f]{0,5}:){2,8}[0-9a-f.]{0,9}",
    ) {
        let string = CString::new(text.clone())?;
        let expected = parsed(libc::AF_INET, &string)
            .map(|[a, b, c, d, ..]| IpAddr::from([a, b, c, d]))
            .or(parsed(libc::AF_INET6, &string).map(IpAddr::from));
        prop_assert_eq!(Host::parse(text.as_bytes()).map(|host| host.address), expected);
    }

    #[test]
    fn numbers_are_those_of_strtoul(
        sign in prop::sample::select(vec!["", "+", "-"]),
        prefix in prop::sample::select(vec!["", "0", "0x", "0X", "00", "429496729", "1844674407370955"]),
        digits in "[0-9a-fA-F]{0,8}",
        tail in "[/ x]?",
    ) {
        let text = format!("{sign}{prefix}{digits}{tail}");
        let string = CString::new(text.clone())?;
        for (base, c_base) in [(Base::Ten, 10), (Base::AsInC, 0), (Base::Sixteen, 16)] {
            let mut end = ptr::null_mut();
            // SAFETY: a C string and an out-pointer.
            let value = unsafe { libc::strtoul(string.as_ptr(), &mut end, c_base) };
            let length = end.addr() - string.as_ptr().addr();
            let rest = text.get(length..).unwrap_or_default().as_bytes();
            let expected = u32::try_from(value).ok().filter(|_| length > 0).map(|value| (value, rest));
            prop_assert_eq!(number(text.as_bytes(), base), expected, "{} in base {}", text, c_base);
        }
    }
}

/// A line as people write them, with what it holds: a name, a number, aliases.
fn numbered_line() -> impl Strategy<Value = (String, String, i32, Vec<String>)> {
    let blank = "[ \t\r\x0b\x0c]{1,3}";
    let word = "[!-\"$-~]{1,8}";
    let aliases = prop::collection::vec((blank, word), 0..5);
    ("[ \t]{0,2}", word, blank, "0{0,3}", 0..i32::MAX, aliases, "[ \t\r]{0,2}(#.{0,9})?\n?").prop_map(
        |(indent, name, gap, zeros, value, aliases, end)| {
            let written: String = aliases.iter().map(|(blank, alias)| format!("{blank}{alias}")).collect();
            let line = format!("{indent}{name}{gap}{zeros}{value}{written}{end}");
            (line, name, value, aliases.into_iter().map(|(_, alias)| alias).collect())
        },
    )
}

proptest! {
    #[test]
    fn protocols_and_programs_come_back((line, name, value, aliases) in numbered_line()) {
        let entry = Numbered::parse(line.as_bytes());
        let found = entry.map(|entry| (entry.name, entry.number, entry.aliases.collect::<Vec<_>>()));
        let expected = Some((name.as_bytes(), value, aliases.iter().map(String::as_bytes).collect::<Vec<_>>()));
        prop_assert_eq!(found, expected, "{:?}", line);
    }

    #[test]
    fn no_line_is_too_strange(line in prop::collection::vec(any::<u8>(), 0..80)) {
        // The first two words of what stands before a NUL or `#` decide alone.
        let text = line.split(|byte| matches!(byte, 0 | b'#' | b'\n')).next().unwrap_or_default();
        let words: Vec<_> = text.split(|byte| b" \t\r\x0b\x0c".contains(byte)).filter(|word| !word.is_empty()).collect();
        let number = words.get(1).and_then(|word| number(word, Base::Ten)).filter(|(_, rest)| rest.is_empty());
        prop_assert_eq!(Numbered::parse(&line).map(|entry| entry.number), number.map(|(value, _)| value as i32));
        prop_assert_eq!(Network::parse(&line).map(|entry| entry.name), words.first().copied());
        if let Some(host) = Host::parse(&line) {
            prop_assert_eq!(host.name, words.get(1).copied().unwrap_or_default());
        }
    }
}
