#!/usr/bin/env bash
# The images that the rendered Osool example names, one a line.
set -euo pipefail
cd "$(dirname "$0")/.."
sed -n 's/^ *image: *//p' out/osool/compose/compose.yaml out/osool/kubernetes/*.yaml | tr -d "'\"" | sort -u
