#!/usr/bin/env bash
# What "clean_debian.sh ci" runs in its system: builds and runs the tests that another Debian can break.
set -euo pipefail
# Where the user that tests run as gets at it.
cp -r /srv/checkout /opt/checkout
cd /opt/checkout
. .ci/setup.sh

install_packages "${build_packages[@]}" "${test_packages[@]}" ${CMAKE_CXX_COMPILER_LAUNCHER:-}
create_user
export CCACHE_BASEDIR=/opt
build_release each_debian_tests
ctest --test-dir build --output-on-failure --no-tests=error -j 2 -L '^each-debian$'
