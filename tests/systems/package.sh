#!/bin/sh
# What "clean_debian.sh package" runs in its system: installs /srv/portcullis.deb with what it
# depends on, and uses the program.
set -eu
export DEBIAN_FRONTEND=noninteractive
readonly sample=/usr/share/portcullis/sample-resources/echo

fail() {
    echo "$*" >&2
    exit 1
}

echo 'installing the package'
# Only what it cannot do without: what is recommended must not be needed.
{
    apt-get update \
        && apt-get install -y --no-install-recommends /srv/portcullis.deb desktop-file-utils
} >/root/log 2>&1 || fail "$(tail -n 30 /root/log)"

. /etc/os-release
dpkg-query --show --showformat='${Version}\n' portcullis | grep -q "+deb$VERSION_ID\$" \
    || fail "the version does not say that it is for Debian $VERSION_ID"

# The package runs no scripts for the caches: their own packages have to notice.
type=application/vnd.portcullis.resource+zip
grep -qxF "50:$type:*.rpk" /usr/share/mime/globs2 || fail 'the MIME type is not known'
grep -qxF "$type=portcullis.desktop;" /usr/share/applications/mimeinfo.cache \
    || fail 'the desktop entry is not known to open packages'

useradd --create-home someone
as_someone() {
    setpriv --reuid=someone --regid=someone --clear-groups --inh-caps=-all --no-new-privs \
        env HOME=/home/someone "$@"
}

# Whether a process has namespaces of its own and a filter for its system calls. Without the former, the
# engine would be content with the latter.
is_sandboxed() {
    for kind in user pid net; do
        [ "$(readlink "/proc/$1/ns/$kind")" != "$(readlink "/proc/self/ns/$kind")" ] || return 1
    done
    grep -qs '^Seccomp:[[:space:]]*2$' "/proc/$1/status"
}

# Of the engine's processes, only those that show a resource have all of that.
has_sandbox() {
    for name in $(grep -lsx QtWebEngineProc /proc/[0-9]*/comm); do
        ! is_sandboxed "$(echo "$name" | cut -d / -f 3)" || return 0
    done
    return 1
}

check_sandbox() {
    as_someone portcullis run "$sample" --headless --grant-all --timeout 20 &
    while ! has_sandbox; do
        kill -0 "$!" 2>/dev/null || fail "the engine's processes have no sandbox"
        sleep 1
    done
    wait "$!"
    echo "the engine's sandbox is on"
}

echo 'using it'
cd /
portcullis --version
as_someone portcullis list
as_someone portcullis run "$sample" --headless --console --grant-all --playground --until Received
check_sandbox
as_someone portcullis install "$sample" --yes
as_someone portcullis list | grep -q '^dev\.portcullis\.echo ' || fail 'it is not in the list'
# The record of contacts needs the driver of its database.
as_someone portcullis export-log

echo 'removing it'
apt-get purge -y portcullis >>/root/log 2>&1
left=$(find /usr /etc -iname '*portcullis*')
[ -z "$left" ] || fail "left behind: $left"
