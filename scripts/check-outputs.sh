#!/usr/bin/env bash
# Holds what `npm run osool` wrote against the schemas of those who will read it: CloudFormation's by cfn-lint,
# Kubernetes' strict ones, without a network at run time. Both come from PyPI, once, into a cache.
set -euo pipefail
cd "$(dirname "$0")/.."
out=${1:-out/osool}
venv=${XDG_CACHE_HOME:-$HOME/.cache}/cdk-prometheus-stack/cfn-lint-1.58.0

if [ ! -x "$venv/bin/cfn-lint" ]; then
  command -v python3 >/dev/null || { echo 'checking the outputs needs Python 3 with venv: install it, or leave this check to CI' >&2; exit 1; }
  python3 -m venv "$venv"
  "$venv/bin/pip" install --quiet --disable-pip-version-check 'cfn-lint==1.58.0'
fi

echo '== cfn-lint'
"$venv/bin/cfn-lint" --version
"$venv/bin/cfn-lint" --non-zero-exit-code informational "$out"/ec2/*.template.json
echo 'clean'

echo '== kubernetes-validate, strict'
bash scripts/check-kubernetes.sh "$out"/kubernetes/*.yaml
