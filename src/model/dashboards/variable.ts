import { invalid, Json, shown } from '../../core';

/**
 * A drop-down of a dashboard. The one for the data source is always there and needs no mention.
 */
export class Variable {
  /**
   * The values of a label: `Variable.labelValues('job', 'up', 'job')`. Several can be chosen, `All` included.
   */
  public static labelValues(name: string, selector: string, label: string, title?: string): Variable {
    return new Variable(name, 'query', `label_values(${selector}, ${label})`, title ?? name);
  }

  /** A fixed list. */
  public static custom(name: string, values: string[], title?: string): Variable {
    if (values.length === 0) throw invalid(`variable ${shown(name)} has no values: give at least one`);
    const unreadable = values.find((value) => /,| : /.test(value));
    if (unreadable !== undefined) {
      throw invalid(`variable ${shown(name)}: the value ${shown(unreadable)} contains "," or " : ", which separate values and their titles: leave it out`);
    }
    return new Variable(name, 'custom', values.join(','), title ?? name);
  }

  /**
   * One that was read from JSON: its name may be any.
   *
   * @internal
   */
  public static _imported(json: Json): Variable {
    const query = typeof json.query === 'string' ? json.query : json.query?.query ?? '';
    const fields: Variable = { name: json.name, type: json.type, _query: query, title: json.label ?? json.name };
    return Object.assign(Object.create(Variable.prototype) as Variable, fields);
  }

  private constructor(
    /** What queries call it: `$name`. */
    public readonly name: string,
    /** Grafana's kind of variable. */
    public readonly type: string,
    /** @internal */
    public readonly _query: string,
    /** What the drop-down is called. */
    public readonly title: string,
  ) {
    if (!/^[a-zA-Z_][a-zA-Z0-9_]*$/.test(name) || name.startsWith('__') || name === 'datasource') {
      throw invalid(`illegal variable name ${shown(name)}: allowed are letters, digits and "_"; "datasource" and names starting with "__" are taken`);
    }
  }
}
