#!/usr/bin/env bash
# Installs what is missing, builds Portcullis, and starts it with the arguments given.
set -euo pipefail
caller=$PWD
cd "$(dirname "${BASH_SOURCE[0]}")"
. .ci/setup.sh

# Runs the program as an ordinary user, where the caller is, so that relative paths mean what they
# say; a copy stands in for the checkout. Arguments: the checkout or its copy, then the program's.
run_program() {
    local folder=$1 work=$caller
    shift
    [ "$folder" = "$PWD" ] || work=$folder
    cd "$work"
    exec "$folder/tests/as_user.sh" "$folder/build/portcullis" "$@"
}

# Lets the unprivileged user's program show windows on root's display.
allow_display() {
    is_root && [ -n "${DISPLAY:-}" ] || return 0
    command -v xhost >/dev/null || install_packages x11-xserver-utils
    xhost "+si:localuser:$user" >/dev/null || say "the display $DISPLAY may refuse the user $user"
}

# A copy of what it takes to run, for a checkout that the unprivileged user cannot read.
stage_copy() {
    local copy=/var/lib/$user/program
    rm -rf "$copy"
    mkdir -p "$copy/build" "$copy/tests"
    cp build/portcullis "$copy/build/"
    cp tests/as_user.sh "$copy/tests/"
    cp -r sample-resources "$copy/"
    chmod -R a+rX "$copy"
    echo "$copy"
}

run_echo_headless() {
    local folder=$1 shots
    shots=$(mktemp -d /tmp/portcullis.XXXXXX)
    chmod 777 "$shots"
    say "there is no display, so the echo sample runs without a window; its console says:"
    (run_program "$folder" run "$folder/sample-resources/echo" --headless --console --grant-all --playground \
        --until "Received: " --screenshot "$shots/echo.png")
    say "a screenshot of it is in $shots/echo.png"
}

install_packages "${build_packages[@]}"
create_user
build_release --quiet portcullis

folder=$PWD
is_reachable || folder=$(stage_copy)
if [ $# -eq 0 ] && [ -z "${DISPLAY:-}${WAYLAND_DISPLAY:-}${QT_QPA_PLATFORM:-}" ]; then
    run_echo_headless "$folder"
    exit
fi
allow_display
run_program "$folder" "$@"
