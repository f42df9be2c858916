//! Which stream has which of the buffers: a table without a lock, which a fork in the midst of anything leaves whole.

use core::sync::atomic::{
    AtomicUsize,
    Ordering::{AcqRel, Acquire, Relaxed, Release},
};

/// How many buffers there are.
pub const COUNT: usize = 64;

/// Nobody's.
const FREE: usize = 0;
/// Of a stream that is being closed. No stream is there.
const CLOSING: usize = 1;

/// For each buffer the address of its stream.
pub struct Owners([AtomicUsize; COUNT]);

impl Default for Owners {
    fn default() -> Self {
        Self::new()
    }
}

impl Owners {
    /// All are free.
    pub const fn new() -> Self {
        Self([const { AtomicUsize::new(FREE) }; COUNT])
    }

    /// A buffer for the stream at this address, which has just been opened, or none.
    ///
    /// If a buffer has an owner at that address already, that stream was closed by somebody who does not know of it: a library.
    pub fn claim(&self, stream: usize) -> Option<usize> {
        self.find(stream).or_else(|| self.0.iter().position(|owner| take(owner, FREE, stream)))
    }

    /// The buffer of a stream that is about to be closed. It stays taken until it is given to `free`: the address may
    /// be another stream's before this one's buffer is out of use.
    pub fn closing(&self, stream: usize) -> Option<usize> {
        let number = self.find(stream)?;
        take(self.0.get(number)?, stream, CLOSING).then_some(number)
    }

    /// The stream is closed.
    pub fn free(&self, number: usize) {
        if let Some(owner) = self.0.get(number) {
            owner.store(FREE, Release);
        }
    }

    fn find(&self, stream: usize) -> Option<usize> {
        self.0.iter().position(|owner| owner.load(Acquire) == stream)
    }
}

fn take(owner: &AtomicUsize, from: usize, to: usize) -> bool {
    owner.load(Relaxed) == from && owner.compare_exchange(from, to, AcqRel, Relaxed).is_ok()
}

#[cfg(test)]
mod tests {
    use std::{collections::BTreeMap, thread};

    use proptest::prelude::*;

    use super::*;

    #[derive(Clone, Debug)]
    enum Step {
        Open(usize),
        Close(usize),
        /// By somebody who does not know of the buffers.
        Lose(usize),
    }

    fn steps() -> impl Strategy<Value = Vec<Step>> {
        let address = (0..100_usize).prop_map(|number| 0x1000 + number * 8);
        let step = prop_oneof![
            4 => address.clone().prop_map(Step::Open),
            2 => address.clone().prop_map(Step::Close),
            1 => address.prop_map(Step::Lose)
        ];
        prop::collection::vec(step, 0..400)
    }

    proptest! {
        #[test]
        fn no_two_open_streams_have_one_buffer(steps in steps()) {
            let owners = Owners::new();
            // The open streams with their buffers, and the owners on the table.
            let (mut open, mut known) = (BTreeMap::new(), BTreeMap::new());
            for step in steps {
                match step {
                    Step::Open(stream) if !open.contains_key(&stream) => {
                        let buffer = owners.claim(stream);
                        prop_assert_eq!(buffer.is_some(), known.contains_key(&stream) || known.len() < COUNT);
                        prop_assert!(buffer.is_none() || open.values().all(|other| *other != buffer));
                        open.insert(stream, buffer);
                        if let Some(buffer) = buffer {
                            known.insert(stream, buffer);
                        }
                    }
                    Step::Close(stream) => {
                        if let Some(buffer) = open.remove(&stream) {
                            prop_assert_eq!(owners.closing(stream), known.remove(&stream));
                            buffer.into_iter().for_each(|number| owners.free(number));
                        }
                    }
                    Step::Open(_) => {}
                    Step::Lose(stream) => _ = open.remove(&stream),
                }
            }
        }
    }

    #[test]
    fn a_buffer_stays_taken_while_its_stream_is_closed() {
        let owners = Owners::new();
        assert_eq!(owners.claim(0x1000), Some(0));
        assert_eq!(owners.closing(0x1000), Some(0));
        // libc has freed the stream, and another one stands there.
        assert_eq!(owners.claim(0x1000), Some(1));
        owners.free(0);
        assert_eq!((owners.closing(0x2000), owners.claim(0x2000)), (None, Some(0)));
        assert_eq!(owners.closing(0x1000), Some(1));
    }

    #[test]
    fn threads_get_buffers_of_their_own() {
        let (owners, users) = (Owners::new(), [const { AtomicUsize::new(0) }; COUNT]);
        let open_and_close = |stream: usize| {
            for _ in 0..2000 {
                let Some((number, user)) = owners.claim(stream).and_then(|number| Some((number, users.get(number)?)))
                else {
                    continue;
                };
                assert_eq!(user.swap(stream, AcqRel), 0);
                assert_eq!(owners.closing(stream), Some(number));
                assert_eq!(user.swap(0, AcqRel), stream);
                owners.free(number);
            }
        };
        thread::scope(|scope| {
            for stream in 1..=4 {
                scope.spawn(move || open_and_close(stream * 0x1000));
            }
        });
    }
}
