#!/bin/sh
# Before systemd: the data volume is a loop device, whose number the tests give; and systemd watches devices only if it sees udev.
mkdir -p /run/udev
: >/run/udev/control
if [ -n "$EBS_MINOR" ]; then
  rm -f /dev/nvme1n1
  mknod /dev/nvme1n1 b 7 "$EBS_MINOR"
  ln -sf nvme1n1 /dev/sdf
fi
unset EBS_MINOR
exec /sbin/init
