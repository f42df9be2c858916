//! The program, its shared objects and the kernel's: what is mapped where, found without a lock.
//!
//! `dl_iterate_phdr` takes the loader's lock, and a signal handler that interrupted `dlopen` would wait for ever.
//! The list that the loader keeps for debuggers can be read at any time; as it may be read while an object is
//! being given up, every word is probed. Where there is no such list (static programs, and those that the loader
//! was asked by name to run), `dl_iterate_phdr` remains, which takes no lock in a static program.

use core::{
    ffi::{CStr, c_int, c_void},
    ptr, slice,
};

use super::probe::Probe;
use crate::{
    execinfo::unwind::{Section, cfi::Tables},
    ffi::Errno,
};

type Header = libc::Elf64_Phdr;

/// No loader has a list longer than this.
const MOST_OBJECTS: usize = 1 << 16;
/// How many objects of a stack are remembered.
const RECENT: usize = 4;
const WORD: usize = size_of::<usize>();

/// An object of the process.
#[derive(Clone, Copy, Debug)]
pub struct Object {
    /// What the addresses in its file are counted from.
    pub base: usize,
    /// From its lowest address to its highest, in whole pages.
    pub extent: (usize, usize),
    headers: &'static [Header],
    name: Name,
    /// Where the loader has its `struct link_map`; 0 if it has none.
    pub link_map: usize,
}

#[derive(Clone, Copy, Debug)]
enum Name {
    /// The kernel's own, called as it calls itself.
    Kernel,
    /// A C string's address, or 0.
    At(usize),
}

/// Looks objects up, and remembers the last ones found.
pub struct Objects {
    /// Reads what may not be there.
    pub probe: Probe,
    recent: [Option<Object>; RECENT],
    next: usize,
}

impl Object {
    fn new(base: usize, headers: &'static [Header], name: Name) -> Self {
        let mut object = Self { base, extent: (0, 0), headers, name, link_map: 0 };
        object.extent = object.measure();
        object
    }

    fn segments(&self) -> impl Iterator<Item = (usize, &'static Header)> {
        let base = self.base;
        self.headers.iter().filter_map(move |header| Some((base.wrapping_add(word(header.p_vaddr)?), header)))
    }

    fn of_kind(&self, kind: u32) -> Option<Section<'static>> {
        let (address, _) = self.segments().find(|(_, header)| header.p_type == kind)?;
        self.mapped(address, libc::PF_R)
    }

    /// The segment with those permissions that holds `address`, from there on.
    fn mapped(&self, address: usize, flags: u32) -> Option<Section<'static>> {
        let segment = self.segment(address, flags)?;
        Some(Section { address, bytes: segment.from(address)? })
    }

    /// The loaded segment that holds `address`, and where it starts.
    fn segment_of(&self, address: usize) -> Option<(usize, &'static Header)> {
        let holds = |start: usize, header: &Header| {
            header.p_type == libc::PT_LOAD
                && word(header.p_memsz).is_some_and(|size| address.wrapping_sub(start) < size)
        };
        self.segments().find(|(start, header)| holds(*start, header))
    }

    /// The loaded segment with those permissions that holds `address`.
    fn segment(&self, address: usize, flags: u32) -> Option<Section<'static>> {
        let (start, header) = self.segment_of(address).filter(|(_, header)| header.p_flags & flags == flags)?;
        // SAFETY: the loader mapped this segment, readable, and musl never unmaps what a program runs from.
        let bytes = unsafe { slice::from_raw_parts(ptr::with_exposed_provenance(start), word(header.p_memsz)?) };
        Some(Section { address: start, bytes })
    }

    /// Whether `address` lies in its extent.
    pub fn holds(&self, address: usize) -> bool {
        let (start, end) = self.extent;
        (start..end).contains(&address)
    }

    /// The end of its last segment, to the byte.
    pub fn end(&self) -> usize {
        let loaded = self.segments().filter(|(_, header)| header.p_type == libc::PT_LOAD);
        loaded.map(|(start, header)| start.wrapping_add(word(header.p_memsz).unwrap_or(0))).max().unwrap_or(0)
    }

    fn measure(&self) -> (usize, usize) {
        let loaded = self.segments().filter(|(_, header)| header.p_type == libc::PT_LOAD);
        let last_of_page = auxiliary(libc::AT_PAGESZ).wrapping_sub(1);
        loaded.fold((usize::MAX, 0), |(low, high), (start, header)| {
            let end = start.wrapping_add(word(header.p_memsz).unwrap_or(0)).wrapping_add(last_of_page);
            (low.min(start & !last_of_page), high.max(end & !last_of_page))
        })
    }

    /// The executable segment that holds `address`.
    pub fn text(&self, address: usize) -> Option<Section<'static>> {
        self.segment(address, libc::PF_R | libc::PF_X)
    }

    /// Where its `.eh_frame_hdr` is.
    pub fn unwind_index(&self) -> Option<usize> {
        self.of_kind(libc::PT_GNU_EH_FRAME).map(|index| index.address)
    }

    /// What may be done with the page at `address` since the program runs, as `PF_` flags: the loader takes the right
    /// to write to the pages of `PT_GNU_RELRO` back, those of them that the segment has to itself.
    pub fn permissions(&self, address: usize) -> u32 {
        let own = self.segment_of(address).map_or(0, |(_, header)| header.p_flags);
        let page = |address: usize| address & !auxiliary(libc::AT_PAGESZ).wrapping_sub(1);
        let sealed = self.segments().any(|(start, header)| {
            let end = start.wrapping_add(word(header.p_memsz).unwrap_or(0));
            header.p_type == libc::PT_GNU_RELRO && (page(start)..page(end)).contains(&address)
        });
        if sealed { libc::PF_R } else { own }
    }

    /// Its tables for unwinding.
    pub fn tables(&self) -> Option<Tables<'static>> {
        let index = self.of_kind(libc::PT_GNU_EH_FRAME)?;
        Some(Tables { index, segment: self.segment(index.address, libc::PF_R)? })
    }

    /// Its dynamic section, if it has one.
    pub fn dynamic(&self) -> Option<Section<'static>> {
        self.of_kind(libc::PT_DYNAMIC)
    }

    /// What is readable from `address` on, in the segment that holds it.
    pub fn from(&self, address: usize) -> Option<&'static [u8]> {
        self.mapped(address, libc::PF_R).map(|section| section.bytes)
    }

    /// The name that the loader knows it by; empty for a static program.
    pub fn name(&self) -> &'static CStr {
        match self.name {
            Name::Kernel => c"linux-vdso.so.1",
            Name::At(0) => c"",
            // SAFETY: the loader's strings stay for ever, as the objects do.
            Name::At(address) => unsafe { CStr::from_ptr(ptr::with_exposed_provenance(address)) },
        }
    }
}

