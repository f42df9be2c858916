//! Blocks and strings of wide characters.

use std::cmp::Ordering;

use super::*;

/// Strings of these lengths stand in the rooms.
fn lengths() -> impl Iterator<Item = usize> {
    (0..80).chain([127, 255, 256, 1000, 1500])
}

/// Wide characters that share bytes with each other, some of them negative, and none of them 0.
fn characters(count: usize, seed: u32) -> Vec<wchar_t> {
    noise(count, seed)
        .into_iter()
        .map(|byte| [0x0201_0003, 1, 0x0100_0000, i32::MIN as wchar_t, -1_i32 as wchar_t][usize::from(byte) % 5])
        .collect()
}

fn put_wide(room: &mut Room, text: &[wchar_t], place: usize) -> *mut wchar_t {
    let bytes: Vec<u8> = text.iter().flat_map(|wide| wide.to_ne_bytes()).collect();
    room.put_at(place, &bytes).cast()
}

/// Some of the places for so many wide characters: near both ends of the room.
fn wide_places(count: usize) -> impl Iterator<Item = usize> {
    let end = 3 * PAGE - 4 * count;
    [0, 4, 20, 28, 60].into_iter().flat_map(move |step| [step.min(end), end - step.min(end)])
}

fn wide_at(room: &mut Room, start: *const wchar_t, count: usize) -> Vec<wchar_t> {
    let place = start.addr() - room.start.addr();
    let bytes = room.bytes()[place..][..4 * count].to_vec();
    bytes.chunks_exact(4).map(|four| wchar_t::from_ne_bytes(four.try_into().expect("four"))).collect()
}

fn naive(a: &[wchar_t], b: &[wchar_t]) -> Ordering {
    a.iter().zip(b).map(|(a, b)| a.cmp(b)).find(|order| order.is_ne()).unwrap_or(Ordering::Equal)
}

#[test]
fn compares_at_every_place() {
    with_each_vector(|| {
        let mut rooms = [Room::new(3), Room::new(3)];
        for length in lengths() {
            let mut a = characters(length, 7);
            a.push(0);
            let changes = [None, Some(0), Some(length / 2), length.checked_sub(1)].into_iter();
            for (change, place) in changes
                .zip([0, 3, 5, 8])
                .flat_map(|(change, turn)| wide_places(length + 1).map(move |place| (change, place + 4 * turn)))
            {
                let mut b = a.clone();
                if let Some(at) = change.filter(|at| *at < length) {
                    b[at] = if at % 3 == 0 { 0 } else { a[at].wrapping_add(0x100) };
                }
                let [first, second] = &mut rooms;
                let place = place.min(3 * PAGE - 4 * (length + 1));
                let (x, y) = (put_wide(first, &a, place), put_wide(second, &b, 3 * PAGE - 4 * (length + 1)));
                let end = b.iter().position(|wide| *wide == 0).unwrap_or(length) + 1;
                for (x, y, a, b) in [(x, y, &a, &b), (y, x, &b, &a)] {
                    // SAFETY: strings of that length.
                    unsafe {
                        assert_eq!(wmemcmp(x, y, length + 1), naive(a, b) as c_int);
                        assert_eq!(wcscmp(x, y), naive(&a[..end], &b[..end]) as c_int, "{length} {change:?}");
                        for most in [0, length / 2, length, length + 1, usize::MAX / 2, usize::MAX] {
                            let most_there = most.min(end);
                            let expected = naive(&a[..most_there], &b[..most_there]) as c_int;
                            assert_eq!(wcsncmp(x, y, most), expected, "{length} {change:?} {most}");
                        }
                    }
                }
            }
        }
    });
}

#[test]
fn finds_the_last_at_every_place() {
    with_each_vector(|| {
        let mut room = Room::new(3);
        for length in lengths() {
            let mut text = characters(length, 9);
            text.push(0);
            for place in wide_places(length + 1) {
                room.bytes().fill(1);
                let start = put_wide(&mut room, &text, place);
                for wanted in [0x0201_0003, 1, 0, -1_i32 as wchar_t, 0x0101_0101, 5] {
                    let expected = text.iter().rposition(|wide| *wide == wanted).map(|at| 4 * at);
                    // SAFETY: a wide string.
                    let found = unsafe { wcsrchr(start, wanted) };
                    assert_eq!(position(found.cast(), start.cast()), expected, "{length} {place} {wanted}");
                }
            }
        }
    });
}

