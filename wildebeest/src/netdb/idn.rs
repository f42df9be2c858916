//! Internationalized host names, as far as they can be told from others.
#![forbid(unsafe_code)]

/// Whether one of the labels of `name` is an encoded one (RFC 5890: it starts with `xn--` in any case).
pub fn has_encoded_label(name: &[u8]) -> bool {
    name.split(|&byte| byte == b'.')
        .any(|label| label.get(..4).is_some_and(|prefix| prefix.eq_ignore_ascii_case(b"xn--")))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn encoded_labels_start_a_label() {
        for name in ["xn--lnd-qla", "www.xn--lnd-qla.example", "XN--LND-QLA.", "xn--"] {
            assert!(has_encoded_label(name.as_bytes()), "{name}");
        }
        for name in ["", ".", "xn-", "axn--b", "www.example.org", "a.bxn--c"] {
            assert!(!has_encoded_label(name.as_bytes()), "{name}");
        }
    }
}
