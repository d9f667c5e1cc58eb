#!/usr/bin/env bash
# Puts the pinned Prometheus and Alertmanager (servers and checkers) where the tests find them and prints that folder.
# A tool of the pinned version on PATH is linked instead of built; the rest is built once from Go modules.
set -euo pipefail

prometheus=3.16.0 # Go module v0.316.0
alertmanager=0.34.2
go_minimum=1.26

cache=${CDK_PROMETHEUS_STACK_TOOLS:-${XDG_CACHE_HOME:-$HOME/.cache}/cdk-prometheus-stack/tools-$prometheus-$alertmanager}
mkdir -p "$cache"

# The pinned version is what the tool itself reports.
is_pinned() { "$1" --version 2>&1 | grep -qF "version $2 "; }

missing=()
need() { # name, version
  [ -x "$cache/$1" ] && is_pinned "$cache/$1" "$2" && return
  local found
  if found=$(command -v "$1") && is_pinned "$found" "$2"; then ln -sf "$found" "$cache/$1"; return; fi
  missing+=("$1")
}
need promtool $prometheus
need prometheus $prometheus
need amtool $alertmanager
need alertmanager $alertmanager
if [ ${#missing[@]} -eq 0 ]; then echo "$cache"; exit 0; fi

if ! command -v go >/dev/null; then
  echo "the tests need ${missing[*]} (Prometheus $prometheus, Alertmanager $alertmanager), which are not on PATH, and Go >= $go_minimum to build them, which is not installed either: install Go from https://go.dev/dl, or put the tools of these versions on PATH" >&2
  exit 1
fi
have=$(go env GOVERSION | sed 's/^go//')
if [ "$(printf '%s\n' "$go_minimum" "$have" | sort -V | head -1)" != "$go_minimum" ]; then
  echo "building ${missing[*]} needs Go >= $go_minimum, but this is Go $have: update Go, or put Prometheus $prometheus and Alertmanager $alertmanager on PATH" >&2
  exit 1
fi

echo "building ${missing[*]} once into $cache (some minutes)" >&2
work=$(mktemp -d)
trap 'chmod -R u+w "$work"; rm -rf "$work"' EXIT
version() { echo "-X github.com/prometheus/common/version.Version=$1"; }

build_prometheus() {
  # Left out: every service discovery but AWS, DNS and Kubernetes. One of the others depends on a module that proxies do not serve.
  export GOFLAGS="-buildvcs=false -tags=remove_all_sd,enable_kubernetes_sd,enable_aws_sd,enable_dns_sd"
  mkdir "$work/prometheus"; cd "$work/prometheus"
  printf 'module tools\n\ngo %s\n' "$go_minimum" >go.mod
  local packages=(github.com/prometheus/prometheus/cmd/promtool github.com/prometheus/prometheus/cmd/prometheus)
  go get -tool "${packages[0]}@v0.${prometheus//3.16.0/316.0}" "${packages[1]}@v0.${prometheus//3.16.0/316.0}" >&2
  go build -ldflags "$(version $prometheus)" -o "$work/out/" "${packages[@]}" >&2
}

build_alertmanager() {
  # Its module carries no built web page, which the program embeds: an empty one stands in.
  export GOFLAGS=
  local source
  source=$(cd "$work" && go mod download -json "github.com/prometheus/alertmanager@v$alertmanager" | sed -n 's/^\t"Dir": "\(.*\)",$/\1/p')
  cp -r "$source" "$work/alertmanager"; chmod -R u+w "$work/alertmanager"; cd "$work/alertmanager"
  mkdir -p ui/app/dist; echo 'no user interface in this build' >ui/app/dist/index.html
  GOFLAGS=-buildvcs=false go build -ldflags "$(version $alertmanager)" -o "$work/out/" ./cmd/alertmanager ./cmd/amtool >&2
}

mkdir "$work/out"
case " ${missing[*]} " in *prom*) (build_prometheus) ;; esac
case " ${missing[*]} " in *am*|*alert*) (build_alertmanager) ;; esac
# Moved one by one at the end: a build that was interrupted leaves nothing half-made behind.
for tool in "${missing[@]}"; do mv -f "$work/out/$tool" "$cache/$tool"; done
echo "$cache"
