#!/usr/bin/env bash
# Makes an image of this machine's node, under the official name, where none can be pulled: the demo backend and the stand-ins run in it.
# Needs the image local/busybox:glibc, whose C library is this machine's.
set -euo pipefail
name=docker.io/library/node:22-alpine
docker image inspect "$name" >/dev/null 2>&1 && exit 0
docker pull -q "$name" >/dev/null 2>&1 && exit 0
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
mkdir -p "$folder/usr/local/bin" "$folder/lib/x86_64-linux-gnu" "$folder/srv"
cp -L "$(node -p process.execPath)" "$folder/usr/local/bin/node"
for library in $(ldd "$folder/usr/local/bin/node" | sed -n 's/.*=> \(\/[^ ]*\).*/\1/p'); do cp -L "$library" "$folder/lib/x86_64-linux-gnu/"; done
cat >"$folder/Containerfile" <<'C'
FROM local/busybox:glibc
COPY usr /usr
COPY lib/x86_64-linux-gnu /lib/x86_64-linux-gnu
RUN echo node:x:1000:1000::/home/node:/bin/sh >>/etc/passwd && echo node:x:1000: >>/etc/group
ENV PATH=/usr/local/bin:/bin
CMD ["node"]
C
DOCKER_BUILDKIT=0 docker build -q -t "$name" -f "$folder/Containerfile" "$folder" >"$folder/build.log" 2>&1 || { cat "$folder/build.log" >&2; exit 1; }
echo "built $name from node $(node --version)"
