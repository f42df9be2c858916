//! As .gitlab-ci.yml.

use std::collections::BTreeMap;

use anyhow::Result;
use serde::Serialize;

use super::Job;

#[derive(Serialize)]
struct Written {
    stage: &'static str,
    /// Jobs whose artifacts are had; the pipeline's order follows from it.
    needs: Vec<String>,
    script: Vec<String>,
    artifacts: Artifacts,
}

#[derive(Serialize)]
struct Artifacts {
    paths: Vec<String>,
}

pub fn write(jobs: &[Job<'_>]) -> Result<String> {
    let written = jobs.iter().map(|job| {
        let needs = job.needs.iter().map(|needed| needed.id.to_string()).collect();
        let artifacts = Artifacts { paths: job.results.to_vec() };
        (job.recipe.id.to_string(), Written { stage: "build", needs, script: vec![job.command.clone()], artifacts })
    });
    Ok(serde_yaml_ng::to_string(&written.collect::<BTreeMap<_, _>>())?)
}
