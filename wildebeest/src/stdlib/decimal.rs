//! What `ecvt_r` and `fcvt_r` do around `printf`, found by watching glibc: step by step, for each step rounds.
#![forbid(unsafe_code)]

/// A number with one digit in front of its point, and by which power of ten it was multiplied for that, negated.
pub fn scaled(mut value: f64) -> (f64, i32) {
    let mut exponent = 0i32;
    if !value.is_finite() || value == 0.0 {
        return (value, exponent);
    }
    if value.abs() < 1e-307 {
        value /= 1e-307;
        exponent = -307;
    }
    let mut factor = 1.0;
    if value.abs() < 1.0 {
        while value.abs() * factor < 1.0 {
            factor *= 10.0;
            exponent = exponent.saturating_sub(1);
        }
        return (value * factor, exponent);
    }
    while value.abs() >= factor * 10.0 {
        factor *= 10.0;
        exponent = exponent.saturating_add(1);
    }
    (value / factor, exponent)
}

/// The number without digits to be rounded away in front of its point, and how many they were: at least one digit stays.
pub fn shortened(mut value: f64, digits: i32) -> (f64, usize) {
    let mut dropped = 0usize;
    for _ in digits..0 {
        let next = value * 0.1;
        if next < 1.0 {
            break;
        }
        value = next;
        dropped = dropped.saturating_add(1);
    }
    (value, dropped)
}

/// Takes the point out of a number's text, and the zeros in front of its first digit if it is below 1 and not 0.
/// Gives how long the text is then, and where its point was.
pub fn compact(text: &mut [u8], is_zero: bool) -> (usize, i32) {
    let Some(point) = text.iter().position(|byte| !byte.is_ascii_digit()) else {
        return (text.len(), i32::try_from(text.len()).unwrap_or(i32::MAX));
    };
    let behind = text.get(point.saturating_add(1)..).unwrap_or_default();
    let zeros = behind.iter().take_while(|byte| **byte == b'0').count();
    let is_below_one = text.starts_with(b"0") && point == 1 && !is_zero;
    let (kept, skipped) = if is_below_one { (0, zeros) } else { (point, 0) };
    let from = point.saturating_add(1).saturating_add(skipped).min(text.len());
    let length = kept.saturating_add(text.len().saturating_sub(from));
    for to in kept..length {
        let letter = text.get(from.saturating_add(to.saturating_sub(kept))).copied().unwrap_or(b'0');
        if let Some(slot) = text.get_mut(to) {
            *slot = letter;
        }
    }
    let place = i32::try_from(kept).unwrap_or(i32::MAX).saturating_sub(i32::try_from(skipped).unwrap_or(0));
    (length, place)
}
