#!/usr/bin/env bash
# Synthesizes the Osool example through the real command line tools into out/osool/{ec2,kubernetes,compose},
# without an account, a cluster or a lookup, and prints what it comes to.
set -euo pipefail
cd "$(dirname "$0")/.."
out=out/osool
rm -rf "$out"
mkdir -p "$out"

run() { # title, command...
  local log="$out/.log"
  echo "$1 ..." >&2
  shift
  "$@" >"$log" 2>&1 || { cat "$log" >&2; echo "failed: $*" >&2; exit 1; }
  rm -f "$log"
}

run 'EC2: cdk synth' npx cdk synth --quiet --no-lookups --no-version-reporting --output "$out/ec2"
run 'Kubernetes: cdk8s synth' npx cdk8s synth --no-check-upgrade --output "$out/kubernetes"
run 'compose' node -r ts-node/register/transpile-only examples/osool/compose.ts "$out/compose"

node -r ts-node/register/transpile-only examples/osool/summary.ts
