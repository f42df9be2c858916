//! The runner as a person runs it, on packages that are nothing but a Makefile.

mod components;
mod engine;
mod installed;
mod isolation;
mod pipeline;
mod report;
mod resume;
mod sources;
mod suites;
mod tree;
mod variants;
