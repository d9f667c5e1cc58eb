# Sourced by .ci/run: brings up what the live tests need and is not there already (DOCKER_HOST, KUBECONFIG, AWS_ENDPOINT_URL),
# from ../shared/live, and takes down again what it brought up. Fails if it cannot.
live=$(cd .. && pwd)/shared/live
ours=()

bring_up() { # what, command...
  local what=$1 start=$SECONDS
  shift
  "$@" || { echo "live tests: $what could not be brought up ($*)" >&2; exit 1; }
  echo "live tests: $what is there ($((SECONDS - start)) s)"
}

take_down() {
  local i
  for ((i = ${#ours[@]} - 1; i >= 0; i--)); do ${ours[i]} >/dev/null 2>&1 || echo "live tests: '${ours[i]}' failed" >&2; done
}
trap take_down EXIT

need_scripts() {
  [ -d "$live" ] || { echo "live tests: $1 is not there, and neither is $live to bring it up from" >&2; exit 1; }
}

# Docker
if ! docker version >/dev/null 2>&1; then
  need_scripts 'a Docker engine'
  bring_up 'the files of a Docker engine' bash "$live/engine.sh" fetch
  eval "$(bash "$live/engine.sh" env)"
  docker version >/dev/null 2>&1 || ours+=("bash $live/engine.sh stop")
  bring_up 'the Docker engine' bash "$live/engine.sh" start
fi

# The images that the outputs name, under their names
images=$(bash scripts/rendered-images.sh)
absent=()
for image in $images; do docker image inspect "$image" >/dev/null 2>&1 || docker pull -q "$image" >/dev/null 2>&1 || absent+=("$image"); done
if [ ${#absent[@]} -gt 0 ]; then
  need_scripts 'an image'
  bring_up 'servers' bash "$live/images.sh"
  bash .ci/node-image.sh
  bring_up 'all images' bash .ci/tag-images.sh "${absent[@]}"
fi

bring_up 'the previous minor versions' bash test/live/compose/previous.sh

# A host
if ! docker image inspect "${LIVE_HOST_IMAGE:-local/ec2host:1}" >/dev/null 2>&1; then
  need_scripts 'the image of a host'
  host=${LIVE_CACHE:-$HOME/.cache/live}/host
  [ -d "$host/awscli" ] || bring_up 'the AWS command line' python3 -m pip install -q --target "$host/awscli" awscli
  bring_up 'the image of a host' bash "$live/host.sh" image
fi

# Kubernetes
if [ -z "${KUBECONFIG:-}" ]; then
  need_scripts 'a cluster'
  bring_up 'the files of a cluster' bash "$live/cluster/cluster.sh" build
  eval "$(bash "$live/cluster/cluster.sh" env)"
  kubectl get --raw=/readyz >/dev/null 2>&1 || ours+=("bash $live/cluster/cluster.sh down")
  bring_up 'the cluster' bash "$live/cluster/cluster.sh" up
  archive=$(mktemp)
  docker save $images -o "$archive"
  bring_up 'the images in the cluster' bash "$live/cluster/cluster.sh" load "$archive"
  rm -f "$archive"
  export LIVE_NODE_REBOOT="KEEP_STATE=1 bash $live/cluster/cluster.sh down && bash $live/cluster/cluster.sh up"
fi

# AWS
if [ -z "${AWS_ENDPOINT_URL:-}" ]; then
  need_scripts 'an AWS API'
  aws_api=$(bash .ci/aws-api.sh "$live/moto_plus.py") || { echo 'live tests: the AWS API could not be brought up' >&2; exit 1; }
  eval "$aws_api"
  ours+=("kill ${AWS_API_PID:-}")
  echo "live tests: the AWS API is there"
fi
