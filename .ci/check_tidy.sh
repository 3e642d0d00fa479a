#!/usr/bin/env bash
# Fails if clang-tidy finds anything in our C++ files. It takes some minutes. Arguments: the files
# to look at; without any, all of them.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
. .ci/setup.sh

install_packages "${build_packages[@]}" clang-tidy
build_release --quiet
# Clang does not read precompiled headers of GCC. Without them, an include that is missing is found, too.
mkdir -p build/tidy
sed -e "s| -Winvalid-pch -include [^ ]*test_support.dir/cmake_pch.hxx| -include $PWD/tests/support/patience.h|" \
    -e 's| -Winvalid-pch -include [^ ]*/cmake_pch.hxx||' build/compile_commands.json >build/tidy/compile_commands.json
files=("$@")
[ ${#files[@]} -gt 0 ] || mapfile -t files < <(find app bridge tests \
    \( -name node_modules -prune \) -o -name '*.cpp' -print)
printf '%s\0' "${files[@]}" | xargs -0 -n 1 -P "$(nproc)" clang-tidy --quiet -p build/tidy
