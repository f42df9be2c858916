//! What to build, in which order.

mod cycles;

use std::collections::BTreeMap;

use anyhow::{Result, bail};
use petgraph::algo::toposort;
use petgraph::graph::{DiGraph, NodeIndex};
use petgraph::visit::{Dfs, Reversed};

use crate::catalogue::Catalogue;
use crate::recipe::{Id, Recipe};

/// The recipes of a request and of all they depend on, each after its dependencies.
pub struct Plan<'a> {
    /// From what is needed to who needs it.
    graph: DiGraph<&'a Id, ()>,
    order: Vec<&'a Recipe>,
    targets: Vec<&'a Recipe>,
}

/// A graph that grows from the targets on, and what is wrong with it.
#[derive(Default)]
struct Growing<'a> {
    graph: DiGraph<&'a Id, ()>,
    nodes: BTreeMap<&'a Id, (NodeIndex, &'a Recipe)>,
    complaints: Vec<String>,
}

impl<'a> Plan<'a> {
    /// Plans for `targets`. Unknown names, dependencies without a recipe and cycles are errors, all of them told
    /// at once, before anything is fetched or built.
    pub fn of(catalogue: &'a Catalogue, targets: &[String]) -> Result<Self> {
        let mut growing = Growing::default();
        let mut recipes: Vec<&Recipe> = Vec::new();
        for target in targets {
            match catalogue.find(target) {
                Ok(recipe) if recipes.iter().any(|known| known.id == recipe.id) => {}
                Ok(recipe) => recipes.push(recipe),
                Err(unknown) => growing.complaints.push(format!("{unknown:#}")),
            }
        }
        growing.finish(catalogue, recipes)
    }

    /// Plans for every recipe there is.
    pub fn of_all(catalogue: &'a Catalogue) -> Result<Self> {
        Growing::default().finish(catalogue, catalogue.recipes().collect())
    }

    /// All recipes of the plan, dependencies first.
    pub fn recipes(&self) -> &[&'a Recipe] {
        &self.order
    }

    /// Those that were asked for.
    pub fn targets(&self) -> &[&'a Recipe] {
        &self.targets
    }

    /// All that `recipe` needs in its sysroot, dependencies first. Of a package that it names itself it has the version it
    /// names, whatever version others were built with: what was built with an older libc runs with a newer one.
    pub fn dependencies(&self, recipe: &Recipe) -> Vec<&'a Recipe> {
        let Some(start) = self.graph.node_indices().find(|node| self.id(*node) == Some(&recipe.id)) else {
            return Vec::new();
        };
        let needs = Reversed(&self.graph);
        let mut walk = Dfs::new(needs, start);
        let needed: Vec<&Id> =
            std::iter::from_fn(|| walk.next(needs)).skip(1).filter_map(|node| self.id(node)).collect();
        let is_other = |id: &Id| recipe.depends.iter().any(|own| own.name == id.name && own != id);
        let is_needed = |id: &Id| needed.contains(&id) && !is_other(id);
        self.order.iter().copied().filter(|known| is_needed(&known.id)).collect()
    }

    fn id(&self, node: NodeIndex) -> Option<&'a Id> {
        self.graph.node_weight(node).copied()
    }
}

impl<'a> Growing<'a> {
    /// Adds all that the targets need, and puts it in order.
    fn finish(mut self, catalogue: &'a Catalogue, targets: Vec<&'a Recipe>) -> Result<Plan<'a>> {
        for recipe in &targets {
            self.add(catalogue, recipe);
        }
        for cycle in cycles::cycles(&self.graph) {
            // The graph leads from what is needed to who needs it; people read it the other way round.
            let mut names: Vec<String> =
                cycle.iter().rev().filter_map(|node| self.graph.node_weight(*node)).map(ToString::to_string).collect();
            names.rotate_right(1);
            names.extend(names.first().cloned());
            self.complaints.push(format!("the recipes depend on each other in a cycle: {}", names.join(" -> ")));
        }
        let order = toposort(&self.graph, None).unwrap_or_default();
        if !self.complaints.is_empty() {
            bail!("{}", self.complaints.join("\n"));
        }
        let recipe = |node: NodeIndex| Some(self.nodes.get(self.graph.node_weight(node)?)?.1);
        let order = order.into_iter().filter_map(recipe).collect();
        Ok(Plan { graph: self.graph, order, targets })
    }

    fn add(&mut self, catalogue: &'a Catalogue, recipe: &'a Recipe) -> NodeIndex {
        if let Some((known, _)) = self.nodes.get(&recipe.id) {
            return *known;
        }
        let node = self.graph.add_node(&recipe.id);
        self.nodes.insert(&recipe.id, (node, recipe));
        for id in &recipe.depends {
            match catalogue.get(id) {
                Some(dependency) => {
                    let dependency = self.add(catalogue, dependency);
                    self.graph.update_edge(dependency, node, ());
                }
                None => self.complaints.push(format!("{} depends on {id}, for which there is no recipe", recipe.id)),
            }
        }
        node
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
    fn of_two_versions_a_package_sees_the_one_it_names() -> Result<()> {
        let text =
            |depends: &str| format!("summary = \"\"\ndepends = [{depends}]\n[build.kernel-headers]\npackages = []\n");
        let recipe = |id: &str, depends: &str| {
            let id = Id::try_from(id.to_owned()).map_err(anyhow::Error::msg)?;
            Recipe::parse(id, text(depends)).map_err(anyhow::Error::msg)
        };
        let recipes = [
            recipe("libc@1", "")?,
            recipe("libc@2", "")?,
            recipe("lib@1", "\"libc@1\"")?,
            recipe("app@1", "\"libc@2\", \"lib@1\"")?,
        ];
        let catalogue = Catalogue::new(recipes);
        let plan = Plan::of(&catalogue, &["app".to_owned()])?;
        assert_eq!(plan.recipes().len(), 4);
        let mut seen: Vec<String> =
            plan.dependencies(catalogue.find("app")?).iter().map(|known| known.id.to_string()).collect();
        seen.sort();
        assert_eq!(seen, ["lib@1", "libc@2"]);
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
    fn all_that_is_wrong_is_told_at_once() -> Result<()> {
        let catalogue = catalogue(&["a: b ghost", "b: a", "c: d", "d: c", "e: e"])?;
        let targets = ["a", "none", "c", "e"].map(str::to_owned);
        let complaint = Plan::of(&catalogue, &targets).err().map(|e| e.to_string()).unwrap_or_default();
        let lines: Vec<_> = complaint.lines().collect();
        let cycle = "the recipes depend on each other in a cycle:";
        assert_eq!(
            lines,
            [
                "no recipe for `none`; `conformance list` shows what there is",
                "a@1 depends on ghost@1, for which there is no recipe",
                &format!("{cycle} a@1 -> b@1 -> a@1"),
                &format!("{cycle} c@1 -> d@1 -> c@1"),
                &format!("{cycle} e@1 -> e@1"),
            ]
        );
        Ok(())
    }

    #[test]
    fn everything_is_every_recipe() -> Result<()> {
        let catalogue = catalogue(&["app: lib", "lib", "other"])?;
        let plan = Plan::of_all(&catalogue)?;
        assert_eq!(names(plan.targets()), ["app", "lib", "other"]);
        assert_eq!(plan.recipes().len(), 3);
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
