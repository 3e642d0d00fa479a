#!/usr/bin/env bash
# Uses a clean Debian, with the engine's sandbox on. Arguments: its name, bookworm or trixie, and one of:
#   ci              builds the commit that is checked out, and runs the tests that another Debian can break
#   make            only makes the system that "ci" takes
#   suite-root      runs ./run.sh and ./test.sh of the commit, as root, on a bare system; 6 GB, most of an hour
#   suite-user      the same, as a user who has sudo
#   build-package   makes the Debian package of the commit, and puts it into build/
#   package [FILE]  installs a package, by default the newest in build/ that is for this Debian, on a bare
#                   system, and runs the program
# The systems are kept in /var/cache/portcullis/systems, or in $PORTCULLIS_SYSTEMS, some 2 GB each. It takes the
# mirror that this computer's apt has, and the registry and certificates of its npm. If CCACHE_DIR is set, what
# that cache has is not compiled. Without root, debootstrap or a mirror that has this Debian it ends with 77;
# in CI, with 1.
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
checkout=$(cd "$here/../.." && pwd)
. "$checkout/.ci/setup.sh"

usage() {
    sed -n '/^# Uses/,/^[^#]/s/^# \?//p' "${BASH_SOURCE[0]}" >&2
    exit 2
}

# Arguments: bare or build, the command, which sees $input as /srv.
run_inside() {
    local kind=$1
    shift
    provide_system "$kind"
    mkdir "$folder/changes"
    "$here/enter.sh" "$systems/$name-$kind" "$folder/changes" "$input" "${environment[@]}" "$@"
}

put_checkout() {
    git clone --quiet --depth 1 "file://$checkout" "$input/checkout"
    put_npm_settings
    # Read only, so that what runs in there cannot change what is built outside.
    [ -z "${CCACHE_DIR:-}" ] || environment+=(CMAKE_CXX_COMPILER_LAUNCHER=ccache CCACHE_DIR=/ccache
        CCACHE_READONLY=1 CCACHE_TEMPDIR=/tmp CCACHE_NOHASHDIR=1)
    [ -z "${CI:-}" ] || environment+=("CI=$CI")
}

put_npm_settings() {
    local authorities
    environment+=("npm_config_registry=$(npm config get registry)")
    authorities=$(npm config get cafile)
    [ -r "$authorities" ] || return 0
    cp "$authorities" "$input/npm-ca.pem"
    environment+=(npm_config_cafile=/srv/npm-ca.pem NODE_EXTRA_CA_CERTS=/srv/npm-ca.pem)
}

# The newest package in build/ that is for this Debian; nothing, if there is none.
made_package() {
    local number
    number=$(sed -n 's/^VERSION_ID="\(.*\)"$/\1/p' "$systems/$name-bare/usr/lib/os-release")
    find "$checkout/build" -maxdepth 1 -name "portcullis_*+deb${number}_*.deb" -printf '%T@ %p\n' \
        | sort -n | sed -n '$s/^[^ ]* //p'
}

# What was made there is below the folder of the changes, or of the copy.
take_package() {
    mkdir -p "$checkout/build"
    cp "$folder"/changes/*/made/*.deb "$checkout/build/"
}

name=${1:-}
[ "$name" = bookworm ] || [ "$name" = trixie ] || usage
. "$here/make_system.sh"
is_root || skip 'only root can make a system'
command -v debootstrap >/dev/null || skip 'there is no debootstrap'

folder=$(mktemp -d "${TMPDIR:-/var/tmp}/portcullis.XXXXXX")
# No mount outlives the namespaces, so this removes files of our own only.
trap 'rm -rf --one-file-system "$folder"' EXIT
chmod 755 "$folder"
input=$folder/input
mkdir "$input"
cp "$here"/*.sh "$input"
environment=()

case "${2:-}" in
make)
    provide_system build
    exit
    ;;
ci)
    put_checkout
    run_inside build /srv/each_debian.sh
    ;;
suite-root | suite-user)
    put_checkout
    run_inside bare /srv/suite.sh "${2#suite-}"
    ;;
build-package)
    put_checkout
    run_inside build /srv/build_package.sh
    take_package
    ;;
package)
    provide_system bare
    package=${3:-$(made_package)}
    [ -r "$package" ] || fail "there is no package for $name"
    cp "$package" "$input/portcullis.deb"
    run_inside bare /srv/package.sh
    ;;
*)
    usage
    ;;
esac
say "on a clean $name, $2 works"
