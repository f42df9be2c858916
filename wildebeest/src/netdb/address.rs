//! Addresses in the notation of `inet_pton`.
#![forbid(unsafe_code)]
// `core::net` would parse them as well, with a panic in it that the linker sees.

use core::net::{IpAddr, Ipv4Addr, Ipv6Addr};

/// The address that `text` is; `None` for short or octal forms, zones and everything else.
pub fn parse(text: &[u8]) -> Option<IpAddr> {
    ipv4(text).map(IpAddr::V4).or_else(|| ipv6(text).map(IpAddr::V6))
}

fn ipv4(text: &[u8]) -> Option<Ipv4Addr> {
    let mut bytes = [0u8; 4];
    let mut parts = text.split(|&byte| byte == b'.');
    for byte in &mut bytes {
        *byte = decimal_byte(parts.next()?)?;
    }
    parts.next().is_none().then(|| Ipv4Addr::from(bytes))
}

fn decimal_byte(text: &[u8]) -> Option<u8> {
    if text.is_empty() || matches!(text, [b'0', _, ..]) {
        return None;
    }
    text.iter().try_fold(0u8, |value, byte| {
        let digit = byte.is_ascii_digit().then(|| byte.wrapping_sub(b'0'))?;
        value.checked_mul(10)?.checked_add(digit)
    })
}

fn ipv6(text: &[u8]) -> Option<Ipv6Addr> {
    let mut address = [0; 8];
    match text.windows(2).position(|pair| pair == b"::") {
        None => (groups(text, &mut address)? == 8).then_some(())?,
        Some(gap) => {
            let front = groups_or_none(text.get(..gap)?, &mut address)?;
            let mut tail = [0; 8];
            let back = groups_or_none(text.get(gap.checked_add(2)?..)?, &mut tail)?;
            let zeros = 8usize.checked_sub(front.checked_add(back)?).filter(|&zeros| zeros > 0)?;
            // A dotted quad can only end an address.
            if text.get(..gap)?.contains(&b'.') {
                return None;
            }
            let places = address.iter_mut().skip(front.checked_add(zeros)?);
            places.zip(tail).for_each(|(place, group)| *place = group);
        }
    }
    Some(Ipv6Addr::from(address))
}

fn groups_or_none(text: &[u8], into: &mut [u16; 8]) -> Option<usize> {
    if text.is_empty() { Some(0) } else { groups(text, into) }
}

/// Puts the groups between the colons of `text` into `into` and counts them; a dotted quad at the end is two.
fn groups(text: &[u8], into: &mut [u16; 8]) -> Option<usize> {
    let mut places = into.iter_mut();
    let mut parts = text.split(|&byte| byte == b':').peekable();
    let mut count = 0;
    while let Some(part) = parts.next() {
        if parts.peek().is_none() && part.contains(&b'.') {
            let [a, b, c, d] = ipv4(part)?.octets();
            *places.next()? = u16::from_be_bytes([a, b]);
            *places.next()? = u16::from_be_bytes([c, d]);
            return Some(count + 2);
        }
        *places.next()? = group(part)?;
        count += 1;
    }
    Some(count)
}

/// One to four hexadecimal digits.
fn group(text: &[u8]) -> Option<u16> {
    if !(1..=4).contains(&text.len()) {
        return None;
    }
    text.iter().try_fold(0u16, |value, &byte| {
        let digit = char::from(byte).to_digit(16)?;
        Some(value << 4 | u16::try_from(digit).ok()?)
    })
}
