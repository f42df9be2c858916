//! The static library that `cargo lwb build` takes apart into component archives.
//!
//! Its panic handler calls a function that does not exist. A component in which a panic can be
//! reached therefore keeps an undefined symbol, and `cargo lwb build` refuses it: that is the
//! proof that the library never panics and never aborts.
#![no_std]

#[cfg(not(panic = "abort"))]
compile_error!("build the archive with `cargo lwb build`: it needs the profile `archive`");

pub use wildebeest;

unsafe extern "C" {
    fn lwb_a_panic_is_reachable() -> !;
}

#[panic_handler]
fn panic(_: &core::panic::PanicInfo<'_>) -> ! {
    // SAFETY: never linked, see above; the call only keeps the symbol.
    unsafe { lwb_a_panic_is_reachable() }
}

/// What the unwinder asks at a frame of the compiler's own functions, which say that they have such a one: AArch64's
/// for `long double`, in the components that count with that. There is nothing to do there but to go on.
#[unsafe(no_mangle)]
extern "C" fn rust_eh_personality() -> i32 {
    const CONTINUE_UNWIND: i32 = 8;
    CONTINUE_UNWIND
}
