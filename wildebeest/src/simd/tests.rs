//! Every function against a naive one, between two pages that may not be touched.
#![expect(clippy::indexing_slicing, reason = "a position that is out of range is to fail the test")]

mod wide;

use std::{ffi::c_void, ptr, slice};

use proptest::prelude::*;

use super::{processor::tests::with_each_vector, *};

/// Room between two pages that may not be touched.
struct Room {
    start: *mut u8,
    size: usize,
}

const PAGE: usize = 4096;

impl Room {
    fn new(pages: usize) -> Self {
        let (size, access) = (pages * PAGE, libc::PROT_READ | libc::PROT_WRITE);
        let flags = libc::MAP_PRIVATE | libc::MAP_ANONYMOUS;
        // SAFETY: new memory.
        let whole = unsafe { libc::mmap(ptr::null_mut(), size + 2 * PAGE, libc::PROT_NONE, flags, -1, 0) };
        assert_ne!(whole, libc::MAP_FAILED);
        let start = whole.wrapping_byte_add(PAGE);
        // SAFETY: in the middle of it.
        assert_eq!(unsafe { libc::mprotect(start, size, access) }, 0);
        Self { start: start.cast(), size }
    }

    fn bytes(&mut self) -> &mut [u8] {
        // SAFETY: readable and writable memory.
        unsafe { slice::from_raw_parts_mut(self.start, self.size) }
    }

    /// Some bytes at the very end, or at the very start.
    fn put(&mut self, bytes: &[u8], at_end: bool) -> *mut u8 {
        let place = if at_end { self.size - bytes.len() } else { 0 };
        self.put_at(place, bytes)
    }

    fn put_at(&mut self, place: usize, bytes: &[u8]) -> *mut u8 {
        let place = &mut self.bytes()[place..][..bytes.len()];
        place.copy_from_slice(bytes);
        place.as_mut_ptr()
    }
}

impl Drop for Room {
    fn drop(&mut self) {
        // SAFETY: what `new` mapped.
        unsafe { libc::munmap(self.start.wrapping_sub(PAGE).cast(), self.size + 2 * PAGE) };
    }
}

/// Bytes that are the same for the same seed.
fn noise(count: usize, seed: u32) -> Vec<u8> {
    let mut state = seed | 1;
    let mut next = || {
        state ^= state << 13;
        state ^= state >> 17;
        state ^= state << 5;
        state as u8
    };
    (0..count).map(|_| next()).collect()
}

/// Sizes that the tests go through, besides the small ones.
const LARGE: [usize; 12] = [511, 512, 513, 767, 1000, 1024, 1500, 2047, 4095, 4096, 5000, 8000];

fn sizes() -> impl Iterator<Item = usize> {
    (0..300).chain(LARGE)
}

/// Where blocks of a size may stand in the room: at both ends, and at every address modulo 64.
fn places(room: usize, size: usize) -> impl Iterator<Item = usize> {
    let near = 64.min(room - size);
    (0..near).chain(room - size - near..=room - size)
}

fn position(place: *const c_void, start: *const u8) -> Option<usize> {
    (!place.is_null()).then(|| place.addr() - start.addr())
}

#[test]
fn copies_at_every_alignment() {
    with_each_vector(|| {
        let (mut from, mut to) = (Room::new(3), Room::new(3));
        for size in sizes() {
            let text = noise(size, size as u32 + 1);
            for place in places(3 * PAGE, size).step_by(if size > 70 { 17 } else { 1 }) {
                let target = (place * 29) % 61;
                let target = if place % 2 == 0 { target } else { 3 * PAGE - size - target };
                to.bytes().fill(0xa5);
                let source = from.put_at(place, &text);
                let end = &mut to.bytes()[target..][..size];
                let end = end.as_mut_ptr();
                // SAFETY: blocks of that size.
                unsafe {
                    match size % 3 {
                        0 => assert_eq!(memcpy(end.cast(), source.cast(), size), end.cast()),
                        1 => assert_eq!(memmove(end.cast(), source.cast(), size), end.cast()),
                        _ => assert_eq!(mempcpy(end.cast(), source.cast(), size), end.wrapping_add(size).cast()),
                    }
                }
                let bytes = to.bytes();
                assert_eq!(bytes[target..][..size], text);
                let near = target.saturating_sub(64)..target;
                assert!(bytes[near].iter().chain(bytes[target + size..].iter().take(64)).all(|&byte| byte == 0xa5));
            }
        }
    });
}

