//! A process for tests: some words of stack, some code, nothing else.

use super::{Code, Process, Section};

/// The words that can be read, from `start` on.
pub struct Stack {
    pub start: usize,
    pub words: Vec<usize>,
}

impl Process for Stack {
    fn word(&mut self, address: usize) -> Option<usize> {
        let offset = address.checked_sub(self.start)?;
        if offset % size_of::<usize>() != 0 {
            return None;
        }
        self.words.get(offset / size_of::<usize>()).copied()
    }

    fn code(&mut self, address: usize) -> Option<Code<'static>> {
        (CODE..CODE + PROGRAM.len()).contains(&address).then_some(Code { text: text(), tables: None })
    }

    fn entry(&self) -> usize {
        0
    }

    fn unsigned(&self, address: usize) -> usize {
        address
    }

    fn recall(&self, _: usize) -> Option<[usize; 2]> {
        None
    }

    fn remember(&self, _: usize, _: [usize; 2]) {}
}

/// Where the code is,
pub const CODE: usize = 0x40_0000;

/// and what: `f`, which saves registers, has a loop and an early return; `main`, which calls it.
pub const PROGRAM: &[u8] = &[
    0x55, // f: push %rbp
    0x53, // push %rbx
    0x48, 0x83, 0xec, 0x18, // sub $0x18, %rsp
    0x85, 0xff, // test %edi, %edi
    0x74, 0x07, // je 1f
    0xe8, 0xf1, 0xff, 0xff, 0xff, // call f
    0xeb, 0xf5, // jmp back to the test
    0x48, 0x83, 0xc4, 0x18, // 1: add $0x18, %rsp
    0x5b, // pop %rbx
    0x5d, // pop %rbp
    0xc3, // ret
    0xe8, 0xe3, 0xff, 0xff, 0xff, // main: call f
    0xcc, // int3
];

/// The executable segment.
pub fn text() -> Section<'static> {
    Section { address: CODE, bytes: PROGRAM }
}
