#!/usr/bin/env bash
# version.sh names each file that is behind, and no other. Arguments: the version, the checkout.
set -euo pipefail
version=$1
checkout=$2
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT

files=(app/install/debian/changelog app/install/dev.portcullis.portcullis.metainfo.xml
    sdk-js/package.json sdk-js/package-lock.json)
for file in "${files[@]}"; do
    mkdir -p "$folder/$(dirname "$file")"
    cp "$checkout/$file" "$folder/$file"
done
mkdir "$folder/sdk-js/src"
"$here/version.sh" "$version" "$folder"

for file in "${files[@]}"; do
    sed -i "s/\b${version//./\\.}\b/98.7.6/" "$folder/$file"
    said=$("$here/version.sh" "$version" "$folder") && { echo "not seen: $file"; exit 1; }
    named=$(cut -d ' ' -f 1 <<<"$said" | sort -u)
    [ "$named" = "$file" ] || { echo "for $file it named: $named"; exit 1; }
    cp "$checkout/$file" "$folder/$file"
done
