#!/usr/bin/env bash
# Installs the program into an empty folder, and looks at what is there. Arguments: cmake, the build
# folder, the checkout.
set -euo pipefail
cmake=$1
build=$2
checkout=$3
here=$checkout/tests/package
as_user=$checkout/tests/as_user.sh
run_test=$checkout/tests/run_test.sh

folder=$(mktemp -d)
data=$("$as_user" mktemp -d)
trap 'rm -rf "$folder" "$data"' EXIT
chmod 755 "$folder"
prefix=$folder/prefix
share=$prefix/share
program=$prefix/bin/portcullis

fail() {
    echo "$*" >&2
    exit 1
}

has() {
    command -v "$1" >/dev/null || ! echo "$1 is not installed, so what it would check is not checked"
}

"$cmake" --install "$build" --prefix "$prefix" >/dev/null

expected_files() {
    cat "$here/installed_files.txt"
    find "$checkout/sample-resources" -mindepth 2 -type f -printf 'share/portcullis/sample-resources/%P\n'
}
diff <(expected_files | LC_ALL=C sort) <(cd "$prefix" && find . ! -type d -printf '%P\n' | LC_ALL=C sort) \
    || fail 'other files than these are installed'
! grep -rqF "$checkout" "$prefix" || fail 'an installed file knows the folder it was built in'
[ -z "$(find "$prefix" -type f ! -perm 644 ! -path "$program")" ] || fail 'files have odd modes'

version=$("$run_test" "$program" --version | sed -n 's/^portcullis //p')
zcat "$share/doc/portcullis/changelog.gz" | head -1 | grep -qF "($version)" || fail 'changelog: version'
grep -qF "<release version=\"$version\"" "$share"/metainfo/*.xml || fail 'metainfo: version'
"$run_test" "$program" list --data-dir "$data/none" | grep -qx 'nothing is installed'
"$run_test" "$program" run "$share/portcullis/sample-resources/echo" --data-dir "$data" \
    --headless --grant-all --playground --until 'Received: '

for icon in "$share"/icons/hicolor/*x*/apps/portcullis.png; do
    # A PNG says its width and height in its bytes 16 to 23.
    size=$(od -An -j 16 -N 8 --endian=big -t u4 "$icon" | xargs | tr ' ' x)
    [[ $icon == */"$size"/* ]] || fail "$icon is $size"
done

if has man; then
    said=$(man --warnings -l "$share/man/man1/portcullis.1.gz" 2>&1 >/dev/null)
    [ -z "$said" ] || fail "$said"
fi
if has mandoc; then
    zcat "$share/man/man1/portcullis.1.gz" | mandoc -T lint -W warning
fi
if has desktop-file-validate; then
    desktop-file-validate "$share/applications/portcullis.desktop"
fi
if has appstreamcli; then
    findings=$(appstreamcli validate --no-net --no-color "$share"/metainfo/*.xml) || true
    echo "$findings"
    # There is no home page to name, of which version 1.0 warns.
    ! grep '^[EW]: ' <<<"$findings" | grep -v ': url-homepage-missing$' || fail 'the metadata has faults'
    grep -q '[Vv]alidation' <<<"$findings" || fail 'the metadata could not be checked'
fi
if has update-mime-database; then
    type=$(sed -n 's/^MimeType=\(.*\);$/\1/p' "$share/applications/portcullis.desktop")
    update-mime-database "$share/mime"
    grep -qxF "50:$type:*.rpk" "$share/mime/globs2" || fail 'the desktop entry opens other files than .rpk'
    grep -qxF "$type application/zip" "$share/mime/subclasses" || fail 'a package is no zip'
fi
