import { invalid, shown } from '../../core';

/**
 * Properties of `Relabel.replace`.
 */
export interface RelabelReplaceProps {
  /** Labels whose values are joined and matched. @default - none */
  readonly sourceLabels?: string[];
  /** The label that is written. */
  readonly targetLabel: string;
  /** Anchored RE2 that the joined values must match. @default '(.*)' */
  readonly regex?: string;
  /** What is written; `$1` is the first group. @default '$1' */
  readonly replacement?: string;
  /** Between the joined values. @default ';' */
  readonly separator?: string;
}

/**
 * One relabeling step (https://prometheus.io/docs/prometheus/latest/configuration/configuration/#relabel_config).
 * Steps apply in the order they are given.
 */
export class Relabel {
  /** Writes a label from others. */
  public static replace(props: RelabelReplaceProps): Relabel {
    return new Relabel({
      source_labels: props.sourceLabels,
      separator: props.separator,
      regex: props.regex,
      target_label: props.targetLabel,
      replacement: props.replacement,
    });
  }

  /** Keeps only what has labels whose joined values match. */
  public static keep(sourceLabels: string[], regex: string): Relabel {
    return new Relabel({ source_labels: sourceLabels, regex, action: 'keep' });
  }

  /** Drops what has labels whose joined values match. */
  public static drop(sourceLabels: string[], regex: string): Relabel {
    return new Relabel({ source_labels: sourceLabels, regex, action: 'drop' });
  }

  /** Drops metrics by name, when used in `metricRelabelings`. */
  public static dropMetrics(regex: string): Relabel {
    return Relabel.drop(['__name__'], regex);
  }

  /** Removes the labels whose names match. */
  public static labelDrop(regex: string): Relabel {
    return new Relabel({ regex, action: 'labeldrop' });
  }

  /** Copies labels whose names match, renamed by the replacement. */
  public static labelMap(regex: string, replacement?: string): Relabel {
    return new Relabel({ regex, replacement, action: 'labelmap' });
  }

  /**
   * Any step, in Prometheus' own words.
   *
   * @throws if it is empty
   */
  public static of(step: { readonly [key: string]: any }): Relabel {
    if (Object.keys(step).length === 0) throw invalid(`a relabeling step is ${shown(step)}: give at least an action or a target_label`);
    return new Relabel(step);
  }

  private constructor(
    /** @internal */
    public readonly _step: { readonly [key: string]: any },
  ) {}
}
