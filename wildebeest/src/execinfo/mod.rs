//! `<execinfo.h>`: the functions that are being executed.

pub mod unwind;

use core::ffi::{c_int, c_void};

use crate::sys::{
    objects::{self, Objects},
    recipes,
};
use unwind::{
    Code, Frame, Process,
    registers::{Registers, SAVED},
};

/// What `backtrace` finds in the registers when it is called.
#[repr(C)]
pub struct Caller {
    saved: [usize; SAVED.len()],
    stack: usize,
    program_counter: usize,
}

// `backtrace(buffer, size)`: the registers as the caller left them, before a compiler may use them.
#[cfg(all(feature = "export", target_arch = "x86_64"))]
core::arch::global_asm!(
    ".section .text.backtrace,\"ax\",@progbits",
    ".globl backtrace",
    ".type backtrace, @function",
    "backtrace:",
    ".cfi_startproc",
    "lea rax, [rsp + 8]",
    "mov rcx, [rsp]",
    "sub rsp, 8",
    "push rcx",
    "push rax",
    "push r15",
    "push r14",
    "push r13",
    "push r12",
    "push rbp",
    "push rbx",
    ".cfi_def_cfa_offset 80",
    "mov rdx, rsp",
    "call {collect}",
    "add rsp, 72",
    ".cfi_def_cfa_offset 8",
    "ret",
    ".cfi_endproc",
    ".size backtrace, . - backtrace",
    ".text",
    collect = sym collect,
);

/// The rest of `backtrace`.
///
/// # Safety
/// `buffer` is valid for writing `size` pointers, `caller` for reading.
pub unsafe extern "C" fn collect(buffer: *mut *mut c_void, size: c_int, caller: *const Caller) -> c_int {
    let Some(size) = usize::try_from(size).ok().filter(|size| *size != 0) else { return 0 };
    // SAFETY: see above.
    let caller = unsafe { &*caller };
    let registers = Registers::of_caller(&caller.saved, caller.stack, caller.program_counter);
    let mut count = 0;
    let store = |address: usize| {
        // SAFETY: `unwind` stops when this says that `size` is reached.
        unsafe { buffer.add(count).write(core::ptr::without_provenance_mut(address)) };
        count += 1;
        count < size
    };
    unwind::unwind(&mut Objects::new(), Frame { registers, interrupted: false }, store);
    c_int::try_from(count).unwrap_or(c_int::MAX)
}

impl Process for Objects {
    fn word(&mut self, address: usize) -> Option<usize> {
        self.probe.word(address)
    }

    fn code(&mut self, address: usize) -> Option<Code<'static>> {
        let object = self.find(address)?;
        Some(Code { text: object.text(address)?, tables: object.tables() })
    }

    fn entry(&self) -> usize {
        objects::entry()
    }

    fn unsigned(&self, address: usize) -> usize {
        address
    }

    fn recall(&self, key: usize) -> Option<[usize; 2]> {
        recipes::recall(key)
    }

    fn remember(&self, key: usize, values: [usize; 2]) {
        recipes::remember(key, values);
    }
}
