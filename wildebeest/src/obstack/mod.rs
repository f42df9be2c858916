//! `<obstack.h>`: stacks of objects in large chunks of memory.
//!
//! Most of it are inline functions in the header, which call these when a chunk is full.

mod memory;
mod size;

use core::{
    ffi::{c_char, c_int, c_long, c_void},
    mem,
    sync::atomic::{AtomicI32, AtomicPtr, Ordering::Relaxed},
};

use crate::{
    ffi::{Arguments, export, lwb_vsnprintf},
    sys::stdio,
};
pub use memory::{Chunk, Obstack};
use memory::{NoChunk, Source};

/// The function that is called when memory runs out: `obstack_alloc_failed_handler`, which programs set.
#[cfg_attr(feature = "export", unsafe(export_name = "obstack_alloc_failed_handler"))]
pub static FAILED_HANDLER: AtomicPtr<c_void> = AtomicPtr::new(exhausted as *mut c_void);

/// What the program exits with when memory runs out: `obstack_exit_failure`.
#[cfg_attr(feature = "export", unsafe(export_name = "obstack_exit_failure"))]
pub static EXIT_FAILURE: AtomicI32 = AtomicI32::new(libc::EXIT_FAILURE);

/// What `obstack_alloc_failed_handler` is at first.
extern "C" fn exhausted() {
    // SAFETY: a C string, and libc's own stream.
    unsafe { libc::fputs(c"memory exhausted\n".as_ptr(), stdio::stderr) };
    give_up();
}

fn give_up() -> ! {
    // SAFETY: no lock is held.
    unsafe { libc::exit(EXIT_FAILURE.load(Relaxed)) }
}

/// Tells the program that there is no memory; it is not to come back.
///
/// # Safety
///
/// `obstack_alloc_failed_handler` is null or a function.
unsafe fn report() {
    let handler = FAILED_HANDLER.load(Relaxed);
    if !handler.is_null() {
        // SAFETY: the caller promises a function. It may leave with longjmp: nothing is held.
        unsafe { mem::transmute::<*mut c_void, unsafe extern "C" fn()>(handler)() };
    }
}

/// Makes an obstack with its first chunk.
///
/// # Safety
///
/// `obstack` is an out-pointer, `source` holds the program's functions, and `report` may be called.
unsafe fn begin(obstack: *mut Obstack, size: c_int, alignment: c_int, source: Source) -> c_int {
    // SAFETY: the caller's promises.
    unsafe {
        obstack.write(Obstack::new(size, alignment, source));
        if let Err(NoChunk) = (*obstack).begin() {
            report();
            return 0;
        }
    }
    1
}

export! {
    /// `_obstack_begin(obstack, size, alignment, chunkfun, freefun)`: what `obstack_init` and `obstack_begin` call.
    ///
    /// Makes `obstack` an empty one with chunks of `size` bytes and objects at multiples of `alignment`; 0 stands for
    /// 4064 bytes, and for an alignment that suits every type. Returns 1.
    ///
    /// # Differences from musl
    /// musl has no obstacks. Nothing of glibc's binary interface is kept.
    /// # References
    /// The GNU C Library manual, "Obstacks".
    /// # Errors
    /// Without memory, `obstack_alloc_failed_handler` is called; if that returns, so does this function, with 0.
    /// # Safety
    /// `obstack` is an out-pointer. `chunkfun` is a function like `malloc` and `freefun` one like `free`; they and
    /// `obstack_alloc_failed_handler` may leave with longjmp.
    plain fn _obstack_begin(
        obstack: *mut Obstack,
        size: c_int,
        alignment: c_int,
        chunkfun: unsafe extern "C" fn(c_long) -> *mut c_void,
        freefun: unsafe extern "C" fn(*mut c_void),
    ) -> c_int {
        // SAFETY: only the type changes; it changes back before the functions are called. And the caller's promises.
        unsafe {
            let chunkfun = mem::transmute::<
                unsafe extern "C" fn(c_long) -> *mut c_void,
                unsafe extern "C" fn(*mut c_void, c_long) -> *mut c_void,
            >(chunkfun);
            let freefun = mem::transmute::<
                unsafe extern "C" fn(*mut c_void),
                unsafe extern "C" fn(*mut c_void, *mut c_void),
            >(freefun);
            begin(obstack, size, alignment, Source { chunkfun, freefun, extra_arg: None })
        }
    }
}

export! {
    /// `_obstack_begin_1(obstack, size, alignment, chunkfun, freefun, arg)`: what
    /// `obstack_specify_allocation_with_arg` calls. The two functions take `arg` before their own argument.
    ///
    /// # Differences from musl
    /// musl has no obstacks.
    /// # References
    /// The GNU C Library manual, "Obstacks".
    /// # Errors
    /// As `_obstack_begin`.
    /// # Safety
    /// As for `_obstack_begin`.
    plain fn _obstack_begin_1(
        obstack: *mut Obstack,
        size: c_int,
        alignment: c_int,
        chunkfun: unsafe extern "C" fn(*mut c_void, c_long) -> *mut c_void,
        freefun: unsafe extern "C" fn(*mut c_void, *mut c_void),
        arg: *mut c_void,
    ) -> c_int {
        // SAFETY: the caller's promises.
        unsafe { begin(obstack, size, alignment, Source { chunkfun, freefun, extra_arg: Some(arg) }) }
    }
}

