//! As a workflow of GitHub's.

use std::collections::BTreeMap;

use anyhow::Result;
use serde::Serialize;

use crate::recipe::Id;

use super::Job;

#[derive(Serialize)]
struct Workflow {
    name: &'static str,
    on: &'static str,
    jobs: BTreeMap<String, Written>,
}

#[derive(Serialize)]
#[serde(rename_all = "kebab-case")]
struct Written {
    name: String,
    runs_on: &'static str,
    needs: Vec<String>,
    steps: Vec<Step>,
}

#[derive(Default, Serialize)]
struct Step {
    #[serde(skip_serializing_if = "Option::is_none")]
    uses: Option<&'static str>,
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    with: BTreeMap<&'static str, String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    run: Option<String>,
}

pub fn write(jobs: &[Job<'_>]) -> Result<String> {
    let written = jobs.iter().map(|job| (name(&job.recipe.id), job.written())).collect();
    Ok(serde_yaml_ng::to_string(&Workflow { name: "conformance", on: "workflow_dispatch", jobs: written })?)
}

impl Job<'_> {
    fn written(&self) -> Written {
        let mut steps = vec![uses("actions/checkout@v4", [])];
        for needed in &self.needs {
            let name = name(&needed.id);
            steps.push(uses("actions/download-artifact@v4", [("name", name.clone())]));
            steps.push(run(format!("tar -xf {name}.tar")));
        }
        let own = name(&self.recipe.id);
        steps.push(run(self.command.clone()));
        // Artifacts themselves keep neither links nor which files are programs.
        steps.push(run(format!("tar -cf {own}.tar {}", self.results.join(" "))));
        let artifact = [("name", own.clone()), ("path", format!("{own}.tar"))];
        steps.push(uses("actions/upload-artifact@v4", artifact));
        let needs = self.needs.iter().map(|needed| name(&needed.id)).collect();
        Written { name: self.recipe.id.to_string(), runs_on: "ubuntu-latest", needs, steps }
    }
}

/// Letters, digits, `-` and `_` only; what else a package's name has is written as its code.
fn name(id: &Id) -> String {
    let code = |c: char| match c {
        c if c.is_ascii_alphanumeric() || c == '-' => c.to_string(),
        '.' => "_".to_owned(),
        '@' => "--".to_owned(),
        c => format!("_{:x}_", u32::from(c)),
    };
    format!("p-{}", id.to_string().chars().map(code).collect::<String>())
}

fn uses<const N: usize>(action: &'static str, with: [(&'static str, String); N]) -> Step {
    Step { uses: Some(action), with: with.into(), ..Step::default() }
}

fn run(command: String) -> Step {
    Step { run: Some(command), ..Step::default() }
}
