#!/usr/bin/env bash
# Fails if clang-tidy finds anything in our C++ files. It takes some minutes. Arguments: the files
# to look at; without any, all of them.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
. .ci/setup.sh

install_packages "${build_packages[@]}" clang-tidy
build_release --quiet
files=("$@")
[ ${#files[@]} -gt 0 ] || mapfile -t files < <(find app bridge tests \
    \( -name node_modules -prune \) -o -name '*.cpp' -print)
printf '%s\0' "${files[@]}" | xargs -0 -n 1 -P "$(nproc)" clang-tidy --quiet -p build
