//! Finding a function's entry in `.eh_frame`, and what stands at its head.

use super::{
    Tables,
    bytes::{Bytes, Encoding},
};

/// A function's entry, and what it shares with others.
#[derive(Clone, Copy, Debug)]
pub struct Entry<'a> {
    /// The function's first address.
    pub start: usize,
    pub common: Common<'a>,
    pub instructions: Bytes<'a>,
}

/// What entries have in common (a CIE).
#[derive(Clone, Copy, Debug)]
pub struct Common<'a> {
    pub code_factor: u64,
    pub data_factor: i64,
    pub return_address: usize,
    /// Whether this is where signal handlers return to.
    pub is_signal: bool,
    /// How addresses are written.
    pub addresses: Encoding,
    /// Whether entries have a block of augmentation data, with its length in front.
    has_augmentation: bool,
    pub instructions: Bytes<'a>,
}

impl<'a> Tables<'a> {
    /// The entry of the function that holds `address`.
    #[inline(never)]
    pub fn entry(&self, address: usize) -> Option<Entry<'a>> {
        let place = self.place_of_entry(address)?;
        let mut entry = self.record(place)?;
        let back_from = entry.address();
        let common = back_from.wrapping_sub(usize::try_from(entry.word()?).ok()?);
        let common = self.common(common)?;
        let start = entry.pointer(common.addresses)?;
        let size = entry.pointer(common.addresses.plain())?;
        if address.wrapping_sub(start) >= size {
            return None;
        }
        if common.has_augmentation {
            let size = entry.leb()?;
            entry.take(usize::try_from(size).ok()?)?;
        }
        Some(Entry { start, common, instructions: entry })
    }

    /// By the sorted table of `.eh_frame_hdr`: of pairs of addresses relative to the header, as every linker writes it.
    fn place_of_entry(&self, address: usize) -> Option<usize> {
        const VERSION: u8 = 1;
        const RELATIVE_TO_HEADER: u8 = 0x3b;
        const PAIR: usize = 8;
        let mut header = Bytes::new(self.index.bytes, self.index.address);
        let [version, frames, count, kind] = *header.take(4)?.first_chunk()?;
        if version != VERSION || kind != RELATIVE_TO_HEADER {
            return None;
        }
        header.pointer(Encoding(frames))?;
        let count = header.pointer(Encoding(count))?;
        let table = header.take(count.checked_mul(PAIR)?)?;
        let relative = isize::from_ne_bytes(address.wrapping_sub(self.index.address).to_ne_bytes());
        let pair = |index: usize| {
            let pair = table.get(index.checked_mul(PAIR)?..)?;
            let (start, entry) = (pair.first_chunk::<4>()?, pair.get(4..)?.first_chunk::<4>()?);
            Some((i32::from_ne_bytes(*start), i32::from_ne_bytes(*entry)))
        };
        // The last pair that does not begin behind the address.
        let (mut low, mut high) = (0, count);
        while low < high {
            let middle = low + (high - low) / 2;
            if isize::try_from(pair(middle)?.0).ok()? <= relative { low = middle + 1 } else { high = middle }
        }
        let (_, entry) = pair(low.checked_sub(1)?)?;
        Some(self.index.address.wrapping_add_signed(isize::try_from(entry).ok()?))
    }

    /// The contents of the record at `address`, behind its length.
    fn record(&self, address: usize) -> Option<Bytes<'a>> {
        const LONG_FORM: u32 = 0xffff_ffff;
        let mut bytes = Bytes::new(self.segment.from(address)?, address);
        let size = match bytes.word()? {
            LONG_FORM => usize::try_from(bytes.long()?).ok()?,
            size => usize::try_from(size).ok()?,
        };
        let start = bytes.address();
        Some(Bytes::new(bytes.take(size)?, start))
    }

    #[inline(never)]
    fn common(&self, address: usize) -> Option<Common<'a>> {
        let mut bytes = self.record(address)?;
        let id = bytes.word()?;
        let version = bytes.byte()?;
        if id != 0 || !matches!(version, 1 | 3) {
            return None;
        }
        let augmentation = bytes.rest().iter().position(|byte| *byte == 0)?;
        let augmentation = bytes.take(augmentation)?;
        bytes.byte()?;
        let code_factor = bytes.leb()?;
        let data_factor = bytes.signed_leb()?;
        let return_address = if version == 1 { bytes.byte()?.into() } else { bytes.leb()? };
        let mut common = Common {
            code_factor,
            data_factor,
            return_address: usize::try_from(return_address).ok()?,
            is_signal: false,
            addresses: Encoding(0),
            has_augmentation: false,
            instructions: bytes,
        };
        common.augment(augmentation)?;
        Some(common)
    }
}

impl Common<'_> {
    /// Reads what the letters of the augmentation announce.
    fn augment(&mut self, letters: &[u8]) -> Option<()> {
        let [b'z', letters @ ..] = letters else { return letters.is_empty().then_some(()) };
        self.has_augmentation = true;
        let size = usize::try_from(self.instructions.leb()?).ok()?;
        let start = self.instructions.address();
        let mut data = Bytes::new(self.instructions.take(size)?, start);
        for letter in letters {
            match letter {
                b'R' => self.addresses = Encoding(data.byte()?),
                b'L' => drop(data.byte()?),
                b'P' => {
                    // Only skipped: an encoding that is not understood, or goes through a pointer, has the same size.
                    let encoding = Encoding(data.byte()?);
                    data.pointer(encoding.plain())?;
                }
                b'S' => self.is_signal = true,
                // AArch64: which key signs return addresses; and that memory tags are used.
                b'B' | b'G' => {}
                _ => return None,
            }
        }
        Some(())
    }
}
