/**
 * Fetches secrets into files that only their reader may read.
 *
 * @internal
 */
export const SECRET_FILES = String.raw`"""Fetches secrets into files that only the user of a container may read. No value is ever printed."""
import json
import os
import subprocess
import time

import folders
from settings import PAUSE, STAGING, Refused

ATTEMPTS = 6  # a permission that was just given takes a moment to hold


def fetch(references, workloads):
    """Puts the secrets of each workload into STAGING/secrets/<workload>."""
    by_file = {reference['file']: reference for reference in references}
    known = {}
    for workload in workloads:
        files = {}
        for name in workload['secrets']:
            if name not in by_file:
                raise Refused('secret ' + name + ' of ' + workload['name'] + ' is bound to nothing: the association does not name it')
            files[name] = value(by_file[name], known).encode()
        if files:
            folders.sync(files, staged(workload), 0o400, 0o500, (workload['user'], workload['group']))


def staged(workload):
    return os.path.join(STAGING, 'secrets', workload['name'])


def value(reference, known):
    key = (reference['store'], reference['id'])
    if key not in known:
        known[key] = read(reference)
    field = reference.get('field')
    if field is None:
        return known[key]
    try:
        fields = json.loads(known[key])
        return fields[field] if isinstance(fields[field], str) else json.dumps(fields[field])
    except (ValueError, KeyError, TypeError):
        raise Refused('secret ' + reference['file'] + ': ' + reference['id'] + ' is not a JSON object with the field ' + field) from None


def read(reference):
    if reference['store'] == 'secrets-manager':
        answer = aws('secretsmanager', 'get-secret-value', '--secret-id', reference['id'])
        if 'SecretString' not in answer:
            raise Refused('secret ' + reference['file'] + ': ' + reference['id'] + ' is binary: store it as a string')
        return answer['SecretString']
    return aws('ssm', 'get-parameter', '--name', reference['id'], '--with-decryption')['Parameter']['Value']


def aws(*arguments):
    for attempt in range(ATTEMPTS):
        if attempt > 0:
            time.sleep(PAUSE)
        done = subprocess.run(['aws', *arguments, '--output', 'json'], stdout=subprocess.PIPE, stderr=subprocess.PIPE, check=False)
        if done.returncode == 0:
            return json.loads(done.stdout)
    raise Refused('aws ' + ' '.join(arguments) + ': ' + done.stderr.decode(errors='replace').strip())
`;
