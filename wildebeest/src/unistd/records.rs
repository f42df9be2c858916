//! The records of a directory as the system call getdents64 gives them.
#![forbid(unsafe_code)]

/// Where a record's length stands: behind the inode number and the offset, 8 bytes each.
const LENGTH: usize = 16;
/// Where its name stands: behind the length and one byte of type.
const NAME: usize = 19;

/// The numbers among the names in `records`.
pub fn numbers(records: &[u8]) -> impl Iterator<Item = i32> + '_ {
    let mut rest = records;
    let names = core::iter::from_fn(move || {
        let length = rest.get(LENGTH..LENGTH + 2)?;
        let length = u16::from_ne_bytes(length.try_into().ok()?);
        let (record, after) = rest.split_at_checked(length.into())?;
        rest = after;
        record.get(NAME..)
    });
    names.filter_map(number)
}

/// The value of a name that is a number in decimal; it ends with a NUL.
fn number(name: &[u8]) -> Option<i32> {
    let mut value = 0i32;
    let mut digits = name.iter().take_while(|&&byte| byte != 0).peekable();
    digits.peek()?;
    for digit in digits {
        let digit = char::from(*digit).to_digit(10)?;
        value = value.checked_mul(10)?.checked_add_unsigned(digit)?;
    }
    Some(value)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn record(name: &str) -> Vec<u8> {
        let length = (NAME + name.len() + 1).next_multiple_of(8);
        let mut record = vec![0; 16];
        record.extend((length as u16).to_ne_bytes());
        record.push(10);
        record.extend(name.bytes());
        record.resize(length, 0);
        record
    }

    #[test]
    fn only_names_that_are_numbers_count() {
        let names = [".", "..", "0", "17", "", "-1", "2147483647", "2147483648", "1x", "99999999999999999999"];
        let records: Vec<u8> = names.into_iter().flat_map(record).collect();
        assert_eq!(numbers(&records).collect::<Vec<_>>(), [0, 17, 2147483647]);
    }

    proptest! {
        #[test]
        fn any_bytes_come_to_an_end(bytes: Vec<u8>) {
            prop_assert!(numbers(&bytes).count() <= bytes.len());
        }

        #[test]
        fn every_number_is_found(values in prop::collection::vec(0i32.., 0..20)) {
            let records: Vec<u8> = values.iter().flat_map(|value| record(&value.to_string())).collect();
            prop_assert_eq!(numbers(&records).collect::<Vec<_>>(), values);
        }
    }
}
