//! The masking headers send a wrapped function to our symbol by themselves.
//!
//! `--wrap` alone would do with GNU ld, gold and mold. lld, given `--wrap=X`, extracts the member that
//! defines `__wrap_X` even from an archive nobody needs, so it is linked without; what counts then is
//! that the compiler already refers to `__wrap_X`.

use std::fs;

use anyhow::{Context, Result, bail};

use crate::{install::walk, manifest::Component, tree::Tree};

/// Checks that each name the component wraps is redirected in one of its headers.
pub fn check(tree: &Tree, component: &Component) -> Result<()> {
    let directory = tree.root().join("wildebeest/include").join(&component.name);
    let mut text = String::new();
    for header in walk(&directory)? {
        text += &fs::read_to_string(&header).with_context(|| format!("cannot read {}", header.display()))?;
    }
    for name in component.wrapped() {
        if !text.contains(&format!("\"__wrap_{name}\"")) {
            bail!(
                "`{name}` is wrapped, but no header in {} redirects it: behind its declaration, inside extern \"C\", add\n\
                 extern __typeof__({name}) {name} __asm__(\"__wrap_{name}\");",
                directory.display()
            );
        }
    }
    Ok(())
}
