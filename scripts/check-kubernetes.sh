#!/usr/bin/env bash
# Holds rendered manifests against the strict schemas of Kubernetes 1.30 to 1.37, offline: the schemas are in the package.
# usage: scripts/check-kubernetes.sh FILE...
set -euo pipefail

validator=1.37.0 # kubernetes-validate of PyPI: its version is that of the newest schemas
versions='1.30 1.31 1.32 1.33 1.34 1.35 1.36 1.37'

if [ $# -eq 0 ]; then echo "usage: $0 FILE..." >&2; exit 2; fi
venv=${XDG_CACHE_HOME:-$HOME/.cache}/cdk-prometheus-stack/kubernetes-validate-$validator
if [ ! -x "$venv/bin/kubernetes-validate" ]; then
  command -v python3 >/dev/null || { echo "checking manifests needs python3 with venv, which is not installed" >&2; exit 1; }
  rm -rf "$venv.new"
  python3 -m venv "$venv.new"
  "$venv.new/bin/pip" install --quiet --disable-pip-version-check "kubernetes-validate==$validator"
  rm -rf "$venv"
  mv "$venv.new" "$venv"
fi

for version in $versions; do
  # As a module: the script that pip writes holds the path that the folder had when it was made.
  if ! out=$("$venv/bin/python3" -m kubernetes_validate -k "$version" --strict "$@" 2>&1); then
    printf '%s\n' "$out" | grep -v ' passed for resource ' >&2
    echo "Kubernetes $version refuses a manifest" >&2
    exit 1
  fi
  echo "Kubernetes $version: $(printf '%s\n' "$out" | grep -c ' passed for resource ') objects pass"
done
