# shellcheck shell=sh
# The packages of packages.table: which are missing, and their installation. Sourced by setup.sh.

# distribution: `debian` or `alpine`, from what /etc/os-release says this system is or is like.
distribution() {
    [ -r /etc/os-release ] || die "this system has no /etc/os-release, so its distribution is unknown: Debian (12 or later) and Alpine are supported."
    ids=$(. /etc/os-release && echo "${ID:-} ${ID_LIKE:-}")
    for id in $ids; do
        case $id in
        debian | alpine) echo "$id" && return ;;
        esac
    done
    die "this distribution (${ids% }) is not supported: Debian (12 or later) and Alpine are."
}

# packages_of SET...: the packages that the table names for this distribution, once each.
packages_of() {
    awk -v sets=" $* " -v column="$([ "$distro" = debian ] && echo 2 || echo 3)" \
        '!/^#/ && index(sets, " " $1 " ") && $column != "-" && !seen[$column]++ { print $column }' "$setup/packages.table"
}

# missing PACKAGE...: those of them that are not installed.
missing() {
    case $distro in
    debian)
        # dpkg-query fails when it does not know one of the names; what it knows is what counts.
        installed=$(dpkg-query -W -f '${Package} ${db:Status-Status}\n' "$@" 2>/dev/null |
            awk '$2 == "installed" { print $1 }' | sort -u) || true
        printf '%s\n' "$@" | grep -vxF -e "$installed" || true
        ;;
    alpine)
        for package; do
            apk info -e "$package" >/dev/null 2>&1 || echo "$package"
        done
        ;;
    esac
}

# apt ARGUMENT...: apt-get that asks nothing and waits for another one to finish.
apt() {
    quietly packages.log env DEBIAN_FRONTEND=noninteractive apt-get -y -o DPkg::Lock::Timeout=300 "$@"
}

# install PACKAGE...: fetches and installs them. apt and apk both resume an interrupted download.
install() {
    case $distro in
    debian)
        # A package may be unknown because the lists were never fetched, gone because they are old, or half
        # configured because an earlier run was interrupted: put all three right and try once more.
        apt install --no-install-recommends "$@" && return
        say "fetching the package lists"
        apt update || return 1
        quietly packages.log dpkg --configure -a
        apt install --no-install-recommends "$@"
        ;;
    alpine)
        quietly packages.log apk add "$@"
        ;;
    esac
}

# need PACKAGE...: makes sure that they are installed.
need() {
    # Package names have no blanks: from here on the list is split into words on purpose.
    lacking=$(missing "$@" | tr '\n' ' ')
    lacking=${lacking% }
    [ -n "$lacking" ] || return 0
    [ "$(id -u)" = 0 ] || die "not root, and these packages are missing: $lacking."
    say "installing $lacking"
    # shellcheck disable=SC2086
    install $lacking || die "could not install $lacking: $(why packages.log) (all of it: build/log/packages.log)."
}

# have_package_lists: sources of packages are found by apt's lists, which a system whose packages came with its image may
# never have fetched.
have_package_lists() {
    [ "$distro" = debian ] || return 0
    # shellcheck disable=SC2016
    [ -z "$(apt-get indextargets --format '$(REPO_URI)' 'Created-By: Packages')" ] || return 0
    [ "$(id -u)" = 0 ] || die "not root, and apt has no package lists: run \`apt-get update\`."
    say "fetching the package lists"
    apt update || die "could not fetch the package lists: $(why packages.log) (all of it: build/log/packages.log)."
}
