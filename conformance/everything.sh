#!/bin/sh
# Builds all there is a recipe for, runs its tests, starts systemd, tries the runner itself, and writes the report of it: `make
# conformance`. A failure keeps nothing else from being done, but is told by the exit status; a run that was stopped goes on
# where it was.
set -u

report=docs/conformance.md

conformance() {
    printf '== conformance %s\n' "$*" >&2
    cargo run -q -p conformance -- "$@" || status=1
}

status=0
conformance test --all --keep-going
conformance boot systemd@252
conformance boot systemd@257
cargo test -p conformance --test runs >build/conformance/runner.log || status=1
mkdir -p "${report%/*}"
conformance report --output "$report"
echo "the report is in $report"
exit "$status"
