//! The C functions, one file per database, and how they report.

mod addrinfo;
mod gethostby;
mod hosts;
mod networks;
mod protocols;
mod rpc;
mod services;

pub use self::{addrinfo::*, gethostby::*, hosts::*, networks::*, protocols::*, rpc::*, services::*};

use core::{
    ffi::{c_char, c_int},
    ptr,
};

use super::database::{self, Database, Enumeration, Failure, Outcome, Place, Slot, Wanted};
use crate::{
    ffi::{Arena, Errno},
    sys::{
        lock::{Lock, uncancelled},
        netdb,
    },
};

/// Where the caller of a `_r` function wants its result.
struct Caller<D: Database> {
    record: *mut D::Record,
    buffer: *mut c_char,
    size: usize,
    found: *mut *mut D::Record,
}

impl<D: Database> Caller<D> {
    /// Takes the arguments of a `_r` function; there is no result so far.
    ///
    /// # Safety
    ///
    /// `record` and `found` are out-pointers, and `buffer` is writable for `size` bytes, as long as the value exists.
    unsafe fn new(record: *mut D::Record, buffer: *mut c_char, size: usize, found: *mut *mut D::Record) -> Self {
        // SAFETY: the caller's promise.
        unsafe { found.write(ptr::null_mut()) };
        Self { record, buffer, size, found }
    }
}

impl<D: Database> Place<D> for Caller<D> {
    fn store(&mut self, entry: &D::Entry<'_>) -> Result<*mut D::Record, Failure> {
        // SAFETY: `new` was promised this memory.
        let mut arena = unsafe { Arena::new(self.buffer.cast(), self.size) };
        let record = D::record(entry, &mut arena)?;
        // SAFETY: `new` was promised these out-pointers.
        unsafe {
            self.record.write(record);
            self.found.write(self.record);
        }
        Ok(self.record)
    }
}

/// What `h_errno` is to say where there is no result.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct HostError(c_int);

impl HostError {
    /// NETDB_INTERNAL: `errno` says what happened.
    const INTERNAL: Self = Self(-1);
    /// HOST_NOT_FOUND.
    const NOT_FOUND: Self = Self(1);
    const NO_DATA: Self = Self(4);
}

/// A failure as the caller is to see it: what a `_r` function returns, and what it leaves in `errno`
/// and `h_errno` where it changes them.
struct Report {
    result: c_int,
    errno: Option<Errno>,
    host: Option<HostError>,
}

impl Report {
    /// After a lookup.
    fn lookup<D: Database>(outcome: &Outcome<D>) -> Self {
        let (error, host) = match *outcome {
            Ok(Some(_)) => return Self { result: 0, errno: None, host: None },
            Ok(None) => return Self { result: 0, errno: None, host: Some(HostError::NOT_FOUND) },
            Err(Failure::Unavailable(error)) => (error, None),
            Err(Failure::NoRoom) => (Errno(libc::ERANGE), Some(HostError::INTERNAL)),
            Err(Failure::Broken(error)) => (error, Some(HostError::INTERNAL)),
        };
        Self { result: error.0, errno: Some(error), host }
    }

    /// After a step of an enumeration: its end and a missing file are no errors, and only what a larger
    /// buffer or more memory would cure has a result of its own.
    fn step<D: Database>(outcome: &Outcome<D>) -> Self {
        let lookup = Self::lookup::<D>(outcome);
        match *outcome {
            Ok(Some(_)) | Err(Failure::NoRoom | Failure::Broken(Errno(libc::ENOMEM))) => lookup,
            Err(Failure::Unavailable(Errno(libc::ENOENT | libc::EACCES))) => {
                Self { result: libc::ENOENT, errno: None, ..lookup }
            }
            _ => Self { result: libc::ENOENT, ..lookup },
        }
    }

    /// Makes the calling thread's `h_errno` say why there is no result.
    fn set_h_errno(&self) {
        if let Some(HostError(error)) = self.host {
            netdb::set_h_errno(error);
        }
    }

    /// Says in `*h_error` why there is no result.
    ///
    /// # Safety
    ///
    /// `h_error` is an out-pointer.
    unsafe fn write_h_error(&self, h_error: *mut c_int) {
        if let Some(HostError(error)) = self.host {
            // SAFETY: the caller's promise.
            unsafe { h_error.write(error) };
        }
    }

    /// Sets `errno`.
    fn raise(&self) {
        if let Some(error) = self.errno {
            error.set();
        }
    }
}

/// A `getXby_r` function.
///
/// The out-pointers in `caller` are still valid, as [`Caller::new`] was promised.
fn find_r<D: Database>(mut caller: Caller<D>, wanted: Wanted<'_, D>) -> Report {
    let report = Report::lookup::<D>(&Errno::preserved(|| uncancelled(|| database::find(&mut caller, wanted))));
    report.raise();
    report
}

/// A `getXby` function without a buffer, and its report.
fn find<D: Database>(slot: &Lock<Slot<D>>, wanted: Wanted<'_, D>) -> (*mut D::Record, Report) {
    let outcome = Errno::preserved(|| slot.with(|slot| database::find(slot, wanted)));
    let report = Report::lookup::<D>(&outcome);
    report.raise();
    (outcome.ok().flatten().unwrap_or(ptr::null_mut()), report)
}

/// A `getXent_r` function that shows the entries that are `wanted`.
fn next_r<D: Database>(enumeration: &Lock<Enumeration<D>>, mut caller: Caller<D>, wanted: Wanted<'_, D>) -> Report {
    let report =
        Report::step::<D>(&Errno::preserved(|| enumeration.with(|entries| entries.next(Some(&mut caller), wanted))));
    report.raise();
    report
}

/// A `getXent` function that shows the entries that are `wanted`, and its report.
fn next<D: Database>(enumeration: &Lock<Enumeration<D>>, wanted: Wanted<'_, D>) -> (*mut D::Record, Report) {
    let outcome = Errno::preserved(|| enumeration.with(|entries| entries.next(None, wanted)));
    let report = Report::step::<D>(&outcome);
    report.raise();
    (outcome.ok().flatten().unwrap_or(ptr::null_mut()), report)
}
