# shellcheck shell=sh
# How set-up talks to the person in front of it. Sourced by setup.sh.
#
# Everything goes to standard error, so that a target's own output stays clean.

# say TEXT...: one line of progress.
say() {
    printf 'setup: %s\n' "$*" >&2
}

# die TEXT...: the one sentence that tells what is missing, and the end.
die() {
    printf 'setup: %s\n' "$*" >&2
    exit 1
}

# quietly LOG COMMAND...: runs COMMAND with its output in build/log/LOG, which the caller can name in its sentence.
quietly() {
    log=$top/build/log/$1
    shift
    mkdir -p "${log%/*}"
    printf '$ %s\n' "$*" >>"$log"
    "$@" >>"$log" 2>&1
}

# why LOG: the first error that the last command in build/log/LOG reported, or else its last line.
why() {
    awk '/^\$ / { error = "" } /^(E|ERROR|error): / && error == "" { error = $0 } { last = $0 }
         END { print error == "" ? last : error }' "$top/build/log/$1"
}
