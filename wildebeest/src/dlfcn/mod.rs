//! `<dlfcn.h>`: what the dynamic linker knows.

use core::{
    ffi::{c_int, c_ulonglong, c_void},
    hint, ptr,
};

use crate::{
    ffi::{Errno, export},
    sys::objects::Objects,
};

/// `struct dl_find_object`. What is reserved behind these members is left alone.
#[repr(C)]
pub struct Found {
    flags: c_ulonglong,
    map_start: *mut c_void,
    map_end: *mut c_void,
    link_map: *mut c_void,
    eh_frame: *mut c_void,
    #[cfg(not(any(target_arch = "x86_64", target_arch = "aarch64")))]
    eh_dbase: *mut c_void,
}

export! {
    /// `_dl_find_object(address, result)`: the object in whose mapping `address` lies.
    ///
    /// The unwinder of a gcc that was built for glibc asks for it: C++ exceptions in a program for musl that is linked
    /// with such a libgcc need it. Signal handlers may call it.
    ///
    /// # Differences from musl
    /// musl has no such function. `dlfo_link_map` is null in static programs, which have none.
    /// # References
    /// The GNU C Library manual, "Dynamic Linker Introspection".
    /// # Errors
    /// -1 if there is no such object; `errno` stays as it was.
    /// # Safety
    /// `result` is an out-pointer.
    plain fn _dl_find_object(address: *mut c_void, result: *mut Found) -> c_int {
        need_threads();
        let address = address.addr();
        let found = Errno::preserved(|| Objects::new().find(address));
        let Some(object) = found.filter(|object| address < object.end()) else { return -1 };
        let pointer = ptr::with_exposed_provenance_mut::<c_void>;
        let found = Found {
            flags: 0,
            map_start: pointer(object.extent.0),
            map_end: pointer(object.end()),
            link_map: pointer(object.link_map),
            eh_frame: pointer(object.unwind_index().unwrap_or(0)),
            #[cfg(not(any(target_arch = "x86_64", target_arch = "aarch64")))]
            eh_dbase: ptr::null_mut(),
        };
        // SAFETY: the caller promises so.
        unsafe { result.write(found) };
        0
    }
}

/// That unwinder refers to these weakly and calls them all the same, because in glibc they are always there. A static
/// link with musl would leave them null: this refers to them in earnest.
fn need_threads() {
    let functions = [
        libc::pthread_mutex_lock as *const c_void,
        libc::pthread_mutex_unlock as *const c_void,
        pthread_once as *const c_void,
    ];
    hint::black_box(functions);
}

unsafe extern "C" {
    fn pthread_once(control: *mut c_int, routine: extern "C" fn()) -> c_int;
}
