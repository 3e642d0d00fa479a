#!/usr/bin/env bash
# Runs a command as an unprivileged user: as the caller, or, if that is root, as the user
# "portcullis", which run.sh and test.sh create.
set -euo pipefail

user=portcullis

if [ "$(id -u)" -ne 0 ]; then
    exec "$@"
fi

home=$(getent passwd "$user" | cut -d: -f6)
install -d -m 700 -o "$user" -g "$user" "$home/run"
exec setpriv --reuid="$user" --regid="$user" --clear-groups --inh-caps=-all \
    env HOME="$home" USER="$user" LOGNAME="$user" XDG_RUNTIME_DIR="$home/run" "$@"
