/**
 * Where things are on a host. `MONITORING_ROOT` moves them into a sandbox for tests.
 *
 * @internal
 */
export const SETTINGS = String.raw`"""Where things are on this host."""
import os

ROOT = os.environ.get('MONITORING_ROOT', '')
PAUSE = float(os.environ.get('MONITORING_PAUSE', '5'))  # seconds between two attempts
PATIENCE = float(os.environ.get('MONITORING_PATIENCE', '60'))  # seconds until a server must have reloaded

# Mounted into containers as /etc/monitoring; "config" is a symbolic link to one of the releases. Mounted is the parent
# of the link, because a link that is mounted itself is resolved once and never again.
MONITORING = ROOT + '/opt/monitoring'
RELEASES = MONITORING + '/releases'
CURRENT = MONITORING + '/config'

STATE = ROOT + '/var/lib/monitoring'
SECRETS = STATE + '/secrets'    # a folder for each workload, mounted as /etc/secrets
LIVE = STATE + '/live'          # configuration of workloads that must not see a path change
STAGING = STATE + '/staging'    # what is fetched and not yet in force
BACKUP = STATE + '/backup'      # what was in force before
ACTIVATING = STATE + '/activating'  # there while a release is put in force
IMAGES = STATE + '/images.json'  # what releases have brought here
BOOTED = STATE + '/booted'
BOOT_FAILED = STATE + '/boot-failed'

DATA = ROOT + '/data'
UNITS = ROOT + '/etc/systemd/system'
UNIT_PREFIX = 'monitoring-'


class Refused(Exception):
    """The release cannot be applied; the text says why, without any secret."""
`;
