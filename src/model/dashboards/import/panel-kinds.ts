import { Conversion } from './conversion';
import { convertGraph } from './graph-panel';
import { convertSinglestat } from './singlestat-panel';
import { convertTable } from './table-panel';
import { Json } from '../../../core';

/** Kinds that Grafana 13 cannot draw any more, with what took their place. */
const GONE: { readonly [type: string]: string } = {
  'grafana-piechart-panel': 'piechart',
  'grafana-worldmap-panel': 'geomap',
  'grafana-singlestat-panel': 'stat',
  'vonage-status-panel': 'stat',
  'natel-discrete-panel': 'state-timeline',
  'natel-plotly-panel': 'xychart',
  'flant-statusmap-panel': 'status-history',
  'jdbranham-diagram-panel': 'canvas',
  'agenty-flowcharting-panel': 'canvas',
  'michaeldmoore-multistat-panel': 'bargauge',
  'briangann-gauge-panel': 'gauge',
  'mtanda-histogram-panel': 'histogram',
  'petrslavotinek-carpetplot-panel': 'heatmap',
  'savantly-heatmap-panel': 'heatmap',
  'corpglory-progresslist-panel': 'bargauge',
  'gettingstarted': 'text',
  'pluginlist': 'text',
  'welcome': 'text',
};

/**
 * A panel in today's form: kinds that were removed with Angular are converted, or refused by name.
 *
 * @internal
 */
export function convertPanel(panel: Json): Conversion {
  switch (panel.type) {
    case 'graph': return convertGraph(panel);
    case 'singlestat': return convertSinglestat(panel);
    case 'table-old': return convertTable(panel);
    // Of two kinds of one name the older one has styles.
    case 'table': return panel.styles !== undefined && panel.fieldConfig?.defaults?.custom === undefined ? convertTable(panel) : { panel };
    case 'text': return { panel: panel.content === undefined ? panel : text(panel) };
    default: {
      const instead = GONE[panel.type];
      return instead === undefined ? { panel } : { panel, refused: [`Grafana 13 has no panel of the kind ${JSON.stringify(panel.type)} any more`, `make it a panel of the kind "${instead}" in Grafana, and export it again`] };
    }
  }
}

function text({ content, mode, ...rest }: Json): Json {
  return { ...rest, options: { mode: mode === 'html' ? 'html' : 'markdown', content, ...rest.options } };
}
