//! `<argz.h>`: vectors of strings in one block of memory.

pub mod vector;

use core::{
    ffi::{CStr, c_char, c_int, c_uint},
    ptr,
};

use crate::ffi::{Block, Buffer, Errno, OutOfMemory, bytes, c_list, c_str, export};

/// What an `error_t` is.
pub(crate) fn code(result: Result<(), impl Into<Errno>>) -> c_int {
    result.map_or_else(|error| error.into().0, |()| 0)
}

/// The place in the vector of what `pointer` points to; beyond its end if that is somewhere else.
fn place(argz: *const c_char, pointer: *const c_char) -> usize {
    pointer.addr().wrapping_sub(argz.addr())
}

/// Makes a vector of a text with its NUL, where it stands, and says how long it is then.
fn separate(text: &mut [u8], separator: c_int) -> usize {
    // It is compared with a `char`, which may be negative: a number that none has separates nothing.
    let separator = c_char::try_from(separator).map(|separator| separator.to_ne_bytes());
    separator.map_or(text.len(), |[separator]| vector::separate(text, separator))
}

/// Hands a new vector over; an empty one is a null pointer.
///
/// # Safety
///
/// Both are out-pointers.
unsafe fn give(vector: Buffer<u8>, argz: *mut *mut c_char, argz_len: *mut usize) {
    // SAFETY: the caller's promise.
    unsafe {
        argz_len.write(vector.len());
        argz.write(if vector.is_empty() { ptr::null_mut() } else { vector.into_raw().cast() });
    }
}

export! {
    /// `argz_create(argv, argz, argz_len)`: makes a vector of a list of strings.
    ///
    /// # Differences from musl
    /// musl has no such function.
    /// # References
    /// argz_add(3); The GNU C Library manual, "Argz Functions".
    /// # Errors
    /// ENOMEM; nothing is stored then.
    /// # Safety
    /// `argv` is a list of C strings that a null pointer ends; the others are out-pointers.
    plain fn argz_create(argv: *const *mut c_char, argz: *mut *mut c_char, argz_len: *mut usize) -> c_int {
        // SAFETY: the caller's promise.
        let words = unsafe { c_list(argv) };
        let mut vector = Buffer::new();
        let length = words.clone().map(|word| word.len().saturating_add(1)).fold(0, usize::saturating_add);
        let copied = vector.reserve(length).and_then(|()| {
            let mut words = words;
            words.try_for_each(|word| vector.extend_short(word).and_then(|()| vector.push(0)))
        });
        if copied.is_ok() {
            // SAFETY: the caller promises out-pointers.
            unsafe { give(vector, argz, argz_len) };
        }
        code(copied)
    }
}

export! {
    /// `argz_create_sep(string, sep, argz, argz_len)`: makes a vector of the parts of a string.
    ///
    /// Separators at the beginning, and all but one of several in a row, vanish; an empty element stands behind one at
    /// the end.
    ///
    /// # Differences from musl
    /// musl has no such function.
    /// # References
    /// argz_add(3); The GNU C Library manual, "Argz Functions".
    /// # Errors
    /// ENOMEM; nothing is stored then.
    /// # Safety
    /// `string` is a C string; the others are out-pointers.
    plain fn argz_create_sep(string: *const c_char, sep: c_int, argz: *mut *mut c_char, argz_len: *mut usize) -> c_int {
        // SAFETY: the caller promises a C string.
        let text = unsafe { CStr::from_ptr(string) };
        let mut vector = Buffer::new();
        let copied = if text.is_empty() { Ok(()) } else { vector.extend(text.to_bytes_with_nul()) };
        if copied.is_ok() {
            let length = separate(&mut vector, sep);
            vector.truncate(length);
            // SAFETY: the caller promises out-pointers.
            unsafe { give(vector, argz, argz_len) };
        }
        code(copied)
    }
}

export! {
    /// `argz_count(argz, argz_len)`: how many elements a vector has.
    ///
    /// # Differences from musl
    /// musl has no such function.
    /// # References
    /// argz_add(3); The GNU C Library manual, "Argz Functions".
    /// # Errors
    /// None.
    /// # Safety
    /// `argz` is null or valid for reading `argz_len` bytes.
    plain fn argz_count(argz: *const c_char, argz_len: usize) -> usize {
        // SAFETY: the caller's promise.
        vector::count(unsafe { bytes(argz, argz_len) })
    }
}

