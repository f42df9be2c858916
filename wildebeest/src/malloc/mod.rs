//! `<malloc.h>`: what can be said of musl's allocator, which keeps no figures and has no parameters.
//!
//! What it got from the kernel is seen in `/proc/self/maps`. What of that is in use, and what is
//! free, it tells nobody. It gives memory back to the kernel at once, and so holds none for
//! `malloc_trim` to release.

mod mappings;

use core::{
    ffi::{c_int, c_void},
    ptr,
};

use libc::FILE;

use crate::{
    ffi::{Errno, export},
    sys::{file::File, lock::uncancelled, pages, stdio},
};
use mappings::{Memory, Reader};

/// `struct mallinfo2`.
#[repr(C)]
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Mallinfo2 {
    pub(crate) arena: usize,
    pub(crate) ordblks: usize,
    smblks: usize,
    hblks: usize,
    hblkhd: usize,
    usmblks: usize,
    fsmblks: usize,
    pub(crate) uordblks: usize,
    pub(crate) fordblks: usize,
    pub(crate) keepcost: usize,
}

/// `struct mallinfo`.
#[repr(C)]
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Mallinfo {
    pub(crate) arena: c_int,
    pub(crate) ordblks: c_int,
    smblks: c_int,
    hblks: c_int,
    hblkhd: c_int,
    usmblks: c_int,
    fsmblks: c_int,
    pub(crate) uordblks: c_int,
    pub(crate) fordblks: c_int,
    pub(crate) keepcost: c_int,
}

/// The memory of this process; nothing is allocated.
fn memory() -> Result<Memory, Errno> {
    let read = || {
        let maps = File::open(c"/proc/self/maps")?;
        let mut reader = Reader::new();
        let mut buffer = [0; 2048];
        loop {
            match maps.read(&mut buffer)? {
                0 => return Ok(reader.memory()),
                count => reader.feed(buffer.get(..count).unwrap_or_default()),
            }
        }
    };
    Errno::preserved(|| uncancelled(read))
}

export! {
    /// `mallinfo2()`: the memory that the process has for data.
    ///
    /// `arena` is what lies below the program break, `hblkhd` what is mapped for writing without a file,
    /// and `hblks` in how many pieces. malloc's memory is all of the first and part of the second, which
    /// holds the stacks of threads and the program's own mappings too. The other fields are 0.
    ///
    /// # Differences from musl
    /// musl has no such function. glibc's knows of its own mappings only, and what is in use and free.
    /// # References
    /// mallinfo(3).
    /// # Errors
    /// None; errno is left alone. Where `/proc` cannot be read all fields are 0.
    /// # Safety
    /// None.
    plain fn mallinfo2() -> Mallinfo2 {
        let Memory { heap, mapped, pieces } = memory().unwrap_or_default();
        Mallinfo2 { arena: heap, hblks: pieces, hblkhd: mapped, ..Mallinfo2::default() }
    }
}

export! {
    /// `mallinfo()`: what [`mallinfo2`] gives, in a structure of ints.
    ///
    /// # Differences from musl
    /// musl has no such function. A figure that an int cannot hold is INT_MAX; glibc's is a part of it.
    /// # References
    /// mallinfo(3).
    /// # Errors
    /// None; errno is left alone.
    /// # Safety
    /// None.
    plain fn mallinfo() -> Mallinfo {
        let int = |figure| c_int::try_from(figure).unwrap_or(c_int::MAX);
        let Memory { heap, mapped, pieces } = memory().unwrap_or_default();
        Mallinfo { arena: int(heap), hblks: int(pieces), hblkhd: int(mapped), ..Mallinfo::default() }
    }
}

export! {
    /// `malloc_info(options, stream)`: writes the figures of [`mallinfo2`] as XML.
    ///
    /// # Differences from musl
    /// musl has no such function. The elements are glibc's; those that nothing is known for are missing.
    /// # References
    /// malloc_info(3).
    /// # Errors
    /// EINVAL, as the result, for options other than 0. -1 and errno as of open(2) and read(2) where `/proc`
    /// cannot be read. An error of the stream is its own to tell, as with glibc.
    /// # Safety
    /// `stream` is a stream.
    plain fn malloc_info(options: c_int, stream: *mut FILE) -> c_int {
        if options != 0 {
            return libc::EINVAL;
        }
        let Memory { heap, mapped, pieces } = match memory() {
            Ok(memory) => memory,
            Err(error) => {
                error.set();
                return -1;
            }
        };
        let format = c"<malloc version=\"1\">\n<total type=\"mmap\" count=\"%zu\" size=\"%zu\"/>\n\
                       <system type=\"current\" size=\"%zu\"/>\n</malloc>\n";
        // SAFETY: the caller's stream, and as many `size_t` as the format takes.
        unsafe { libc::fprintf(stream, format.as_ptr(), pieces, mapped, heap) };
        0
    }
}

