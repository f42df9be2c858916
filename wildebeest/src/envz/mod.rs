//! `<envz.h>`: argz vectors whose elements are names, or names with values.

mod entry;

use core::{
    ffi::{CStr, c_char, c_int},
    ptr,
};

use crate::{
    argz::{code, vector},
    ffi::{Block, OutOfMemory, bytes, c_str, export},
};

/// Puts an entry, with its NUL, at the end, in the place of the one with the same name.
fn add(envz: &mut Block<'_>, name: &[u8], entry: &[&[u8]]) -> Result<(), OutOfMemory> {
    let old = entry::find(envz.bytes(), name);
    // Removed last: without memory, nothing is lost.
    envz.append(entry)?;
    if let Some(old) = old {
        envz.remove(old.start..old.end.saturating_add(1));
    }
    Ok(())
}

export! {
    /// `envz_entry(envz, envz_len, name)`: the entry called `name`, with or without a value, or a null pointer.
    ///
    /// # Differences from musl
    /// musl has no such function.
    /// # References
    /// envz_add(3); The GNU C Library manual, "Envz Functions".
    /// # Errors
    /// None.
    /// # Safety
    /// `envz` is null or valid for reading `envz_len` bytes; `name` is a C string.
    plain fn envz_entry(envz: *const c_char, envz_len: usize, name: *const c_char) -> *mut c_char {
        // SAFETY: the caller's promises.
        let (entries, name) = unsafe { (bytes(envz, envz_len), CStr::from_ptr(name)) };
        let found = entry::find(entries, name.to_bytes());
        found.map_or(ptr::null_mut(), |entry| envz.wrapping_add(entry.start).cast_mut())
    }
}

export! {
    /// `envz_get(envz, envz_len, name)`: the value of the entry called `name`; a null pointer if there is none.
    ///
    /// # Differences from musl
    /// musl has no such function.
    /// # References
    /// envz_add(3); The GNU C Library manual, "Envz Functions".
    /// # Errors
    /// None.
    /// # Safety
    /// As for `envz_entry`.
    plain fn envz_get(envz: *const c_char, envz_len: usize, name: *const c_char) -> *mut c_char {
        // SAFETY: the caller's promises.
        let (entries, name) = unsafe { (bytes(envz, envz_len), CStr::from_ptr(name)) };
        let found = entry::find(entries, name.to_bytes()).and_then(|place| {
            let (_, value) = entry::split(entries.get(place.clone())?);
            Some(place.end.saturating_sub(value?.len()))
        });
        found.map_or(ptr::null_mut(), |value| envz.wrapping_add(value).cast_mut())
    }
}

export! {
    /// `envz_add(envz, envz_len, name, value)`: puts an entry at the end, in the place of the one called `name`.
    ///
    /// Without a `value`, the entry is a name alone.
    ///
    /// # Differences from musl
    /// musl has no such function.
    /// # References
    /// envz_add(3); The GNU C Library manual, "Envz Functions".
    /// # Errors
    /// ENOMEM; the vector is as before then.
    /// # Safety
    /// `*envz` is null or `*envz_len` bytes from malloc; `name` is a C string outside of it, `value` null or another.
    plain fn envz_add(
        envz: *mut *mut c_char,
        envz_len: *mut usize,
        name: *const c_char,
        value: *const c_char,
    ) -> c_int {
        // SAFETY: the caller's promises.
        let (mut envz, name, value) = unsafe { (Block::new(envz, envz_len), CStr::from_ptr(name), c_str(value)) };
        code(match value {
            Some(value) => add(&mut envz, name.to_bytes(), &[name.to_bytes(), b"=", value.to_bytes_with_nul()]),
            None => add(&mut envz, name.to_bytes(), &[name.to_bytes_with_nul()]),
        })
    }
}

export! {
    /// `envz_merge(envz, envz_len, envz2, envz2_len, override)`: puts the entries of another vector at the end.
    ///
    /// Where an entry with the same name is there already, it stays unless `override` is set.
    ///
    /// # Differences from musl
    /// musl has no such function.
    /// # References
    /// envz_add(3); The GNU C Library manual, "Envz Functions".
    /// # Errors
    /// ENOMEM; the entries before the one that had no room are merged then.
    /// # Safety
    /// `*envz` is null or `*envz_len` bytes from malloc; `envz2` is null or valid for reading `envz2_len` bytes outside
    /// of it.
    plain fn envz_merge(
        envz: *mut *mut c_char,
        envz_len: *mut usize,
        envz2: *const c_char,
        envz2_len: usize,
        override_: c_int,
    ) -> c_int {
        // SAFETY: the caller's promises.
        let (mut envz, other) = unsafe { (Block::new(envz, envz_len), bytes(envz2, envz2_len)) };
        code(vector::elements(other, 0).try_for_each(|place| {
            let new = other.get(place).unwrap_or_default();
            if override_ == 0 && entry::find(envz.bytes(), new).is_some() {
                return Ok(());
            }
            add(&mut envz, new, &[new, b"\0"])
        }))
    }
}

export! {
    /// `envz_remove(envz, envz_len, name)`: removes the entry called `name`, if there is one.
    ///
    /// # Differences from musl
    /// musl has no such function.
    /// # References
    /// envz_add(3); The GNU C Library manual, "Envz Functions".
    /// # Errors
    /// None.
    /// # Safety
    /// `*envz` is null or `*envz_len` bytes from malloc; `name` is a C string.
    plain fn envz_remove(envz: *mut *mut c_char, envz_len: *mut usize, name: *const c_char) {
        // SAFETY: the caller's promises.
        let (mut envz, name) = unsafe { (Block::new(envz, envz_len), CStr::from_ptr(name)) };
        if let Some(entry) = entry::find(envz.bytes(), name.to_bytes()) {
            envz.remove(entry.start..entry.end.saturating_add(1));
        }
    }
}

export! {
    /// `envz_strip(envz, envz_len)`: removes all entries without a value, in place.
    ///
    /// # Differences from musl
    /// musl has no such function.
    /// # References
    /// envz_add(3); The GNU C Library manual, "Envz Functions".
    /// # Errors
    /// None. When no entry is left, the vector keeps its memory.
    /// # Safety
    /// `*envz` is null or valid for reading and writing `*envz_len` bytes.
    plain fn envz_strip(envz: *mut *mut c_char, envz_len: *mut usize) {
        // SAFETY: the caller's promise.
        let mut envz = unsafe { Block::new(envz, envz_len) };
        let length = entry::strip(envz.bytes_mut());
        envz.shorten(length);
    }
}
