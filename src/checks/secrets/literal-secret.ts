import { problemsByLine } from './file-lines';
import { FindingLevel, secretLookalike } from '../../core';
import { ConfigFile, Workload } from '../../workload';
import { Check, Problem } from '../check';

/** Fields that hold a secret, in the words of Prometheus, Alertmanager and Grafana. Each has a sibling `.._file`. */
const NAMES = [
  'alert_source_token', 'api_key', 'api_secret', 'api_url', 'app_token', 'auth_password', 'auth_secret', 'bearer_token', 'bot_token', 'client_secret', 'credentials',
  'mattermost_webhook_url', 'opsgenie_api_key', 'password', 'rocketchat_token', 'rocketchat_token_id', 'routing_key', 'secret_key', 'service_key', 'slack_api_url',
  'slack_app_token', 'smtp_auth_password', 'smtp_auth_secret', 'telegram_bot_token', 'token', 'token_id', 'user_key', 'victorops_api_key', 'webhook_url',
  'wechat_api_secret',
];
const SECRET_FIELD = new RegExp(`^[\\s-]*["']?(${NAMES.join('|')})["']?:\\s*(?:(["'])(.+?)\\2|(?!null$|~$)([|>][+-]?|[^\\s"'|>].*))\\s*,?$`);
/** Of these names only the fields of one kind of receiver are secret: VictorOps routes by a `routing_key`, OpsGenie's `api_url` is an address. */
const ONLY_IN: { readonly [field: string]: string } = { api_url: 'slack', routing_key: 'pagerduty' };
/** What the reader fills in itself: Grafana's `$__file{..}` and, in its provisioning, variables. */
const FILLED_IN = /^\$(__(file|env|vault)\{|\{?[A-Za-z_])/;
/** Rules and dashboards have no fields for secrets: a label may be called `token`. */
const WITHOUT_FIELDS = /^(prometheus\/rules|grafana\/dashboards)\//;
const SECRET_VARIABLE = /(PASSWORD|PASSWD|SECRET|SECRET_KEY|TOKEN|API_KEY|PRIVATE_KEY|CREDENTIALS)$/;
const SECRET_ARGUMENT = /^--?([\w.-]*(?:password|secret|token|api-key))=(.+)$/;
/** A switch, a number or a path is none. */
const NO_SECRET = /^(|true|false|\d+|\/.*|\.{1,2}\/.*)$/;
const REMEDY = 'use a SecretRef, which is rendered as a file, and rotate the secret if it was real';

/**
 * No secret stands in a file that is written, nor in the arguments and environment of what runs; verbatim fields are a way in.
 *
 * @internal
 */
export const literalSecret: Check = {
  id: 'secrets/literal-secret',
  level: FindingLevel.ERROR,
  find: ({ files, workloads }) => [...files.flatMap(problemsOfFile), ...(workloads ?? []).flatMap(problemsOfWorkload)],
};

function problemsOfFile(file: ConfigFile): Problem[] {
  let integration: string | undefined;
  return problemsByLine([file], (line) => {
    integration = /^[\s-]*(\w+)_configs:$/.exec(line)?.[1] ?? integration;
    const looksLike = secretLookalike(line);
    if (looksLike !== undefined) return { message: `it looks like ${looksLike}`, remedy: REMEDY };
    const [, name, , quoted, plain] = WITHOUT_FIELDS.test(file.path) ? [] : SECRET_FIELD.exec(line) ?? [];
    if (name === undefined || FILLED_IN.test(quoted ?? plain) || (ONLY_IN[name] ?? integration) !== integration) return undefined;
    return { message: `the field ${name} holds a literal secret`, remedy: REMEDY };
  });
}

function problemsOfWorkload({ name, environment, command, args }: Workload): Problem[] {
  const variables = Object.keys(environment).sort().map((variable) => ({
    what: `the variable ${variable}`, text: environment[variable], isSecret: SECRET_VARIABLE.test(variable) && !FILLED_IN.test(environment[variable]) && !NO_SECRET.test(environment[variable]),
  }));
  const flags = [...command, ...args].map((argument) => {
    const [, flag, value] = SECRET_ARGUMENT.exec(argument) ?? [];
    return { what: flag === undefined ? 'an argument' : `the argument ${flag}`, text: argument, isSecret: flag !== undefined && !NO_SECRET.test(value) };
  });
  return [...variables, ...flags].flatMap(({ what, text, isSecret }) => {
    const looksLike = secretLookalike(text);
    if (looksLike === undefined && !isSecret) return [];
    return [{ where: `workload ${name}`, message: looksLike === undefined ? `${what} holds a literal secret` : `${what} looks like ${looksLike}`, remedy: REMEDY }];
  });
}
