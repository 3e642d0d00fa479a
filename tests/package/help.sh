#!/usr/bin/env bash
# Every command, option, capability and limit that the program knows is in the manual page and in the
# completion. Arguments: the program, the checkout.
set -euo pipefail
program=$1
manual=$2/app/install/man/portcullis.1
completion=$2/app/install/bash-completion/portcullis

failures=0
fail() {
    echo "$*"
    failures=$((failures + 1))
}

# The help of a command, or of the program.
help_of() {
    "$program" ${1:+"$1"} --help
}

# One each line, such as "-o" and "--output".
options_of() {
    help_of "$1" | sed -n 's/^  \(-[^ ]*\).*/\1/p' | tr , '\n'
}

commands() {
    help_of '' | sed -n '/^Subcommands:/,$s/^  \([a-z][a-z-]*\) .*/\1/p'
}

# What the manual says of a command, and of the options that several have.
manual_of() {
    sed -n -e "/^\.Ss $1\$/,/^\.S[sh] /p" -e '/^\.Sh OPTIONS/,/^\.Sh /p' "$manual"
}

# What the completion proposes after a command, or for the window.
proposals_of() {
    bash -c 'set +u; cur=; complete() { :; }; . "$1"; _portcullis_options "$2"' - "$completion" "$1" \
        | tr ' ' '\n'
}

check_options() {
    local of=${1:-the window} option known described proposed
    known=$(options_of "$1")
    described=$(manual_of "${1:-no command}")
    proposed=$(proposals_of "$1")
    for option in $known; do
        # In mdoc, -o and --output are "Fl o , -output".
        grep -qE "^\.It Fl (. , )?${option#-}( |\$)" <<<"$described" \
            || fail "the manual lacks $option of $of"
        grep -qxe "$option" <<<"$proposed" || fail "the completion lacks $option of $of"
    done
    for option in $proposed; do
        grep -qxe "$option" <<<"$known" || fail "the completion has $option of $of, which there is not"
    done
}

# Arguments: what it is, the name.
check_word() {
    grep -qE "^\.(Li|It Li|Ss) $2( |\$)" "$manual" || fail "the manual lacks the $1 $2"
    grep -qE "(^|[ '])$2([ ']|\$)" "$completion" || fail "the completion lacks the $1 $2"
}

# The names that an error message lists: "... there is A, B", each perhaps with a remark.
listed() {
    { "$@" 2>&1 || true; } | sed -n 's/.*there is //p' | sed 's/ ([^)]*)//g' | tr -d ,
}

count=0
check_options ''
for command in $(commands); do
    check_word command "$command"
    check_options "$command"
    count=$((count + 1))
done
for limit in $(listed "$program" --limit none=1); do
    check_word limit "$limit"
    count=$((count + 1))
done
for capability in $(listed "$program" run none --grant none); do
    check_word capability "$capability"
    count=$((count + 1))
done

# So that a change to the form of the help is not taken for nothing to check.
[ "$count" -ge 27 ] || fail "only $count names were found in the help"
[ "$(options_of run | wc -l)" -ge 15 ] || fail 'the options of run were not found in the help'
[ "$failures" -eq 0 ]
