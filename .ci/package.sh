#!/usr/bin/env bash
# Installs what is missing, builds Portcullis, and makes a Debian package of it in build/.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
. .ci/setup.sh

install_packages "${build_packages[@]}" dpkg-dev file
build_release --quiet portcullis
(cd build && cpack -G DEB >/dev/null)
say "made $(ls -t build/portcullis_*.deb | head -1)"
