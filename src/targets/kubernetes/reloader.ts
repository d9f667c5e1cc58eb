import { restrictedContainer } from './container';
import { escapeReferences } from './references';
import { Paths, Reload, Workload } from '../../workload';

/**
 * Compares the mounted files with those of the last reload, and has the server read them again. The first reload, right
 * after the start, makes sure that nothing changed between the server's start and the first look. A refused reload is
 * tried again, so that it shows in the logs for as long as the configuration is wrong; and what was loaded before is told
 * again when it comes back, or the server would go on saying that its last reload failed.
 *
 * `timeout` in front of `wget`: some builds of busybox crash on `wget -T`. Paths with `..` are the kubelet's own copies.
 */
const SCRIPT = `
trap 'exit 0' TERM INT
loaded=
while true; do
  current=$(find -L $FOLDERS -type f ! -path '*/..*' | sort | xargs cat | sha256sum)
  if [ "$current" != "$loaded" ]; then
    if timeout 10 wget -q -O /dev/null --post-data= "$URL"; then
      loaded=$current
      echo "reloaded"
    else
      loaded=
      echo "reload refused, or the server is not up yet; trying again" >&2
    fi
  fi
  sleep 10 & wait $!
done
`.trim();

/**
 * A container beside a server that has to be told of changed files; the server's own image has all it needs.
 *
 * @internal
 */
export function reloader(workload: Workload, mounts: readonly object[]): object[] {
  if (workload.reload !== Reload.HTTP_POST || workload.configFolders.length === 0) return [];
  return [{
    name: 'config-reloader',
    image: workload.image,
    imagePullPolicy: 'IfNotPresent',
    command: ['/bin/sh', '-c', escapeReferences(SCRIPT)],
    env: [
      { name: 'FOLDERS', value: workload.configFolders.map((folder) => Paths.config(folder)).join(' ') },
      { name: 'URL', value: `http://127.0.0.1:${workload.ports[0].number}/-/reload` },
    ],
    resources: { requests: { cpu: '5m', memory: '8Mi' }, limits: { memory: '32Mi' } },
    securityContext: restrictedContainer(),
    volumeMounts: mounts,
  }];
}
