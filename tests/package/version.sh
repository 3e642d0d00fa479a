#!/usr/bin/env bash
# Every file that has the version and is not made from it agrees with the build. Names each that does
# not. Arguments: the version, the checkout.
set -euo pipefail
version=$1
cd "$2"
readonly changelog=app/install/debian/changelog
readonly metainfo=app/install/dev.portcullis.portcullis.metainfo.xml

failures=0
# Arguments: the file, what it has, what it should have.
check() {
    [ "$2" = "$3" ] && return
    echo "$1 has \"$2\" and not \"$3\""
    failures=$((failures + 1))
}

# The newest entry comes first in both.
check $changelog "$(sed -n '1s/^portcullis (\(.*\)) .*/\1/p' $changelog)" "$version"
release=$(grep -m 1 '<release ' $metainfo)
check $metainfo "$(sed 's/.* version="\([^"]*\)".*/\1/' <<<"$release")" "$version"
entered=$(date -u -d "$(sed -n 's/^ -- .*>  //p' $changelog | head -n 1)" +%F)
check $metainfo "$(sed 's/.* date="\([^"]*\)".*/\1/' <<<"$release")" "$entered"

# The lock file has the version of the package twice before those of others.
check sdk-js/package.json "$(sed -n 's/^  "version": "\(.*\)",$/\1/p' sdk-js/package.json)" "$version"
for own in $(grep -o '"version": "[^"]*"' sdk-js/package-lock.json | head -n 2 | cut -d '"' -f 4); do
    check sdk-js/package-lock.json "$own" "$version"
done

for file in $(grep -rlF "$version" sdk-js/src || true); do
    check "$file" "$version" "what the build defines"
done

[ "$failures" -eq 0 ]
