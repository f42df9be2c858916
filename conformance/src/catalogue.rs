//! All the recipes there are.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};

use crate::recipe::{Id, Recipe};

/// The recipes of a directory, by package and version.
#[derive(Debug)]
pub struct Catalogue(BTreeMap<Id, Recipe>);

impl Catalogue {
    /// Reads `<directory>/<name>/<version>.toml`, all of them: a broken recipe is an error even
    /// if this run does not need it.
    pub fn load(directory: &Path) -> Result<Self> {
        let mut recipes = Vec::new();
        for package in list(directory)?.into_iter().filter(|path| path.is_dir()) {
            for path in list(&package)? {
                if path.extension().is_some_and(|extension| extension == "toml") {
                    recipes.push(Recipe::load(&path)?);
                }
            }
        }
        Ok(Self::new(recipes))
    }

    /// A catalogue of these recipes.
    pub fn new(recipes: impl IntoIterator<Item = Recipe>) -> Self {
        Self(recipes.into_iter().map(|recipe| (recipe.id.clone(), recipe)).collect())
    }

    /// The same recipes, all of which that depend on a package depend on this version of it.
    pub fn with(mut self, id: &Id) -> Self {
        let depends = self.0.values_mut().flat_map(|recipe| &mut recipe.depends);
        depends.filter(|known| known.name == id.name).for_each(|known| known.clone_from(id));
        self
    }

    /// Every recipe, by name.
    pub fn recipes(&self) -> impl Iterator<Item = &Recipe> {
        self.0.values()
    }

    /// The recipe of exactly this version.
    pub fn get(&self, id: &Id) -> Option<&Recipe> {
        self.0.get(id)
    }

    /// What a person means by `name` or `name@version`: the newest version that is the one named
    /// or begins with it (`systemd@252` is 252.39, never 2520).
    pub fn find(&self, target: &str) -> Result<&Recipe> {
        let (name, wanted) = target.split_once('@').map_or((target, None), |(n, v)| (n, Some(v)));
        let versions: Vec<&Recipe> = self.recipes().filter(|recipe| recipe.id.name == name).collect();
        if versions.is_empty() {
            bail!("no recipe for `{name}`; `conformance list` shows what there is");
        }
        let matches = |recipe: &&&Recipe| wanted.is_none_or(|wanted| is_version(&recipe.id.version, wanted));
        let newest = versions.iter().filter(matches).max_by_key(|recipe| sort_key(&recipe.id.version));
        let Some(newest) = newest else {
            let known: Vec<&str> = versions.iter().map(|recipe| recipe.id.version.as_str()).collect();
            bail!("no recipe for `{target}`; the versions of {name} are: {}", known.join(", "));
        };
        Ok(newest)
    }
}

fn list(directory: &Path) -> Result<Vec<PathBuf>> {
    let cannot_list = || format!("cannot list the recipes in {}", directory.display());
    let entries = fs::read_dir(directory).with_context(cannot_list)?;
    let mut paths = Vec::new();
    for entry in entries {
        paths.push(entry.with_context(cannot_list)?.path());
    }
    paths.sort();
    Ok(paths)
}

fn is_version(version: &str, wanted: &str) -> bool {
    let rest = version.strip_prefix(wanted);
    rest.is_some_and(|rest| rest.is_empty() || rest.starts_with('.'))
}

fn sort_key(version: &str) -> Vec<u64> {
    version.split('.').map(|part| part.parse().unwrap_or(0)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn catalogue(versions: &[&str]) -> Result<Catalogue> {
        let recipe = |version: &&str| {
            let id = Id { name: "systemd".to_owned(), version: (*version).to_owned() };
            let text = "summary = \"\"\n[build.kernel-headers]\npackages = []\n".to_owned();
            Recipe::parse(id, text).map_err(anyhow::Error::msg)
        };
        Ok(Catalogue::new(versions.iter().map(recipe).collect::<Result<Vec<_>>>()?))
    }

    #[test]
    fn a_version_may_be_shortened_to_its_first_parts() -> Result<()> {
        let catalogue = catalogue(&["252.9", "252.39", "257.13", "2520"])?;
        for (target, version) in
            [("systemd@252", "252.39"), ("systemd@252.9", "252.9"), ("systemd@257", "257.13"), ("systemd", "2520")]
        {
            assert_eq!(catalogue.find(target)?.id.version, version, "{target}");
        }
        Ok(())
    }

    #[test]
    fn what_is_not_there_is_named_with_what_is() -> Result<()> {
        let catalogue = catalogue(&["252.9", "257.13"])?;
        let complaint = |target| catalogue.find(target).err().map(|e| e.to_string()).unwrap_or_default();
        assert!(complaint("systemd@25").contains("the versions of systemd are: 252.9, 257.13"));
        assert!(complaint("openrc").contains("no recipe for `openrc`"));
        Ok(())
    }

    #[test]
    fn the_recipes_of_this_tree_are_all_understood() -> Result<()> {
        let recipes = Path::new(env!("CARGO_MANIFEST_DIR")).join("recipes");
        let catalogue = Catalogue::load(&recipes)?;
        let targets: Vec<String> = catalogue.recipes().map(|recipe| recipe.id.to_string()).collect();
        assert!(targets.len() >= 5);
        crate::plan::Plan::of(&catalogue, &targets)?;
        Ok(())
    }
}