#[test]
fn overlapping_blocks_are_copied_in_both_directions() {
    with_each_vector(|| {
        let mut room = Room::new(5);
        for size in sizes() {
            for apart in [1, 2, 3, 7, 8, 15, 16, 17, 31, 32, 33, 64, 100, 127, 128, 129, 200, 256, 300, 4096, 5000] {
                for (from, to) in [(0, apart), (apart, 0), (13, 13 + apart), (13 + apart, 13)] {
                    let before = noise(from.max(to) + size + 64, apart as u32);
                    let mut expected = before.clone();
                    expected.copy_within(from..from + size, to);
                    let start = room.put(&before, false);
                    // SAFETY: within the room.
                    unsafe { memmove(start.wrapping_add(to).cast(), start.wrapping_add(from).cast(), size) };
                    assert!(room.bytes()[..before.len()] == expected, "{size} bytes from {from} to {to}");
                }
            }
        }
    });
}

#[test]
fn fills_at_every_alignment() {
    with_each_vector(|| {
        let mut room = Room::new(3);
        for size in sizes() {
            for place in places(3 * PAGE, size).step_by(if size > 70 { 17 } else { 1 }) {
                room.bytes().fill(0xa5);
                let start = room.start.wrapping_add(place);
                // SAFETY: a block of that size.
                assert_eq!(unsafe { memset(start.cast(), 0x1fe, size) }, start.cast());
                let bytes = room.bytes();
                assert!(bytes[place..][..size].iter().all(|&byte| byte == 0xfe));
                assert!(bytes[..place].iter().chain(&bytes[place + size..]).all(|&byte| byte == 0xa5));
            }
        }
    });
}

#[test]
fn compares_at_every_alignment() {
    with_each_vector(|| {
        let (mut a, mut b) = (Room::new(3), Room::new(3));
        for size in sizes() {
            let text = noise(size, 7);
            for place in places(3 * PAGE, size).step_by(if size > 64 { 17 } else { 1 }) {
                let other = if place % 2 == 0 { 3 * PAGE - size } else { place * 31 % 64 };
                let (x, y) = (a.put_at(place, &text), b.put_at(other, &text));
                // SAFETY: blocks of that size.
                assert_eq!(unsafe { memcmp(x.cast(), y.cast(), size) }, 0);
                for place in [0, 1, size / 2, size.wrapping_sub(2), size.wrapping_sub(1)] {
                    if place < size {
                        let (x, y) = (x.wrapping_add(place), y.wrapping_add(place));
                        // SAFETY: a byte of each block.
                        let (was, now) = unsafe { (x.replace(0x80), y.replace(0x7f)) };
                        let (x, y) = (x.wrapping_sub(place).cast(), y.wrapping_sub(place).cast());
                        // SAFETY: blocks of that size.
                        unsafe {
                            assert_eq!((memcmp(x, y, size), memcmp(y, x, size)), (1, -1), "{place} of {size}");
                            assert_eq!(bcmp(x, y, place), 0);
                            assert_ne!(bcmp(x, y, size), 0);
                            x.cast::<u8>().add(place).write(was);
                            y.cast::<u8>().add(place).write(now);
                        }
                    }
                }
            }
        }
    });
}

