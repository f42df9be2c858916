//! Builds beside those the recipes describe: on another musl, by another compiler, for another systemd.

use std::path::Path;

use anyhow::{Result, bail};
use clap::ValueEnum;
use serde::{Deserialize, Serialize};

use crate::catalogue::Catalogue;
use crate::layout::Layout;
use crate::recipe::Id;
use crate::toolchain::Compiler;

/// In which way builds differ from what the recipes say.
#[derive(Clone, Debug, Default, clap::Args, Serialize, Deserialize)]
pub struct Variant {
    /// Build on that libc in the place of the one the recipes name, as in `musl@1.2.3`
    #[arg(long, value_name = "NAME@VERSION")]
    libc: Option<String>,
    /// Build with that compiler
    #[arg(long, value_enum, default_value_t)]
    pub cc: Compiler,
    /// What a system is made for: its packages are built with this version where their recipes name another one.
    #[arg(skip)]
    around: Option<Id>,
}

impl Variant {
    /// Their results lie apart.
    pub fn layout(&self, layout: &Layout) -> Result<Layout> {
        let compiler = self.cc.to_possible_value().filter(|_| self.cc != Compiler::default());
        let names = self.libc.clone().into_iter().chain(compiler.map(|value| value.get_name().to_owned()));
        names.into_iter().try_fold(layout.clone(), |layout, name| layout.below(&name))
    }

    /// The same for a system that is made around a package.
    pub fn around(&self, id: &Id) -> Self {
        Self { around: Some(id.clone()), ..self.clone() }
    }

    /// The recipes of a directory as they are then.
    pub fn load(&self, recipes: &Path) -> Result<Catalogue> {
        self.catalogue(Catalogue::load(recipes)?)
    }

    /// Recipes as they are then.
    pub fn catalogue(&self, catalogue: Catalogue) -> Result<Catalogue> {
        let catalogue = self.around.iter().fold(catalogue, Catalogue::with);
        let Some(libc) = &self.libc else { return Ok(catalogue) };
        let libc = Id::try_from(libc.clone()).map_err(anyhow::Error::msg)?;
        if !catalogue.get(&libc).is_some_and(|recipe| recipe.libc) {
            let known = catalogue.recipes().filter(|recipe| recipe.libc && recipe.id.name == libc.name);
            let known: Vec<_> = known.map(|recipe| recipe.id.to_string()).collect();
            bail!("no recipe for a libc {libc}; there are: {}", known.join(", "));
        }
        Ok(catalogue.with(&libc))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::plan::Plan;

    /// What is built for a system around this systemd.
    fn systemds_around(version: &str) -> Result<Vec<String>> {
        let id = Id { name: "systemd".to_owned(), version: version.to_owned() };
        // As steps, which are processes of their own, are told of it.
        let told = serde_json::to_string(&Variant::default().around(&id))?;
        let variant: Variant = serde_json::from_str(&told)?;
        let catalogue = variant.load(&Path::new(env!("CARGO_MANIFEST_DIR")).join("recipes"))?;
        let plan = Plan::of(&catalogue, &[id.to_string(), "dbus".to_owned()])?;
        let ids = plan.recipes().iter().map(|recipe| recipe.id.to_string());
        Ok(ids.filter(|id| id.starts_with("systemd@")).collect())
    }

    #[test]
    fn a_system_has_one_systemd_and_its_packages_are_built_with_that_one() -> Result<()> {
        assert_eq!(systemds_around("252.39")?, ["systemd@252.39"]);
        assert_eq!(systemds_around("257.13")?, ["systemd@257.13"]);
        Ok(())
    }
}
