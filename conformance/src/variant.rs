//! Builds beside those the recipes describe: on another musl, by another compiler.

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
}

impl Variant {
    /// Their results lie apart.
    pub fn layout(&self, layout: &Layout) -> Result<Layout> {
        let compiler = self.cc.to_possible_value().filter(|_| self.cc != Compiler::default());
        let names = self.libc.clone().into_iter().chain(compiler.map(|value| value.get_name().to_owned()));
        names.into_iter().try_fold(layout.clone(), |layout, name| layout.below(&name))
    }

    /// The recipes as they are then.
    pub fn catalogue(&self, catalogue: Catalogue) -> Result<Catalogue> {
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