/// Calls each function that looks for a byte, and compares with what iterators find.
fn look_for(room: &mut Room, place: usize, text: &[u8], wanted: u8) {
    let start = room.put_at(place, text);
    let (first, last) = (text.iter().position(|&byte| byte == wanted), text.iter().rposition(|&byte| byte == wanted));
    let (count, byte) = (text.len(), c_int::from(wanted) | 0x500);
    // SAFETY: a block of that size.
    unsafe {
        assert_eq!(position(memchr(start.cast(), byte, count), start), first);
        assert_eq!(position(memrchr(start.cast(), byte, count), start), last);
        if let Some(first) = first {
            assert_eq!(position(memchr(start.cast(), byte, usize::MAX), start), Some(first));
            assert_eq!(position(rawmemchr(start.cast(), byte), start), Some(first));
        }
        let nul = text.iter().position(|&byte| byte == 0);
        assert_eq!(strnlen(start.cast(), count), nul.unwrap_or(count));
        let Some(nul) = nul else { return };
        assert_eq!((strlen(start.cast()), strnlen(start.cast(), usize::MAX)), (nul, nul));
        let string = &text[..=nul];
        let first = string.iter().position(|&byte| byte == wanted);
        let last = string.iter().rposition(|&byte| byte == wanted);
        assert_eq!(position(strchr(start.cast(), byte).cast(), start), first);
        assert_eq!(position(strchrnul(start.cast(), byte).cast(), start), first.or(Some(nul)));
        assert_eq!(position(strrchr(start.cast(), byte).cast(), start), last);
    }
}

#[test]
fn finds_bytes_at_every_alignment() {
    with_each_vector(|| {
        let mut room = Room::new(3);
        room.bytes().fill(b'x');
        for size in sizes() {
            for place in places(3 * PAGE, size).step_by(if size > 70 { 13 } else { 1 }) {
                // Nothing found, although it stands right before and behind; then in several places, with a NUL at the end.
                let mut text = vec![b'a'; size];
                look_for(&mut room, place, &text, b'x');
                if let Some(last) = text.last_mut() {
                    *last = 0;
                    look_for(&mut room, place, &text, b'x');
                    look_for(&mut room, place, &text, 0);
                    for at in [size / 3, size / 2, size.saturating_sub(2)] {
                        text[at] = b'x';
                        look_for(&mut room, place, &text, b'x');
                        text[at] = b'a';
                    }
                }
                room.bytes()[place..][..size].fill(b'x');
            }
        }
    });
}

proptest! {
    #[test]
    fn finds_what_iterators_find(text in prop::collection::vec(0u8..4, 0..400), place in 0usize..64, at_end: bool, wanted in 0u8..5) {
        with_each_vector(|| {
            let mut room = Room::new(1);
            let place = if at_end { PAGE - text.len() - place.min(PAGE - text.len()) } else { place };
            look_for(&mut room, place, &text, wanted);
            if at_end {
                look_for(&mut room, PAGE - text.len(), &text, wanted);
            }
        });
    }
}

fn sign(number: c_int, like: c_int) -> bool {
    number.signum() == like.signum()
}

/// What `strncmp` gives, or with `lower` `strncasecmp`.
fn naive_order(a: &[u8], b: &[u8], most: usize, lower: bool) -> c_int {
    let letter = |byte: &u8| if lower { byte.to_ascii_lowercase() } else { *byte };
    let differ = |(a, b): (u8, u8)| (a != b || a == 0).then(|| c_int::from(a) - c_int::from(b));
    a.iter().map(letter).zip(b.iter().map(letter)).take(most).find_map(differ).unwrap_or(0)
}

