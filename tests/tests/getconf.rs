//! Our `getconf` beside glibc's, in many scenes: `tests/getconf/*.txt`.

fn main() -> anyhow::Result<()> {
    wildebeest_tests::suite::main("getconf")
}
