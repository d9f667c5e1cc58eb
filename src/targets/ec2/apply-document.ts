/**
 * Where the document looks for what it applies. All values are safe inside single quotes: patterns below hold that.
 *
 * @internal
 */
export const Parameters = {
  BUCKET: 'AssetBucket',
  KEY: 'AssetKey',
  HASH: 'ConfigurationHash',
  LATE_VALUES: 'LateValues',
  SECRETS: 'Secrets',
  SIGNAL_URL: 'SignalUrl',
} as const;

/** Stands for a parameter without a value: it is no character of Base64. */
export const NONE = '-';

/**
 * Of the time of a run, in seconds: what is left for putting back what was in force, and for the signal. An agent that ends a run
 * leaves neither. Prometheus alone may take five minutes to stop, if it has to be restarted.
 */
const RESERVE = 480;

const BASE64 = '[A-Za-z0-9+/=]*';

/**
 * The SSM document (schema 2.2): fetches a release, runs the program in it, and tells CloudFormation how it went.
 *
 * Runs wait for each other. A URL that was used before ignores the signal, so the run at a later boot does no harm.
 *
 * @param region may be a late value
 * @param timeoutSeconds how long a run may take, more than eight minutes; the program is told to stop before
 * @internal
 */
export function applyDocument(region: string, timeoutSeconds: number): object {
  const parameter = (description: string, allowedPattern: string) => ({ type: 'String', description, allowedPattern });
  return {
    schemaVersion: '2.2',
    description: 'Applies a release of a monitoring to its host: checked before, verified after, rolled back if it fails',
    parameters: {
      [Parameters.BUCKET]: parameter('Bucket of the release', '^[A-Za-z0-9.-]+$'),
      [Parameters.KEY]: parameter('Key of the release', '^[A-Za-z0-9!_.*()/-]+$'),
      [Parameters.HASH]: parameter('Changes with the configuration', '^[0-9a-f]+$'),
      [Parameters.LATE_VALUES]: parameter('Values that only deployment knows, in Base64, by number', `^(${NONE}|${BASE64}(,${BASE64})*)$`),
      [Parameters.SECRETS]: parameter('Where secrets are kept, as JSON in Base64; never a secret', `^(${NONE}|${BASE64})$`),
      [Parameters.SIGNAL_URL]: parameter('Where CloudFormation waits for the outcome', '^https?://[A-Za-z0-9._~:/?#@!$&()*+,;=%-]+$'),
    },
    mainSteps: [{
      action: 'aws:runShellScript',
      name: 'apply',
      precondition: { StringEquals: ['platformType', 'Linux'] },
      inputs: { timeoutSeconds: `${timeoutSeconds}`, runCommand: script(region, timeoutSeconds - RESERVE).trimEnd().split('\n') },
    }],
  };
}

function script(region: string, limit: number): string {
  return `#!/bin/bash
export AWS_DEFAULT_REGION='${region}'
exec 9>/run/lock/monitoring-apply
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
(
  set -e
  if ! flock --timeout ${limit} 9; then echo 'refused: another run has not ended within ${limit} s'; exit 1; fi
  echo 'applying {{ ${Parameters.HASH} }}'
  for attempt in 1 2 3 4 5 6; do
    if aws s3 cp --only-show-errors 's3://{{ ${Parameters.BUCKET} }}/{{ ${Parameters.KEY} }}' "$work/release.zip"; then break; fi
    if [ "$attempt" = 6 ]; then exit 1; fi
    sleep 10
  done
  mkdir "$work/release"
  python3 -m zipfile -e "$work/release.zip" "$work/release"
  left=$((${limit} - SECONDS))
  timeout --kill-after ${RESERVE - 30} "$((left > 1 ? left : 1))" python3 "$work/release/host/apply.py" --late-values '{{ ${Parameters.LATE_VALUES} }}' --secrets '{{ ${Parameters.SECRETS} }}'
) >"$work/log" 2>&1
code=$?
cat "$work/log"
python3 - "$code" '{{ ${Parameters.HASH} }}' "$work/log" >"$work/signal" <<'PYTHON'
import json, sys
code, unique, path = sys.argv[1:]
with open(path, errors='replace') as log:
    tail = ''.join(c for c in log.read()[-1500:] if c.isprintable() or c == '\\n')
status = 'SUCCESS' if code == '0' else 'FAILURE'
print(json.dumps({'Status': status, 'UniqueId': unique[:32], 'Data': tail[-300:], 'Reason': tail if code != '0' else 'applied'}))
PYTHON
curl --silent --show-error --retry 5 --request PUT --header 'Content-Type:' --data-binary "@$work/signal" '{{ ${Parameters.SIGNAL_URL} }}' || true
exit "$code"
`;
}
