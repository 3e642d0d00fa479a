#!/bin/sh
# What "clean_debian.sh build-package" runs in its system.
set -eu
cp -r /srv/checkout /opt/checkout
/opt/checkout/.ci/package.sh
mkdir /made
cp /opt/checkout/build/portcullis_*.deb /made/
