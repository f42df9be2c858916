//! A random order of bytes, for `strfry`.
#![forbid(unsafe_code)]

/// Puts `bytes` into an order that depends on `seed`; all orders are about equally likely.
///
/// Nothing secret should rest on it, and nothing that programs draw from `rand` changes.
pub fn shuffle(bytes: &mut [u8], seed: u64) {
    let mut state = seed;
    for last in (1..bytes.len()).rev() {
        let other = below(&mut state, last as u64 + 1) as usize;
        let (Some(&a), Some(&b)) = (bytes.get(last), bytes.get(other)) else { return };
        if let Some(slot) = bytes.get_mut(last) {
            *slot = b;
        }
        if let Some(slot) = bytes.get_mut(other) {
            *slot = a;
        }
    }
}

/// A number below `limit`.
fn below(state: &mut u64, limit: u64) -> u64 {
    ((u128::from(next(state)) * u128::from(limit)) >> 64) as u64
}

/// The SplitMix64 generator (Steele, Lea and Flood, OOPSLA 2014).
fn next(state: &mut u64) -> u64 {
    *state = state.wrapping_add(0x9e37_79b9_7f4a_7c15);
    let z = (*state ^ (*state >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    let z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    z ^ (z >> 31)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use std::collections::BTreeSet;

    proptest! {
        #[test]
        fn keeps_every_byte(bytes: Vec<u8>, seed: u64) {
            let mut shuffled = bytes.clone();
            shuffle(&mut shuffled, seed);
            let sorted = |mut bytes: Vec<u8>| { bytes.sort(); bytes };
            prop_assert_eq!(sorted(shuffled), sorted(bytes));
        }
    }

    #[test]
    fn reaches_every_order() {
        let orders: BTreeSet<_> = (0..1000)
            .map(|seed| {
                let mut bytes = *b"abcd";
                shuffle(&mut bytes, seed);
                bytes
            })
            .collect();
        assert_eq!(orders.len(), 24);
    }
}
