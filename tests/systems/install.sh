#!/bin/sh
# Installs packages in a system that is entered. Arguments: their names; none for nothing but new lists.
set -eu
apt-get update -qq
[ $# -eq 0 ] || DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "$@" >/dev/null
apt-get clean
