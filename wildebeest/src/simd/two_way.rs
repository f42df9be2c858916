//! Texts in texts, in linear time: Crochemore and Perrin, "Two-way string-matching", 1991.
#![forbid(unsafe_code)]

/// The start of the greatest suffix of `needle`, and that suffix's period; with `reversed` of the alphabet's order turned round.
fn greatest_suffix(needle: &[u8], letter: impl Fn(u8) -> u8, reversed: bool) -> (usize, usize) {
    let (mut start, mut rival, mut offset, mut period) = (0, 1, 0, 1);
    while let (Some(&of_rival), Some(&own)) = (needle.get(rival + offset), needle.get(start + offset)) {
        let (of_rival, own) = (letter(of_rival), letter(own));
        if of_rival == own {
            offset += 1;
            if offset == period {
                (rival, offset) = (rival + period, 0);
            }
        } else if (of_rival < own) != reversed {
            (rival, offset) = (rival + offset + 1, 0);
            period = rival - start;
        } else {
            (start, rival, offset, period) = (rival, rival + 1, 0, 1);
        }
    }
    (start, period)
}

/// Where `needle`, which is not empty, first stands in `haystack`; bytes are alike for which `letter` gives the same.
pub fn find(haystack: &[u8], needle: &[u8], letter: impl Fn(u8) -> u8 + Copy) -> Option<usize> {
    let (cut, period) = greatest_suffix(needle, letter, false).max(greatest_suffix(needle, letter, true));
    let alike = |a: &[u8], b: &[u8]| a.iter().map(|&byte| letter(byte)).eq(b.iter().map(|&byte| letter(byte)));
    let is_periodic = match (needle.get(..cut), needle.get(period..period + cut)) {
        (Some(left), Some(later)) => alike(left, later),
        _ => false,
    };
    let step = if is_periodic { period } else { cut.max(needle.len() - cut) + 1 };
    let (mut place, mut known) = (0_usize, 0);
    while let Some(window) = haystack.get(place..place.checked_add(needle.len())?) {
        let same = |&position: &usize| match (window.get(position), needle.get(position)) {
            (Some(&a), Some(&b)) => letter(a) == letter(b),
            _ => false,
        };
        let right = (cut.max(known)..needle.len()).find(|position| !same(position));
        if let Some(position) = right {
            (place, known) = (place + position - cut + 1, 0);
        } else if (known..cut).rev().all(|position| same(&position)) {
            return Some(place);
        } else {
            (place, known) = (place + step, if is_periodic { needle.len() - period } else { 0 });
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn naive(haystack: &[u8], needle: &[u8]) -> Option<usize> {
        haystack.windows(needle.len()).position(|window| window.eq_ignore_ascii_case(needle))
    }

    proptest! {
        #[test]
        fn finds_what_is_there(haystack in "[abAB]{0,60}", needle in "[abAB]{1,8}") {
            let found = find(haystack.as_bytes(), needle.as_bytes(), |byte| byte.to_ascii_lowercase());
            prop_assert_eq!(found, naive(haystack.as_bytes(), needle.as_bytes()));
        }

        #[test]
        fn finds_what_repeats_itself(part in "[ab]{1,5}", times in 1usize..9, end in "[ab]{0,3}", before in "[ab]{0,40}") {
            let needle = part.repeat(times) + &end;
            let haystack = before + &part.repeat(times / 2) + &needle;
            let found = find(haystack.as_bytes(), needle.as_bytes(), |byte| byte);
            prop_assert_eq!(found, naive(haystack.as_bytes(), needle.as_bytes()));
        }
    }
}
