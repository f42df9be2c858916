//! The open directories on the way from the root of a walk to where it stands.
//!
//! The program's function may leave a walk with `longjmp`, and nothing of the walk runs after that.
//! So that its descriptors are not lost, every thread keeps a list of its trails, the newest first,
//! where they are found again and closed:
//! - by the next walk that the thread begins. It cannot tell whether the trail below its own was left
//!   or belongs to a walk that waits for it, and so closes the descriptors of both. A walk that still lives
//!   finds them gone and opens its directories again.
//! - by the next step of a walk that finds newer trails above its own: those were left.
//! - when the thread ends.
//!
//! The program may also have closed descriptors, and opened others with the same numbers. A trail that
//! was perhaps left is therefore only relieved of descriptors that still are the directories it opened.

use core::{
    ffi::{c_int, c_void},
    mem,
    ptr::{self, NonNull},
    sync::atomic::{AtomicUsize, Ordering},
};

use super::dir::{self, Descriptor, Identity};
use crate::ffi::{Buffer, Errno};

/// The number of a descriptor that is not open.
const CLOSED: c_int = -1;

#[derive(Clone, Copy)]
struct Level {
    descriptor: c_int,
    identity: Identity,
}

impl Level {
    fn close(&mut self) {
        let descriptor = mem::replace(&mut self.descriptor, CLOSED);
        if descriptor != CLOSED {
            dir::close(descriptor);
        }
    }

    /// Closes the descriptor of a trail that was perhaps left, unless it is closed or another file's.
    fn close_if_own(&mut self) {
        let identity = Errno::preserved(|| Identity::of_descriptor(self.descriptor));
        if identity.is_ok_and(|identity| identity != self.identity) || identity == Err(Errno(libc::EBADF)) {
            self.descriptor = CLOSED;
        }
        self.close();
    }
}

struct Record {
    /// The next older trail of the thread.
    below: *mut Record,
    /// Every directory from the root of the walk down. No descriptor above `first_open` is open.
    levels: Buffer<Level>,
    first_open: usize,
    /// How many directories to hold open.
    limit: usize,
    /// The working directory to come back to, and whether an older trail has it too and closes it.
    start: Option<Level>,
    start_is_shared: bool,
}

impl Record {
    fn open_levels(&mut self) -> &mut [Level] {
        self.levels.get_mut(self.first_open..).unwrap_or_default()
    }

    /// Gives up the directories of a trail that was perhaps left, but not the way back to its start.
    fn abandon(&mut self) {
        self.open_levels().iter_mut().for_each(Level::close_if_own);
        self.first_open = self.levels.len();
    }

    /// Closes directories, the one nearest to the root first, until `most` are open.
    fn close_down_to(&mut self, most: usize) {
        while self.levels.len().saturating_sub(self.first_open) > most {
            let Some(oldest) = self.levels.get_mut(self.first_open) else { return };
            oldest.close();
            self.first_open = self.first_open.saturating_add(1);
        }
    }
}

/// One walk's trail. Dropping it closes everything.
pub struct Trail {
    record: NonNull<Record>,
    list: List,
}

impl Trail {
    /// A trail that holds at most `limit` directories open (at least one).
    pub fn begin(limit: usize) -> Result<Self, Errno> {
        let list = List::of_thread()?;
        let below = list.newest();
        // SAFETY: the trails in the thread's list are valid, and no reference to one is alive now.
        if let Some(below) = unsafe { below.as_mut() } {
            below.abandon();
        }
        let levels = Buffer::new();
        let limit = limit.max(1);
        let empty = Record { below, levels, first_open: 0, limit, start: None, start_is_shared: false };
        // SAFETY: malloc aligns for every type of C, and a `Record` needs no more than a pointer does.
        let record: *mut Record = unsafe { libc::malloc(size_of::<Record>()) }.cast();
        let record = NonNull::new(record).ok_or(Errno(libc::ENOMEM))?;
        // SAFETY: the block has the size of a `Record`.
        unsafe { record.write(empty) };
        list.set_newest(record.as_ptr()).inspect_err(|_| release(record))?;
        Ok(Self { record, list })
    }

