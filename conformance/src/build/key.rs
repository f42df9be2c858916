//! What the outcome of a package's build depends on.

use std::collections::BTreeMap;

use anyhow::{Result, anyhow};

use crate::digest::{Digest, Hasher};
use crate::layout::Layout;
use crate::libc::Libc;
use crate::plan::Plan;
use crate::recipe::Recipe;
use crate::stamp::Stamps;

use super::step::Step;
use super::{builder, inputs};

/// All that can change it, by name; each as a hash or a text.
pub type Fields = BTreeMap<String, String>;

/// As they are now.
pub fn fields(layout: &Layout, plan: &Plan<'_>, libc: Libc, recipe: &Recipe) -> Result<Fields> {
    let mut fields = Fields::new();
    fields.insert("the directory".to_owned(), layout.root.display().to_string());
    fields.insert("the sources".to_owned(), archives(recipe).to_string());
    let recipe_key = Hasher::default().field("recipe", recipe.building()).finish();
    fields.insert("the recipe".to_owned(), recipe_key.to_string());
    for needed in builder::installed(layout, plan, libc, recipe)? {
        fields.insert(needed.id.to_string(), needed.key.to_string());
    }
    let inputs = inputs::stamps(layout);
    for name in inputs::of(recipe, libc) {
        let key = inputs.key(&name)?.ok_or_else(|| anyhow!("nobody has looked at {name} yet"))?;
        fields.insert(name, key);
    }
    Ok(fields)
}

/// All of them in one hash.
pub fn of(fields: &Fields) -> Digest {
    let mut hasher = Hasher::default();
    for (name, value) in fields {
        hasher.field(name, value);
    }
    hasher.finish()
}

/// What differs from what the package was configured from.
pub fn changes(stamps: &Stamps, now: &Fields) -> Result<Vec<String>> {
    let Some(note) = stamps.note(Step::Configure.stamp())? else { return Ok(Vec::new()) };
    let then: Fields = serde_json::from_str(&note).unwrap_or_default();
    let names = then.keys().chain(now.keys().filter(|name| !then.contains_key(*name)));
    Ok(names.filter(|name| then.get(*name) != now.get(*name)).cloned().collect())
}

/// The archives a recipe names.
pub fn archives(recipe: &Recipe) -> Digest {
    let mut hasher = Hasher::default();
    for source in &recipe.sources {
        hasher.field("sha256", source.sha256.to_string());
    }
    hasher.finish()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalogue::Catalogue;
    use crate::recipe::Id;

    const RECIPE: &str = "summary = \"\"\n[build.kernel-headers]\npackages = [\"headers\"]\n";

    fn recipe(name: &str, depends: &[&str]) -> Result<Recipe> {
        let depends: Vec<_> = depends.iter().map(|name| format!("\"{name}@1\"")).collect();
        let id = Id { name: name.to_owned(), version: "1".to_owned() };
        Recipe::parse(id, format!("depends = [{}]\n{RECIPE}", depends.join(", "))).map_err(anyhow::Error::msg)
    }

    /// A place where all of these are installed.
    fn place(catalogue: &Catalogue, directory: &std::path::Path) -> Result<Layout> {
        let layout = Layout::for_test(directory)?;
        let nothing = Hasher::default().finish();
        for name in [inputs::TOOLCHAIN, "headers"] {
            inputs::stamps(&layout).set(name, &nothing, "")?;
        }
        for recipe in catalogue.recipes() {
            let sum = Hasher::default().field("image", recipe.id.to_string()).finish().to_string();
            layout.package(&recipe.id).stamps().set(Step::Install.stamp(), &nothing, &sum)?;
        }
        Ok(layout)
    }

    #[test]
    fn a_package_has_the_same_key_whatever_else_is_asked_for() -> Result<()> {
        let catalogue = Catalogue::new([recipe("x", &[])?, recipe("y", &[])?, recipe("z", &["y", "x"])?]);
        let directory = tempfile::tempdir()?;
        let layout = place(&catalogue, directory.path())?;
        let (alone, with_all) = (Plan::of(&catalogue, &["z".to_owned()])?, Plan::of_all(&catalogue)?);
        let wanted = catalogue.find("z")?;
        let order = |plan: &Plan<'_>| plan.dependencies(wanted).iter().map(|known| known.id.to_string()).collect();
        let (one, other): (Vec<String>, Vec<String>) = (order(&alone), order(&with_all));
        assert_ne!(one, other, "the two plans no longer differ, and the test says nothing");
        let key = |plan| Ok::<_, anyhow::Error>(of(&fields(&layout, plan, Libc::Musl, wanted)?).to_string());
        assert_eq!(key(&alone)?, key(&with_all)?);
        Ok(())
    }
}
