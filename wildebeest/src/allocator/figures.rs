//! The functions of `<malloc.h>` that tell and set what the allocator does.

use core::ffi::c_int;

use libc::FILE;

use super::{MEMORY, held};
use crate::{
    ffi::{Errno, export},
    malloc::{Mallinfo, Mallinfo2},
    sys::stdio,
};

unsafe extern "C" {
    fn lwb_allocator_collect();
    fn lwb_allocator_let_go();
    fn lwb_allocator_kept() -> usize;
    fn lwb_allocator_free_in_pages() -> usize;
}

/// What mimalloc has, in bytes.
struct Figures {
    /// What it holds now, for blocks in use and for those to come.
    held: usize,
    /// What it held at most.
    most: usize,
    /// What of that is free in pages of this thread, and in the block it keeps.
    free: usize,
    /// What that block has.
    kept: usize,
    /// What it has no use for, and the kernel has not got back.
    unused: usize,
    /// In how many ranges that is.
    ranges: usize,
}

impl Figures {
    fn now() -> Self {
        let (held, most) = held();
        // SAFETY: they look at the pages of this thread.
        let (free, kept) = unsafe { (lwb_allocator_free_in_pages(), lwb_allocator_kept()) };
        let (unused, ranges) = MEMORY.with(|memory| (memory.unused.bytes(), memory.unused.count()));
        Self {
            held,
            most,
            free: free.saturating_add(kept).min(held),
            kept,
            unused,
            ranges: ranges + usize::from(kept > 0),
        }
    }

    fn system(&self) -> usize {
        self.held.saturating_add(self.unused)
    }

    fn in_use(&self) -> usize {
        self.held.saturating_sub(self.free)
    }

    fn trimmable(&self) -> usize {
        self.unused.saturating_add(self.kept)
    }

    fn all_free(&self) -> usize {
        self.free.saturating_add(self.unused)
    }
}

export! {
    /// `mallinfo2()`: what the allocator has from the kernel, and what of it is in use.
    ///
    /// `arena` is the sum of `uordblks`, in use, and `fordblks`, free. `keepcost` is what `malloc_trim` would
    /// give back, `ordblks` in how many pieces. What is free in pages of other threads counts as in use.
    ///
    /// # Differences from musl
    /// musl has no such function. glibc's tells large blocks apart, in `hblkhd`; here they are in `arena`.
    /// # References
    /// mallinfo(3).
    /// # Errors
    /// None.
    /// # Safety
    /// None.
    replace fn mallinfo2() -> Mallinfo2 {
        let figures = Figures::now();
        let mut info = Mallinfo2::default();
        info.arena = figures.system();
        info.ordblks = figures.ranges;
        info.uordblks = figures.in_use();
        info.fordblks = figures.all_free();
        info.keepcost = figures.trimmable();
        info
    }
}

export! {
    /// `mallinfo()`: what [`mallinfo2`] gives, in a structure of ints; a figure that an int cannot hold is INT_MAX.
    ///
    /// # Differences from musl
    /// musl has no such function.
    /// # References
    /// mallinfo(3).
    /// # Errors
    /// None.
    /// # Safety
    /// None.
    replace fn mallinfo() -> Mallinfo {
        let int = |figure| c_int::try_from(figure).unwrap_or(c_int::MAX);
        let figures = Figures::now();
        let mut info = Mallinfo::default();
        info.arena = int(figures.system());
        info.ordblks = int(figures.ranges);
        info.uordblks = int(figures.in_use());
        info.fordblks = int(figures.all_free());
        info.keepcost = int(figures.trimmable());
        info
    }
}

export! {
    /// `malloc_info(options, stream)`: writes the figures of [`mallinfo2`] as XML.
    ///
    /// # Differences from musl
    /// musl has no such function. The elements are glibc's, but those for its arenas.
    /// # References
    /// malloc_info(3).
    /// # Errors
    /// EINVAL, as the result, for options other than 0.
    /// # Safety
    /// `stream` is a stream.
    replace fn malloc_info(options: c_int, stream: *mut FILE) -> c_int {
        if options != 0 {
            return libc::EINVAL;
        }
        let figures = Figures::now();
        let format = c"<malloc version=\"1\">\n<total type=\"rest\" count=\"%zu\" size=\"%zu\"/>\n\
                       <system type=\"current\" size=\"%zu\"/>\n<system type=\"max\" size=\"%zu\"/>\n</malloc>\n";
        let most = figures.most.max(figures.system());
        // SAFETY: the caller's stream, and as many `size_t` as the format takes.
        unsafe {
            libc::fprintf(stream, format.as_ptr(), figures.ranges, figures.all_free(), figures.system(), most)
        };
        0
    }
}

export! {
    /// `malloc_stats()`: writes to stderr how much memory the allocator has, and how much of it is in use.
    ///
    /// # Differences from musl
    /// musl has no such function. glibc's says also what each arena has, and what was mapped at most.
    /// # References
    /// malloc_stats(3).
    /// # Errors
    /// None.
    /// # Safety
    /// None.
    replace fn malloc_stats() {
        let figures = Figures::now();
        let format = c"Total (incl. mmap):\nsystem bytes     = %10zu\nin use bytes     = %10zu\n";
        // SAFETY: libc's own stream, and as many `size_t` as the format takes.
        Errno::preserved(|| unsafe {
            libc::fprintf(stdio::stderr, format.as_ptr(), figures.system(), figures.in_use())
        });
    }
}

export! {
    /// `malloc_trim(pad)`: gives unused memory back to the kernel, but for `pad` bytes; 1 if there was some, 0 if not.
    ///
    /// # Differences from musl
    /// musl has no such function. What is free in pages of other threads stays, and the block each keeps.
    /// # References
    /// malloc_trim(3).
    /// # Errors
    /// None.
    /// # Safety
    /// None.
    replace fn malloc_trim(pad: usize) -> c_int {
        // SAFETY: frees what is free anyhow.
        unsafe { lwb_allocator_collect() };
        Errno::preserved(|| {
            MEMORY.with(|memory| {
                let before = memory.unused.bytes();
                memory.unused.shrink(pad, super::release);
                (memory.unused.bytes() < before).into()
            })
        })
    }
}

const M_TRIM_THRESHOLD: c_int = -1;
const M_MXFAST: c_int = 1;
const M_PERTURB: c_int = -6;

export! {
    /// `mallopt(parameter, value)`: sets a parameter of malloc; 1 if it holds now, 0 if not.
    ///
    /// M_TRIM_THRESHOLD is how much unused memory may stay with the process; a negative value means all.
    /// Otherwise, 1 is the answer to what holds anyhow: there are no bins of blocks freed lately, and no
    /// memory is filled.
    ///
    /// # Differences from musl
    /// musl has no such function. glibc's gives 1 also for parameters that do not exist.
    /// # References
    /// mallopt(3).
    /// # Errors
    /// 0; errno is left alone.
    /// # Safety
    /// None.
    replace fn mallopt(parameter: c_int, value: c_int) -> c_int {
        let holds = match parameter {
            M_TRIM_THRESHOLD => {
                // SAFETY: what this thread keeps is free.
                unsafe { lwb_allocator_let_go() };
                let limit = usize::try_from(value).unwrap_or(usize::MAX);
                Errno::preserved(|| {
                    MEMORY.with(|memory| {
                        memory.limit = Some(limit);
                        memory.unused.shrink(memory.limit_unused(), super::release);
                    });
                });
                true
            }
            M_MXFAST | M_PERTURB => value == 0,
            _ => false,
        };
        holds.into()
    }
}
