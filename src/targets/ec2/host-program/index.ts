import { ACTIVATION } from './activation';
import { APPLY } from './apply';
import { CONTAINERS } from './containers';
import { FOLDERS } from './folders';
import { SECRET_FILES } from './secret-files';
import { SERVERS } from './servers';
import { SETTINGS } from './settings';
import { STAGING } from './staging';

/**
 * The program that runs on the host, by file name. It needs nothing but the Python that Amazon Linux 2023 has (3.9),
 * the AWS CLI, docker and systemd, and travels with each release, so that program and release always fit.
 *
 * @internal
 */
export const HOST_PROGRAM: { readonly [file: string]: string } = {
  'activation.py': ACTIVATION,
  'apply.py': APPLY,
  'containers.py': CONTAINERS,
  'folders.py': FOLDERS,
  'secret_files.py': SECRET_FILES,
  'servers.py': SERVERS,
  'settings.py': SETTINGS,
  'staging.py': STAGING,
};
