/**
 * Tells servers that their configuration has changed, and proves that they have it.
 *
 * @internal
 */
export const SERVERS = String.raw`"""Tells servers that their configuration has changed, and proves that they loaded it."""
import hashlib
import json
import re

import containers
from settings import CURRENT, PATIENCE


def reload(workload, how):
    if how == 'signal':
        containers.run('docker', 'kill', '--signal', 'HUP', workload['name'])
    elif how == 'post':
        print('+ POST /-/reload to ' + workload['name'], flush=True)

        def attempt():
            containers.request(workload, '/-/reload', 'POST')

        containers.wait(workload['name'] + ' does not reload', PATIENCE, attempt)


def verify(workload, since):
    """since: when the configuration changed, seconds since 1970; nothing if it did not."""
    if workload['name'] == 'prometheus':
        containers.wait('prometheus has not loaded its new configuration', PATIENCE, lambda: prometheus_problem(workload, since))
    if workload['name'] == 'alertmanager':
        containers.wait('alertmanager has not loaded its new configuration', PATIENCE, lambda: alertmanager_problem(workload))


def prometheus_problem(workload, since):
    """An answer 200 to a reload proves little; the time of the last success and the loaded configuration do."""
    metrics = containers.request(workload, '/metrics')
    if metric(metrics, 'prometheus_config_last_reload_successful') != 1:
        return 'its last reload failed, see: journalctl --unit ' + containers.unit(workload)
    if since is not None and metric(metrics, 'prometheus_config_last_reload_success_timestamp_seconds') < since:
        return 'its last reload is older than the release'
    loaded = jobs(json.loads(containers.request(workload, '/api/v1/status/config'))['data']['yaml'])
    with open(CURRENT + '/prometheus/prometheus.yml', encoding='utf-8') as file:
        wanted = jobs(file.read())
    return None if loaded == wanted else 'it scrapes the jobs ' + ', '.join(loaded) + ' instead of ' + ', '.join(wanted)


def alertmanager_problem(workload):
    """The metric is made of the first 48 bits of the file's MD5 (Alertmanager, config/coordinator.go)."""
    with open(CURRENT + '/alertmanager/alertmanager.yml', 'rb') as file:
        wanted = int.from_bytes(hashlib.md5(file.read(), usedforsecurity=False).digest()[:6], 'little')
    if json.loads(containers.request(workload, '/api/v2/status'))['config'] is None:
        return 'it has no configuration'
    loaded = metric(containers.request(workload, '/metrics'), 'alertmanager_config_hash')
    return None if loaded == wanted else 'it still has another configuration'


def metric(text, name):
    found = re.search('^' + name + r'(?:\{\})? (\S+)', text, re.MULTILINE)
    if found is None:
        raise ValueError('it exposes no metric ' + name)
    return float(found.group(1))


def jobs(text):
    return sorted(name.strip('\'"') for name in re.findall(r'^[ -]*job_name:\s*(.*?)\s*$', text, re.MULTILINE))
`;
