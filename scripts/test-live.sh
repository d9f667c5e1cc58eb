#!/usr/bin/env bash
# Runs the live tests: `npm run test:live`, or one place with `npm run test:live -- compose` (host, cluster). What follows the
# place goes to jest: `npm run test:live -- cluster -t 'isolation'`.
# The places do not meet and mostly wait: they run side by side. A compose project and a cluster are there once, so their files take
# turns; hosts are made, and two files at a time have one.
set -uo pipefail
cd "$(dirname "$0")/.."
jest() { npx --no-install jest --config test/live/jest.config.js "$@"; }
at_a_time() { if [ "$1" = host ]; then echo 2; else echo 1; fi; }

all=(compose host cluster)
for place in "${all[@]}"; do
  if [ "${1:-}" = "$place" ]; then
    shift
    jest --maxWorkers "$(at_a_time "$place")" --testPathPatterns "test/live/$place/" "$@"
    exit
  fi
done
if [ $# -gt 0 ]; then jest "$@"; exit; fi

logs=$(mktemp -d)
trap 'rm -rf "$logs"; kill $(jobs -p) 2>/dev/null' EXIT
start=$SECONDS
processes=() # in the order of the places; macOS has a bash without associative arrays
for place in "${all[@]}"; do
  (jest --maxWorkers "$(at_a_time "$place")" --testPathPatterns "test/live/$place/" >"$logs/$place" 2>&1) &
  processes+=($!)
done
failed=()
for i in "${!all[@]}"; do
  place=${all[i]}
  wait "${processes[i]}" || failed+=("$place")
  echo "== $place ($((SECONDS - start)) s since the start)"
  cat "$logs/$place"
done
if [ ${#failed[@]} -gt 0 ]; then echo "failed: ${failed[*]}" >&2; exit 1; fi
