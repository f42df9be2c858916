//! Reading the numbers of `.eh_frame`.

use crate::execinfo::unwind::registers::WORD;

/// Reads from the front; every read fails at the end.
#[derive(Clone, Copy, Debug)]
pub struct Bytes<'a> {
    rest: &'a [u8],
    /// Of the first byte of `rest`.
    address: usize,
}

/// How a pointer is written: `DW_EH_PE_*`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Encoding(pub u8);

impl Encoding {
    /// The same kind of number, but not one to which an address is added.
    pub fn plain(self) -> Self {
        Self(self.0 & 0x0f)
    }
}

impl<'a> Bytes<'a> {
    pub fn new(rest: &'a [u8], address: usize) -> Self {
        Self { rest, address }
    }

    pub fn rest(&self) -> &'a [u8] {
        self.rest
    }

    pub fn address(&self) -> usize {
        self.address
    }

    pub fn is_empty(&self) -> bool {
        self.rest.is_empty()
    }

    /// The next `size` bytes.
    pub fn take(&mut self, size: usize) -> Option<&'a [u8]> {
        let (taken, rest) = self.rest.split_at_checked(size)?;
        self.rest = rest;
        self.address = self.address.wrapping_add(size);
        Some(taken)
    }

    fn array<const N: usize>(&mut self) -> Option<[u8; N]> {
        self.take(N)?.first_chunk().copied()
    }

    #[inline(never)]
    pub fn byte(&mut self) -> Option<u8> {
        self.array().map(u8::from_ne_bytes)
    }

    pub fn signed_byte(&mut self) -> Option<i8> {
        self.array().map(i8::from_ne_bytes)
    }

    #[inline(never)]
    pub fn half(&mut self) -> Option<u16> {
        self.array().map(u16::from_ne_bytes)
    }

    pub fn signed_half(&mut self) -> Option<i16> {
        self.array().map(i16::from_ne_bytes)
    }

    #[inline(never)]
    pub fn word(&mut self) -> Option<u32> {
        self.array().map(u32::from_ne_bytes)
    }

    pub fn signed_word(&mut self) -> Option<i32> {
        self.array().map(i32::from_ne_bytes)
    }

    #[inline(never)]
    pub fn long(&mut self) -> Option<u64> {
        self.array().map(u64::from_ne_bytes)
    }

    pub fn signed_long(&mut self) -> Option<i64> {
        self.array().map(i64::from_ne_bytes)
    }

    /// A number in groups of seven bits, the lowest first. What is over 64 bits is lost.
    #[inline(never)]
    pub fn leb(&mut self) -> Option<u64> {
        self.groups().map(|(value, _, _)| value)
    }

    /// The same with a sign.
    #[inline(never)]
    pub fn signed_leb(&mut self) -> Option<i64> {
        let (value, bits, last) = self.groups()?;
        let is_negative = last & 0x40 != 0 && bits < u64::BITS;
        let sign = if is_negative { u64::MAX.wrapping_shl(bits) } else { 0 };
        Some(i64::from_ne_bytes((value | sign).to_ne_bytes()))
    }

    fn groups(&mut self) -> Option<(u64, u32, u8)> {
        let (mut value, mut bits) = (0, 0u32);
        loop {
            let byte = self.byte()?;
            if bits < u64::BITS {
                value |= u64::from(byte & 0x7f).wrapping_shl(bits);
            }
            bits = bits.saturating_add(7);
            if byte & 0x80 == 0 {
                return Some((value, bits, byte));
            }
        }
    }

    /// A pointer; `None` if its encoding is one that needs more than its place to be understood.
    pub fn pointer(&mut self, encoding: Encoding) -> Option<usize> {
        const RELATIVE: u8 = 0x10;
        let base = match encoding.0 & 0xf0 {
            0 => 0,
            RELATIVE => self.address,
            _ => return None,
        };
        let value = match encoding.0 & 0x0f {
            0x00 | 0x04 | 0x0c if WORD == 8 => self.long()?,
            0x00 => self.word()?.into(),
            0x01 => self.leb()?,
            0x02 => self.half()?.into(),
            0x03 => self.word()?.into(),
            0x04 | 0x0c => self.long()?,
            0x09 => return self.based(base, |bytes| bytes.signed_leb()),
            0x0a => return self.based(base, |bytes| bytes.signed_half().map(i64::from)),
            0x0b => return self.based(base, |bytes| bytes.signed_word().map(i64::from)),
            _ => return None,
        };
        Some(base.wrapping_add(usize::try_from(value).ok()?))
    }

    fn based(&mut self, base: usize, read: impl FnOnce(&mut Self) -> Option<i64>) -> Option<usize> {
        let distance = read(self)?;
        Some(base.wrapping_add_signed(isize::try_from(distance).ok()?))
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn numbers_in_groups() {
        // DWARF 5, figures C.1 and C.2 of appendix C.
        for (bytes, value) in [(&[2][..], 2), (&[127], 127), (&[0x80, 1], 128), (&[0xb9, 0x64], 12857)] {
            assert_eq!(Bytes::new(bytes, 0).leb(), Some(value));
        }
        for (bytes, value) in
            [(&[2][..], 2), (&[0x7e], -2), (&[0xff, 0], 127), (&[0x81, 0x7f], -127), (&[0x80, 0x7f], -128)]
        {
            assert_eq!(Bytes::new(bytes, 0).signed_leb(), Some(value));
        }
        assert_eq!(Bytes::new(&[0x80; 20], 0).leb(), None);
    }

    proptest! {
        #[test]
        fn pointers_of_any_kind_never_read_too_far(bytes: Vec<u8>, address: usize, encoding: u8) {
            let mut reader = Bytes::new(&bytes, address);
            let before = reader.rest().len();
            let _ = reader.pointer(Encoding(encoding));
            let read = before - reader.rest().len();
            prop_assert_eq!(reader.address(), address.wrapping_add(read));
        }
    }
}
