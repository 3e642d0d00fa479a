#!/usr/bin/env bash
# Builds the fuzzers into build-fuzz/ and runs each for some seconds, two at a time at most:
# tests/fuzz/run.sh SECONDS [HARNESS...]
# What they learn stays in build-fuzz/corpus/, what breaks a promise goes to build-fuzz/findings/, and
# then the exit code is 1.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."

readonly seconds=${1:?usage: tests/fuzz/run.sh SECONDS [HARNESS...]}
shift
readonly max_input_bytes=8192
readonly max_memory_mb=2048
readonly max_seconds_of_one_input=10

harnesses=("$@")
if [ ${#harnesses[@]} -eq 0 ]; then
    for source in tests/fuzz/*.cpp; do
        harnesses+=("$(basename "$source" .cpp)")
    done
fi

dictionary_of() {
    case $1 in
    archive) echo zip ;;
    envelope | json | params | session) echo json ;;
    frame_reader) echo frames ;;
    grants | settings) echo settings ;;
    handshake | host_pattern | outside_link | proxy | resource_path | response_head | ws_url) echo url ;;
    manifest) echo manifest ;;
    package) echo package ;;
    packet_reader | packet_writer) echo packet ;;
    references) echo references ;;
    signature | store_record) echo store ;;
    *) return 1 ;;
    esac
}

# One harness: its own log, and a folder that it alone writes to.
fuzz() {
    local name=$1 dictionary
    local options=(-print_funcs=0 -max_total_time="$seconds" -max_len="$max_input_bytes" -rss_limit_mb="$max_memory_mb"
        -timeout="$max_seconds_of_one_input" -print_final_stats=1
        -artifact_prefix="$PWD/build-fuzz/findings/$name/")
    dictionary=$(dictionary_of "$name") && options+=(-dict="tests/fuzz/dictionaries/$dictionary.dict")
    local folders=("build-fuzz/corpus/$name" "tests/fuzz/corpus/$name"
        "build-fuzz/tests/fuzz/seeds/$name")
    mkdir -p "build-fuzz/corpus/$name" "build-fuzz/findings/$name"
    nice -n 15 "build-fuzz/fuzz_$name" "${options[@]}" "${folders[@]}" \
        >"build-fuzz/logs/$name.log" 2>&1 || echo failed >>"build-fuzz/logs/$name.log"
}

field() {
    sed -n "s/^stat::$1: *//p" "build-fuzz/logs/$2.log" | tail -n 1
}

report() {
    local name=$1 edges findings
    edges=$(grep -o ' cov: [0-9]*' "build-fuzz/logs/$name.log" | tail -n 1 | tr -dc 0-9 || true)
    findings=$(find "build-fuzz/findings/$name" -type f -newer build-fuzz/logs/started | wc -l)
    printf '%-18s %12s %8s %8s %9s\n' "$name" "$(field number_of_executed_units "$name")" \
        "$(field average_exec_per_sec "$name")" "${edges:-?}" "$findings"
    [ "$findings" -eq 0 ] && ! grep -qx failed "build-fuzz/logs/$name.log"
}

[ -f build-fuzz/build.ninja ] || cmake --preset fuzz
cmake --build --preset fuzz
mkdir -p build-fuzz/logs
touch build-fuzz/logs/started
# A few harnesses write a file for each input.
[ ! -w /dev/shm ] || export TMPDIR=/dev/shm

jobs_at_once=$(($(nproc) < 2 ? 1 : 2))
for name in "${harnesses[@]}"; do
    while [ "$(jobs -rp | wc -l)" -ge "$jobs_at_once" ]; do
        wait -n
    done
    fuzz "$name" &
done
wait

printf '%-18s %12s %8s %8s %9s\n' harness executions exec/s edges findings
failed=0
for name in "${harnesses[@]}"; do
    report "$name" || failed=1
done
exit "$failed"