/// Compares two strings without their NUL by every function, at both ends of the rooms.
fn compare_strings(rooms: &mut [Room; 2], a: &[u8], b: &[u8], places: [usize; 2], at_end: [bool; 2], limits: &[usize]) {
    let [a, b] = [a, b].map(|text| [text, &[0]].concat());
    let place = |room: &Room, text: &[u8], place: usize, at_end: bool| {
        if at_end { (room.size - text.len()).saturating_sub(place) } else { place }
    };
    let places = [place(&rooms[0], &a, places[0], at_end[0]), place(&rooms[1], &b, places[1], at_end[1])];
    let (x, y) = (rooms[0].put_at(places[0], &a).cast(), rooms[1].put_at(places[1], &b).cast());
    // SAFETY: two C strings.
    unsafe {
        assert_eq!(strcmp(x, y), naive_order(&a, &b, usize::MAX, false), "{places:?} {}", a.len());
        assert_eq!(strcasecmp(x, y), naive_order(&a, &b, usize::MAX, true), "{places:?} {}", a.len());
        assert!(sign(strcmp(y, x), -strcmp(x, y)));
        for &most in limits {
            assert_eq!(strncmp(x, y, most), naive_order(&a, &b, most, false), "{places:?} {} {most}", a.len());
            assert_eq!(strncasecmp(x, y, most), naive_order(&a, &b, most, true), "{places:?} {} {most}", a.len());
        }
    }
}

#[test]
fn compares_strings_at_every_alignment() {
    with_each_vector(|| {
        let mut rooms = [Room::new(3), Room::new(3)];
        for size in sizes() {
            let text = vec![b'Q'; size];
            let mut other = vec![b'q'; size];
            let limits = [0, 1, size / 2, size, size + 1, usize::MAX];
            let step = if size > 70 { 31 } else { 5 };
            for place in (0..64).step_by(step) {
                let at_end = [place % 2 == 0, size % 2 == 0];
                for other_place in [0, 1, place, 63 - place, 31] {
                    compare_strings(&mut rooms, &text, &text, [place, other_place], at_end, &limits);
                    compare_strings(&mut rooms, &text, &other, [place, other_place], at_end, &limits);
                    if size > 0 {
                        let last = size - 1 - place % size;
                        other[last] = 0xe9;
                        compare_strings(&mut rooms, &text, &other, [place, other_place], at_end, &limits);
                        compare_strings(&mut rooms, &other[..last], &text, [place, other_place], at_end, &limits);
                        other[last] = b'q';
                    }
                }
            }
        }
    });
}

#[test]
fn every_letter_has_its_case() {
    with_each_vector(|| {
        let mut rooms = [Room::new(1), Room::new(1)];
        for first in 1..=255 {
            for second in 1..=255 {
                compare_strings(&mut rooms, &[b'a', first], &[b'A', second], [100, 200], [false; 2], &[1, 2]);
            }
        }
    });
}

/// Strings that are equal in compared memory up to the end need not have a NUL.
#[test]
fn limited_functions_want_no_nul() {
    with_each_vector(|| {
        let mut rooms = [Room::new(2), Room::new(2)];
        let [a, b] = &mut rooms;
        for size in 0..300 {
            let text = vec![b'a'; size];
            let (x, y) = (a.put(&text, true).cast(), b.put_at(size % 67, &text).cast());
            // SAFETY: so many bytes.
            unsafe {
                assert_eq!((strncmp(x, y, size), strncmp(y, x, size), strncasecmp(x, y, size)), (0, 0, 0));
                b.bytes().fill(0);
                assert_eq!(stpncpy(y, x, size), y.wrapping_add(size));
                let y = b.put_at(size % 67, b"bc\0").cast();
                assert_eq!(strncat(y, x, size), y);
                assert_eq!(strlen(y), size + 2);
            }
        }
    });
}