export! {
    /// `_obstack_newchunk(obstack, length)`: moves the growing object to where `length` more bytes have room.
    ///
    /// # Differences from musl
    /// musl has no obstacks.
    /// # References
    /// The GNU C Library manual, "Growing Objects".
    /// # Errors
    /// Without memory, `obstack_alloc_failed_handler` is called while the obstack is as before; if that returns,
    /// the program ends with `obstack_exit_failure`.
    /// # Safety
    /// `obstack` was begun.
    plain fn _obstack_newchunk(obstack: *mut Obstack, length: usize) {
        // SAFETY: the caller's promise.
        if let Err(NoChunk) = unsafe { (*obstack).new_chunk(length) } {
            // SAFETY: a program that sets the handler sets it to a function.
            unsafe { report() };
            give_up();
        }
    }
}

export! {
    /// `_obstack_allocated_p(obstack, object)`: whether `object` stands in one of the obstack's chunks.
    ///
    /// # Differences from musl
    /// musl has no obstacks.
    /// # References
    /// The GNU C Library manual, "Obstacks".
    /// # Errors
    /// None.
    /// # Safety
    /// `obstack` was begun.
    plain fn _obstack_allocated_p(obstack: *mut Obstack, object: *mut c_void) -> c_int {
        // SAFETY: the caller's promise.
        c_int::from(unsafe { (*obstack).chunk_of(object) }.is_some())
    }
}

export! {
    /// `_obstack_memory_used(obstack)`: how many bytes its chunks have in all; 2 GiB - 1 when there are more.
    ///
    /// # Differences from musl
    /// musl has no obstacks.
    /// # References
    /// The GNU C Library manual, "Obstacks".
    /// # Errors
    /// None.
    /// # Safety
    /// `obstack` was begun.
    plain fn _obstack_memory_used(obstack: *mut Obstack) -> c_int {
        // SAFETY: the caller's promise.
        c_int::try_from(unsafe { (*obstack).memory_used() }).unwrap_or(c_int::MAX)
    }
}

export! {
    /// `obstack_free(obstack, object)`: frees `object` and everything that was allocated after it; everything there
    /// is for a null pointer, after which the obstack must be begun anew.
    ///
    /// # Differences from musl
    /// musl has no obstacks.
    /// # References
    /// The GNU C Library manual, "Freeing Objects in an Obstack".
    /// # Errors
    /// A pointer into none of the chunks ends the program with SIGABRT, as on glibc: it would go on with memory that
    /// it thinks it has freed.
    /// # Safety
    /// `obstack` was begun.
    plain fn obstack_free(obstack: *mut Obstack, object: *mut c_void) {
        // SAFETY: the caller's promise.
        unsafe {
            match (*obstack).chunk_of(object) {
                Some(chunk) => (*obstack).free_from(chunk, object),
                None if object.is_null() => (*obstack).free_all(),
                None => libc::abort(),
            }
        }
    }
}

export! {
    /// `_obstack_free(obstack, object)`: another name of `obstack_free`.
    ///
    /// # Differences from musl
    /// musl has no obstacks.
    /// # References
    /// The GNU C Library manual, "Freeing Objects in an Obstack".
    /// # Errors
    /// As `obstack_free`.
    /// # Safety
    /// As for `obstack_free`.
    plain fn _obstack_free(obstack: *mut Obstack, object: *mut c_void) {
        // SAFETY: the caller's promise.
        unsafe { obstack_free(obstack, object) };
    }
}

export! {
    /// `obstack_vprintf(obstack, format, arguments)`: adds formatted text, without a NUL, to the growing object.
    ///
    /// Returns how many bytes it added. The C functions `obstack_printf` and `obstack_vprintf`, in `csrc/obstack.c`,
    /// call this one.
    ///
    /// # Differences from musl
    /// musl has no obstacks.
    /// # References
    /// The GNU C Library manual, "Dynamically Allocating Formatted Output".
    /// # Errors
    /// -1 with libc's errno when the text cannot be made; the object is as before then (with glibc, it has what came
    /// before the fault). Without memory, as `_obstack_newchunk`.
    /// # Safety
    /// `obstack` was begun, and `format` is a format for `printf` to which `arguments` belong.
    inner fn lwb_obstack_vprintf(obstack: *mut Obstack, format: *const c_char, arguments: *mut Arguments) -> c_int {
        // SAFETY: the caller's promises; libc writes no more than there is room for.
        unsafe {
            let count = lwb_vsnprintf((*obstack).next_free(), (*obstack).room(), format, arguments);
            let Ok(length) = usize::try_from(count) else { return -1 };
            if length >= (*obstack).room() {
                // The NUL needs room as well.
                _obstack_newchunk(obstack, length.saturating_add(1));
                lwb_vsnprintf((*obstack).next_free(), (*obstack).room(), format, arguments);
            }
            (*obstack).grow(length);
            count
        }
    }
}
