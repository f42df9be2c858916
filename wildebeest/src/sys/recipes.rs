//! What unwinding has found out, kept for the next time: a table without locks.

use core::sync::atomic::{AtomicUsize, Ordering};

/// A power of two.
const PLACES: usize = 512;

/// Two values under a key. The key is stored mixed with the values: whoever reads while another thread, or the
/// function that a signal handler interrupted, is writing gets a key that it did not ask for.
struct Place {
    mixed: AtomicUsize,
    values: [AtomicUsize; 2],
}

static TABLE: [Place; PLACES] =
    [const { Place { mixed: AtomicUsize::new(0), values: [const { AtomicUsize::new(0) }; 2] } }; PLACES];

fn place(key: usize) -> Option<&'static Place> {
    const SPREAD: usize = 0x9e37_79b9_7f4a_7c15_u64 as usize;
    let hash = key.wrapping_mul(SPREAD) >> (usize::BITS - PLACES.trailing_zeros());
    TABLE.get(hash % PLACES)
}

fn mix(key: usize, [first, second]: [usize; 2]) -> usize {
    key ^ first.rotate_left(21) ^ second.rotate_left(42)
}

/// What was kept under `key`, unless something else has taken its place.
pub fn recall(key: usize) -> Option<[usize; 2]> {
    let place = place(key)?;
    let [first, second] = &place.values;
    let values = [first.load(Ordering::Relaxed), second.load(Ordering::Relaxed)];
    (place.mixed.load(Ordering::Relaxed) == mix(key, values)).then_some(values)
}

/// Keeps `values` under `key`.
pub fn remember(key: usize, values: [usize; 2]) {
    let Some(place) = place(key) else { return };
    for (value, place) in values.into_iter().zip(&place.values) {
        place.store(value, Ordering::Relaxed);
    }
    place.mixed.store(mix(key, values), Ordering::Relaxed);
}