    fn record(&mut self) -> &mut Record {
        // SAFETY: the block lives as long as this value. What else reaches it, the beginning of a newer
        // trail, happens while the program's function runs, and no reference is held across that.
        unsafe { self.record.as_mut() }
    }

    /// The descriptor of the directory at `level`, if it is open.
    #[inline(always)]
    pub fn descriptor(&mut self, level: usize) -> Option<c_int> {
        self.record().levels.get(level).map(|level| level.descriptor).filter(|number| *number != CLOSED)
    }

    /// The identity of the directory at `level`.
    pub fn identity(&mut self, level: usize) -> Option<Identity> {
        self.record().levels.get(level).map(|level| level.identity)
    }

    /// Makes room for one more open directory, if that can be had without closing the last one.
    pub fn make_room(&mut self) {
        let record = self.record();
        record.close_down_to(record.limit.saturating_sub(1).max(1));
    }

    /// Goes down into `directory`.
    pub fn push(&mut self, directory: Descriptor) -> Result<(), Errno> {
        self.drop_newer();
        let identity = Identity::of_descriptor(directory.number())?;
        let record = self.record();
        record.levels.reserve(1)?;
        record.levels.push(Level { descriptor: directory.into_number(), identity })?;
        record.close_down_to(record.limit);
        Ok(())
    }

    /// Goes up, and closes the directory left behind.
    pub fn pop(&mut self) {
        let record = self.record();
        if let Some(mut level) = record.levels.pop() {
            level.close();
        }
        record.first_open = record.first_open.min(record.levels.len());
    }

    /// Has the directory at `level` open again. Fails with ENOENT if `directory` is another one.
    pub fn restore(&mut self, level: usize, directory: Descriptor) -> Result<c_int, Errno> {
        self.drop_newer();
        let identity = Identity::of_descriptor(directory.number())?;
        let record = self.record();
        let Some(place) = record.levels.get_mut(level).filter(|place| place.identity == identity) else {
            return Err(Errno(libc::ENOENT));
        };
        place.close();
        place.descriptor = directory.into_number();
        let number = place.descriptor;
        record.first_open = record.first_open.min(level);
        Ok(number)
    }

    /// Remembers the current working directory as the place to come back to.
    ///
    /// If an older trail remembers the same directory, they share the descriptor: leaving walks with
    /// `longjmp` costs one descriptor for each directory they began in, not for each walk.
    pub fn remember_start(&mut self) -> Result<(), Errno> {
        let working = dir::open_working()?;
        let identity = Identity::of_descriptor(working.number())?;
        let shared = self.start_below(identity);
        let record = self.record();
        record.start_is_shared = shared.is_some();
        record.start = Some(shared.unwrap_or_else(|| Level { descriptor: working.into_number(), identity }));
        Ok(())
    }

    fn start_below(&mut self, identity: Identity) -> Option<Level> {
        let mut below = self.record().below;
        // SAFETY: the trails in the list are valid, and this one's own is not among those below it.
        while let Some(record) = unsafe { below.as_ref() } {
            let start = record.start.filter(|start| Self::is_open_as(start, identity));
            if start.is_some() {
                return start;
            }
            below = record.below;
        }
        None
    }

    fn is_open_as(start: &Level, identity: Identity) -> bool {
        start.identity == identity && Identity::of_descriptor(start.descriptor) == Ok(identity)
    }

    /// The remembered working directory: a descriptor, or `HERE` if none was remembered.
    pub fn start(&mut self) -> c_int {
        self.record().start.map_or(dir::HERE, |start| start.descriptor)
    }

    /// Lets go of newer trails of the thread: as this walk runs again, theirs were left.
    ///
    /// Gives false if the thread does not know this trail (the program moved the walk's stack to
    /// another thread), for then nothing can be said of the others.
    fn drop_newer(&mut self) -> bool {
        let own = self.record.as_ptr();
        if self.list.newest() != own && !self.list.contains(own) {
            return false;
        }
        while self.list.newest() != own && self.list.drop_newest() {}
        true
    }
}

