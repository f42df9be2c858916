//! What `/proc/self/maps` tells of memory: proc(5).
#![forbid(unsafe_code)]

/// The memory that a process has for data, in bytes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Memory {
    /// What lies below the program break.
    pub heap: usize,
    /// What is mapped for writing, neither from a file nor shared nor as the zeros of a program's or library's variables.
    pub mapped: usize,
    /// In how many pieces that is, neighbours counting as one.
    pub pieces: usize,
}

/// The part of a line that stands before the name of a mapping, and the name's first letters.
const LONGEST: usize = 96;

/// A reader of lines, which it is given in pieces of any size.
pub struct Reader {
    line: [u8; LONGEST],
    length: usize,
    /// Where the last mapping of a file ended: the variables of the same object may go on there.
    end_of_file: usize,
    memory: Memory,
}

impl Reader {
    /// A reader that has read nothing yet.
    pub const fn new() -> Self {
        let memory = Memory { heap: 0, mapped: 0, pieces: 0 };
        Self { line: [0; LONGEST], length: 0, end_of_file: 0, memory }
    }

    /// Reads on.
    pub fn feed(&mut self, bytes: &[u8]) {
        for &byte in bytes {
            if byte == b'\n' {
                self.end_of_line();
            } else if let Some(place) = self.line.get_mut(self.length) {
                *place = byte;
                self.length += 1;
            }
        }
    }

    /// What the lines so far say.
    pub fn memory(&self) -> Memory {
        self.memory
    }

    fn end_of_line(&mut self) {
        let line = self.line.get(..self.length).unwrap_or_default();
        self.length = 0;
        let Some(mapping) = Mapping::parse(line) else { return };
        let size = mapping.end.saturating_sub(mapping.start);
        if mapping.of_file {
            self.end_of_file = mapping.end;
        } else if mapping.own && mapping.name == b"[heap]" {
            self.memory.heap = self.memory.heap.saturating_add(size);
        } else if mapping.own && mapping.name.is_empty() && mapping.start != self.end_of_file {
            self.memory.mapped = self.memory.mapped.saturating_add(size);
            self.memory.pieces = self.memory.pieces.saturating_add(1);
        }
    }
}

/// `7f99cb5a5000-7f99cb5a6000 rw-p 00000000 00:00 0   [heap]`: a line.
struct Mapping<'a> {
    start: usize,
    end: usize,
    /// Writable and not shared.
    own: bool,
    of_file: bool,
    name: &'a [u8],
}

impl<'a> Mapping<'a> {
    fn parse(line: &'a [u8]) -> Option<Self> {
        let mut words = line.split(|&byte| byte == b' ').filter(|word| !word.is_empty());
        let mut ends = words.next()?.split(|&byte| byte == b'-');
        let (start, end) = (hexadecimal(ends.next()?)?, hexadecimal(ends.next()?)?);
        let permissions = words.next()?;
        let (_offset, _device, inode) = (words.next()?, words.next()?, words.next()?);
        let own = permissions.get(1) == Some(&b'w') && permissions.get(3) == Some(&b'p');
        Some(Self { start, end, own, of_file: inode != b"0", name: words.next().unwrap_or_default() })
    }
}

fn hexadecimal(digits: &[u8]) -> Option<usize> {
    digits.iter().try_fold(0usize, |value, &digit| {
        let digit = char::from(digit).to_digit(16)?;
        value.checked_mul(16)?.checked_add(usize::try_from(digit).ok()?)
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const MAPS: &str = "\
55d3ae72b000-55d3ae72c000 rw-p 00003000 fe:00 10017781                   /tmp/program
55d3ae72c000-55d3ae72e000 rw-p 00000000 00:00 0 
55d3df995000-55d3df996000 ---p 00000000 00:00 0                          [heap]
55d3df996000-55d3df998000 rw-p 00000000 00:00 0                          [heap]
7f99caa81000-7f99caa82000 rw-p 00000000 00:00 0 
7f99caa82000-7f99caa84000 ---p 00000000 00:00 0 
7f99caa84000-7f99cb5a6000 rw-p 00000000 00:00 0 
7f99cb5a6000-7f99cb5aa000 r--p 00000000 00:00 0                          [vvar]
7f99cb5aa000-7f99cb5ab000 rw-s 00000000 00:01 2050                       /dev/zero (deleted)
7f99cb5b0000-7f99cb5b1000 rw-p 00000000 00:00 0                          [anon:stacks of a program]
7f99cb5c3000-7f99cb626000 r-xp 00015000 fe:00 746716                     /usr/lib/x86_64-linux-musl/libc.so of a rather long name
7fff42abd000-7fff42ade000 rw-p 00000000 00:00 0                          [stack]
";

    #[test]
    fn heap_and_mappings_are_told_apart() {
        let mut reader = Reader::new();
        reader.feed(MAPS.as_bytes());
        assert_eq!(reader.memory(), Memory { heap: 0x2000, mapped: 0x1000 + 0xb22000, pieces: 2 });
    }

    proptest! {
        #[test]
        fn pieces_of_any_size_give_the_same(size in 1usize..200) {
            let mut reader = Reader::new();
            MAPS.as_bytes().chunks(size).for_each(|piece| reader.feed(piece));
            prop_assert_eq!(reader.memory().mapped, 0x1000 + 0xb22000);
        }

        #[test]
        fn mappings_of_any_sizes_are_added_up(pages in prop::collection::vec(1usize..1000, 0..30)) {
            let mut text = String::new();
            let mut start = 0x7f00_0000_0000;
            for count in &pages {
                text += &format!("{start:x}-{:x} rw-p 00000000 00:00 0 \n", start + count * 4096);
                start += (count + 1) * 4096;
            }
            let mut reader = Reader::new();
            reader.feed(text.as_bytes());
            let mapped = pages.iter().sum::<usize>() * 4096;
            prop_assert_eq!(reader.memory(), Memory { heap: 0, mapped, pieces: pages.len() });
        }

        #[test]
        fn any_bytes_will_do(bytes: Vec<u8>) {
            let mut reader = Reader::new();
            reader.feed(&bytes);
            prop_assert_eq!(reader.memory().heap, 0);
        }
    }
}
