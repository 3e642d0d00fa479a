#!/usr/bin/env bash
# Runs a command as an unprivileged user: as the caller, or, if that is root, as the user
# "portcullis", which run.sh and test.sh create. That user does not get at root's folders.
set -euo pipefail

user=portcullis

if [ "$(id -u)" -ne 0 ]; then
    exec "$@"
fi

id "$user" >/dev/null 2>&1 || {
    echo "there is no user $user to run this as: ./test.sh or ./run.sh creates it" >&2
    exit 1
}
home=$(getent passwd "$user" | cut -d: -f6)
install -d -m 700 -o "$user" -g "$user" "$home/run"
exec setpriv --reuid="$user" --regid="$user" --clear-groups --inh-caps=-all \
    env -u TMPDIR -u XDG_DATA_HOME -u XDG_CONFIG_HOME -u XDG_CACHE_HOME -u XDG_STATE_HOME \
    HOME="$home" USER="$user" LOGNAME="$user" XDG_RUNTIME_DIR="$home/run" "$@"
