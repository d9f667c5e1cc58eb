import { problemsByLine } from './file-lines';
import { FindingLevel, secretLookalike } from '../../core';
import { Check } from '../check';

/**
 * Fields that hold a secret, in the words of Prometheus, Alertmanager and Grafana. Each has a sibling `.._file`.
 */
const SECRET_FIELD = /^[\s-]*["']?(api_url|webhook_url|service_key|routing_key|api_key|app_token|bot_token|bearer_token|password|auth_password|auth_secret|smtp_auth_password|slack_api_url|credentials|client_secret|secret_key|user_key|token|token_id|alert_source_token)["']?:\s*(?:(["'])(.+?)\2|(?!null$|~$)([|>][+-]?|[^\s"'|>].*))\s*,?$/;

/**
 * No secret stands in a file that is written; verbatim fields are a way in.
 *
 * @internal
 */
export const literalSecret: Check = {
  id: 'secrets/literal-secret',
  level: FindingLevel.ERROR,
  find: ({ files }) => problemsByLine(files, (line) => {
    const looksLike = secretLookalike(line);
    const field = SECRET_FIELD.exec(line);
    // OpsGenie, Webex and Jira have an `api_url` that is no secret: an address without a path of its own.
    const isAddress = field !== null && /^(api_url)$/.test(field[1]) && /^https?:\/\/[^/]+(\/(v\d|api|rest)[\w/]*)?\/?$/.test(field[3] ?? field[4]);
    if (looksLike === undefined && (field === null || isAddress)) return undefined;
    return {
      message: looksLike === undefined ? `the field ${field![1]} holds a literal secret` : `it looks like ${looksLike}`,
      remedy: 'use a SecretRef, which is rendered as a file, and rotate the secret if it was real',
    };
  }),
};
