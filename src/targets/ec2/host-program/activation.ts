/**
 * Puts a staged release in force, or everything back.
 *
 * @internal
 */
export const ACTIVATION = String.raw`"""Puts a staged release in force, or everything back."""
import functools
import json
import os
import signal
import time

import containers
import folders
import secret_files
import servers
from settings import ACTIVATING, BACKUP, CURRENT, DATA, IMAGES, LIVE, RELEASES, SECRETS, UNIT_PREFIX, UNITS

KEPT_RELEASES = 3


class Activation:
    def __init__(self, manifest, units, release):
        self.workloads = manifest['workloads']
        self.units = units
        self.release = release
        self.old_release = os.path.basename(os.readlink(CURRENT)) if os.path.islink(CURRENT) else None
        self.old_units = {name: content for name, content in top_files(UNITS).items() if name.startswith(UNIT_PREFIX)}
        # A run that was killed half-way may have changed what nothing has loaded yet.
        self.interrupted = os.path.exists(ACTIVATING)
        self.is_refresh = release == self.old_release and units == self.old_units
        self.touched = []

    def run(self):
        # Decided before anything is touched.
        actions = [(workload, self.action(workload)) for workload in self.workloads]
        self.back_up()
        folders.write(ACTIVATING, b'')
        try:
            since = self.swap()
            for workload, action in actions:
                self.act(workload, action)
            for workload, action in actions:
                containers.wait_ready(workload)
                servers.verify(workload, since if action in ('restart', 'signal', 'post') else None)
            self.stop([name for name in self.old_units if name not in self.units])
        except Exception as error:  # whatever it is: half a release is worse than none
            print('rolling back: ' + str(error), flush=True)
            self.roll_back()
            raise
        folders.remove(ACTIVATING)
        self.clean()

    def action(self, workload):
        """What a workload needs to take over what has changed: restart, signal, post, nothing, or None if nothing changed."""
        name = containers.unit(workload)
        if self.interrupted or self.old_units.get(name) != self.units[name] or containers.quiet('systemctl', 'is-active', name) is None:
            return 'restart'
        needs = []
        changed = self.changed_files(workload)
        if any(path.startswith(prefix) for path in changed for prefix in workload['restartOn']):
            needs.append('restart')
        if changed:
            needs.append(workload['onFiles'])
        if folders.read(secret_files.staged(workload)) != folders.read(os.path.join(SECRETS, workload['name'])):
            needs.append(workload['onSecrets'])
        return next((need for need in ['restart', 'signal', 'post', 'nothing'] if need in needs), None)

    def changed_files(self, workload):
        changed = set()
        for folder in workload['folders']:
            new = folders.read(os.path.join(RELEASES, self.release, folder))
            old = folders.read(os.path.join(RELEASES, self.old_release, folder)) if self.old_release else {}
            changed |= {folder + '/' + path for path in {*new, *old} if new.get(path) != old.get(path)}
        return changed

    def back_up(self):
        folders.remove(BACKUP)
        for workload in top_folders(SECRETS):
            status = os.stat(os.path.join(SECRETS, workload))
            folders.sync(folders.read(os.path.join(SECRETS, workload)), os.path.join(BACKUP, workload), 0o400, 0o500, (status.st_uid, status.st_gid))

    def swap(self):
        for workload in self.workloads:
            if workload['disk']:
                self.own_data(workload)
            owner = (workload['user'], workload['group'])
            if workload['secrets']:
                folders.sync(folders.read(secret_files.staged(workload)), os.path.join(SECRETS, workload['name']), 0o400, 0o500, owner)
        for name, content in self.units.items():
            if self.old_units.get(name) != content:
                folders.write(os.path.join(UNITS, name), content)
        since = time.time()
        self.point_to(self.release)
        containers.run('systemctl', 'daemon-reload')
        return since

    def own_data(self, workload):
        """Only the folder itself: what is in it, its owner has written."""
        folder = os.path.join(DATA, workload['name'])
        os.makedirs(folder, mode=0o700, exist_ok=True)
        os.chown(folder, workload['user'], workload['group'])

    def point_to(self, release):
        temporary = CURRENT + '.new'
        folders.remove(temporary)
        os.symlink(os.path.join('releases', release), temporary)
        os.replace(temporary, CURRENT)  # atomic, as mv -T
        for workload in self.workloads:
            for folder in workload['liveFolders']:
                folders.sync(folders.read(os.path.join(RELEASES, release, folder)), os.path.join(LIVE, folder))

    def act(self, workload, action):
        if action is None:
            return
        self.touched.append((workload, action))
        if action == 'restart':
            containers.run('systemctl', 'enable', '--quiet', containers.unit(workload))
            containers.run('systemctl', 'restart', containers.unit(workload))
        else:
            servers.reload(workload, action)

    def roll_back(self):
        """What was in force is put back first, then taken over; a step that fails, on a full disk for one, keeps no other from it."""
        signal.signal(signal.SIGTERM, signal.SIG_IGN)  # out of time or not: half of what was in force is worse than none
        steps = [self.restore_config, self.restore_secrets, self.restore_units]
        steps += [functools.partial(self.take_back, workload, action) for workload, action in self.touched]
        if self.is_refresh:
            # Only secrets are new. Those before are void by now, so whoever has taken over the new ones keeps them.
            steps = [self.restore_secrets]
        complete = True
        for step in steps:
            try:
                step()
            except Exception as error:
                complete = False
                print('rolling back: ' + str(error), flush=True)
        if complete:
            folders.remove(ACTIVATING)

    def restore_config(self):
        if self.old_release:
            self.point_to(self.old_release)
        else:
            folders.remove(CURRENT)

    def restore_secrets(self):
        refreshed = [workload['name'] for workload, _ in self.touched] if self.is_refresh else []
        for workload in self.workloads:
            if workload['name'] in refreshed:
                continue
            saved = os.path.join(BACKUP, workload['name'])
            if os.path.isdir(saved):
                folders.sync(folders.read(saved), os.path.join(SECRETS, workload['name']), 0o400, 0o500, (workload['user'], workload['group']))

    def restore_units(self):
        present = top_files(UNITS)
        for name, content in self.old_units.items():
            if present.get(name) != content:
                folders.write(os.path.join(UNITS, name), content)
        self.stop([name for name in self.units if name not in self.old_units])
        containers.run('systemctl', 'daemon-reload', check=False)

    def take_back(self, workload, action):
        if containers.unit(workload) not in self.old_units:
            return
        if action == 'restart':
            containers.run('systemctl', 'restart', containers.unit(workload))
        else:
            servers.reload(workload, action)

    def stop(self, names):
        for name in names:
            containers.run('systemctl', 'disable', '--now', '--quiet', name, check=False)
            folders.remove(os.path.join(UNITS, name))
            containers.run('systemctl', 'daemon-reload', check=False)

    def clean(self):
        folders.remove(BACKUP)
        readers = {workload['name'] for workload in self.workloads if workload['secrets']}
        for name in top_folders(SECRETS):
            if name not in readers:
                folders.remove(os.path.join(SECRETS, name))
        in_force = {self.release, self.old_release}
        others = sorted((name for name in top_folders(RELEASES) if name not in in_force),
                        key=lambda name: os.stat(os.path.join(RELEASES, name)).st_mtime, reverse=True)
        for name in others[KEPT_RELEASES - 2:]:
            folders.remove(os.path.join(RELEASES, name))
        self.remove_images()

    def remove_images(self):
        """Only what releases before brought: an image that is missing while its container restarts would have to be fetched again."""
        images = sorted({workload['image'] for workload in self.workloads})
        for image in containers.known_images():
            if image not in images:
                containers.run('docker', 'image', 'rm', image, check=False)
        folders.write(IMAGES, json.dumps(images).encode())


def top_folders(folder):
    return [entry.name for entry in os.scandir(folder) if entry.is_dir()] if os.path.isdir(folder) else []


def top_files(folder):
    """Unit files are files: links in the folder are systemd's own."""
    result = {}
    for entry in os.scandir(folder):
        if entry.is_file(follow_symlinks=False):
            with open(entry.path, 'rb') as file:
                result[entry.name] = file.read()
    return result
`;
