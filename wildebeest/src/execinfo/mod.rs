//! `<execinfo.h>`: the functions that are being executed.

mod line;
mod symbols;
pub mod unwind;

use core::{
    ffi::{c_char, c_int, c_void},
    ptr, slice,
};

use crate::{
    ffi::{Arena, Buffer, Errno, NoRoom, OutOfMemory, export},
    sys::{
        objects::{self, Objects},
        recipes,
    },
};
use line::{Origin, PIECES, Style};
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

#[cfg(all(feature = "export", target_arch = "aarch64"))]
core::arch::global_asm!(
    ".section .text.backtrace,\"ax\",@progbits",
    ".globl backtrace",
    ".type backtrace, %function",
    "backtrace:",
    ".cfi_startproc",
    "sub sp, sp, #128",
    ".cfi_def_cfa_offset 128",
    "stp x19, x20, [sp]",
    "stp x21, x22, [sp, #16]",
    "stp x23, x24, [sp, #32]",
    "stp x25, x26, [sp, #48]",
    "stp x27, x28, [sp, #64]",
    "add x9, sp, #128",
    "stp x29, x9, [sp, #80]",
    "str x30, [sp, #96]",
    ".cfi_offset x30, -32",
    "mov x2, sp",
    "bl {collect}",
    "ldr x30, [sp, #96]",
    "add sp, sp, #128",
    ".cfi_def_cfa_offset 0",
    "ret",
    ".cfi_endproc",
    ".size backtrace, . - backtrace",
    ".text",
    collect = sym collect,
);

#[cfg(not(any(target_arch = "x86_64", target_arch = "aarch64")))]
export! {
    /// `backtrace(buffer, size)`: no frames, for lack of anybody who knows this machine's.
    ///
    /// # Differences from musl
    /// musl has no such function.
    /// # References
    /// The GNU C Library manual, "Backtraces"; backtrace(3).
    /// # Errors
    /// Always 0.
    /// # Safety
    /// None is needed.
    plain fn backtrace(_buffer: *mut *mut c_void, _size: c_int) -> c_int {
        0
    }
}

/// What `backtrace(buffer, size)` does once the registers are saved: stores the return addresses of the functions
/// being executed, the one that called it first, and returns how many there are, at most `size`.
///
/// Signal handlers may call it at any time, also on a stack of their own: it takes no lock, allocates nothing,
/// opens nothing and needs some 5 KiB of stack. All that it reads of the stack is asked for first, so it ends
/// where a stack has been overwritten.
///
/// # Differences from musl
/// musl has no such function.
/// # References
/// The GNU C Library manual, "Backtraces"; backtrace(3).
/// # Errors
/// 0 if `size` is not positive. `errno` stays as it was.
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
        unsafe { buffer.add(count).write(ptr::without_provenance_mut(address)) };
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
        // Where pointers may be signed, they have 48 bits; the signature is above.
        if cfg!(target_arch = "aarch64") { address & 0xffff_ffff_ffff } else { address }
    }

    fn recall(&self, key: usize) -> Option<[usize; 2]> {
        recipes::recall(key)
    }

    fn remember(&self, key: usize, values: [usize; 2]) {
        recipes::remember(key, values);
    }
}

export! {
    /// `backtrace_symbols(buffer, size)`: a line of text for each of `size` addresses, as `backtrace` stores them.
    ///
    /// The lines and the array of pointers to them are one block of memory, for one `free`. A function has a name
    /// here if it is in a dynamic symbol table: those of a program are if it was linked with `-rdynamic`. Lines
    /// of static programs consist of the address alone.
    ///
    /// # Differences from musl
    /// musl has no such function.
    /// # References
    /// The GNU C Library manual, "Backtraces"; backtrace(3).
    /// # Errors
    /// NULL with ENOMEM. `errno` stays as it was otherwise.
    /// # Safety
    /// `buffer` is valid for reading `size` pointers, which may have any value.
    plain fn backtrace_symbols(buffer: *const *mut c_void, size: c_int) -> *mut *mut c_char {
        let mut objects = Objects::new();
        let lines = usize::try_from(size).map_err(|_| NoRoom).and_then(|size| {
            // SAFETY: the caller promises as many.
            let addresses = unsafe { borrowed(buffer, size) };
            let before = Errno::last();
            let lines = all_lines(&mut objects, addresses)?;
            before.set();
            Ok(lines)
        });
        lines.unwrap_or_else(|NoRoom| {
            Errno(libc::ENOMEM).set();
            ptr::null_mut()
        })
    }
}

