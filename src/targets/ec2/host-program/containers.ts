/**
 * Docker and systemd, as the apply program uses them.
 *
 * @internal
 */
export const CONTAINERS = String.raw`"""Docker and systemd."""
import http.client
import json
import os
import subprocess
import time
import urllib.error
import urllib.request

import folders
from settings import IMAGES, PATIENCE, PAUSE, RELEASES, UNIT_PREFIX, Refused


CRASHES = 3  # restarts by systemd after which nobody waits any longer

# A proxy of the environment does not lead to containers.
OPENER = urllib.request.build_opener(urllib.request.ProxyHandler({}))


def run(*command, check=True):
    """Runs a command; what it prints goes to the log of this program."""
    print('+ ' + ' '.join(command), flush=True)
    done = subprocess.run(command, check=False)
    if check and done.returncode != 0:
        raise Refused(' '.join(command[:3]) + ' failed with exit code ' + str(done.returncode))
    return done.returncode == 0


def quiet(*command):
    """Runs a command for its answer: text, or nothing if it failed."""
    done = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, check=False)
    return done.stdout.decode().strip() if done.returncode == 0 else None


def unit(workload):
    return UNIT_PREFIX + workload['name'] + '.service'


def prepare(manifest):
    """Network and images are there before anything is touched."""
    if quiet('docker', 'network', 'inspect', manifest['network']) is None:
        run('docker', 'network', 'create', manifest['network'])
    images = {workload['image'] for workload in manifest['workloads']}
    # Also of a release that is refused: the next one that is not removes what it does not run.
    folders.write(IMAGES, json.dumps(sorted(images | set(known_images()))).encode())
    for image in sorted(images):
        if quiet('docker', 'image', 'inspect', image) is None:
            wait('cannot pull ' + image, 4 * PATIENCE, lambda: pull_problem(image))


def known_images():
    """Those that releases have brought here and that nobody has removed yet."""
    if not os.path.exists(IMAGES):
        return []
    with open(IMAGES, encoding='utf-8') as file:
        return json.load(file)


def pull_problem(image):
    return None if run('docker', 'pull', '--quiet', image, check=False) else 'see the lines above'


def check(workload, release, secrets):
    """Lets the very image that will load the configuration look at it."""
    if 'check' not in workload:
        return
    mounts = ['--volume', os.path.join(RELEASES, release) + ':/etc/monitoring/config:ro']
    if workload['secrets']:
        mounts += ['--volume', secrets + ':/etc/secrets:ro']
    entrypoint, *arguments = workload['check']
    user = str(workload['user']) + ':' + str(workload['group'])
    if not run('docker', 'run', '--rm', '--network', 'none', '--read-only', '--cap-drop', 'ALL', '--user', user,
               *mounts, '--entrypoint', entrypoint, workload['image'], *arguments, check=False):
        raise Refused(workload['name'] + ' refuses its new configuration')


def address(workload):
    """Nothing but Grafana is published: the host reaches a container by its own address."""
    if workload['hostNetwork']:
        return '127.0.0.1'
    found = quiet('docker', 'inspect', '--format', '{{range .NetworkSettings.Networks}}{{.IPAddress}}{{end}}', workload['name'])
    if not found:
        raise OSError('container ' + workload['name'] + ' does not run')
    return found


def request(workload, path, method='GET'):
    url = 'http://' + address(workload) + ':' + str(workload['port']) + path
    with OPENER.open(urllib.request.Request(url, method=method), timeout=10) as answer:
        return answer.read().decode()


def reason(error):
    """What a failed request has to say: Alertmanager answers a refused configuration with the cause."""
    body = error.read().decode(errors='replace').strip() if isinstance(error, urllib.error.HTTPError) else ''
    return ': '.join(part for part in [str(error), body] if part)


def wait(what, seconds, attempt):
    """Tries until the attempt returns nothing; it returns or raises what is still wrong."""
    end = time.monotonic() + seconds
    while True:
        try:
            problem = attempt()
        except (OSError, ValueError, KeyError, http.client.HTTPException) as error:
            problem = reason(error)
        if problem is None:
            return
        if time.monotonic() > end:
            raise Refused(what + ': ' + problem)
        time.sleep(min(PAUSE, 2))


def restarts(workload):
    return int(quiet('systemctl', 'show', '--property', 'NRestarts', '--value', unit(workload)) or 0)


def wait_ready(workload):
    if 'ready' not in workload:
        return

    before = restarts(workload)  # counted since somebody last started the unit, which may be months ago

    def attempt():
        if restarts(workload) - before >= CRASHES:
            raise Refused(workload['name'] + ' does not stay up, see: journalctl --unit ' + unit(workload))
        request(workload, workload['ready']['path'])

    wait(workload['name'] + ' does not become ready', workload['ready']['seconds'], attempt)
`;
