#!/usr/bin/env bash
# Runs each function of the tests in a process of its own, so that what leans on an earlier one of its
# file fails. Arguments: the test programs; without any, all in build/. It takes some minutes.
set -uo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)

[ $# -gt 0 ] || set -- "$here"/../build/tst_*
log=$(mktemp)
trap 'rm -f "$log"' EXIT
count=0
failures=0
for program in "$@"; do
    for function in $("$here/run_test.sh" "$program" -functions 2>/dev/null | sed -n 's/()$//p'); do
        count=$((count + 1))
        timeout 300 "$here/run_test.sh" "$program" "$function" >"$log" 2>&1 && continue
        echo "$(basename "$program") $function fails alone:"
        cat "$log"
        failures=$((failures + 1))
    done
done
echo "$count functions, $failures of them fail alone"
[ "$count" -gt 0 ] && [ "$failures" -eq 0 ]