export! {
    /// `argz_extract(argz, argz_len, argv)`: stores pointers to the elements, and a null pointer at their end.
    ///
    /// # Differences from musl
    /// musl has no such function.
    /// # References
    /// argz_add(3); The GNU C Library manual, "Argz Functions".
    /// # Errors
    /// None.
    /// # Safety
    /// `argz` is null or valid for reading `argz_len` bytes; `argv` is valid for writing a pointer more than it has
    /// elements.
    plain fn argz_extract(argz: *const c_char, argz_len: usize, argv: *mut *mut c_char) {
        let mut slot = argv;
        // SAFETY: the caller's promises.
        unsafe {
            for element in vector::elements(bytes(argz, argz_len), 0) {
                slot.write(argz.add(element.start).cast_mut());
                slot = slot.add(1);
            }
            slot.write(ptr::null_mut());
        }
    }
}

export! {
    /// `argz_stringify(argz, len, sep)`: makes a string of a vector, with `sep` for all NULs but the last.
    ///
    /// # Differences from musl
    /// musl has no such function.
    /// # References
    /// argz_add(3); The GNU C Library manual, "Argz Functions".
    /// # Errors
    /// None.
    /// # Safety
    /// `argz` is null or valid for reading and writing `len` bytes.
    plain fn argz_stringify(argz: *mut c_char, len: usize, sep: c_int) {
        let (mut argz, mut len) = (argz, len);
        let [separator, ..] = sep.to_le_bytes();
        // SAFETY: the caller's promise; the block neither grows nor goes.
        vector::stringify(unsafe { Block::new(&mut argz, &mut len) }.bytes_mut(), separator);
    }
}

export! {
    /// `argz_add(argz, argz_len, str)`: puts an element at the end.
    ///
    /// # Differences from musl
    /// musl has no such function.
    /// # References
    /// argz_add(3); The GNU C Library manual, "Argz Functions".
    /// # Errors
    /// ENOMEM; the vector is as before then.
    /// # Safety
    /// `*argz` is null or `*argz_len` bytes from malloc; `str` is a C string outside of it.
    plain fn argz_add(argz: *mut *mut c_char, argz_len: *mut usize, str: *const c_char) -> c_int {
        // SAFETY: the caller's promises.
        let (mut vector, entry) = unsafe { (Block::new(argz, argz_len), CStr::from_ptr(str)) };
        code(vector.append(&[entry.to_bytes_with_nul()]))
    }
}

export! {
    /// `argz_add_sep(argz, argz_len, str, delim)`: puts the parts of a string at the end, as `argz_create_sep` makes them.
    ///
    /// # Differences from musl
    /// musl has no such function.
    /// # References
    /// argz_add(3); The GNU C Library manual, "Argz Functions".
    /// # Errors
    /// ENOMEM; the vector is as before then.
    /// # Safety
    /// As for `argz_add`.
    plain fn argz_add_sep(argz: *mut *mut c_char, argz_len: *mut usize, str: *const c_char, delim: c_int) -> c_int {
        // SAFETY: the caller's promises.
        let (mut vector, text) = unsafe { (Block::new(argz, argz_len), CStr::from_ptr(str)) };
        if text.is_empty() {
            return 0;
        }
        let before = vector.len();
        code(vector.append(&[text.to_bytes_with_nul()]).map(|()| {
            let added = vector.bytes_mut().get_mut(before..).unwrap_or_default();
            let length = separate(added, delim);
            vector.shorten(before.saturating_add(length));
        }))
    }
}

export! {
    /// `argz_append(argz, argz_len, buf, buf_len)`: puts another vector at the end.
    ///
    /// # Differences from musl
    /// musl has no such function.
    /// # References
    /// argz_add(3); The GNU C Library manual, "Argz Functions".
    /// # Errors
    /// ENOMEM; the vector is as before then.
    /// # Safety
    /// As for `argz_add`; `buf` is valid for reading `buf_len` bytes, outside of the vector.
    plain fn argz_append(
        argz: *mut *mut c_char,
        argz_len: *mut usize,
        buf: *const c_char,
        buf_len: usize,
    ) -> c_int {
        if isize::try_from(buf_len).is_err() {
            return libc::ENOMEM;
        }
        // SAFETY: the caller's promises.
        let (mut vector, other) = unsafe { (Block::new(argz, argz_len), bytes(buf, buf_len)) };
        code(vector.append(&[other]))
    }
}

