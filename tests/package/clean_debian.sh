#!/usr/bin/env bash
# Makes a clean Debian 12 in a folder for temporary files, and uses it, with the engine's sandbox on.
# Argument, one of:
#   package [FILE]  installs the package, by default the one in build/, and runs the program; 2 GB,
#                   five minutes
#   suite-root      runs ./test.sh of the commit that is checked out, as root; 6 GB, most of an hour
#   suite-user      the same, as a user who has sudo
# It takes the mirror that this computer's apt has, and the registry and certificates of its npm. If
# CCACHE_DIR is set, the suite is built with what that cache has. Ends with 77 without root or debootstrap.
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
readonly suite=bookworm

skip() {
    echo "skipped: $*" >&2
    exit 77
}

# Where apt gets Debian from, as "URI suite", one each line.
sources() {
    apt-get indextargets --format '$(REPO_URI) $(RELEASE) $(COMPONENT)' 'Created-By: Packages' \
        | awk -v suite="$suite" '$2 ~ "^" suite && $3 == "main" { print $1, $2 }' | sort -u
}

make_system() {
    local mirror
    mirror=$(sources | awk -v suite="$suite" '$2 == suite { print $1; exit }')
    [ -n "$mirror" ] || skip "this computer's apt has no $suite"
    echo "making a clean $suite"
    unshare --mount --pid --fork --kill-child debootstrap --variant=minbase "$suite" "$system" "$mirror" \
        >"$folder/log" || { tail "$folder/log" >&2; exit 1; }
    sources | sed 's/^/deb /; s/$/ main/' >"$system/etc/apt/sources.list"
    apt-config dump Acquire >"$system/etc/apt/apt.conf.d/30outside"
    cp --dereference /etc/resolv.conf /etc/hosts "$system/etc/"
}

# Arguments: the package, or none.
put_package() {
    local package
    package=$(realpath "${1:-$(ls -t "$here"/../../build/portcullis_*.deb | head -1)}")
    cp "$package" "$system/root/portcullis.deb"
    cp "$here/debian_package.sh" "$system/root/inside.sh"
}

put_checkout() {
    git clone --quiet --depth 1 "file://$(git -C "$here" rev-parse --show-toplevel)" "$system/root/checkout"
    cp "$here/debian_suite.sh" "$system/root/inside.sh"
    put_npm_settings
    [ -z "${CCACHE_DIR:-}" ] || put_compiler_cache
}

put_npm_settings() {
    local authorities
    environment+=("npm_config_registry=$(npm config get registry)")
    authorities=$(npm config get cafile)
    [ -r "$authorities" ] || return 0
    cp "$authorities" "$system/etc/npm-ca.pem"
    environment+=(npm_config_cafile=/etc/npm-ca.pem NODE_EXTRA_CA_CERTS=/etc/npm-ca.pem)
}

# Read only, so that what runs in there cannot change what is built outside.
put_compiler_cache() {
    mkdir "$system/ccache"
    environment+=(CMAKE_CXX_COMPILER_LAUNCHER=ccache CCACHE_DIR=/ccache CCACHE_READONLY=1
        CCACHE_TEMPDIR=/tmp CCACHE_NOHASHDIR=1)
}

# The new root is the namespace's own: in a chroot the kernel gives nobody the user namespace that the
# engine's sandbox needs.
readonly enter='
set -eu
system=$1
shift
mount --bind "$system" "$system"
cd "$system"
mount -t proc proc proc
mount -t tmpfs -o mode=1777 tmpfs dev/shm
mount -t devpts -o newinstance,ptmxmode=0666,mode=0620 devpts dev/pts
for device in null zero full random urandom tty; do
    touch "dev/$device"
    mount --bind "/dev/$device" "dev/$device"
done
if [ -d ccache ]; then
    mount --bind -o ro "$CCACHE_DIR" ccache
fi
pivot_root . mnt
umount -l mnt
exec env -i PATH=/usr/sbin:/usr/bin:/sbin:/bin HOME=/root "$@"
'
# Arguments: those of inside.sh.
run_inside() {
    unshare --mount --pid --fork --kill-child --propagation private \
        bash -c "$enter" - "$system" "${environment[@]}" /root/inside.sh "$@"
}

[ "$(id -u)" -eq 0 ] || skip 'only root can make a system'
command -v debootstrap >/dev/null || skip 'there is no debootstrap'

folder=$(mktemp -d)
system=$folder/system
environment=()
# No mount outlives the namespaces below, so this removes files of our own only.
trap 'rm -rf --one-file-system "$folder"' EXIT
chmod 755 "$folder"

case "${1:-}" in
package)
    make_system
    put_package "${@:2}"
    run_inside
    ;;
suite-root | suite-user)
    make_system
    put_checkout
    run_inside "${1#suite-}"
    ;;
*)
    echo "usage: clean_debian.sh package [FILE] | suite-root | suite-user" >&2
    exit 2
    ;;
esac
echo "the ${1%%-*} works in a clean system"
