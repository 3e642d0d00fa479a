#!/usr/bin/env bash
# What run_test.sh and .ci/setup.sh promise, whatever the caller's machine is like. Argument: the checkout.
set -euo pipefail
checkout=$1
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

failures=0
check() {
    local what=$1
    shift
    "$@" || { echo "$what"; failures=$((failures + 1)); }
}

seen() {
    env HOME=/nowhere XDG_DATA_HOME=/nowhere DISPLAY=:77 QT_SCALE_FACTOR=2 http_proxy=http://127.0.0.1:1 \
        LC_ALL=POSIX DBUS_SESSION_BUS_ADDRESS=unix:path=/nowhere \
        "$checkout/tests/run_test.sh" bash -c 'env; touch "$HOME/x" && echo "WRITABLE=$HOME"'
}
seen >"$work/seen"
check 'a setting of the caller is seen' \
    bash -c '! grep -E "^(DISPLAY|QT_SCALE_FACTOR|http_proxy|LC_ALL|DBUS_SESSION_BUS_ADDRESS)=|=/nowhere" "$1"' - "$work/seen"
home=$(sed -n 's/^WRITABLE=//p' "$work/seen")
check 'there is no home to write to' test -n "$home"
check 'the home is left behind' test ! -e "$home"
check 'the exit code is lost' bash -c '! "$1" false' - "$checkout/tests/run_test.sh"

# No .git, names with spaces, and files that are gone.
mkdir -p "$work/from/build" "$work/from/a b" "$work/to/build" "$work/to/a b"
touch "$work/from/test.sh" "$work/from/a b/new ä" "$work/from/build/old" "$work/to/a b/gone" "$work/to/build/kept"
(
    . "$checkout/.ci/setup.sh"
    umask 077
    cd "$work/from"
    git() { return 1; }
    copy_checkout "$work/to"
)
check 'the copy has other files' test \
    "$(cd "$work/to" && LC_ALL=C find . -type f | LC_ALL=C sort | paste -sd '|')" \
    = './a b/new ä|./build/kept|./test.sh'
check 'the copy cannot be read' test -z "$(find "$work/to" ! -perm -a+r)"

[ "$failures" -eq 0 ]
