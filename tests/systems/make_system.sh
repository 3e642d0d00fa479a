# Clean systems that are kept: "bare", and "build" with the packages that a build and its tests take.
# To be sourced after .ci/setup.sh, with the name of the Debian in $name. Those kept are made anew after a
# week, and when what they are made of has changed.

readonly systems=${PORTCULLIS_SYSTEMS:-/var/cache/portcullis/systems}

skip() {
    echo "skipped: $*" >&2
    # There, nobody would notice.
    [ -z "${CI:-}" ] || exit 1
    exit 77
}

own_name() {
    sed -n 's/^VERSION_CODENAME=//p' /etc/os-release
}

# Where apt would get that Debian from, if this computer had it: "URI suite", one each line.
sources() {
    apt-get indextargets --format '$(REPO_URI) $(RELEASE) $(COMPONENT)' 'Created-By: Packages' \
        | awk -v own="$(own_name)" -v name="$name" '
            $3 == "main" && $2 ~ "^" own "(-updates|-security)?$" { sub(own, name, $2); print $1, $2 }' \
        | sort -u
}

# Argument: bare or build.
packages() {
    [ "$1" = bare ] || echo "${build_packages[@]}" "${test_packages[@]}" nodejs npm
}

# Whether the system is complete, younger than a week, and made of what is given.
is_fresh() {
    local system=$1 recipe=$2
    [ "$(cat "$system/made-of" 2>/dev/null)" = "$recipe" ] && [ -z "$(find "$system/made-of" -mtime +6)" ]
}

# Arguments: the folder, bare or build, what it is made of.
fill_system() {
    local system=$1 kind=$2 recipe=$3 mirror
    mirror=$(sources | awk -v suite="$name" '$2 == suite { print $1; exit }')
    [ -n "$mirror" ] || skip "this computer's apt gets no Debian by its name"
    /usr/lib/apt/apt-helper download-file "${mirror%/}/dists/$name/InRelease" "$system/InRelease" >/dev/null 2>&1 \
        || skip "the mirror $mirror has no $name"
    rm "$system/InRelease"
    say "making a clean $name ($kind)"
    unshare --mount --pid --fork --kill-child debootstrap --variant=minbase "$name" "$system" "$mirror" \
        >"$system.log" || { tail "$system.log" >&2; return 1; }
    sources | sed 's/^/deb /; s/$/ main/' >"$system/etc/apt/sources.list"
    # shellcheck disable=SC2046
    "$here/enter.sh" "$system" "" "$here" /srv/install.sh $(packages "$kind")
    rm "$system.log"
    echo "$recipe" >"$system/made-of"
}

# Makes $systems/$name-$kind if there is none that is fresh. Nobody makes it anew while this script runs.
provide_system() {
    local kind=$1 system=$systems/$name-$1 recipe new
    mkdir -p "$systems"
    # A computer that has all packages may have lost the lists of them.
    [ -n "$(sources)" ] || apt-get update -qq || true
    exec {lock}>"$system.lock"
    flock --shared "$lock"
    recipe=$(sources; packages "$kind")
    ! is_fresh "$system" "$recipe" || return 0
    flock "$lock"
    # Another may have made it meanwhile.
    if ! is_fresh "$system" "$recipe"; then
        new=$system.new
        rm -rf --one-file-system "$new" "$system"
        mkdir -m 755 "$new"
        fill_system "$new" "$kind" "$recipe"
        mv "$new" "$system"
    fi
    flock --shared "$lock"
}
