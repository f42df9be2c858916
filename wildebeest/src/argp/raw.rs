//! The structures of `<argp.h>`, and safe views of those that the program keeps unchanged.

#![allow(missing_docs, reason = "the fields are C's")]

use core::{
    cell::Cell,
    ffi::{CStr, c_char, c_int, c_uint, c_void},
    ptr,
};

use libc::FILE;

use crate::{ffi::c_str, sys::message};

/// `error_t (*)(int key, char *arg, struct argp_state *state)`
pub type Parser = unsafe extern "C" fn(c_int, *mut c_char, *const State) -> c_int;
/// `char *(*)(int key, const char *text, void *input)`
pub type Filter = unsafe extern "C" fn(c_int, *const c_char, *mut c_void) -> *mut c_char;

/// `OPTION_ARG_OPTIONAL`
pub const ARG_OPTIONAL: c_int = 0x1;
/// `OPTION_HIDDEN`
pub const HIDDEN: c_int = 0x2;
/// `OPTION_ALIAS`
pub const ALIAS: c_int = 0x4;
/// `OPTION_DOC`
pub const DOC: c_int = 0x8;
/// `OPTION_NO_USAGE`
pub const NO_USAGE: c_int = 0x10;

/// `struct argp_option`
#[repr(C)]
pub struct RawOption {
    pub name: *const c_char,
    pub key: c_int,
    pub arg: *const c_char,
    pub flags: c_int,
    pub doc: *const c_char,
    pub group: c_int,
}

/// `struct argp`
#[repr(C)]
pub struct RawArgp {
    pub options: *const RawOption,
    pub parser: Option<Parser>,
    pub args_doc: *const c_char,
    pub doc: *const c_char,
    pub children: *const RawChild,
    pub help_filter: Option<Filter>,
    pub argp_domain: *const c_char,
}

/// `struct argp_child`
#[repr(C)]
pub struct RawChild {
    pub argp: *const RawArgp,
    pub flags: c_int,
    pub header: *const c_char,
    pub group: c_int,
}

/// `struct argp_state`. The program reads and writes it while its parsers run.
#[repr(C)]
pub struct State {
    pub root_argp: *const RawArgp,
    pub argc: Cell<c_int>,
    pub argv: Cell<*mut *mut c_char>,
    pub next: Cell<c_int>,
    pub flags: Cell<c_uint>,
    pub arg_num: Cell<c_uint>,
    pub quoted: Cell<c_int>,
    pub input: Cell<*mut c_void>,
    pub child_inputs: Cell<*mut *mut c_void>,
    pub hook: Cell<*mut c_void>,
    pub name: Cell<*mut c_char>,
    pub err_stream: Cell<*mut FILE>,
    pub out_stream: Cell<*mut FILE>,
    pub pstate: Cell<*const c_void>,
}

impl RawArgp {
    /// All fields null.
    pub const EMPTY: Self = Self {
        options: ptr::null(),
        parser: None,
        args_doc: ptr::null(),
        doc: ptr::null(),
        children: ptr::null(),
        help_filter: None,
        argp_domain: ptr::null(),
    };
}

impl RawChild {
    /// The end of a list, and with another `argp` a child without header and group.
    pub const END: Self = Self { argp: ptr::null(), flags: 0, header: ptr::null(), group: 0 };
}

impl RawOption {
    /// The end of a list.
    pub const END: Self = Self { name: ptr::null(), key: 0, arg: ptr::null(), flags: 0, doc: ptr::null(), group: 0 };

    /// Whether this is the end of a list.
    pub fn is_end(&self) -> bool {
        self.key == 0 && self.name.is_null() && self.doc.is_null() && self.group == 0
    }

    /// The letter that stands for the option behind a single `-`.
    pub fn letter(&self) -> Option<u8> {
        let letter = u8::try_from(self.key).ok().filter(|_| self.flags & DOC == 0)?;
        (b' '..=b'~').contains(&letter).then_some(letter)
    }
}

/// A `struct argp` with all that it leads to.
#[derive(Clone, Copy)]
pub struct Argp<'a>(&'a RawArgp);

