//! The plan for others to run: as Ninja's file, or as jobs of a pipeline, one per package, on as many machines as
//! there are. Each job builds its package, from what the jobs before it hand on.

mod github;
mod gitlab;

use std::path::Path;

use anyhow::Result;
use clap::ValueEnum;

use crate::layout::Layout;
use crate::plan::Plan;
use crate::recipe::Recipe;
use crate::schedule;

/// The forms a plan can be written in.
#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Format {
    /// A line per package, with what it depends on
    Text,
    /// Ninja's
    Ninja,
    /// .gitlab-ci.yml
    Gitlab,
    /// A workflow of GitHub's
    Github,
}

/// One package's job.
pub struct Job<'a> {
    recipe: &'a Recipe,
    /// All it depends on: each hands its results on.
    needs: Vec<&'a Recipe>,
    /// What is handed on: its image, and the stamps that say what that was made from.
    results: [String; 2],
    /// The command that builds it.
    command: String,
}

/// The jobs of a plan, dependencies first; `program` is how the runner is called there.
pub fn jobs<'a>(layout: &Layout, plan: &Plan<'a>, program: &str) -> Vec<Job<'a>> {
    let job = |recipe: &&'a Recipe| {
        let package = layout.package(&recipe.id);
        let below_tree = |path: &Path| path.strip_prefix(&layout.tree).unwrap_or(path).display().to_string();
        Job {
            recipe,
            needs: plan.dependencies(recipe),
            results: [below_tree(&package.image()), below_tree(&package.stamps().path(""))],
            command: format!("{program} build {}", schedule::quoted(&recipe.id.to_string())),
        }
    };
    plan.recipes().iter().map(job).collect()
}

/// The plan as a pipeline, or as text.
pub fn write(format: Format, jobs: &[Job<'_>]) -> Result<String> {
    Ok(match format {
        Format::Gitlab => gitlab::write(jobs)?,
        Format::Github => github::write(jobs)?,
        Format::Text | Format::Ninja => jobs.iter().map(line).collect(),
    })
}

fn line(job: &Job<'_>) -> String {
    let needs: Vec<String> = job.recipe.depends.iter().map(ToString::to_string).collect();
    format!("{}: {}\n", job.recipe.id, needs.join(" "))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalogue::Catalogue;
    use crate::recipe::Id;
    use anyhow::Context;
    use serde_yaml_ng::Value;

    fn catalogue() -> Result<Catalogue> {
        let recipe = |(name, depends): (&str, &str)| {
            let text = format!("summary = \"\"\ndepends = [{depends}]\n[build.kernel-headers]\npackages = []\n");
            let id = Id { name: name.to_owned(), version: "1.0+b: 'x'".to_owned() };
            Recipe::parse(id, text).map_err(anyhow::Error::msg)
        };
        let lib = "\"lib@1.0+b: 'x'\"";
        let recipes = [("app", "\"mid@1.0+b: 'x'\""), ("mid", lib), ("lib", "")].map(recipe);
        Ok(Catalogue::new(recipes.into_iter().collect::<Result<Vec<_>>>()?))
    }

    fn written(format: Format) -> Result<String> {
        let directory = tempfile::tempdir()?;
        let (layout, catalogue) = (Layout::for_test(directory.path())?, catalogue()?);
        let plan = Plan::of(&catalogue, &["app".to_owned()])?;
        write(format, &jobs(&layout, &plan, "conformance"))
    }

    fn at<'a>(value: &'a Value, names: &[&str]) -> Result<&'a Value> {
        let found = names.iter().try_fold(value, |value, name| value.get(name));
        found.with_context(|| format!("no {names:?}"))
    }

    fn list(value: &Value) -> Vec<&str> {
        value.as_sequence().into_iter().flatten().filter_map(Value::as_str).collect()
    }

    #[test]
    fn gitlabs_jobs_have_the_results_of_all_they_depend_on() -> Result<()> {
        let value: Value = serde_yaml_ng::from_str(&written(Format::Gitlab)?)?;
        let app = at(&value, &["app@1.0+b: 'x'"])?;
        assert_eq!(list(at(app, &["needs"])?), ["lib@1.0+b: 'x'", "mid@1.0+b: 'x'"]);
        assert_eq!(list(at(app, &["script"])?), [r"conformance build 'app@1.0+b: '\''x'\'''"]);
        assert_eq!(list(at(app, &["artifacts", "paths"])?).len(), 2);
        assert!(list(at(&value, &["lib@1.0+b: 'x'", "needs"])?).is_empty());
        Ok(())
    }

    #[test]
    fn githubs_jobs_have_names_it_takes() -> Result<()> {
        let value: Value = serde_yaml_ng::from_str(&written(Format::Github)?)?;
        let jobs = at(&value, &["jobs"])?.as_mapping().into_iter().flatten().filter_map(|(name, _)| name.as_str());
        let is_plain = |name: &str| name.chars().all(|c| c.is_ascii_alphanumeric() || "-_".contains(c));
        assert_eq!(jobs.filter(|name| is_plain(name)).count(), 3);
        let app = at(&value, &["jobs", "p-app--1_0_2b_b_3a__20__27_x_27_"])?;
        assert_eq!(list(at(app, &["needs"])?).len(), 2);
        let steps = at(app, &["steps"])?.as_sequence().map(Vec::len);
        assert_eq!(steps, Some(1 + 2 * 2 + 3));
        Ok(())
    }

    #[test]
    fn as_text_a_line_is_a_package() -> Result<()> {
        assert!(written(Format::Text)?.ends_with("mid@1.0+b: 'x': lib@1.0+b: 'x'\napp@1.0+b: 'x': mid@1.0+b: 'x'\n"));
        Ok(())
    }
}
