//! What uses a part of libwildebeest is built again when that part changes, and only then.

use std::fs;

use crate::tree::Tree;
use anyhow::Result;

/// Writes a component as it is installed: headers, specs, an archive, and the file for pkg-config.
fn component(tree: &Tree, name: &str, contents: &str) -> Result<()> {
    let prefix = tree.path("prefix");
    let (lib, include) = (prefix.join("lib"), prefix.join("include/libwildebeest").join(name));
    fs::create_dir_all(lib.join("pkgconfig"))?;
    fs::create_dir_all(lib.join(format!("libwildebeest/{name}.d")))?;
    fs::create_dir_all(&include)?;
    fs::write(include.join("x.h"), "")?;
    fs::write(lib.join("libwildebeest").join(name), "")?;
    fs::write(lib.join(format!("libwildebeest-{name}.a")), contents)?;
    let link = lib.join(format!("libwildebeest/{name}.d/libwildebeest-{name}.a"));
    if !link.exists() {
        std::os::unix::fs::symlink(format!("../../libwildebeest-{name}.a"), link)?;
    }
    let (at, d) = (prefix.display(), format!("{}/lib/libwildebeest/{name}", prefix.display()));
    let pc = format!(
        "Name: {name}\nDescription: {name}\nVersion: 1\nCflags: -I{at}/include/libwildebeest/{name}\n\
         Libs: -specs={d} -Wl,-L{d}.d,-lwildebeest-{name}\n"
    );
    Ok(fs::write(lib.join(format!("pkgconfig/libwildebeest-{name}.pc")), pc)?)
}

#[test]
fn a_changed_component_rebuilds_only_its_users() -> Result<()> {
    let tree = Tree::new()?;
    component(&tree, "argp", "1")?;
    component(&tree, "fts", "1")?;
    let uses = |name: &str| format!("components = [\"libwildebeest-{name}\"]");
    tree.package_with("with-argp", &[], "true", &uses("argp"))?;
    tree.package_with("with-fts", &[], "true", &uses("fts"))?;
    tree.package("with-none", &[], "true")?;
    let prefix = tree.path("prefix").display().to_string();
    let build = || tree.well(&["build", "--all", "-j1", "--prefix", &prefix]);
    build()?;
    assert_eq!(tree.built().split(' ').count(), 3);
    component(&tree, "argp", "2")?;
    build()?;
    assert_eq!(tree.built(), "with-argp");
    fs::write(tree.path("prefix/include/libwildebeest/fts/x.h"), "changed")?;
    build()?;
    assert_eq!(tree.built(), "with-fts");
    fs::write(tree.path("prefix/lib/libwildebeest-other.a"), "not used")?;
    build()?;
    assert_eq!(tree.built(), "");
    Ok(())
}
