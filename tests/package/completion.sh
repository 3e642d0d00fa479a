#!/usr/bin/env bash
# What the completion proposes for some command lines. Arguments: the program, the checkout. Ends with
# 77, which CTest takes as skipped, without bash-completion.
set -euo pipefail
program=$1
checkout=$2
library=/usr/share/bash-completion/bash_completion
[ -r "$library" ] || exit 77

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
export HOME=$folder/home XDG_DATA_HOME=$folder/share
mkdir -p home share bin files/folder
touch files/clock.rpk files/clock.zip files/clock.txt files/ca.pem
ln -s "$program" bin/portcullis

# The library is not made for these.
set +eu
. "$library"
. "$checkout/app/install/bash-completion/portcullis"
set -u
# The shell has it only while it completes.
compopt() { :; }

# The proposals for a line whose end is to be completed, sorted, in one line. What is said on standard
# error is one of them, since it would be written into the line.
proposals() {
    local words
    # As bash splits the line.
    read -ra words <<<"$(sed 's/[:=]/ & /g' <<<"$1")"
    [[ $1 == *[\ :=] ]] && words+=("")
    COMP_LINE=$1 COMP_POINT=${#1} COMP_WORDS=("${words[@]}") COMP_CWORD=$((${#words[@]} - 1))
    COMPREPLY=()
    _portcullis "${words[0]}" 2>"$folder/errors"
    { cat "$folder/errors"; printf '%s\n' "${COMPREPLY[@]}"; } | sort | paste -sd ' '
}

failures=0
# Arguments: the line, the proposals.
check() {
    local found
    found=$(proposals "$1")
    [ "$found" = "$2" ] && return
    echo "for \"$1\": \"$found\" instead of \"$2\""
    failures=$((failures + 1))
}

check 'portcullis ru' 'run'
check 'portcullis re' 'revoke'
check 'portcullis --data-dir x en' 'enable'
check 'portcullis --data-dir=x en' 'enable'
check 'portcullis --v' '--version'
check 'portcullis run --he' '--headless --help'
check 'portcullis list --he' '--help'
check 'portcullis list x' ''

check 'portcullis run --grant ' 'network:ws'
check 'portcullis run --grant net' 'network:ws'
# Bash replaces what comes after the colon.
check 'portcullis run --grant network:' 'ws'
check 'portcullis install --deny network:w' 'ws'
check 'portcullis grant com.example.clock ' 'network:ws'
check 'portcullis grant com.example.clock wss://a.example n' 'network:ws'
check 'portcullis --limit maxT' 'maxTotalQueuedSendBytes='
check 'portcullis --limit=maxT' 'maxTotalQueuedSendBytes='
check 'portcullis run --proxy so' 'socks4:// socks4a:// socks5://'
check 'portcullis run --until ' ''

check 'portcullis install files/' 'files/clock.rpk files/clock.zip files/folder'
check 'portcullis validate files/c' 'files/clock.rpk files/clock.zip'
check 'portcullis open files/x files/clock.r' 'files/clock.rpk'
check 'portcullis run files/' 'files/folder'
check 'portcullis pack files/folder --output files/' 'files/clock.rpk files/folder'
check 'portcullis --ca-file files/' 'files/ca.pem files/folder'
check 'portcullis install --yes files/clock.rpk files/' ''

# Nothing is installed, and to look for it makes no store.
check 'bin/portcullis uninstall ' ''
[ -z "$(ls -A share)" ] || { echo 'a store was made'; failures=$((failures + 1)); }

bin/portcullis list >/dev/null
check 'bin/portcullis uninstall ' ''
bin/portcullis install "$checkout/sample-resources/echo" --yes >/dev/null
bin/portcullis install "$checkout/sample-resources/ticker" --yes --data-dir other >/dev/null
check 'bin/portcullis uninstall ' 'dev.portcullis.echo'
check 'bin/portcullis info dev' 'dev.portcullis.echo'
check 'bin/portcullis open dev.portcullis.echo dev' 'dev.portcullis.echo'
check 'bin/portcullis grant ' 'dev.portcullis.echo'
check 'bin/portcullis grant --json de' 'dev.portcullis.echo'
check 'bin/portcullis uninstall dev.portcullis.echo ' ''
check 'bin/portcullis disable --data-dir other ' 'dev.portcullis.ticker'
check 'bin/portcullis --data-dir=other disable ' 'dev.portcullis.ticker'
check 'bin/portcullis disable --data-dir ~/../other ' 'dev.portcullis.ticker'

# A program that fails, one that says what is no id, and none at all.
write_program() {
    printf '#!/bin/sh\n%s\n' "$1" >bin/other
    chmod +x bin/other
}
write_program 'echo broken >&2; exit 1'
check 'bin/other uninstall ' ''
write_program 'echo "com.example.\$(touch made) x"; echo "../x"; echo "com.example.good 1.0.0"'
check 'bin/other uninstall ' 'com.example.good'
[ ! -e made ] || { echo 'a name was run as a command'; failures=$((failures + 1)); }
check 'bin/none uninstall ' ''
# Without a bound, this would hold the shell for longer than CTest waits.
write_program 'exec sleep 1000'
check 'bin/other uninstall ' ''

[ "$failures" -eq 0 ]
