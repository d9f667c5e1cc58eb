import { timingOf } from './describe';
import { MonitoringProps } from './monitoring-props';
import { invalid, Names, requireName, shown } from '../core';
import { requireTimeout } from './scrape/scrape-job';

/**
 * Refuses what is wrong with a monitoring before anything is added.
 *
 * @throws on an illegal name, label or duration, or a scrape timeout above the scrape interval
 * @internal
 */
export function requireProps(props: MonitoringProps): void {
  requireName(Names.WORKLOAD, props.name, 'monitoring');
  if (props.name.length > 40) throw invalid(`monitoring: the name ${shown(props.name)} has ${props.name.length} characters: at most 40 leave room for the names of its parts`);
  const timing = timingOf(props);
  requireTimeout(`monitoring ${shown(props.name)}`, timing.scrapeTimeoutMs, timing.scrapeIntervalMs);
  for (const label of Object.keys(props.externalLabels ?? {})) requireName(Names.LABEL, label, `external labels of monitoring ${shown(props.name)}`);
  if (props.runbookUrl !== undefined && !/^https?:\/\/\S+$/.test(props.runbookUrl)) {
    throw invalid(`monitoring ${shown(props.name)}: runbookUrl ${shown(props.runbookUrl)} is not a URL: it must start with "https://"`);
  }
}
