//! What a build sees of the machine, and what not.

use anyhow::{Result, bail};

use crate::tree::Tree;

/// Namespaces may be forbidden where this runs, in a container for instance; the runner then says so.
fn isolated(text: &str) -> bool {
    !text.contains("builds are not shut in here")
}

/// Builds a package whose make fails where it sees more than it should.
fn sees_nothing(of: &str, test: &str) -> Result<()> {
    let tree = Tree::new()?;
    tree.package("other", &[], "true")?;
    tree.package("lib", &[], "true")?;
    tree.package("app", &["lib"], &format!("{test} || {{ echo it sees {of}; false; }}"))?;
    let ended = tree.run(&["build", "other", "lib", "app", "-j1"])?;
    if isolated(&ended.text) && ended.status != Some(0) {
        bail!("{}", ended.text);
    }
    Ok(())
}

#[test]
fn no_network() -> Result<()> {
    sees_nothing("a network", "test \"$$(sed 1,2d /proc/net/dev | grep -vc ' lo:')\" = 0")
}

#[test]
fn no_headers_and_libraries_of_the_host() -> Result<()> {
    sees_nothing("headers of the host", "test -z \"$$(ls -A /usr/include)\"")?;
    sees_nothing("libraries of the host", "{ ! test -e /usr/lib/$$(uname -m)-linux-gnu/libc.so; }")?;
    sees_nothing("programs of the host as broken", "gcc --version && perl -e 1 && sh -c true")
}

#[test]
fn no_packages_but_those_it_depends_on() -> Result<()> {
    sees_nothing("other packages", "test -e $(PREFIX)/lib -a ! -e $(PREFIX)/other")?;
    sees_nothing("directories of others", "test \"$$(ls $(PREFIX)/../../packages)\" = app-1")
}

#[test]
fn its_source_and_its_sysroot_stay_as_they_are() -> Result<()> {
    sees_nothing("a source it may change", "{ ! touch ../source/Makefile; }")?;
    sees_nothing("a sysroot it may change", "{ ! touch $(PREFIX)/more; }")
}

#[test]
fn where_builds_cannot_be_shut_in_they_are_built_and_that_is_told() -> Result<()> {
    let tree = Tree::new()?;
    tree.package("lib", &[], "true")?;
    tree.package("app", &["lib"], "test -e $(PREFIX)/lib")?;
    let text = tree.well(&["build", "app", "-j2", "--no-isolation"])?;
    assert!(text.contains("builds are not shut in here"), "{text}");
    assert_eq!(tree.built(), "lib app");
    Ok(())
}

#[test]
fn a_program_of_the_hosts_libc_is_refused() -> Result<()> {
    let tree = Tree::new()?;
    tree.package("app", &[], "echo 'int main(void) { return 0; }' >a.c && $(CC) -o made a.c")?;
    let path = tree.path("recipes/app/1.toml");
    // Whoever uses the host's compiler sees its headers and libraries, too.
    let text = std::fs::read_to_string(&path)?.replace("arguments = [", "arguments = [\"CC={host-cc}\", ");
    std::fs::write(path, text)?;
    let ended = tree.run(&["build", "app"])?;
    // On a system whose libc is musl its interpreter is another one, too.
    assert_eq!(ended.status, Some(1), "{}", ended.text);
    assert!(ended.text.contains("not proven to be free of the host"), "{}", ended.text);
    assert!(ended.text.contains("its interpreter is /"), "{}", ended.text);
    Ok(())
}