#[test]
fn copies_and_fills_at_every_place() {
    const AROUND: u8 = 0xa5;
    with_each_vector(|| {
        let (mut from, mut to) = (Room::new(3), Room::new(3));
        for length in lengths() {
            let mut text = characters(length, 3);
            text.push(0);
            for place in wide_places(length + 1) {
                let source = put_wide(&mut from, &text, place);
                let mut expect = |size: usize,
                                  expected: &[wchar_t],
                                  write: &dyn Fn(*mut wchar_t) -> Option<usize>,
                                  end: Option<usize>| {
                    to.bytes().fill(AROUND);
                    let target = to.bytes()[(3 * PAGE - 4 * size - place % 64) & !3..].as_mut_ptr().cast::<wchar_t>();
                    let gives = write(target);
                    assert_eq!(gives, end, "{length} {place}");
                    assert!(wide_at(&mut to, target, expected.len()) == expected, "{length} {place}");
                    let written = target.addr() - to.start.addr()..target.addr() - to.start.addr() + 4 * expected.len();
                    assert!(to.bytes().iter().enumerate().all(|(at, byte)| written.contains(&at) || *byte == AROUND));
                };
                let given = |place: *mut wchar_t, start: *mut wchar_t| Some((place.addr() - start.addr()) / 4);
                let whole = length + 1;
                let room = length + 9;
                let filled: Vec<_> = text.iter().copied().chain([0; 8]).collect();
                // SAFETY: blocks and strings of these lengths, and room for them.
                unsafe {
                    expect(whole, &text, &|to| given(wmemcpy(to, source, whole), to), Some(0));
                    expect(whole, &text, &|to| given(wmemmove(to, source, whole), to), Some(0));
                    expect(whole, &vec![0x0102_0304; whole], &|to| given(wmemset(to, 0x0102_0304, whole), to), Some(0));
                    expect(whole, &text, &|to| given(wcscpy(to, source), to), Some(0));
                    expect(whole, &text, &|to| given(wcpcpy(to, source), to), Some(length));
                    expect(room, &filled, &|to| given(wcsncpy(to, source, room), to), Some(0));
                    expect(room, &filled, &|to| given(wcpncpy(to, source, room), to), Some(length));
                    expect(length, &text[..length], &|to| given(wcpncpy(to, source, length), to), Some(length));
                    let twice: Vec<_> = [2, 2].iter().chain(&text).copied().collect();
                    let begin = |to: *mut wchar_t| to.cast::<[wchar_t; 3]>().write([2, 2, 0]);
                    expect(
                        whole + 2,
                        &twice,
                        &|to| {
                            begin(to);
                            given(wcscat(to, source), to)
                        },
                        Some(0),
                    );
                    expect(
                        whole + 2,
                        &twice,
                        &|to| {
                            begin(to);
                            given(wcsncat(to, source, usize::MAX), to)
                        },
                        Some(0),
                    );
                    let short: Vec<_> = [2, 2].iter().chain(&text[..length / 2]).chain(&[0]).copied().collect();
                    expect(
                        whole + 2,
                        &short,
                        &|to| {
                            begin(to);
                            given(wcsncat(to, source, length / 2), to)
                        },
                        Some(0),
                    );
                }
            }
        }
    });
}

#[test]
fn fills_nothing_where_there_is_nothing() {
    let mut wide = [7; 2];
    // SAFETY: none of it is written to.
    let gives = unsafe { wmemset(wide.as_mut_ptr(), 1, 0) };
    assert_eq!((gives.cast_const(), wide), (wide.as_ptr(), [7; 2]));
}

#[test]
fn copies_up_to_a_byte() {
    with_each_vector(|| {
        let (mut from, mut to) = (Room::new(3), Room::new(3));
        for size in sizes() {
            let mut text: Vec<u8> = noise(size, 5).into_iter().map(|byte| byte | 1).collect();
            for (at, at_end) in [(0, true), (size / 2, false), (size.saturating_sub(1), true), (size, false)] {
                let was = text.get(at).copied();
                text.get_mut(at).into_iter().for_each(|byte| *byte = 0x80);
                let length = if was.is_some() { at + 1 } else { size };
                let source = from.put(&text[..length], at_end);
                to.bytes().fill(0);
                let target = to.put(&vec![0xa5; length], !at_end);
                // SAFETY: no byte behind the one that is looked for is needed.
                let gives = unsafe { memccpy(target.cast(), source.cast(), 0x180, size) };
                assert_eq!(position(gives, target), was.map(|_| length));
                let place = target.addr() - to.start.addr();
                assert!(to.bytes()[place..][..length] == text[..length]);
                assert!(to.bytes()[place + length..].iter().all(|&byte| byte == 0));
                text.get_mut(at).into_iter().zip(was).for_each(|(byte, was)| *byte = was);
            }
        }
    });
}