export! {
    /// `backtrace_symbols_fd(buffer, size, fd)`: writes a line of text for each of `size` addresses to a descriptor.
    ///
    /// The lines are those of `backtrace_symbols`, written a little differently, as with glibc. No memory is
    /// allocated and no lock taken, so that signal handlers may call it.
    ///
    /// # Differences from musl
    /// musl has no such function.
    /// # References
    /// The GNU C Library manual, "Backtraces"; backtrace(3).
    /// # Errors
    /// None is returned; `errno` is that of the last line that could not be written, else as it was.
    /// # Safety
    /// `buffer` is valid for reading `size` pointers, which may have any value.
    plain fn backtrace_symbols_fd(buffer: *const *mut c_void, size: c_int, fd: c_int) {
        let mut objects = Objects::new();
        let Ok(size) = usize::try_from(size) else { return };
        // SAFETY: the caller promises as many.
        for address in unsafe { borrowed(buffer, size) } {
            with_line(&mut objects, address.addr(), Style::Tight, |pieces| write_line(fd, pieces));
        }
    }
}

/// # Safety
/// `buffer` is valid for reading `size` pointers for as long as `'a`.
unsafe fn borrowed<'a>(buffer: *const *mut c_void, size: usize) -> &'a [*mut c_void] {
    // SAFETY: see above; of nothing, nothing is read.
    if size == 0 { &[] } else { unsafe { slice::from_raw_parts(buffer, size) } }
}

/// Calls `body` with the pieces of the line for `address`.
fn with_line<R>(objects: &mut Objects, address: usize, style: Style, body: impl FnOnce(&[&[u8]; PIECES]) -> R) -> R {
    let object = objects.find(address);
    let origin = object.map_or(Origin::default(), |object| {
        let symbol = object.symbols().and_then(|symbols| symbols.at(address.wrapping_sub(object.base)));
        let symbol = symbol.map(|(name, place)| (name, object.base.wrapping_add(place)));
        Origin { file: object.name().to_bytes(), base: object.base, symbol }
    });
    let numbers = line::numbers(address, &origin);
    body(&line::pieces(address, &origin, style, &numbers))
}

fn all_lines(objects: &mut Objects, addresses: &[*mut c_void]) -> Result<*mut *mut c_char, NoRoom> {
    let mut texts = Buffer::<u8>::new();
    for address in addresses {
        let added = with_line(objects, address.addr(), Style::Spaced, |pieces| {
            pieces.iter().try_for_each(|piece| texts.extend(piece))
        });
        added.and_then(|()| texts.push(0)).map_err(|OutOfMemory| NoRoom)?;
    }
    let pointers = addresses.len().checked_add(1).and_then(|count| count.checked_mul(size_of::<*mut c_char>()));
    let size = pointers.and_then(|pointers| pointers.checked_add(texts.len())).ok_or(NoRoom)?;
    // SAFETY: any size may be asked for.
    let block = unsafe { libc::malloc(size) };
    if block.is_null() {
        return Err(NoRoom);
    }
    // SAFETY: nothing else knows the block.
    let mut arena = unsafe { Arena::new(block, size) };
    let lines = texts.split(|byte| *byte == 0).take(addresses.len());
    // SAFETY: the block is malloc's; it is large enough, so this is never needed.
    arena.strings(lines).inspect_err(|NoRoom| unsafe { libc::free(block) })
}

/// In one call, so that lines of several threads are not mixed.
fn write_line(fd: c_int, pieces: &[&[u8]; PIECES]) {
    let mut parts = [libc::iovec { iov_base: ptr::null_mut(), iov_len: 0 }; PIECES + 1];
    for (part, piece) in parts.iter_mut().zip(pieces.iter().copied().chain([&b"\n"[..]])) {
        *part = libc::iovec { iov_base: piece.as_ptr().cast_mut().cast(), iov_len: piece.len() };
    }
    // SAFETY: each part describes a slice that lives, and is only read.
    unsafe { libc::writev(fd, parts.as_ptr(), c_int::try_from(parts.len()).unwrap_or(0)) };
}
