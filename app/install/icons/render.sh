#!/usr/bin/env bash
# Makes the PNGs of the icon from its SVGs. It needs rsvg-convert, of librsvg2-bin.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"

for size in 16 24 32 48 64 128 256; do
    drawing=portcullis.svg
    # So small, there is room for fewer bars.
    [ "$size" -gt 16 ] || drawing=portcullis-16.svg
    rsvg-convert --width "$size" --height "$size" --output "$size.png" "$drawing"
done