#[test]
fn copies_strings_at_every_alignment() {
    with_each_vector(|| {
        let (mut from, mut to) = (Room::new(3), Room::new(3));
        for size in sizes() {
            let text = [&vec![b'a'; size][..], &[0]].concat();
            for place in (0..64).step_by(if size > 70 { 31 } else { 5 }) {
                let x = from.put_at(if place % 2 == 0 { place } else { 3 * PAGE - text.len() }, &text).cast();
                let room = (place * 29) % 61;
                let start = to.start.wrapping_add(3 * PAGE - text.len() - room).cast();
                let wiped = |to: &mut Room| to.bytes().fill(0xa5);
                let copied = |to: &mut Room, end: &[u8]| {
                    let expected = [&[0xa5][..], &text[..size], end, &vec![0xa5; room + 1 - end.len()]].concat();
                    assert_eq!(to.bytes()[3 * PAGE - size - 2 - room..], expected);
                };
                // SAFETY: a string of `size` bytes and room for it, with at least `room` bytes behind.
                unsafe {
                    wiped(&mut to);
                    assert_eq!(strcpy(start, x), start);
                    copied(&mut to, &[0]);
                    wiped(&mut to);
                    assert_eq!(stpcpy(start, x), start.wrapping_add(size));
                    copied(&mut to, &[0]);
                    wiped(&mut to);
                    assert_eq!(strncpy(start, x, size + room + 1), start);
                    copied(&mut to, &vec![0; room + 1]);
                    wiped(&mut to);
                    assert_eq!(stpncpy(start, x, size + 1), start.wrapping_add(size));
                    copied(&mut to, &[0]);
                    wiped(&mut to);
                    assert_eq!((strlcpy(start, x, size + 1), strlcpy(start, x, 0)), (size, size));
                    copied(&mut to, &[0]);
                    start.write(0);
                    assert_eq!(strcat(start, x), start);
                    copied(&mut to, &[0]);
                    start.write(0);
                    assert_eq!((strlcat(start, x, size + 1), strlcat(start, x, size + 1)), (size, 2 * size));
                    copied(&mut to, &[0]);
                }
            }
        }
    });
}

/// C forbids it, and programs do it.
#[test]
fn strings_move_towards_their_start() {
    with_each_vector(|| {
        let mut room = Room::new(3);
        for size in sizes() {
            let text = [noise(size, 5).iter().map(|byte| byte | 1).collect(), vec![0]].concat();
            for apart in [1, 2, 7, 15, 16, 31, 33, 64, 100, 128, 200, 300] {
                let from = room.put(&text, true);
                let to = from.wrapping_sub(apart);
                // SAFETY: within the room.
                assert_eq!(unsafe { stpcpy(to.cast(), from.cast()) }, to.wrapping_add(size).cast());
                assert!(room.bytes()[3 * PAGE - text.len() - apart..][..text.len()] == text, "{size} bytes by {apart}");
            }
        }
    });
}

#[test]
fn what_has_no_room_is_left_out() {
    let (mut to, text) = (*b"ab\0xyz", c"12345".as_ptr());
    let start = to.as_mut_ptr().cast();
    // SAFETY: room for the sizes.
    unsafe {
        assert_eq!(strlcat(start, text, 5), 7);
        assert_eq!(strlcat(start, text, 2), 7);
        assert_eq!(strlcpy(start.add(4), text, 2), 5);
    }
    assert_eq!(&to, b"ab121\0");
}

#[test]
fn finds_wide_characters_at_every_alignment() {
    with_each_vector(|| {
        let mut room = Room::new(3);
        for size in (0..150).chain([1000, 2000]) {
            for place in places(3 * PAGE, 4 * (size + 1)).filter(|place| place % 4 == 0) {
                room.bytes().fill(0xff);
                // Each byte of the wanted character is somewhere, but not all together.
                let mut text = vec![0x0201_0003; size + 1];
                text[size] = 0;
                let wanted = 0x0101_0101;
                for at in [size / 3, size] {
                    let was = std::mem::replace(&mut text[at], if at < size { wanted } else { 0 });
                    let bytes: Vec<u8> = text.iter().flat_map(|wide: &wchar_t| wide.to_ne_bytes()).collect();
                    let start = room.put_at(place, &bytes).cast::<wchar_t>();
                    let found = (at < size).then_some(4 * at);
                    // SAFETY: a wide string of that size.
                    unsafe {
                        assert_eq!(
                            (wcslen(start), wcsnlen(start, usize::MAX), wcsnlen(start, size / 2)),
                            (size, size, size / 2)
                        );
                        assert_eq!(wcsnlen(start, size), size);
                        assert_eq!(position(wcschr(start, wanted).cast(), start.cast()), found);
                        assert_eq!(position(wmemchr(start, wanted, size + 1).cast(), start.cast()), found);
                        assert!(wmemchr(start, wanted, at).is_null());
                        assert_eq!(wcschr(start, 0), start.add(size));
                    }
                    text[at] = was;
                }
            }
        }
    });
}

