import { Severity } from '../../src/core';
import { AlertRule, AlertRuleProps, Dashboard, Monitoring, Pack, PackContribution, Panel, PanelQuery, Receiver, Unit, Variable } from '../../src/model';

/** An alert in which nothing is wrong, but for what is given. */
export function alert(props: Partial<AlertRuleProps> = {}): AlertRule {
  return new AlertRule({ alert: 'QueueFull', expr: 'queue_length > 1000', severity: Severity.CRITICAL, summary: 'The queue is full', description: 'Orders are refused.', ...props });
}

/** A dashboard with one panel of these queries. */
export function dashboard(queries: PanelQuery[], variables: Variable[] = []): Dashboard {
  const panel = Panel.timeSeries({ title: 'Length', description: 'How many wait.', unit: Unit.SHORT, queries });
  return new Dashboard({ uid: 'queue', title: 'Queue', variables, rows: [{ title: 'Queue', panels: [panel] }] });
}

/** A pack that brings just this. */
export class AnyPack extends Pack {
  public constructor(name: string, private readonly contribution: PackContribution) {
    super(name);
  }

  public contribute(): PackContribution {
    return this.contribution;
  }
}

/** The receiver of a small monitoring. */
export function slackOf(monitoring: Monitoring): Receiver {
  return monitoring._describe().receivers[0];
}
