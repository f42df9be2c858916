//! The kernel's own shared object, which is in every process.

use core::{ffi::c_void, ptr, slice};

use crate::ffi::Errno;

/// What the file of an object begins with, for 64 bits: where the table of its segments stands, and how many there are.
const SEGMENTS: usize = 0x20;
const SEGMENT_COUNT: usize = 0x38;
/// The part of the object that has these. A page is there at least.
const HEADERS: usize = 4096;

const SEGMENT_SIZE: usize = 56;
const LOADED: u64 = 1;
const DYNAMIC: u64 = 2;

const NAMES: u64 = 5;
const SYMBOLS: u64 = 6;
const ENTRY_SIZE: usize = 16;
const SYMBOL_SIZE: usize = 24;

/// The function of this name; null where the kernel has none, or shows the process no such object.
pub fn function(name: &[u8]) -> *const c_void {
    // SAFETY: any of the kernel's words may be asked for. One that it has not given sets errno.
    let base = Errno::preserved(|| unsafe { libc::getauxval(libc::AT_SYSINFO_EHDR) });
    let Ok(base) = usize::try_from(base) else { return ptr::null() };
    let start: *const u8 = ptr::with_exposed_provenance(base);
    if start.is_null() {
        return ptr::null();
    }
    // SAFETY: the kernel has put the object there, whose first page has the headers.
    let headers = unsafe { slice::from_raw_parts(start, HEADERS) };
    let Some(size) = loaded_size(headers) else { return ptr::null() };
    // SAFETY: the headers say that so much of it is there.
    let image = unsafe { slice::from_raw_parts(start, size) };
    find(image, name).map_or(ptr::null(), |place| start.wrapping_add(place).cast())
}

/// How many bytes of the object are in memory: it has one segment, which begins with the headers.
fn loaded_size(headers: &[u8]) -> Option<usize> {
    let (place, address, size) = segment(headers, LOADED)?;
    (place == 0 && address == 0).then_some(size)
}

/// Where the function of this name is in the object.
fn find(image: &[u8], name: &[u8]) -> Option<usize> {
    let (_, dynamic, size) = segment(image, DYNAMIC)?;
    let entries = image.get(dynamic..)?.get(..size)?;
    let table = |tag| entries.chunks_exact(ENTRY_SIZE).find(|entry| word(entry, 0) == Some(tag));
    let place = |tag| number(table(tag)?, 8);
    let (symbols, names) = (place(SYMBOLS)?, place(NAMES)?);
    // Linkers put the names right behind the symbols.
    let symbol = image.get(symbols..names)?.chunks_exact(SYMBOL_SIZE).find(|symbol| {
        let text = half(symbol, 0).and_then(|offset| image.get(names.checked_add(offset)?..));
        text.and_then(|text| text.strip_prefix(name)).is_some_and(|rest| rest.first() == Some(&0))
    })?;
    number(symbol, 8).filter(|&place| place != 0 && place < image.len())
}

/// Offset in the file, address and size of the first segment of this kind.
fn segment(headers: &[u8], kind: u64) -> Option<(usize, usize, usize)> {
    let count = usize::from(u16::from_ne_bytes(*headers.get(SEGMENT_COUNT..)?.first_chunk()?));
    let table = headers.get(number(headers, SEGMENTS)?..)?.chunks_exact(SEGMENT_SIZE).take(count);
    let is_wanted = |segment: &&[u8]| half(segment, 0).is_some_and(|found| found as u64 == kind);
    let found = table.clone().find(is_wanted)?;
    Some((number(found, 8)?, number(found, 16)?, number(found, 32)?))
}

fn half(bytes: &[u8], place: usize) -> Option<usize> {
    usize::try_from(u32::from_ne_bytes(*bytes.get(place..)?.first_chunk()?)).ok()
}

fn word(bytes: &[u8], place: usize) -> Option<u64> {
    Some(u64::from_ne_bytes(*bytes.get(place..)?.first_chunk()?))
}

fn number(bytes: &[u8], place: usize) -> Option<usize> {
    usize::try_from(word(bytes, place)?).ok()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// An object with the functions `first` at 0x300 and `second` at 0x310.
    fn object() -> Vec<u8> {
        let mut image = vec![0; 0x400];
        let mut put = |place: usize, bytes: &[u8]| {
            image.iter_mut().skip(place).zip(bytes).for_each(|(slot, byte)| *slot = *byte);
        };
        put(SEGMENTS, &64_u64.to_ne_bytes());
        put(SEGMENT_COUNT, &2_u16.to_ne_bytes());
        for (index, kind, address, size) in [(0, LOADED, 0_u64, 0x400_u64), (1, DYNAMIC, 0x100, 48)] {
            let segment = 64 + index * SEGMENT_SIZE;
            put(segment, &kind.to_ne_bytes());
            put(segment + 16, &address.to_ne_bytes());
            put(segment + 32, &size.to_ne_bytes());
        }
        for (index, tag, value) in [(0, SYMBOLS, 0x140_u64), (1, NAMES, 0x140 + 3 * 24)] {
            put(0x100 + index * 16, &tag.to_ne_bytes());
            put(0x108 + index * 16, &value.to_ne_bytes());
        }
        put(0x140 + 3 * 24, b"\0first\0second\0");
        for (index, name, value) in [(1, 1_u32, 0x300_u64), (2, 7, 0x310)] {
            put(0x140 + index * 24, &name.to_ne_bytes());
            put(0x148 + index * 24, &value.to_ne_bytes());
        }
        image
    }

    #[test]
    fn functions_have_places() {
        let image = object();
        assert_eq!(loaded_size(&image), Some(0x400));
        assert_eq!(find(&image, b"first"), Some(0x300));
        assert_eq!(find(&image, b"second"), Some(0x310));
        assert_eq!(find(&image, b"sec"), None);
        assert_eq!(find(&image, b"third"), None);
    }

    proptest! {
        #[test]
        fn a_damaged_object_does_no_harm(place in 0_usize..0x200, byte: u8, length in 0_usize..0x400) {
            let mut image = object();
            image.iter_mut().skip(place).take(1).for_each(|slot| *slot = byte);
            image.truncate(length);
            if let Some(place) = find(&image, b"second") {
                prop_assert!(place < image.len());
            }
            loaded_size(&image);
        }
    }
}
