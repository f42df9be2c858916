//! What is known of one package: what it depends on and uses, why it would be built again, why it failed.

mod symbols;

use std::fmt::Write;

use anyhow::Result;

use crate::build::{self, Built};
use crate::catalogue::Catalogue;
use crate::layout::Layout;
use crate::plan::Plan;
use crate::recipe::Recipe;
use crate::wildebeest;

/// Tells of the package that `target` names.
pub fn tell(layout: &Layout, catalogue: &Catalogue, target: &str) -> Result<String> {
    let plan = Plan::of(catalogue, &[target.to_owned()])?;
    let mut text = String::new();
    for recipe in plan.targets() {
        let _ = writeln!(text, "{}: {}", recipe.id, recipe.summary);
        let named = |recipes: Vec<&Recipe>| recipes.iter().map(|recipe| recipe.id.to_string()).collect::<Vec<_>>();
        entry(&mut text, "recipe", &layout.recipe(&recipe.id).display().to_string());
        entry(&mut text, "depends on", &named(plan.dependencies(recipe)).join(", "));
        let users = catalogue.recipes().filter(|other| other.depends.contains(&recipe.id)).collect();
        entry(&mut text, "needed by", &named(users).join(", "));
        entry(&mut text, "components", &recipe.components.join(", "));
        entry(&mut text, "symbols", &used(layout, recipe)?);
        let changes = build::changes(layout, &plan, recipe)?;
        match build::state(layout, recipe)? {
            None => entry(&mut text, "state", "never built"),
            Some(Built::Well) if changes.is_empty() => entry(&mut text, "state", "built; nothing has changed since"),
            Some(Built::Well) => entry(&mut text, "state", "built; would be built again"),
            Some(Built::Failed { step, text: reason }) => {
                entry(&mut text, "state", &format!("failed: {step}"));
                for line in reason.lines() {
                    let _ = writeln!(text, "    {line}");
                }
            }
        }
        entry(&mut text, "changed since", &changes.join(", "));
    }
    Ok(text)
}

fn entry(text: &mut String, name: &str, value: &str) {
    if !value.is_empty() {
        let _ = writeln!(text, "  {name:14} {value}");
    }
}

/// The symbols of libwildebeest that the package's objects ask for, each component's in parentheses.
fn used(layout: &Layout, recipe: &Recipe) -> Result<String> {
    let flags = build::flags(layout, recipe)?;
    let archives = wildebeest::archives(&flags);
    let build = layout.package(&recipe.id).build();
    if archives.is_empty() || !build.exists() {
        return Ok(String::new());
    }
    let used = symbols::used(&build, &archives)?;
    Ok(used.iter().map(|(name, member)| format!("{name} ({member})")).collect::<Vec<_>>().join(", "))
}
