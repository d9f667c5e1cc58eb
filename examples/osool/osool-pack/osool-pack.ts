import { alertRules } from './alerts';
import { dashboard } from './dashboard';
import { METRICS } from './metrics';
import { ruleTests } from './rule-tests';
import { Pack, PackContribution } from '../../../src/model';

export interface OsoolPackProps {
  /** The scrape job of the backend. */
  readonly job: string;
}

/** What only Osool has: chats, searches, reservations, the pool of database connections and the liquidity marketplace. */
export class OsoolPack extends Pack {
  public constructor(private readonly props: OsoolPackProps) {
    super('osool-business');
  }

  public contribute(): PackContribution {
    const { job } = this.props;
    return { metrics: METRICS, ruleGroups: alertRules(job), dashboards: [dashboard(job)], ruleTests: ruleTests(job) };
  }
}
