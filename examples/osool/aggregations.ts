import { JOB, requests } from './backend-metrics';
import { RecordingRule, RuleGroup } from '../../src/model';

const series = `${requests.metric}{job="${JOB}"}`;
const failed = `${requests.metric}{job="${JOB}", status=~"5.."}`;

/**
 * Numbers that are asked for often, computed once a minute.
 *
 * A rate is recorded for each endpoint, method and status; which instance answered does not matter.
 *
 * A ratio is summed on both sides first. Without that, `rate(x{status=~"5.."}[5m]) / rate(x[5m])` divides each failing series by
 * the series with the very same labels, status included, which is itself: the result is 1 for whatever failed, and nothing else.
 * The second term of the numerator makes an API without errors 0 instead of nothing.
 */
export function aggregations(): RuleGroup {
  return new RuleGroup({
    name: 'osool_aggregations',
    interval: '1m',
    rules: [
      new RecordingRule({
        record: 'osool:api_request_rate:5m',
        expr: `sum by (job, method, endpoint, status) (rate(${series}[5m]))`,
      }),
      new RecordingRule({
        record: 'osool:error_rate:5m',
        expr: `(sum by (job) (rate(${failed}[5m])) or 0 * sum by (job) (rate(${series}[5m])))\n`
          + `/ sum by (job) (rate(${series}[5m]))`,
      }),
    ],
  });
}
