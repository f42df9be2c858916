//! The registers of x86-64, as the System V ABI shares them out.

use core::ffi::{c_int, c_long};

use libc::{REG_R8, REG_R9, REG_RBX, REG_RCX, REG_RDI, REG_RDX, REG_RIP, REG_RSI, REG_RSP, ucontext_t};

use super::Function;

// Not in tests on the host, whose own functions these would replace.
#[cfg(feature = "export")]
mod switch;

/// Where the first arguments are.
pub const ARGUMENT_REGISTERS: [c_int; 6] = [REG_RDI, REG_RSI, REG_RDX, REG_RCX, REG_R8, REG_R9];

/// Sets a register.
pub fn set(context: &mut ucontext_t, register: c_int, value: c_long) {
    let register = usize::try_from(register).ok();
    if let Some(place) = register.and_then(|register| context.uc_mcontext.gregs.get_mut(register)) {
        *place = value;
    }
}

/// Has the context begin with `function`, as if called from where a context ends; arguments stand from `stack` on.
///
/// # Safety
/// `stack` is aligned to 16 bytes and there is room for the return address below it.
pub unsafe fn begin(context: &mut ucontext_t, stack: *mut c_long, function: Function) {
    let top = stack.wrapping_sub(1);
    // SAFETY: the caller's promise.
    unsafe { top.cast::<Function>().write(end_of_context) };
    set(context, REG_RSP, top.addr() as c_long);
    set(context, REG_RIP, function as usize as c_long);
    // `function` preserves RBX, so that the context which follows is known when it returns.
    set(context, REG_RBX, context.uc_link.addr() as c_long);
}

unsafe extern "C" {
    #[link_name = "lwb_end_of_context"]
    fn end_of_context();
}
