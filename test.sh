#!/usr/bin/env bash
# Installs what is missing, builds Portcullis, and runs every test. Arguments go to ctest.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"
. .ci/setup.sh

# A checkout that the unprivileged user cannot read is tested as a copy.
test_copy() {
    local copy=/var/lib/$user/checkout
    say "the user $user cannot read $PWD, so a copy in $copy is tested"
    copy_checkout "$copy"
    exec "$copy/test.sh" "$@"
}

install_packages "${build_packages[@]}" "${test_packages[@]}"
create_user
is_reachable || test_copy "$@"

.ci/check_format.sh
build_release
ctest --test-dir build --output-on-failure --no-tests=error -j 2 "$@"
