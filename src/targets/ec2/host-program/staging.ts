/**
 * Fills late values into a release and puts it beside the others.
 *
 * @internal
 */
export const STAGING = String.raw`"""Fills late values into a release, and puts it beside the releases before it."""
import hashlib
import json
import os
import re

import folders
from settings import RELEASES, Refused

PLACEHOLDER = re.compile(r'__LATE_VALUE_(\d+)__')


def filled(path, text, values):
    """The text with each placeholder replaced by its value, escaped as the kind of file needs it."""
    def value_of(match):
        return escaped(path, values[int(match.group(1))])

    try:
        result = PLACEHOLDER.sub(value_of, text)
    except IndexError:
        raise Refused(path + ': a placeholder has no late value: the association carries ' + str(len(values))) from None
    if path.endswith('.json'):
        json.loads(result)
    return result


def escaped(path, value):
    if path.endswith(('.json', '.yaml', '.yml')):  # YAML has late values in double quotes, which read JSON's escapes
        return json.dumps(value, ensure_ascii=False)[1:-1]
    if re.search(r'[\x00-\x1f\x7f]', value):
        raise Refused(path + ': a late value holds control characters, which this file cannot carry')
    if path.endswith('.service'):  # inside double quotes; see systemd.service(5), "Command lines"
        return value.replace('\\', '\\\\').replace('"', '\\"').replace('%', '%%').replace('$', '$$')
    return value


def stage(asset, values):
    """Returns the manifest, the units by name, and the id of the release that was put beside the others."""
    files = {path: filled(path, content.decode(), values).encode()
             for path, content in folders.read(asset).items() if not path.startswith('host/')}
    manifest = json.loads(files['manifest.json'])
    units = {path[len('units/'):]: content for path, content in files.items() if path.startswith('units/')}
    config = {path[len('config/'):]: content for path, content in files.items() if path.startswith('config/')}
    return manifest, units, put(config)


def put(config):
    """A release is called by its content: the same content twice is the same release."""
    digest = hashlib.sha256()
    for path in sorted(config):
        digest.update(path.encode() + b'\0' + hashlib.sha256(config[path]).digest())
    release = digest.hexdigest()[:20]
    folder = os.path.join(RELEASES, release)
    if folders.read(folder) != config or not os.path.isdir(folder):
        folders.remove(folder)
        temporary = os.path.join(RELEASES, '.new')
        folders.remove(temporary)
        os.makedirs(temporary, mode=0o755)
        for path, content in config.items():
            folders.write(os.path.join(temporary, path), content)
        os.replace(temporary, folder)
    return release
`;
