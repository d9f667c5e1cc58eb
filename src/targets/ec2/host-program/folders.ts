/**
 * Reading and writing folders as a whole.
 *
 * @internal
 */
export const FOLDERS = String.raw`"""Folders, read and written as a whole."""
import os
import shutil


def read(folder):
    """All files below a folder: relative path -> bytes. A folder that is not there has none."""
    files = {}
    for path, _, names in os.walk(folder):
        for name in names:
            full = os.path.join(path, name)
            with open(full, 'rb') as file:
                files[os.path.relpath(full, folder)] = file.read()
    return files


def write(path, content, mode=0o644, owner=None):
    """Writes one file so that a reader sees the old or the new one, and nobody else ever sees a secret."""
    os.makedirs(os.path.dirname(path), mode=0o755, exist_ok=True)
    temporary = os.path.join(os.path.dirname(path), '.' + os.path.basename(path) + '.new')
    if os.path.lexists(temporary):
        os.remove(temporary)
    descriptor = os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, 'wb') as file:
        file.write(content)
        if owner is not None:
            os.fchown(file.fileno(), *owner)
        os.fchmod(file.fileno(), mode)
    os.replace(temporary, path)


def sync(files, folder, mode=0o644, folder_mode=0o755, owner=None):
    """Makes a folder hold these files and no others, without ever replacing the folder itself: it may be mounted."""
    os.makedirs(folder, mode=0o700, exist_ok=True)
    os.chmod(folder, 0o700)
    present = read(folder)
    for path, content in files.items():
        if present.get(path) != content:
            write(os.path.join(folder, path), content, mode, owner)
    for path in present:
        if path not in files:
            os.remove(os.path.join(folder, path))
    if owner is not None:
        os.chown(folder, *owner)
    os.chmod(folder, folder_mode)


def remove(path):
    """Removes a file, link or folder that may not be there."""
    if os.path.islink(path) or os.path.isfile(path):
        os.remove(path)
    elif os.path.isdir(path):
        for folder, _, _ in os.walk(path):
            os.chmod(folder, 0o700)
        shutil.rmtree(path)
`;
