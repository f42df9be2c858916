//! `<ucontext.h>`: several flows of control in one thread.
//!
//! What is kept of one is what a called function must keep (the callee-saved registers, the control words of
//! both floating-point units), the arguments that `makecontext` gave, and the signal mask.

use core::{
    ffi::{c_int, c_long},
    mem::size_of,
};

use libc::ucontext_t;

use crate::ffi::{Arguments, export, lwb_next_long};

mod x86_64;

use x86_64 as processor;

/// A function that a context begins with. It takes the arguments that `makecontext` was given.
pub type Function = unsafe extern "C" fn();

export! {
    /// `makecontext(context, function, count, ...)`: makes `function` what runs when `*context` is switched to.
    ///
    /// It runs on the context's stack, with `count` arguments, each an `int` or as wide as a pointer. When it
    /// returns, `uc_link` is switched to or, if that is null, the program ends with `exit(0)`. The C function, a
    /// trampoline in `csrc/ucontext.c`, calls this one.
    ///
    /// # Differences from musl
    /// musl declares the functions of `<ucontext.h>` and has none of them.
    /// # References
    /// makecontext(3); The GNU C Library manual, "Complete Context Control".
    /// # Errors
    /// None.
    /// # Safety
    /// `*context` was filled by `getcontext`, and its `uc_stack` and `uc_link` were set since; the stack has room
    /// for the arguments. `function` takes the arguments given.
    inner fn lwb_makecontext(context: *mut ucontext_t, function: Function, count: c_int, arguments: *mut Arguments) {
        let count = usize::try_from(count).unwrap_or(0);
        // SAFETY: the caller's promise.
        let context = unsafe { &mut *context };
        let beyond = count.saturating_sub(processor::ARGUMENT_REGISTERS.len());
        let end = context.uc_stack.ss_sp.wrapping_byte_add(context.uc_stack.ss_size);
        let below = end.wrapping_byte_sub(beyond * size_of::<c_long>());
        let stack: *mut c_long = below.wrapping_byte_sub(below.addr() % 16).cast();
        for index in 0..count {
            // SAFETY: the caller gave `count` arguments.
            let argument = unsafe { lwb_next_long(arguments) };
            match processor::ARGUMENT_REGISTERS.get(index) {
                Some(&register) => processor::set(context, register, argument),
                // SAFETY: the caller's stack has room for them.
                None => unsafe { stack.add(index - processor::ARGUMENT_REGISTERS.len()).write(argument) },
            }
        }
        // SAFETY: as above; there is room below the arguments, too.
        unsafe { processor::begin(context, stack, function) };
    }
}
