#!/usr/bin/env bash
# Gives local images the names that the outputs use, where nothing can be pulled: a tag is only a name there.
set -euo pipefail
for wanted in "$@"; do
  docker image inspect "$wanted" >/dev/null 2>&1 && continue
  short=${wanted#docker.io/}; short=${short#library/}; short=${short%@*}; short=${short%:*}
  have=$(docker images --format '{{.Repository}}:{{.Tag}}' "$short" | grep -v '<none>' | head -1 || true)
  [ -n "$have" ] || { echo "there is no local image for $wanted" >&2; exit 1; }
  docker tag "$have" "$wanted"
done
