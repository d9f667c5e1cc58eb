import { FORMER_ALERTMANAGER, alertmanagerConfig } from './alertmanager-shape';
import { FORMER_PROMETHEUS, prometheusConfig } from './prometheus-shape';
import { ReadFile, readFile } from './read-file';

/** @internal */
export function readPrometheus(text: string, name: string): ReadFile {
  return readFile(text, name, prometheusConfig, FORMER_PROMETHEUS);
}

/** @internal */
export function readAlertmanager(text: string, name: string): ReadFile {
  return readFile(text, name, alertmanagerConfig, FORMER_ALERTMANAGER);
}
