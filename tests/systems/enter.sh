#!/usr/bin/env bash
# Runs a command as root in another system. Arguments: the folder of the system; a folder for what is
# changed in it, or "" to change the system itself; a folder that is seen there as /srv; and the command.
set -euo pipefail

# The new root is the namespace's own: in a chroot the kernel gives nobody the user namespace that the
# engine's sandbox needs.
readonly inside='
set -eu
system=$1 changes=$2 input=$3
shift 3
if [ -z "$changes" ]; then
    mount --bind "$system" "$system"
else
    mkdir "$changes/upper" "$changes/work" "$changes/root"
    chmod 755 "$changes/upper"
    # Where there is no such file system, a copy is changed.
    mount -t overlay -o "lowerdir=$system,upperdir=$changes/upper,workdir=$changes/work" overlay "$changes/root" \
        2>"$changes/log" || {
            cp -a "$system/." "$changes/root"
            mount --bind "$changes/root" "$changes/root"
        }
    system=$changes/root
fi
cd "$system"
mount -t proc proc proc
mount -t tmpfs -o mode=1777 tmpfs dev/shm
mount -t devpts -o newinstance,ptmxmode=0666,mode=0620 devpts dev/pts
for device in null zero full random urandom tty; do
    touch "dev/$device"
    mount --bind "/dev/$device" "dev/$device"
done
mount --bind -o ro "$input" srv
if [ -n "${CCACHE_DIR:-}" ]; then
    mkdir -p ccache
    mount --bind -o ro "$CCACHE_DIR" ccache
fi
# How this computer gets to others.
cp --dereference /etc/resolv.conf /etc/hosts etc/
apt-config dump Acquire >etc/apt/apt.conf.d/30outside
pivot_root . mnt
umount -l mnt
cd /
exec env -i PATH=/usr/sbin:/usr/bin:/sbin:/bin HOME=/root "$@"
'
exec unshare --mount --pid --fork --kill-child --propagation private bash -c "$inside" - "$@"
