#!/bin/sh
# Installs wildebeest-conformance, its recipes and its man page, or takes them away again.
#
# usage: install.sh [--remove] PREFIX [MANDIR]      both with DESTDIR in front
set -eu

here=$(cd "$(dirname "$0")" && pwd)
remove=
if [ "$1" = --remove ]; then remove=yes; shift; fi
prefix=$1
program=$prefix/bin/wildebeest-conformance
data=$prefix/share/wildebeest-conformance
man=${2:-$prefix/share/man}/man1/wildebeest-conformance.1

rm -rf "$program" "$data" "$man"
if [ -n "$remove" ]; then exit; fi
built=$here/../target/release/conformance
[ -x "$built" ] || { echo "install.sh: it is not built: run \`make build CONFORMANCE=yes\` first" >&2; exit 1; }
mkdir -p "${program%/*}" "$data" "${man%/*}"
install -m 755 "$built" "$program"
install -m 644 "$here/man/wildebeest-conformance.1" "$man"
for recipe in "$here"/recipes/*/*.toml; do
    directory=$data/${recipe#"$here"/}
    mkdir -p "${directory%/*}"
    install -m 644 "$recipe" "$directory"
done
