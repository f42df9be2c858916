#!/bin/sh
# Prepares a machine for libwildebeest: system packages, the Rust standard library for musl, and compilers that target
# musl. Every target of the Makefile calls it first, so it is quick where nothing is left to do, goes on where an
# interrupted run stopped, and writes nothing outside build/ except packages of the distribution and, where rustup can
# fetch it, the musl target of the toolchain in use.
#
# usage: setup.sh [SET...]      sets are those of packages.table; `base` always belongs to them
set -eu

setup=$(cd "$(dirname "$0")" && pwd)
top=$(cd "$setup/../.." && pwd)
toolchain=$top/build/toolchain
cache=$top/build/cache
arch=$(uname -m)

. "$setup/say.sh"
. "$setup/packages.sh"
. "$setup/apt.sh"
. "$setup/rust.sh"
. "$setup/rust-src.sh"
. "$setup/cc.sh"

PATH=$PATH:${CARGO_HOME:-${HOME:-/root}/.cargo}/bin
export PATH

{ mkdir -p "$toolchain" "$cache" && touch "$top/build/setup.lock"; } 2>/dev/null ||
    die "cannot write to $top/build: check its owner and permissions."
distro=$(distribution)

for set in base "$@"; do
    [ -n "$(packages_of "$set")" ] || die "there is no package set named '$set' in $setup/packages.table."
done

# One set-up at a time in a tree; a second one waits and then finds everything done.
exec 9>"$top/build/setup.lock"
if command -v flock >/dev/null; then flock 9; fi

# Package names have no blanks: the list is split into words on purpose.
# shellcheck disable=SC2046
need $(packages_of base "$@")
for set; do
    case $set in
    systemd | conformance | boot) have_package_lists ;;
    esac
done
rust_for_musl
find_musl
compilers_for_musl
complete_rust_target
