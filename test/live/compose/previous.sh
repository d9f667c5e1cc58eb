#!/usr/bin/env bash
# Makes images of the servers of the previous minor versions, under the official names, for the scenario of an upgrade: pulled
# where that is possible, else built once from Go modules on top of the image of the pinned version.
set -euo pipefail
cd "$(dirname "$0")/../../.."

prometheus=3.15.0 # Go module v0.315.0
alertmanager=0.33.1
cache=${XDG_CACHE_HOME:-$HOME/.cache}/cdk-prometheus-stack/previous-$prometheus-$alertmanager

there() { docker image inspect "$1" >/dev/null 2>&1 || docker pull -q "$1" >/dev/null 2>&1; }
image_of() { echo "quay.io/prometheus/$1:v${!1}"; }

work=$(mktemp -d)
trap 'chmod -R u+w "$work"; rm -rf "$work"' EXIT
mkdir -p "$cache" "$work/out"
version() { echo "-X github.com/prometheus/common/version.Version=$1"; }

# As scripts/install-tools.sh does, which says why.
build_prometheus() {
  export GOFLAGS="-buildvcs=false -tags=remove_all_sd,enable_kubernetes_sd,enable_aws_sd,enable_dns_sd"
  mkdir "$work/prometheus"; cd "$work/prometheus"
  printf 'module tools\n\ngo 1.26\n' >go.mod
  go get -tool "github.com/prometheus/prometheus/cmd/prometheus@v0.3${prometheus#3.}" >&2
  go build -ldflags "$(version $prometheus)" -o "$work/out/" github.com/prometheus/prometheus/cmd/prometheus >&2
}
build_alertmanager() {
  export GOFLAGS=
  local source
  source=$(cd "$work" && go mod download -json "github.com/prometheus/alertmanager@v$alertmanager" | sed -n 's/^\t"Dir": "\(.*\)",$/\1/p')
  cp -r "$source" "$work/alertmanager"; chmod -R u+w "$work/alertmanager"; cd "$work/alertmanager"
  mkdir -p ui/app/dist; echo 'no user interface in this build' >ui/app/dist/index.html
  GOFLAGS=-buildvcs=false go build -ldflags "$(version $alertmanager)" -o "$work/out/" ./cmd/alertmanager >&2
}

for server in prometheus alertmanager; do
  image=$(image_of $server)
  there "$image" && continue
  if [ ! -x "$cache/$server" ]; then
    ("build_$server")
    mv -f "$work/out/$server" "$cache/$server"
  fi
  pinned=$(sed -n "s/.*'\(quay.io\/prometheus\/$server:[^']*\)'.*/\1/p" src/workload/images.ts)
  mkdir "$work/context-$server"
  cp "$cache/$server" "$work/context-$server/"
  printf 'FROM %s\nCOPY %s /bin/%s\n' "$pinned" "$server" "$server" >"$work/context-$server/Containerfile"
  DOCKER_BUILDKIT=0 docker build -q -t "$image" -f "$work/context-$server/Containerfile" "$work/context-$server" >"$work/log" 2>&1 || { cat "$work/log" >&2; exit 1; }
  echo "built $image"
done