impl Drop for Trail {
    fn drop(&mut self) {
        let is_known = self.drop_newer();
        let record = self.record();
        record.open_levels().iter_mut().for_each(Level::close);
        if let Some(start) = record.start.as_mut().filter(|_| !record.start_is_shared) {
            start.close();
        }
        record.start = None;
        let below = record.below;
        // A trail in the list of another thread stays there, empty.
        if is_known && self.list.set_newest(below).is_ok() {
            release(self.record);
        }
    }
}

/// Frees a record that is in no list.
fn release(record: NonNull<Record>) {
    // SAFETY: the block came from malloc and holds a `Record`; nothing refers to it any more.
    unsafe {
        record.drop_in_place();
        libc::free(record.as_ptr().cast());
    }
}

/// The calling thread's list of trails, by the key that stands for it in every thread.
#[derive(Clone, Copy)]
struct List(libc::pthread_key_t);

/// The key plus one, or 0 before the first walk.
static KEY: AtomicUsize = AtomicUsize::new(0);

impl List {
    fn of_thread() -> Result<Self, Errno> {
        if let Some(list) = Self::known(KEY.load(Ordering::Acquire)) {
            return Ok(list);
        }
        let mut key = 0;
        // SAFETY: `key` is valid for one write; `drop_all` accepts every value that `set_newest` sets.
        match unsafe { libc::pthread_key_create(&raw mut key, Some(drop_all)) } {
            0 => Ok(Self::settle(key)),
            error => Err(Errno(error)),
        }
    }

    fn known(stored: usize) -> Option<Self> {
        libc::pthread_key_t::try_from(stored.checked_sub(1)?).ok().map(Self)
    }

    /// Makes `key` the one that all threads use, unless another thread was faster.
    fn settle(key: libc::pthread_key_t) -> Self {
        let stored = usize::try_from(key).unwrap_or(0).saturating_add(1);
        match KEY.compare_exchange(0, stored, Ordering::AcqRel, Ordering::Acquire) {
            Ok(_) => Self(key),
            Err(first) => {
                // SAFETY: nobody else knows this key.
                unsafe { libc::pthread_key_delete(key) };
                Self::known(first).unwrap_or(Self(key))
            }
        }
    }

    fn newest(self) -> *mut Record {
        // SAFETY: the key was created and is never deleted.
        unsafe { libc::pthread_getspecific(self.0) }.cast()
    }

    fn set_newest(self, record: *mut Record) -> Result<(), Errno> {
        // SAFETY: the key was created and is never deleted.
        match unsafe { libc::pthread_setspecific(self.0, record.cast_const().cast()) } {
            0 => Ok(()),
            error => Err(Errno(error)),
        }
    }

    fn contains(self, record: *const Record) -> bool {
        let mut here = self.newest();
        while !here.is_null() && !ptr::eq(here, record) {
            // SAFETY: not null, so a valid trail of the list.
            here = unsafe { (*here).below };
        }
        !here.is_null()
    }

    /// Closes and frees the newest trail, which was left. False if there is none.
    fn drop_newest(self) -> bool {
        let Some(mut newest) = NonNull::new(self.newest()) else { return false };
        // SAFETY: a trail in the list is valid, and the walk it belonged to runs no more.
        let record = unsafe { newest.as_mut() };
        if self.set_newest(record.below).is_err() {
            return false;
        }
        record.abandon();
        if let Some(start) = record.start.as_mut().filter(|_| !record.start_is_shared) {
            start.close_if_own();
        }
        release(newest);
        true
    }
}

/// Runs when a thread ends whose list is not empty. The key's value is already null then.
///
/// # Safety
/// `newest` is what the key held: the newest of a list that nothing else uses any more.
unsafe extern "C" fn drop_all(newest: *mut c_void) {
    let Some(list) = List::known(KEY.load(Ordering::Acquire)) else { return };
    if list.set_newest(newest.cast()).is_ok() {
        while list.drop_newest() {}
    }
}
