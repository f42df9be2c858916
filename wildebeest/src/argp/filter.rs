//! The program's filter of help texts.

use core::{
    ffi::{CStr, c_char, c_int, c_void},
    marker::PhantomData,
    ptr,
};

use super::{
    parse,
    raw::{Argp, State},
};

/// `ARGP_KEY_HELP_PRE_DOC`
pub const PRE_DOC: c_int = 0x0200_0001;
/// `ARGP_KEY_HELP_POST_DOC`
pub const POST_DOC: c_int = 0x0200_0002;
/// `ARGP_KEY_HELP_HEADER`
pub const HEADER: c_int = 0x0200_0003;
/// `ARGP_KEY_HELP_EXTRA`
pub const EXTRA: c_int = 0x0200_0004;
/// `ARGP_KEY_HELP_DUP_ARGS_NOTE`
pub const DUP_ARGS_NOTE: c_int = 0x0200_0005;
/// `ARGP_KEY_HELP_ARGS_DOC`
pub const ARGS_DOC: c_int = 0x0200_0006;

/// A text as a filter gave it back.
pub struct Filtered<'a> {
    text: *const c_char,
    /// Whether it is the filter's own, to be freed.
    is_new: bool,
    original: PhantomData<&'a CStr>,
}

impl Filtered<'_> {
    /// The text, or `None` when nothing is to be printed.
    pub fn text(&self) -> Option<&[u8]> {
        // SAFETY: null, the text that was given, or a C string of the filter's, which lives as long as this value.
        unsafe { crate::ffi::c_str(self.text) }.map(CStr::to_bytes)
    }
}

impl Drop for Filtered<'_> {
    fn drop(&mut self) {
        if self.is_new {
            // SAFETY: a filter gives back memory from malloc, which belongs to us then.
            unsafe { libc::free(self.text.cast_mut().cast()) };
        }
    }
}

/// Whom help is printed for.
#[derive(Clone, Copy)]
pub struct Audience<'a>(pub Option<&'a State>);

impl<'a> Audience<'a> {
    /// The argp that is parsed at the top, if a parse is under way.
    pub fn root(self) -> Option<Argp<'a>> {
        // SAFETY: null, or the argp that the parse is about, which outlives it.
        self.0.and_then(|state| unsafe { state.root_argp.as_ref().map(|root| Argp::new(root)) })
    }

    /// What the filter of `argp`, if there is one, makes of `text`.
    #[inline(never)]
    pub fn filtered<'t>(self, argp: Argp<'_>, key: c_int, text: Option<&'t CStr>) -> Filtered<'t> {
        let original = text.map_or(ptr::null(), CStr::as_ptr);
        let mut given = original;
        if let Some(filter) = argp.filter() {
            let input = self.0.map_or(ptr::null_mut::<c_void>(), |state| parse::input(argp.as_ptr(), state));
            // SAFETY: the program's filter, with null or a C string and its own input.
            given = unsafe { filter(key, original, input) };
        }
        let is_new = !given.is_null() && !ptr::eq(given, original);
        Filtered { text: given, is_new, original: PhantomData }
    }

    /// What the filter of the argp at the top makes of `text`, if a parse is under way.
    pub fn filtered_by_root<'t>(self, key: c_int, text: &'t CStr) -> Filtered<'t> {
        match self.root() {
            Some(root) => self.filtered(root, key, Some(text)),
            None => Filtered { text: text.as_ptr(), is_new: false, original: PhantomData },
        }
    }
}
