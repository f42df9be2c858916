//! The README's table of components, made from the manifest.

use std::fs;

use anyhow::{Context, Result, bail};

use crate::{
    manifest::{Component, DropIn, Manifest},
    tree::Tree,
};

const BEGIN: &str = "<!-- components: `cargo lwb table --write` makes this table from pkgconfig/components.toml -->\n";
const END: &str = "<!-- end of components -->\n";

/// The table in Markdown.
pub fn markdown(manifest: &Manifest) -> String {
    let mut text = String::from("| component | gives | functions |\n|---|---|---|\n");
    for component in &manifest.components {
        text += &row(component);
    }
    text
}

fn row(component: &Component) -> String {
    let count = component.members().iter().map(|member| member.symbols().len()).sum::<usize>();
    let functions = match count {
        0 if !component.libs.is_empty() => "linker flags only".to_owned(),
        0 if component.cflags.is_empty() && !component.requires.is_empty() => "those of its parts".to_owned(),
        0 => "headers only".to_owned(),
        count => count.to_string(),
    };
    let apart = component.apart.as_ref().map(|reason| format!(" *By name only:* {reason}")).unwrap_or_default();
    let names = |names: &DropIn| format!(" *Drop-in names:* `lib{}.a`, `{}.pc`", names.library, names.pc);
    let drop_in = component.drop_in.as_ref().map(names).unwrap_or_default();
    format!("| `{}` | {}{apart}{drop_in} | {functions} |\n", component.name, component.summary)
}

/// Puts the table into the README, or checks that it is there already.
pub fn update(tree: &Tree, manifest: &Manifest, write: bool) -> Result<()> {
    let path = tree.root().join("README.md");
    let text = fs::read_to_string(&path).with_context(|| format!("cannot read {}", path.display()))?;
    let updated = replace(&text, &markdown(manifest)).with_context(|| format!("in {}", path.display()))?;
    if write {
        fs::write(&path, updated).with_context(|| format!("cannot write {}", path.display()))?;
    } else if updated != text {
        bail!("the table of components in {} is out of date: run `cargo lwb table --write`", path.display());
    }
    Ok(())
}

fn replace(text: &str, table: &str) -> Result<String> {
    let (before, rest) =
        text.split_once(BEGIN).with_context(|| format!("the line `{}` is missing", BEGIN.trim_end()))?;
    let (_, after) = rest.split_once(END).with_context(|| format!("the line `{}` is missing", END.trim_end()))?;
    Ok(format!("{before}{BEGIN}{table}{END}{after}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_table_is_replaced() -> Result<()> {
        let text = format!("a\n{BEGIN}old\n{END}b\n");
        assert_eq!(replace(&text, "new\n")?, format!("a\n{BEGIN}new\n{END}b\n"));
        assert!(replace("a\n", "new\n").is_err());
        Ok(())
    }
}
