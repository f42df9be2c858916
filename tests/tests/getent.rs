//! Our `getent` beside glibc's, in many scenes: `tests/getent/*.txt`.

fn main() -> anyhow::Result<()> {
    wildebeest_tests::suite::main("getent")
}