/// A field of an ELF structure: as wide as an address here.
fn word(value: u64) -> Option<usize> {
    usize::try_from(value).ok()
}

impl Objects {
    /// Nothing is looked up yet.
    pub const fn new() -> Self {
        Self { probe: Probe::new(), recent: [None; RECENT], next: 0 }
    }

    /// The object that holds `address`.
    pub fn find(&mut self, address: usize) -> Option<Object> {
        let known = self.recent.iter().flatten().find(|object| object.holds(address));
        known.copied().or_else(|| self.look_up(address))
    }

    #[cold]
    fn look_up(&mut self, address: usize) -> Option<Object> {
        let found = match self.loader_list() {
            Some((first, program)) => self.in_list(first, program, address),
            None => iterate(address).or_else(|| self.kernel_object().filter(|object| object.holds(address))),
        }?;
        if let Some(place) = self.recent.get_mut(self.next % RECENT) {
            *place = Some(found);
        }
        self.next = self.next.wrapping_add(1);
        Some(found)
    }

    /// The first `struct link_map`, and the program itself.
    fn loader_list(&mut self) -> Option<(usize, Object)> {
        const DEBUG: usize = 21;
        const FIRST: usize = WORD;
        let program = program()?;
        let dynamic = program.of_kind(libc::PT_DYNAMIC)?;
        let debug = dynamic_entry(&dynamic, DEBUG)?;
        let first = self.probe.word(debug.checked_add(FIRST)?).filter(|first| *first != 0)?;
        Some((first, program))
    }

    fn in_list(&mut self, first: usize, program: Object, address: usize) -> Option<Object> {
        let mut map = first;
        for _ in 0..MOST_OBJECTS {
            if map == 0 {
                return None;
            }
            let mut field = |index: usize| self.probe.word(map.checked_add(index.wrapping_mul(WORD))?);
            let (base, name, dynamic, next) = (field(0)?, field(1)?, field(2)?, field(3)?);
            let object = if program.of_kind(libc::PT_DYNAMIC).is_some_and(|own| own.address == dynamic) {
                Some(Object { name: Name::At(name), ..program })
            } else {
                self.object_at(base, name)
            };
            if let Some(object) = object.filter(|object| object.holds(address)) {
                return Some(Object { link_map: map, ..object });
            }
            map = next;
        }
        None
    }

