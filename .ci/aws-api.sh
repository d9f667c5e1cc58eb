#!/usr/bin/env bash
# An AWS API for the live tests: makes the Python environment it needs (20 s, once), starts it, waits until it answers.
# usage: eval "$(aws-api.sh PATH_OF/moto_plus.py [PORT])"     sets AWS_ENDPOINT_URL and AWS_API_PID, by which it is stopped, and puts `aws` on PATH
set -euo pipefail
plus=$(realpath "$1")
port=${2:-5556}
here=$(cd "$(dirname "$0")" && pwd)
cache=${XDG_CACHE_HOME:-$HOME/.cache}/cdk-prometheus-stack/aws-api
log=$cache/log
if [ ! -e "$cache/ready-1" ]; then
  rm -rf "$cache"
  mkdir -p "$cache"
  python3 -m venv "$cache/venv" >"$log" 2>&1 || { tail -20 "$log" >&2; exit 1; }
  # cfn-lint and the others are what moto's CloudFormation imports; awscli is what the tests ask it with.
  "$cache/venv/bin/pip" install -q --disable-pip-version-check 'moto[cloudformation,dynamodb,s3,secretsmanager,server,ssm]==5.2.5' awscli >>"$log" 2>&1 || { tail -20 "$log" >&2; exit 1; }
  mkdir "$cache/bin"
  ln -s ../venv/bin/aws "$cache/bin/aws"
  touch "$cache/ready-1"
fi
answers() { curl -s -o /dev/null --max-time 5 "http://localhost:$port/moto-api/"; }
if answers; then echo "something answers at port $port already: give another port, or set AWS_ENDPOINT_URL" >&2; exit 1; fi
PATH=$cache/venv/bin:$PATH setsid "$cache/venv/bin/python" "$here/aws-api.py" "$plus" -p "$port" >"$log" 2>&1 </dev/null &
pid=$!
for _ in $(seq 60); do
  if answers; then
    echo "export AWS_ENDPOINT_URL=http://localhost:$port AWS_API_PID=$pid PATH=$cache/bin:\$PATH"
    exit 0
  fi
  kill -0 "$pid" 2>/dev/null || break
  sleep 0.5
done
kill "$pid" 2>/dev/null || true
tail -20 "$log" >&2
exit 1
