#!/usr/bin/env bash
# Root may not start the engine without saying that it accepts to have no process sandbox.
# Argument: the program. Ends with 77, which CTest takes as skipped, if the caller is not root.
set -euo pipefail

[ "$(id -u)" -eq 0 ] || exit 77

code=0
message=$("$1" run "$(mktemp -d)" --headless 2>&1) || code=$?
[ "$code" -eq 1 ]
grep -q -- "--no-sandbox" <<<"$message"

# What starts no engine works for root too.
"$1" --version
"$1" run --help >/dev/null
