/**
 * The entry of the apply program.
 *
 * @internal
 */
export const APPLY = String.raw`"""Brings this host to a release: all of it, or nothing and a non-zero exit.

usage: python3 apply.py --late-values BASE64,BASE64,... --secrets BASE64_JSON

Runs from the unpacked release, whose configuration, units and manifest lie beside its folder "host".
"""
import argparse
import base64
import json
import os
import signal
import sys
import time

import containers
import folders
import secret_files
import staging
from activation import Activation
from settings import BOOT_FAILED, BOOTED, CURRENT, DATA, PAUSE, RELEASES, STAGING, STATE, Refused

BOOT_SECONDS = 1200
NONE = '-'  # the value of a parameter that has none; not a character of Base64


def decoded(text):
    return base64.b64decode(text, validate=True).decode()


def wait_for_boot():
    """The association may come before the first boot is through: no docker, no disk."""
    end = time.monotonic() + BOOT_SECONDS
    while not os.path.exists(BOOTED):
        if os.path.exists(BOOT_FAILED):
            raise Refused('the host has not come up, see: journalctl --unit cloud-final')
        if time.monotonic() > end:
            raise Refused('the host is not up after ' + str(BOOT_SECONDS) + ' s, see: journalctl --unit cloud-final')
        time.sleep(PAUSE)


def apply(arguments):
    values = [] if arguments.late_values == NONE else [decoded(value) for value in arguments.late_values.split(',')]
    references = [] if arguments.secrets == NONE else json.loads(decoded(arguments.secrets))
    wait_for_boot()
    containers.quiet('xfs_growfs', DATA)  # the volume may have grown since
    os.makedirs(STATE, mode=0o700, exist_ok=True)
    os.makedirs(RELEASES, mode=0o755, exist_ok=True)
    folders.remove(STAGING)
    asset = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
    manifest, units, release = staging.stage(asset, values)
    try:
        secret_files.fetch(references, manifest['workloads'])
        containers.prepare(manifest)
        for workload in manifest['workloads']:
            containers.check(workload, release, secret_files.staged(workload))
        Activation(manifest, units, release).run()
    finally:
        folders.remove(STAGING)
        if not os.path.islink(CURRENT) or os.path.basename(os.readlink(CURRENT)) != release:
            folders.remove(os.path.join(RELEASES, release))
    print('release ' + release + ' of ' + manifest['name'] + ' is in force', flush=True)


def out_of_time(*_):
    signal.signal(signal.SIGTERM, signal.SIG_IGN)  # what was in force is put back undisturbed
    raise Refused('it has not come to an end in time')


def main():
    os.umask(0o022)
    signal.signal(signal.SIGTERM, out_of_time)
    parser = argparse.ArgumentParser()
    parser.add_argument('--late-values', required=True)
    parser.add_argument('--secrets', required=True)
    try:
        apply(parser.parse_args())
    except (Refused, OSError, ValueError) as error:
        sys.exit('refused: ' + str(error))


if __name__ == '__main__':
    main()
`;
