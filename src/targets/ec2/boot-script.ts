import { HostPaths } from './host-paths';

/** How the volume is asked for; Nitro instances show it under a name made of its id. */
const DEVICE = '/dev/sdf';

/**
 * The user data: docker, and the data volume attached, formatted if it is empty, and mounted. It is constant, so that no change
 * of a configuration replaces the machine; configuration comes with the association, at boot as at any time.
 *
 * A volume can be attached to one instance at a time: a new machine waits until the one before it is gone.
 * `mkfs` runs only where `blkid` finds nothing, and refuses itself to overwrite what it knows.
 *
 * @param volumeId may be a late value
 * @param region may be a late value
 * @internal
 */
export function bootScript(volumeId: string, region: string): string {
  return `#!/bin/bash
set -euo pipefail
export AWS_DEFAULT_REGION='${region}'
volume='${volumeId}'
install -d -m 700 "$(dirname ${HostPaths.BOOTED})"
rm -f ${HostPaths.BOOTED} ${HostPaths.BOOT_FAILED}
trap 'touch ${HostPaths.BOOT_FAILED}' ERR

retry() { # SECONDS COMMAND: every 5 seconds until it succeeds
  local end=$((SECONDS + $1)); shift
  until "$@"; do
    [ "$SECONDS" -lt "$end" ] || { echo "gave up: $*" >&2; return 1; }
    sleep 5
  done
}
metadata() {
  local token
  token=$(curl -sSf -X PUT -H 'X-aws-ec2-metadata-token-ttl-seconds: 60' http://169.254.169.254/latest/api/token)
  curl -sSf -H "X-aws-ec2-metadata-token: $token" "http://169.254.169.254/latest/meta-data/$1"
}
device() {
  local candidate
  for candidate in "/dev/disk/by-id/nvme-Amazon_Elastic_Block_Store_$(echo "$volume" | tr -d -)" ${DEVICE} ${DEVICE.replace('sd', 'xvd')}; do
    if [ -b "$candidate" ]; then readlink -f "$candidate"; return; fi
  done
  return 1
}
attach() { # the new machine may see the device before the call has answered
  device >/dev/null || aws ec2 attach-volume --volume-id "$volume" --instance-id "$instance" --device ${DEVICE} >/dev/null
}
filesystem() { blkid -p -s UUID -o value "$1"; }

command -v docker >/dev/null || retry 600 dnf install -y -q docker
systemctl enable --now docker

instance=$(metadata instance-id)
retry 900 attach
retry 300 device >/dev/null
disk=$(device)
filesystem "$disk" || mkfs.xfs -q "$disk"
retry 60 filesystem "$disk"
mkdir -p ${HostPaths.DATA}
grep -q ' ${HostPaths.DATA} ' /etc/fstab || echo "UUID=$(filesystem "$disk") ${HostPaths.DATA} xfs defaults,nofail 0 2" >>/etc/fstab
systemctl daemon-reload
mountpoint -q ${HostPaths.DATA} || mount ${HostPaths.DATA}
touch ${HostPaths.BOOTED}
`;
}
