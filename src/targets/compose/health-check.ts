import { Json } from '../../core';
import { HttpProbe, Workload } from '../../workload';

/** Servers whose images are known to have busybox; an image without it would be unhealthy for ever. */
const WITH_BUSYBOX = ['alertmanager', 'grafana', 'prometheus'];

/**
 * Readiness as `docker compose ps` and `up --wait` show it. Docker never restarts a container for it.
 *
 * `timeout` in front of `wget`: some builds of busybox crash on `wget -T`.
 *
 * @internal
 */
export function healthCheck(workload: Workload): Json | undefined {
  const { readiness, startup } = workload.probes;
  if (readiness === undefined || !WITH_BUSYBOX.includes(workload.name)) return undefined;
  const url = `http://127.0.0.1:${workload.portNumber(readiness.port)}${readiness.path}`;
  const timeout = readiness.timeoutSeconds ?? 3;
  return {
    test: ['CMD', 'timeout', String(timeout), 'wget', '-q', '-O', '/dev/null', url],
    interval: `${period(readiness)}s`,
    timeout: `${timeout + 2}s`,
    retries: readiness.failureThreshold ?? 3,
    ...(startup === undefined ? {} : { start_period: `${period(startup) * (startup.failureThreshold ?? 3)}s` }),
  };
}

function period(probe: HttpProbe): number {
  return probe.periodSeconds ?? 10;
}
