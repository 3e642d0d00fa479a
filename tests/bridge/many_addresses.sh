#!/usr/bin/env bash
# Runs a test with a hosts file that gives many.example 1000 addresses, all of them loopback. The
# test and the file are alone in namespaces of their own.
set -euo pipefail

hosts=$(mktemp)
trap 'rm -f "$hosts"' EXIT
for i in {0..999}; do
    echo "127.1.$((i / 250)).$((i % 250 + 1)) many.example"
done > "$hosts"

if ! unshare --map-root-user --user --mount true 2> /dev/null; then
    echo "no namespaces here"
    exit 77
fi
unshare --map-root-user --user --mount bash -c '
    mount --bind "$1" /etc/hosts && exec "$2"' _ "$hosts" "$1"
