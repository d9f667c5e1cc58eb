import { ALERTMANAGER, PROMETHEUS } from './data-source';
import { compact, formatDuration, Json } from '../../core';
import { Description, ExistingServer } from '../../model';
import { ConfigFile, Images, Paths } from '../../workload';
import { Addresses } from '../addresses';
import { toYaml } from '../yaml';

/**
 * What Grafana reads from (https://grafana.com/docs/grafana/latest/administration/provisioning/#data-sources).
 *
 * @internal
 */
export function renderDataSources(description: Description, addresses: Addresses): ConfigFile {
  const alertmanager = alertmanagerUrl(description, addresses);
  return provisioningFile('datasources/prometheus.yaml', {
    // A data source that is no longer described is removed.
    prune: true,
    datasources: [
      prometheus(description, addresses, alertmanager !== undefined),
      ...(alertmanager === undefined ? [] : [dataSource('alertmanager', ALERTMANAGER, alertmanager, { implementation: 'prometheus' })]),
    ],
  });
}

/**
 * Where Grafana finds its dashboards (https://grafana.com/docs/grafana/latest/administration/provisioning/#dashboards).
 *
 * @internal
 */
export function renderDashboardProvider(description: Description): ConfigFile {
  return provisioningFile('dashboards/monitoring.yaml', {
    providers: [{
      name: description.name,
      type: 'file',
      folder: description.name,
      // A dashboard that is no longer described is removed; with updates off nobody can remove one by hand.
      disableDeletion: false,
      allowUiUpdates: false,
      updateIntervalSeconds: 30,
      options: { path: Paths.config('grafana/dashboards') },
    }],
  });
}

function prometheus(description: Description, addresses: Addresses, hasAlertmanager: boolean): Json {
  const { options, server } = description.prometheus;
  const url = server === undefined ? `http://${addresses('prometheus').host}:9090` : urlOf(server);
  return {
    ...dataSource('prometheus', PROMETHEUS, url, {
      httpMethod: 'POST',
      // What $__rate_interval is derived from: never less than four scrapes.
      timeInterval: formatDuration(description.scrapeIntervalMs),
      prometheusType: 'Prometheus',
      prometheusVersion: options && versionOf(options.image ?? Images.PROMETHEUS),
      // Its alerts are listed beside those of the Alertmanager.
      manageAlerts: true,
      alertmanagerUid: hasAlertmanager ? ALERTMANAGER.uid : undefined,
    }),
    isDefault: true,
  };
}

function alertmanagerUrl({ alertmanager }: Description, addresses: Addresses): string | undefined {
  if (alertmanager.options !== undefined) return `http://${addresses('alertmanager').host}:9093`;
  return alertmanager.server && urlOf(alertmanager.server);
}

function dataSource(type: string, { name, uid }: { readonly name: string; readonly uid: string }, url: string, jsonData: Json): Json {
  return { name, type, uid, access: 'proxy', url, editable: false, jsonData: compact(jsonData) };
}

function urlOf({ scheme, address, pathPrefix }: ExistingServer): string {
  const path = (pathPrefix ?? '').replace(/^\/+|\/+$/g, '');
  return `${scheme ?? 'http'}://${address}${path === '' ? '' : `/${path}`}`;
}

/** The tag of an image, if it is a version: a digest or `main` says nothing. */
function versionOf(image: string): string | undefined {
  return /:v?(\d+\.\d+\.\d+)(?:[-@]|$)/.exec(image)?.[1];
}

function provisioningFile(path: string, content: Json): ConfigFile {
  return { path: `grafana/provisioning/${path}`, content: toYaml(escaped({ apiVersion: 1, ...content })) };
}

/** Grafana expands `$NAME` in the values of these files, so a dollar sign is doubled; that of a late value is not one. */
function escaped(value: any): any {
  if (typeof value === 'string') return value.replace(/\$(?!\{Token\[)/g, '$$$$');
  if (Array.isArray(value)) return value.map(escaped);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, escaped(inner)]));
}