    /// The object whose ELF header is mapped at `base`.
    fn object_at(&mut self, base: usize, name: usize) -> Option<Object> {
        let mut field = |offset: usize| Some(self.probe.word(base.checked_add(offset)?)?.to_ne_bytes());
        let identity = field(0)?;
        let offset = usize::from_ne_bytes(field(32)?);
        let [.., size_low, size_high] = field(48)?;
        let [count_low, count_high, ..] = field(56)?;
        let size = u16::from_ne_bytes([size_low, size_high]);
        let count = u16::from_ne_bytes([count_low, count_high]);
        if !identity.starts_with(b"\x7fELF") || usize::from(size) != size_of::<Header>() {
            return None;
        }
        let headers = self.headers(base.checked_add(offset)?, count.into())?;
        let name = if base == auxiliary(libc::AT_SYSINFO_EHDR) { Name::Kernel } else { Name::At(name) };
        Some(Object::new(base, headers, name))
    }

    fn headers(&mut self, start: usize, count: usize) -> Option<&'static [Header]> {
        let size = count.checked_mul(size_of::<Header>())?;
        if !start.is_multiple_of(WORD) || !self.probe.knows_all(start, size) {
            return None;
        }
        // SAFETY: aligned, and every page was probed; an object's headers never change.
        Some(unsafe { slice::from_raw_parts(ptr::with_exposed_provenance(start), count) })
    }

    /// The object that the kernel maps into every process.
    fn kernel_object(&mut self) -> Option<Object> {
        let base = Some(auxiliary(libc::AT_SYSINFO_EHDR)).filter(|base| *base != 0)?;
        self.object_at(base, 0)
    }
}

impl Default for Objects {
    fn default() -> Self {
        Self::new()
    }
}

/// What the kernel said at the program's start; 0 where it said nothing, of which errno shall not tell.
fn auxiliary(kind: libc::c_ulong) -> usize {
    // SAFETY: any kind may be asked for.
    let value = Errno::preserved(|| unsafe { libc::getauxval(kind) });
    usize::try_from(value).unwrap_or(0)
}

/// Where the program's first instructions are.
pub fn entry() -> usize {
    auxiliary(libc::AT_ENTRY)
}

/// The program, without the name that the loader gives it.
fn program() -> Option<Object> {
    let (start, count) = (auxiliary(libc::AT_PHDR), auxiliary(libc::AT_PHNUM));
    if start == 0 {
        return None;
    }
    // SAFETY: the kernel mapped the program's headers there.
    let headers: &[Header] = unsafe { slice::from_raw_parts(ptr::with_exposed_provenance(start), count) };
    let own = headers.iter().find(|header| header.p_type == libc::PT_PHDR)?;
    Some(Object::new(start.wrapping_sub(word(own.p_vaddr)?), headers, Name::At(0)))
}

/// What a dynamic section says under `tag`.
pub fn dynamic_entry(dynamic: &Section<'_>, tag: usize) -> Option<usize> {
    let mut words =
        dynamic.bytes.chunks_exact(WORD).filter_map(|bytes| Some(usize::from_ne_bytes(*bytes.first_chunk()?)));
    loop {
        let (kind, value) = (words.next()?, words.next()?);
        if kind == 0 || kind == tag {
            return (kind == tag && value != 0).then_some(value);
        }
    }
}

struct Search {
    address: usize,
    found: Option<Object>,
}

/// The object that holds `address`, by libc's own list, whose lock it takes.
pub fn iterate(address: usize) -> Option<Object> {
    let mut search = Search { address, found: None };
    // SAFETY: `visit` takes what it is given: a `Search`, which lives until the call is over.
    unsafe { libc::dl_iterate_phdr(Some(visit), (&raw mut search).cast()) };
    search.found
}

/// # Safety
/// `info` is valid, and `data` points to a `Search`.
unsafe extern "C" fn visit(info: *mut libc::dl_phdr_info, _: libc::size_t, data: *mut c_void) -> c_int {
    // SAFETY: libc gives what it was given, and the object it is at.
    let (info, search) = unsafe { (&*info, &mut *data.cast::<Search>()) };
    let (Some(base), false) = (word(info.dlpi_addr), info.dlpi_phdr.is_null()) else { return 0 };
    // SAFETY: an object's headers stay where they are.
    let headers = unsafe { slice::from_raw_parts(info.dlpi_phdr, info.dlpi_phnum.into()) };
    // What musl calls every static program. glibc has no name for it.
    let is_static = |name: &CStr| name == c"/proc/self/exe";
    // SAFETY: a C string, or null.
    let name = unsafe { crate::ffi::c_str(info.dlpi_name) }.filter(|name| !is_static(name));
    let name = Name::At(name.map_or(0, |name| name.as_ptr().expose_provenance()));
    let object = Object::new(base, headers, name);
    if object.holds(search.address) {
        search.found = Some(object);
    }
    search.found.is_some().into()
}