export! {
    /// `malloc_stats()`: writes to stderr how much memory the process has for data.
    ///
    /// # Differences from musl
    /// musl has no such function. glibc's says also what each arena has, what is in use, and what was mapped at most.
    /// # References
    /// malloc_stats(3).
    /// # Errors
    /// None. Where `/proc` cannot be read nothing is written.
    /// # Safety
    /// None.
    plain fn malloc_stats() {
        let Ok(memory) = memory() else { return };
        let format = c"Total (incl. mmap):\nsystem bytes     = %10zu\n";
        // SAFETY: libc's own stream, and the `size_t` that the format takes.
        Errno::preserved(|| unsafe {
            libc::fprintf(stdio::stderr, format.as_ptr(), memory.heap.saturating_add(memory.mapped))
        });
    }
}

export! {
    /// `malloc_trim(pad)`: gives free memory back to the kernel; 1 if there was some, 0 if not.
    ///
    /// # Differences from musl
    /// musl has no such function, and nothing for it to do: `free` itself gives memory back. So the answer is 0.
    /// # References
    /// malloc_trim(3).
    /// # Errors
    /// None.
    /// # Safety
    /// None.
    plain fn malloc_trim(_pad: usize) -> c_int {
        0
    }
}

const M_MXFAST: c_int = 1;
const M_PERTURB: c_int = -6;
const M_ARENA_TEST: c_int = -7;
const M_ARENA_MAX: c_int = -8;

export! {
    /// `mallopt(parameter, value)`: sets a parameter of malloc; 1 if it holds now, 0 if not.
    ///
    /// musl's allocator cannot be changed. 1 is the answer to what it does anyhow: it has a single
    /// arena, no bins of blocks freed lately, and fills no memory.
    ///
    /// # Differences from musl
    /// musl has no such function. glibc's gives 1 also for parameters that do not exist.
    /// # References
    /// mallopt(3).
    /// # Errors
    /// 0; errno is left alone.
    /// # Safety
    /// None.
    plain fn mallopt(parameter: c_int, value: c_int) -> c_int {
        let holds = match parameter {
            M_ARENA_MAX | M_ARENA_TEST => value >= 1,
            M_MXFAST | M_PERTURB => value == 0,
            _ => false,
        };
        holds.into()
    }
}

export! {
    /// `pvalloc(size)`: memory that begins at a page and whose size is rounded up to whole pages.
    ///
    /// # Differences from musl
    /// musl has no such function.
    /// # References
    /// pvalloc(3).
    /// # Errors
    /// NULL with ENOMEM.
    /// # Safety
    /// None.
    plain fn pvalloc(size: usize) -> *mut c_void {
        let page = pages::size().max(1);
        let Some(rounded) = size.checked_next_multiple_of(page) else {
            Errno(libc::ENOMEM).set();
            return ptr::null_mut();
        };
        // SAFETY: libc's own allocator, with a power of two.
        unsafe { libc::memalign(page, rounded) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_mapping_is_counted_until_it_is_gone() {
        const SIZE: usize = 64 << 20;
        let before = memory().map(|memory| memory.mapped);
        // SAFETY: memory of its own.
        let block = unsafe {
            let flags = libc::MAP_PRIVATE | libc::MAP_ANONYMOUS;
            libc::mmap(ptr::null_mut(), SIZE, libc::PROT_READ | libc::PROT_WRITE, flags, -1, 0)
        };
        let during = memory().map(|memory| memory.mapped);
        // SAFETY: the same memory.
        unsafe { libc::munmap(block, SIZE) };
        // Other tests run beside this one, in threads with stacks of 2 MiB or so.
        let grown = during.and_then(|during| before.map(|before| during.wrapping_sub(before)));
        assert!(grown.is_ok_and(|grown| (SIZE / 2..2 * SIZE).contains(&grown)), "{before:?} {during:?}");
    }
}
