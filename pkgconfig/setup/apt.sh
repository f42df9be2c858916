# shellcheck shell=sh
# Debian packages and sources from suites that this machine's apt does not use. Sourced by setup.sh and the demo.

# debian_mirror: the main archive that apt is configured with on this machine.
debian_mirror() {
    # shellcheck disable=SC2016
    apt-get indextargets --format '$(SITE) $(RELEASE)' 'Created-By: Packages' |
        awk -v suite="$(. /etc/os-release && echo "$VERSION_CODENAME")" '$2 == suite { print $1; exit }'
}

# private_apt PROGRAM ARGUMENT...: apt-get or apt-cache over our own list of suites, with its state below build/. The
# machine's sources and package lists are not touched, while its proxies and credentials still count.
private_apt() {
    program=$1
    shift
    "$program" -o Dir::Etc::SourceList="$apt/sources.list" -o Dir::Etc::SourceParts=- -o Dir::State::Lists="$apt/lists" \
        -o Dir::Cache="$apt" -o APT::Sandbox::User="$(id -un)" -o Acquire::Languages=none \
        -o Acquire::IndexTargets::deb::DEP-11::DefaultEnabled=false "$@"
}

# use_suite SUITE KIND: makes its packages (deb) or sources (deb-src) the only ones private_apt sees, and apt the
# directory for downloads; fails where the mirror does not have the suite.
use_suite() {
    apt=$cache/apt/$1-$2
    mkdir -p "$apt/lists/partial" "$apt/archives/partial"
    keyring=/usr/share/keyrings/debian-archive-keyring.gpg
    echo "$2 $([ ! -e $keyring ] || echo "[signed-by=$keyring]") $mirror $1 main" >"$apt/sources.list"
    quietly apt.log private_apt apt-get update -o APT::Update::Error-Mode=any
}