proptest! {
    #[test]
    fn compares_as_iterators_do(
        a in prop::collection::vec(prop::sample::select(&b"aAbB\xe1"[..]), 0..200),
        b in prop::collection::vec(prop::sample::select(&b"aAbB\xe1"[..]), 0..200),
        shared in 0usize..400, places in [0usize..64, 0usize..64], at_end: [bool; 2], most in 0usize..300,
    ) {
        with_each_vector(|| {
            let mut rooms = [Room::new(1), Room::new(1)];
            let b: Vec<_> = a.iter().take(shared).chain(&b).copied().collect();
            compare_strings(&mut rooms, &a, &b, places, at_end, &[most, a.len(), b.len()]);
        });
    }
}

/// The place in a room where a string stands so that it ends with it, or `place` bytes earlier.
fn put_string(room: &mut Room, text: &[u8], place: usize) -> *const c_char {
    let text = [text, &[0]].concat();
    room.put_at(room.size - text.len() - place, &text).cast_const().cast()
}

fn naive_search(haystack: &[u8], needle: &[u8], alike: impl Fn(&u8, &u8) -> bool) -> Option<usize> {
    (0..=haystack.len().checked_sub(needle.len())?)
        .find(|&place| haystack[place..].iter().zip(needle).all(|(a, b)| alike(a, b)))
}

/// Searches for a needle by every function, both strings at the ends of the rooms or so many bytes before.
fn search_in(rooms: &mut [Room; 2], haystack: &[u8], needle: &[u8], places: [usize; 2]) {
    let [room, other] = rooms;
    let (x, y) = (put_string(room, haystack, places[0]), put_string(other, needle, places[1]));
    let exact = naive_search(haystack, needle, |a, b| a == b);
    let caseless = naive_search(haystack, needle, u8::eq_ignore_ascii_case);
    // SAFETY: two C strings; and blocks of their lengths.
    unsafe {
        assert_eq!(position(strstr(x, y).cast(), x.cast()), exact, "{haystack:?} {needle:?}");
        assert_eq!(position(strcasestr(x, y).cast(), x.cast()), caseless, "{haystack:?} {needle:?}");
        let (size, length) = (haystack.len(), needle.len());
        assert_eq!(position(memmem(x.cast(), size, y.cast(), length), x.cast()), exact);
        // Without their NULs they end at the end of the room.
        let (x, y) = (room.put(haystack, true).cast(), other.put(needle, true).cast());
        assert_eq!(position(memmem(x, size, y, length), x.cast()), exact);
    }
}

#[test]
fn finds_texts_at_every_alignment() {
    with_each_vector(|| {
        let mut rooms = [Room::new(3), Room::new(3)];
        for size in (0..200).chain([255, 256, 257, 300, 511, 700, 1000, 4096, 6000]) {
            let text = vec![b'a'; size];
            for needle in
                [&b""[..], b"a", b"b", b"ab", b"ba", b"aab", b"needle", b"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaab"]
            {
                for place in (0..64).step_by(if size > 70 { 31 } else { 7 }) {
                    search_in(&mut rooms, &text, needle, [place, 63 - place]);
                    for at in [0, size / 2, size.saturating_sub(needle.len())] {
                        let Some(end) = at.checked_add(needle.len()).filter(|&end| end <= size) else { continue };
                        let text = [&text[..at], &needle.to_ascii_uppercase(), &text[end..]].concat();
                        search_in(&mut rooms, &text, needle, [place, 63 - place]);
                        search_in(&mut rooms, &text, &needle.to_ascii_uppercase(), [place, 63 - place]);
                    }
                }
            }
        }
    });
}

