import type { VariableModel } from '@grafana/schema';
import { chosenDataSource, PROMETHEUS } from './data-source';
import { Published } from './published';
import { Variable } from '../../model';

/**
 * The drop-downs of a dashboard; the first chooses the data source.
 *
 * @internal
 */
export function renderVariables(variables: readonly Variable[]): Array<Published<VariableModel>> {
  return [dataSourceVariable(), ...variables.map((variable) => (variable.type === 'custom' ? customVariable(variable) : queryVariable(variable)))];
}

/** Starts with the provisioned data source; in a Grafana that has none of its uid, Grafana takes the first of the kind. */
function dataSourceVariable(): Published<VariableModel> {
  return {
    name: 'datasource',
    label: 'Data source',
    type: 'datasource',
    query: 'prometheus',
    current: { text: PROMETHEUS.name, value: PROMETHEUS.uid },
    hide: 0,
    includeAll: false,
    multi: false,
    options: [],
    refresh: 1,
    regex: '',
    skipUrlSync: false,
  };
}

function queryVariable(variable: Variable): Published<VariableModel> {
  return {
    name: variable.name,
    label: variable.title,
    type: 'query',
    datasource: chosenDataSource(),
    query: variable._query,
    // One regular expression for all, not a list of every value; `.+` and not `.*`, so that the label must be there.
    allValue: '.+',
    current: { text: ['All'], value: ['$__all'] },
    hide: 0,
    includeAll: true,
    multi: true,
    options: [],
    // Values that existed in the chosen time only.
    refresh: 2,
    regex: '',
    skipUrlSync: false,
    sort: 1,
  };
}

function customVariable(variable: Variable): Published<VariableModel> {
  const values = variable._query.split(',');
  return {
    name: variable.name,
    label: variable.title,
    type: 'custom',
    query: variable._query,
    current: { text: values[0], value: values[0] },
    hide: 0,
    includeAll: false,
    multi: false,
    options: values.map((value, i) => ({ selected: i === 0, text: value, value })),
    skipUrlSync: false,
  };
}
