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
