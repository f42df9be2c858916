//! mimalloc's settings, where they are not its own.
#![forbid(unsafe_code)]

/// What each is set to.
const SETTINGS: &[(&[u8], &[u8])] = &[
    // What becomes unused is handed over at once; what is done with it then is decided in `unused`.
    (b"purge_delay", b"0"),
    // The kernel commits a page when it is touched. Here, it counts what is in use.
    (b"eager_commit", b"0"),
    (b"arena_eager_commit", b"0"),
    // Address space is taken in small pieces, so that a limit on it (ulimit -v) is met late.
    (b"arena_reserve", b"32M"),
    // Blocks of a thread that has ended give their memory back when another thread frees them.
    (b"abandoned_reclaim_on_free", b"1"),
    // Huge pages make a small program a large one.
    (b"allow_thp", b"0"),
];

/// The setting called `mimalloc_<name>`. The environment is not asked: it may be somebody else's.
pub fn of(name: &[u8]) -> Option<&'static [u8]> {
    let name = name.strip_prefix(b"mimalloc_")?;
    SETTINGS.iter().find(|(own, _)| *own == name).map(|(_, value)| *value)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_its_own_names_are_known() {
        assert_eq!(of(b"mimalloc_purge_delay"), Some(b"0".as_slice()));
        assert_eq!(of(b"purge_delay"), None);
        assert_eq!(of(b"mimalloc_purge"), None);
    }
}
