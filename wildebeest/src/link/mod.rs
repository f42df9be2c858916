//! `<link.h>`: the dynamic section of a program or shared object.

mod entry;

use core::iter;

use crate::{
    ffi::{Errno, export},
    sys::{
        objects::{self, Object},
        pages,
    },
};
use entry::Entry;

export! {
    /// Puts addresses into a dynamic section where its file has places of tables, as glibc's loader does.
    ///
    /// The constructor `lwb_link` calls it with the section of the program or the shared object that it is part of. Tables
    /// that are addresses already are left alone, and so is the section of a program that is not position-independent.
    ///
    /// # Differences from musl
    /// musl's loader works on a copy of the section, taken before, and leaves the places in memory as they are in the file:
    /// who wants an address has to add the base. glibc's puts addresses there, on most processors.
    /// # References
    /// elf(5).
    /// # Errors
    /// When the pages cannot be made writable, or are for code as well, nothing changes.
    /// # Safety
    /// `dynamic` is null or the start of the dynamic section of a loaded object.
    inner fn lwb_link_tables(dynamic: *mut Entry) {
        if dynamic.is_null() {
            return;
        }
        Errno::preserved(|| {
            let Some(object) = objects::iterate(dynamic.expose_provenance()) else { return };
            // SAFETY: the caller promises the section.
            unsafe { relocate(dynamic, &object) };
        });
    }
}

/// # Safety
///
/// `dynamic` is the dynamic section of `object`.
unsafe fn relocate(dynamic: *mut Entry, object: &Object) {
    // SAFETY: the section goes on to an entry that says it is the last.
    let places = || unsafe { entries(dynamic) };
    // SAFETY: the places of entries of the section, which was relocated before any constructor ran.
    let address = |place: *mut Entry| unsafe { place.read() }.address(object.base, object.extent);
    let mut changing = places().filter(|place| address(*place).is_some());
    let Some(first) = changing.next() else { return };
    let last = changing.last().unwrap_or(first);
    let write = || {
        for place in places() {
            if let Some(address) = address(place) {
                // SAFETY: the page is writable now, and volatile since the program's compiler may know the section.
                unsafe { (&raw mut (*place).value).write_volatile(address) };
            }
        }
    };
    let can = |place: *mut Entry| object.permissions(place.addr());
    match (can(first), can(last)) {
        (one, other) if one & other & libc::PF_W != 0 => write(),
        // SAFETY: the headers say that the pages can be read, and nothing else.
        (libc::PF_R, libc::PF_R) => _ = unsafe { pages::unsealed(first.addr(), last.addr(), write) },
        _ => {}
    }
}

/// The places of the entries, without the last, which is none.
///
/// # Safety
///
/// `dynamic` is the start of a dynamic section.
unsafe fn entries(dynamic: *mut Entry) -> impl Iterator<Item = *mut Entry> {
    // SAFETY: the caller's promise: there is an entry behind each but the last.
    iter::successors(Some(dynamic), |place| Some(unsafe { place.add(1) }))
        // SAFETY: the same.
        .take_while(|place| unsafe { (**place).tag } != entry::END)
}
