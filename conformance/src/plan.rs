//! What to build, in which order.

use anyhow::{Result, bail};

use crate::catalogue::Catalogue;
use crate::recipe::{Id, Recipe};

/// The recipes of a request and of all they depend on, each after its dependencies.
pub struct Plan<'a> {
    order: Vec<&'a Recipe>,
    targets: Vec<&'a Recipe>,
}

impl<'a> Plan<'a> {
    /// Plans for `targets`. Unknown names, dependencies without a recipe and cycles are errors,
    /// before anything is fetched or built.
    pub fn of(catalogue: &'a Catalogue, targets: &[String]) -> Result<Self> {
        let mut plan = Self { order: Vec::new(), targets: Vec::new() };
        for target in targets {
            let recipe = catalogue.find(target)?;
            plan.add(catalogue, recipe, &mut Vec::new())?;
            if !plan.targets.iter().any(|known| known.id == recipe.id) {
                plan.targets.push(recipe);
            }
        }
        Ok(plan)
    }

    /// All recipes of the plan, dependencies first.
    pub fn recipes(&self) -> &[&'a Recipe] {
        &self.order
    }

    /// Those that were asked for.
    pub fn targets(&self) -> &[&'a Recipe] {
        &self.targets
    }

    /// All that `recipe` needs in its sysroot, dependencies first.
    pub fn dependencies(&self, recipe: &Recipe) -> Vec<&'a Recipe> {
        let mut needed: Vec<&Id> = recipe.depends.iter().collect();
        let mut next = 0;
        while let Some(id) = needed.get(next).copied() {
            let found = self.order.iter().find(|known| known.id == *id);
            needed.extend(found.into_iter().flat_map(|known| &known.depends));
            next += 1;
        }
        self.order.iter().copied().filter(|known| needed.contains(&&known.id)).collect()
    }

    /// Depth first; `path` is the chain of packages that led here.
    fn add(&mut self, catalogue: &'a Catalogue, recipe: &'a Recipe, path: &mut Vec<&'a Id>) -> Result<()> {
        if self.order.iter().any(|known| known.id == recipe.id) {
            return Ok(());
        }
        if let Some(start) = path.iter().position(|id| **id == recipe.id) {
            let mut cycle: Vec<String> = path.iter().skip(start).map(ToString::to_string).collect();
            cycle.push(recipe.id.to_string());
            bail!("the recipes depend on each other in a cycle: {}", cycle.join(" -> "));
        }
        path.push(&recipe.id);
        for id in &recipe.depends {
            let Some(dependency) = catalogue.get(id) else {
                bail!("{} depends on {id}, for which there is no recipe", recipe.id);
            };
            self.add(catalogue, dependency, path)?;
        }
        path.pop();
        self.order.push(recipe);
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Each package is `name: dependency dependency`, all of version 1.
    fn catalogue(packages: &[&str]) -> Result<Catalogue> {
        let mut recipes = Vec::new();
        for package in packages {
            let (name, depends) = package.split_once(':').unwrap_or((package, ""));
            let depends: Vec<String> = depends.split_whitespace().map(|d| format!("\"{d}@1\"")).collect();
            let text =
                format!("summary = \"\"\ndepends = [{}]\n[build.kernel-headers]\npackages = []\n", depends.join(", "));
            let id = Id { name: name.to_owned(), version: "1".to_owned() };
            recipes.push(Recipe::parse(id, text).map_err(anyhow::Error::msg)?);
        }
        Ok(Catalogue::new(recipes))
    }

    fn names(recipes: &[&Recipe]) -> Vec<String> {
        recipes.iter().map(|recipe| recipe.id.name.clone()).collect()
    }

    #[test]
    fn dependencies_come_first_and_once() -> Result<()> {
        let catalogue = catalogue(&["app: lib tool", "lib: libc", "tool: libc lib", "libc", "other"])?;
        let plan = Plan::of(&catalogue, &["app".to_owned(), "lib@1".to_owned()])?;
        assert_eq!(names(plan.recipes()), ["libc", "lib", "tool", "app"]);
        assert_eq!(names(plan.targets()), ["app", "lib"]);
        Ok(())
    }

    #[test]
    fn a_package_sees_the_dependencies_of_its_dependencies_and_no_others() -> Result<()> {
        let catalogue = catalogue(&["app: lib", "lib: libc", "libc", "other: libc"])?;
        let plan = Plan::of(&catalogue, &["app".to_owned(), "other".to_owned()])?;
        assert_eq!(names(&plan.dependencies(catalogue.find("app")?)), ["libc", "lib"]);
        assert_eq!(names(&plan.dependencies(catalogue.find("other")?)), ["libc"]);
        assert!(plan.dependencies(catalogue.find("libc")?).is_empty());
        Ok(())
    }

    #[test]
    fn a_cycle_is_named_package_by_package() -> Result<()> {
        let catalogue = catalogue(&["app: a", "a: b", "b: c", "c: a"])?;
        let complaint = Plan::of(&catalogue, &["app".to_owned()]).err().map(|e| e.to_string());
        let expected = "the recipes depend on each other in a cycle: a@1 -> b@1 -> c@1 -> a@1";
        assert_eq!(complaint.as_deref(), Some(expected));
        Ok(())
    }

    #[test]
    fn a_missing_dependency_is_named() -> Result<()> {
        let catalogue = catalogue(&["app: ghost"])?;
        let complaint = Plan::of(&catalogue, &["app".to_owned()]).err().map(|e| e.to_string());
        assert_eq!(complaint.as_deref(), Some("app@1 depends on ghost@1, for which there is no recipe"));
        Ok(())
    }
}