impl<'a> Argp<'a> {
    /// Views an argp.
    ///
    /// # Safety
    ///
    /// What `raw` leads to (lists that end, their C strings, children without a circle) is valid and stays
    /// unchanged for `'a`.
    pub unsafe fn new(raw: &'a RawArgp) -> Self {
        Self(raw)
    }

    pub fn as_ptr(self) -> *const RawArgp {
        self.0
    }

    pub fn parser(self) -> Option<Parser> {
        self.0.parser
    }

    pub fn filter(self) -> Option<Filter> {
        self.0.help_filter
    }

    /// Its options, without those of its children.
    pub fn options(self) -> impl Iterator<Item = Opt<'a>> + Clone {
        let mut next = self.0.options;
        core::iter::from_fn(move || {
            // SAFETY: null, or within the list, whose end has not been passed.
            let option = unsafe { next.as_ref() }.filter(|option| !option.is_end())?;
            next = next.wrapping_add(1);
            Some(Opt(option))
        })
    }

    pub fn children(self) -> impl Iterator<Item = Child<'a>> + Clone {
        let mut next = self.0.children;
        core::iter::from_fn(move || {
            // SAFETY: null, or within the list, whose end has not been passed.
            let child = unsafe { next.as_ref() }?;
            // SAFETY: null at the end of the list, else an argp as `new` was promised one.
            let argp = Self(unsafe { child.argp.as_ref() }?);
            next = next.wrapping_add(1);
            // SAFETY: null or a C string, says the promise to `new`.
            Some(Child { argp, header: unsafe { c_str(child.header) }, group: child.group })
        })
    }

    pub fn args_doc(self) -> Option<&'a CStr> {
        self.translated(self.0.args_doc)
    }

    pub fn doc(self) -> Option<&'a CStr> {
        self.translated(self.0.doc)
    }

    /// `text` as the message catalogue of the argp's domain has it.
    pub fn translate(self, text: &'a CStr) -> &'a CStr {
        // SAFETY: null or a C string, says the promise to `new`.
        message::translated(unsafe { c_str(self.0.argp_domain) }, text)
    }

    fn translated(self, text: *const c_char) -> Option<&'a CStr> {
        // SAFETY: null or a C string, says the promise to `new`.
        unsafe { c_str(text) }.map(|text| self.translate(text))
    }
}

/// One option of an argp.
#[derive(Clone, Copy)]
pub struct Opt<'a>(&'a RawOption);

impl<'a> Opt<'a> {
    pub fn name(self) -> Option<&'a CStr> {
        // SAFETY: null or a C string, says the promise to `Argp::new`.
        unsafe { c_str(self.0.name) }
    }

    pub fn arg(self) -> Option<&'a CStr> {
        // SAFETY: the same.
        unsafe { c_str(self.0.arg) }
    }

    pub fn doc(self) -> Option<&'a CStr> {
        // SAFETY: the same.
        unsafe { c_str(self.0.doc) }
    }

    /// Itself and the aliases that follow it.
    pub fn with_aliases(self) -> impl Iterator<Item = Self> + Clone {
        let mut next = ptr::from_ref(self.0);
        core::iter::from_fn(move || {
            // SAFETY: an option of a list, whose end has not been passed.
            let option = unsafe { next.as_ref() }.filter(|option| !option.is_end())?;
            let option = Self(option);
            next = next.wrapping_add(1);
            (ptr::eq(option.0, self.0) || option.is(ALIAS)).then_some(option)
        })
    }

    pub fn key(self) -> c_int {
        self.0.key
    }

    pub fn group(self) -> c_int {
        self.0.group
    }

    pub fn letter(self) -> Option<u8> {
        self.0.letter()
    }

    pub fn is(self, flag: c_int) -> bool {
        self.0.flags & flag != 0
    }
}

/// One child of an argp.
#[derive(Clone, Copy)]
pub struct Child<'a> {
    pub argp: Argp<'a>,
    pub header: Option<&'a CStr>,
    pub group: c_int,
}
