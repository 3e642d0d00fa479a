#!/usr/bin/env bash
# Makes a clean Debian 12 in a folder, installs the package there, and runs the program in it, with the
# engine's sandbox on. It takes some minutes, 2 GB in the folder for temporary files, and the mirror
# that this computer's apt has. Argument: the package; without one, the one in build/. Ends with 77
# without root or debootstrap.
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
readonly suite=bookworm

skip() {
    echo "skipped: $*" >&2
    exit 77
}

[ "$(id -u)" -eq 0 ] || skip 'only root can make a system'
command -v debootstrap >/dev/null || skip 'there is no debootstrap'
package=$(realpath "${1:-$(ls -t "$here"/../../build/portcullis_*.deb | head -1)}")

# Where apt gets Debian from, as "URI suite", one each line.
sources() {
    apt-get indextargets --format '$(REPO_URI) $(RELEASE) $(COMPONENT)' 'Created-By: Packages' \
        | awk -v suite="$suite" '$2 ~ "^" suite && $3 == "main" { print $1, $2 }' | sort -u
}
mirror=$(sources | awk -v suite="$suite" '$2 == suite { print $1; exit }')
[ -n "$mirror" ] || skip "this computer's apt has no $suite"

folder=$(mktemp -d)
system=$folder/system
# No mount outlives the namespaces below, so this removes files of our own only.
trap 'rm -rf --one-file-system "$folder"' EXIT
chmod 755 "$folder"

echo "making a clean $suite"
unshare --mount --pid --fork --kill-child debootstrap --variant=minbase "$suite" "$system" "$mirror" \
    >"$folder/log" || { tail "$folder/log" >&2; exit 1; }
sources | sed 's/^/deb /; s/$/ main/' >"$system/etc/apt/sources.list"
apt-config dump Acquire >"$system/etc/apt/apt.conf.d/30outside"
cp --dereference /etc/resolv.conf /etc/hosts "$system/etc/"
cp "$package" "$system/root/portcullis.deb"
cp "$here/inside_debian.sh" "$system/root/"

# The new root is the namespace's own: in a chroot the kernel gives nobody the user namespace that the
# engine's sandbox needs.
enter='
set -eu
mount --bind "$1" "$1"
cd "$1"
mount -t proc proc proc
mount -t tmpfs -o mode=1777 tmpfs dev/shm
for device in null zero full random urandom tty; do
    touch "dev/$device"
    mount --bind "/dev/$device" "dev/$device"
done
pivot_root . mnt
umount -l mnt
exec env -i PATH=/usr/sbin:/usr/bin:/sbin:/bin HOME=/root LANG=C.UTF-8 /root/inside_debian.sh
'
unshare --mount --pid --fork --kill-child --propagation private \
    bash -c "$enter" - "$system"
echo 'the package works in a clean system'
