//! The steps of a plan as edges of the schedule.

use std::path::PathBuf;

use anyhow::{Context, Result};
use clap::ValueEnum;

use crate::layout::Layout;
use crate::libc::Libc;
use crate::plan::Plan;
use crate::recipe::Recipe;
use crate::schedule::Edge;

use super::inputs;
use super::step::Step;

/// The builds of a plan on one libc.
pub struct Side<'a> {
    /// Which one.
    pub libc: Libc,
    /// Where they lie.
    pub layout: Layout,
    /// What is built.
    pub plan: &'a Plan<'a>,
}

impl<'a> Side<'a> {
    /// All that is built there: the host has a C library already.
    pub fn recipes(&self) -> Vec<&'a Recipe> {
        self.only(self.plan.recipes())
    }

    fn only(&self, recipes: &[&'a Recipe]) -> Vec<&'a Recipe> {
        recipes.iter().copied().filter(|recipe| self.libc != Libc::Host || !recipe.libc).collect()
    }

    /// The stamps that say that all is done.
    pub fn wanted(&self) -> Vec<PathBuf> {
        self.only(self.plan.targets()).into_iter().map(|recipe| self.stamp(recipe, Step::Prove)).collect()
    }

    /// All edges; each calls this program, with what the run is about in the file `order`.
    pub fn edges(&self, order: &str) -> Result<Vec<Edge>> {
        let program = std::env::current_exe().context("cannot find this program")?;
        let libc = self.libc.to_possible_value().map(|value| value.get_name().to_owned()).unwrap_or_default();
        let words = [&program.display().to_string(), "step", order, &libc].map(str::to_owned);
        let steps = |recipe| Step::ALL.map(|step| (recipe, step));
        let edge = |(recipe, step): (&Recipe, Step)| Edge {
            description: format!("{} {}", recipe.id, step.name()),
            command: words.iter().cloned().chain(self.step(recipe, step)).collect(),
            output: self.stamp(recipe, step),
            inputs: self.inputs(recipe, step),
            always: step == Step::Fetch,
        };
        Ok(self.recipes().into_iter().flat_map(steps).map(edge).collect())
    }

    /// The words for a step, by which ninja sees that a package depends on others than before.
    fn step(&self, recipe: &Recipe, step: Step) -> Vec<String> {
        let mut words = vec![recipe.id.to_string(), step.name().to_owned()];
        if step == Step::Configure {
            words.extend(self.needed(recipe).iter().map(|needed| needed.id.to_string()));
        }
        words
    }

    fn needed(&self, recipe: &Recipe) -> Vec<&'a Recipe> {
        self.only(&self.plan.dependencies(recipe))
    }

    /// What a step is done again for: the step before it and, where they first count, the recipe, what comes from
    /// outside, and what the package depends on.
    fn inputs(&self, recipe: &Recipe, step: Step) -> Vec<PathBuf> {
        let before = Step::ALL.into_iter().take_while(|known| *known < step).last();
        let mut inputs: Vec<_> = before.map(|before| self.stamp(recipe, before)).into_iter().collect();
        if matches!(step, Step::Fetch | Step::Configure) {
            inputs.push(self.layout.recipe(&recipe.id));
        }
        if step == Step::Configure {
            let known = inputs::stamps(&self.layout);
            inputs.extend(inputs::of(recipe, self.libc).iter().map(|name| known.path(name)));
            inputs.extend(self.needed(recipe).into_iter().map(|needed| self.stamp(needed, Step::Prove)));
        }
        inputs
    }

    fn stamp(&self, recipe: &Recipe, step: Step) -> PathBuf {
        self.layout.package(&recipe.id).stamps().path(step.stamp())
    }
}
