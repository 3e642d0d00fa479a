#!/usr/bin/env bash
# What make_system.sh decides, with an apt that is played: nothing is made here. Argument: the checkout.
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

# Runs functions of make_system.sh, as on a Debian that is called "own".
run() {
    (
        cd "$checkout"
        . .ci/setup.sh
        name=trixie
        export PORTCULLIS_SYSTEMS=$work/systems
        . tests/systems/make_system.sh
        own_name() { echo own; }
        apt-get() { cat "$work/targets"; }
        "$@"
    )
}

cat >"$work/targets" <<'END'
http://a.example/debian/ own main
http://d.example/extra own contrib
http://a.example/debian/ own-updates main
http://a.example/debian/ own-backports main
http://b.example/security own-security main
http://c.example/other owner main
END
check 'the sources are others' test "$(run sources | paste -sd '|')" = \
    'http://a.example/debian/ trixie|http://a.example/debian/ trixie-updates|http://b.example/security trixie-security'

for kind in bare build; do
    run packages $kind >"$work/$kind"
done
check 'a bare system gets packages' test ! -s "$work/bare"
check 'a system to build in lacks packages' grep -qw 'qt6-webengine-dev.*clang-format.*npm' "$work/build"

mkdir "$work/system"
check 'a system that is not complete is fresh' test "$(run is_fresh "$work/system" recipe || echo no)" = no
echo recipe >"$work/system/made-of"
check 'a fresh system is not used' run is_fresh "$work/system" recipe
check 'a system of other things is fresh' test "$(run is_fresh "$work/system" other || echo no)" = no
touch -d '8 days ago' "$work/system/made-of"
check 'an old system is fresh' test "$(run is_fresh "$work/system" recipe || echo no)" = no

code() {
    local found=0
    CI=$1 run skip 'for the test' 2>"$work/said" || found=$?
    echo "$found"
}
check 'what is missing is no skip' test "$(code '')" = 77
check 'what is missing is no failure in CI' test "$(code true)" = 1
check 'it does not say what is missing' grep -qx 'skipped: for the test' "$work/said"

: >"$work/targets"
check 'without a mirror, a system is made' test "$(CI='' run fill_system "$work/system" bare r 2>&1 >/dev/null)" \
    = "skipped: this computer's apt gets no Debian by its name"

[ "$failures" -eq 0 ]
