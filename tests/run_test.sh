#!/usr/bin/env bash
# Runs a test as an unprivileged user (see as_user.sh), in a home of its own that is removed afterwards,
# so that it neither reads nor writes what the caller has, and without what the caller's desktop and
# shell would change: displays, the session bus, languages, proxies, and variables of Qt.
set -euo pipefail
as_user=$(dirname "${BASH_SOURCE[0]}")/as_user.sh

for name in $(compgen -e); do
    case $name in
    QT_* | QTWEBENGINE_* | XDG_* | LC_* | LANGUAGE | DBUS_* | DISPLAY | WAYLAND_DISPLAY | *_proxy | *_PROXY)
        unset "$name"
        ;;
    esac
done
home=$("$as_user" mktemp -d)
trap '"$as_user" rm -rf "$home"' EXIT
"$as_user" mkdir -m 700 "$home/run"
"$as_user" env HOME="$home" XDG_RUNTIME_DIR="$home/run" LANG=C.UTF-8 "$@"
