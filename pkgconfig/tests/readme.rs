//! The README's table of components is what the manifest says.

use anyhow::Result;
use wildebeest_pkgconfig::{manifest::Manifest, table, tree::Tree};

#[test]
fn the_table_is_up_to_date() -> Result<()> {
    let tree = Tree::locate()?;
    table::update(&tree, &Manifest::read(tree.root())?, false)
}
