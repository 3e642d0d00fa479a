#!/usr/bin/env bash
# Fails if clang-format would change any C++ file. With --fix it changes them.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

mode=(--dry-run --Werror)
[ "${1:-}" = --fix ] && mode=(-i)
find app bridge tests \( -name node_modules -prune \) -o \( -name '*.h' -o -name '*.cpp' \) -print0 \
    | xargs -0 clang-format --style=file "${mode[@]}"