/// What makes the quick search fail at every place is found all the same, behind it and not.
#[test]
fn finds_texts_that_are_nearly_everywhere() {
    with_each_vector(|| {
        let mut rooms = [Room::new(26), Room::new(26)];
        let text = vec![b'a'; 12_000];
        for length in [3, 100, 600] {
            let mut needle = vec![b'a'; length];
            needle[length / 2] = b'b';
            search_in(&mut rooms, &text, &needle, [7, 9]);
            search_in(&mut rooms, &[&text[length..], &needle[..], &text[..length]].concat(), &needle, [7, 9]);
        }
    });
}

/// Asks for spans by every function, the strings at the ends of the rooms or so many bytes before.
fn span_of(rooms: &mut [Room; 2], string: &[u8], bytes: &[u8], places: [usize; 2]) {
    let [room, other] = rooms;
    let (x, y) = (put_string(room, string, places[0]), put_string(other, bytes, places[1]));
    let member = string.iter().position(|byte| bytes.contains(byte));
    let stranger = string.iter().position(|byte| !bytes.contains(byte));
    // SAFETY: two C strings.
    unsafe {
        assert_eq!(strcspn(x, y), member.unwrap_or(string.len()), "{string:?} {bytes:?}");
        assert_eq!(strspn(x, y), stranger.unwrap_or(string.len()), "{string:?} {bytes:?}");
        assert_eq!(position(strpbrk(x, y).cast(), x.cast()), member);
    }
}

#[test]
fn spans_at_every_alignment() {
    with_each_vector(|| {
        let mut rooms = [Room::new(3), Room::new(3)];
        for size in (0..200).chain([511, 4096, 6000]) {
            let mut text = vec![b'a'; size];
            for place in (0..64).step_by(if size > 70 { 31 } else { 5 }) {
                for bytes in [&b""[..], b"a", b"b", b"xyzb", b"ab\xff\x80"] {
                    span_of(&mut rooms, &text, bytes, [place, 63 - place]);
                    if size > 0 {
                        text[size / 2] = b'b';
                        span_of(&mut rooms, &text, bytes, [place, 63 - place]);
                        text[size / 2] = b'a';
                    }
                }
            }
        }
    });
}

#[test]
fn every_byte_may_be_of_a_set() {
    with_each_vector(|| {
        let mut rooms = [Room::new(1), Room::new(1)];
        for first in 1..=255 {
            for second in 1..=255 {
                span_of(&mut rooms, &[first, second], &[second], [40, 0]);
            }
            let others: Vec<u8> = (1..=255).filter(|&byte| byte != first).collect();
            span_of(&mut rooms, &[&others[..], &[first]].concat(), &others, [3, 5]);
            span_of(&mut rooms, &others, &[first], [3, 5]);
        }
    });
}

proptest! {
    #[test]
    fn finds_texts_that_windows_find(
        haystack in "[abAB]{0,300}", needle in "[abAB]{0,12}", places in [0usize..64, 0usize..64], times in 1usize..20,
    ) {
        with_each_vector(|| {
            let mut rooms = [Room::new(2), Room::new(2)];
            search_in(&mut rooms, haystack.as_bytes(), needle.as_bytes(), places);
            search_in(&mut rooms, haystack.as_bytes(), needle.repeat(times).as_bytes(), places);
        });
    }

    #[test]
    fn spans_as_iterators_do(
        string in prop::collection::vec(1u8..=255, 0..200), bytes in prop::collection::vec(1u8..=255, 0..300),
        places in [0usize..64, 0usize..64],
    ) {
        with_each_vector(|| {
            let mut rooms = [Room::new(1), Room::new(1)];
            span_of(&mut rooms, &string, &bytes, places);
        });
    }
}