export! {
    /// `argz_delete(argz, argz_len, entry)`: removes an element; nothing for a null pointer.
    ///
    /// # Differences from musl
    /// musl has no such function.
    /// # References
    /// argz_add(3); The GNU C Library manual, "Argz Functions".
    /// # Errors
    /// None.
    /// # Safety
    /// `*argz` is null or `*argz_len` bytes from malloc.
    plain fn argz_delete(argz: *mut *mut c_char, argz_len: *mut usize, entry: *mut c_char) {
        // SAFETY: the caller's promise.
        let (mut vector, place) = unsafe { (Block::new(argz, argz_len), place(*argz, entry)) };
        let element = vector::elements(vector.bytes(), place).next().filter(|_| !entry.is_null());
        if let Some(element) = element {
            vector.remove(element.start..element.end.saturating_add(1));
        }
    }
}

export! {
    /// `argz_insert(argz, argz_len, before, entry)`: puts an element before the one that `before` points into; at the
    /// end for a null pointer.
    ///
    /// # Differences from musl
    /// musl has no such function.
    /// # References
    /// argz_add(3); The GNU C Library manual, "Argz Functions".
    /// # Errors
    /// - ENOMEM: the vector is as before.
    /// - EINVAL: `before` does not point into the vector.
    /// # Safety
    /// As for `argz_add`, `entry` being the string.
    plain fn argz_insert(
        argz: *mut *mut c_char,
        argz_len: *mut usize,
        before: *mut c_char,
        entry: *const c_char,
    ) -> c_int {
        // SAFETY: the caller's promises.
        let (mut vector, place, entry) =
            unsafe { (Block::new(argz, argz_len), place(*argz, before), CStr::from_ptr(entry)) };
        let at = if before.is_null() {
            vector.len()
        } else if place < vector.len() {
            vector::beginning(vector.bytes(), place)
        } else {
            return libc::EINVAL;
        };
        code(vector.insert(at, &[entry.to_bytes_with_nul()]))
    }
}

export! {
    /// `argz_replace(argz, argz_len, str, with, replace_count)`: replaces all occurrences of `str` in all elements.
    ///
    /// `*replace_count`, if there is one, grows by the number of elements in which `str` occurred.
    ///
    /// # Differences from musl
    /// musl has no such function.
    /// # References
    /// argz_add(3); The GNU C Library manual, "Argz Functions".
    /// # Errors
    /// ENOMEM; everything is as before then.
    /// # Safety
    /// As for `argz_add`; `str` and `with` are null or C strings outside of the vector, `replace_count` is null or valid.
    plain fn argz_replace(
        argz: *mut *mut c_char,
        argz_len: *mut usize,
        str: *const c_char,
        with: *const c_char,
        replace_count: *mut c_uint,
    ) -> c_int {
        // SAFETY: the caller's promises.
        let (mut vector, what, with) = unsafe { (Block::new(argz, argz_len), c_str(str), c_str(with)) };
        let (what, with) = (what.map_or(&[][..], CStr::to_bytes), with.map_or(&[][..], CStr::to_bytes));
        if what.is_empty() {
            return 0;
        }
        let mut changed = Buffer::new();
        let elements = match vector::replace(vector.bytes(), what, with, &mut changed) {
            Ok(elements) => c_uint::try_from(elements).unwrap_or(c_uint::MAX),
            Err(OutOfMemory) => return libc::ENOMEM,
        };
        if elements > 0 {
            let length = changed.len();
            // SAFETY: a buffer's memory comes from malloc. The counter is null or valid.
            unsafe {
                vector.replace(changed.into_raw(), length);
                if let Some(count) = replace_count.as_mut() {
                    *count = count.wrapping_add(elements);
                }
            }
        }
        0
    }
}

export! {
    /// `argz_next(argz, argz_len, entry)`: the element after `entry`; the first one for a null pointer.
    ///
    /// # Differences from musl
    /// musl has no such function.
    /// # References
    /// argz_add(3); The GNU C Library manual, "Argz Functions".
    /// # Errors
    /// None: a null pointer says that there are no more.
    /// # Safety
    /// `argz` is null or valid for reading `argz_len` bytes.
    plain fn argz_next(argz: *const c_char, argz_len: usize, entry: *const c_char) -> *mut c_char {
        if entry.is_null() {
            return if argz_len == 0 { ptr::null_mut() } else { argz.cast_mut() };
        }
        let left = argz_len.saturating_sub(place(argz, entry));
        // SAFETY: the caller's promise; `left` bytes of the vector follow from `entry` on, none if it is elsewhere.
        let next = vector::distance_to_next(unsafe { bytes(entry, left) });
        next.map_or(ptr::null_mut(), |distance| entry.wrapping_add(distance).cast_mut())
    }
}
