import { ComposeStack } from './compose-stack';
import { Need, onlyWith } from '../harness/needs';
import { eventually } from '../harness/poll';
import { Message } from '../harness/receivers';

/** Longest wait of an alert (two minutes), rates that rise, and a machine that does other things. */
const SECONDS = 210;

onlyWith([Need.DOCKER], 'compose: alerts', () => {
  let stack: ComposeStack;
  beforeAll(async () => {
    stack = await ComposeStack.written();
    stack.shorten('AlertmanagerNotificationsFailing', '10s');
    await stack.start();
    await stack.allUp(60);
  });
  afterAll(() => stack?.remove());

  const told = (alert: string) => stack.receivers.received(({ text }) => text.includes(alert));
  const kinds = async (alert: string) => [...new Set((await told(alert)).map(({ kind }) => kind))].sort();

  test('2 alerts: PostgreSQL is stopped, requests fail, a breaker opens, money is spent: each reaches its receivers, and resolves', async () => {
    await stack.turn({ errorRatio: 0.3, breakers: { openai: 'open' }, costPerSecond: 50 });
    await stack.compose('stop', '-t', '2', 'postgres');
    const [page, database, breaker, errors, mail] = await Promise.all([
      stack.receivers.arrives('pagerduty', 'firing', 'DatabaseDown', SECONDS),
      stack.receivers.arrives('slack', 'firing', 'DatabaseDown', SECONDS),
      stack.receivers.arrives('slack', 'firing', 'CircuitBreakerOpen', SECONDS),
      stack.receivers.arrives('slack', 'firing', 'HighErrorRate', SECONDS),
      stack.receivers.arrives('email', 'firing', 'HighOpenAICost', SECONDS),
    ]);
    for (const message of [page, database, breaker, errors, mail]) expectReadable(stack, message);
    expect(page.raw.payload.severity).toBe('critical');
    expect(page.text).toContain('PostgreSQL (postgres) cannot be reached');
    expect(breaker.text).toContain('osool-backend has cut off openai');
    expect(errors.text).toMatch(/\d\d(\.\d+)?% of its requests are answered with 5xx, more than 5%/);
    expect(mail.raw).toEqual({ from: 'alerts@osool.com', to: ['ops@osool.com'] });

    // So many good requests that the failed ones weigh less than 5 % at once.
    await stack.turn({ errorRatio: 0, breakers: { openai: 'closed' }, costPerSecond: 0, requestsPerSecond: 2000 });
    await stack.compose('start', 'postgres');
    await Promise.all([
      stack.receivers.arrives('pagerduty', 'resolved', 'DatabaseDown', 60),
      stack.receivers.arrives('slack', 'resolved', 'DatabaseDown', 60),
      stack.receivers.arrives('slack', 'resolved', 'CircuitBreakerOpen', 60),
      stack.receivers.arrives('slack', 'resolved', 'HighErrorRate', 60),
    ]);
    await stack.turn({ requestsPerSecond: 12 });
    // PagerDuty closes the incident that it opened.
    const pages = (await told('DatabaseDown')).filter(({ kind }) => kind === 'pagerduty');
    expect(new Set(pages.map(({ raw }) => raw.dedup_key)).size).toBe(1);
  });

  test('2 alerts: the backend is stopped: everybody knows, and knows when it is back', async () => {
    await stack.compose('stop', '-t', '2', 'backend');
    const messages = await Promise.all([
      stack.receivers.arrives('pagerduty', 'firing', 'APIDown', 120),
      stack.receivers.arrives('slack', 'firing', 'APIDown', 120),
    ]);
    for (const message of messages) expectReadable(stack, message);
    await stack.compose('start', 'backend');
    await Promise.all([
      stack.receivers.arrives('pagerduty', 'resolved', 'APIDown', 60),
      stack.receivers.arrives('slack', 'resolved', 'APIDown', 60),
    ]);
  });

  test('2 alerts: nobody was told but those who are meant, and the dead man\'s switch hears the watchdog', async () => {
    const meant: { readonly [alert: string]: string[] } = {
      APIDown: ['pagerduty', 'slack'],
      DatabaseDown: ['pagerduty', 'slack'],
      CircuitBreakerOpen: ['slack'],
      HighErrorRate: ['slack'],
      HighOpenAICost: ['email'],
      Watchdog: ['webhook'],
    };
    for (const [alert, receivers] of Object.entries(meant)) expect([alert, ...await kinds(alert)]).toEqual([alert, ...receivers]);
    const [ping] = await told('Watchdog');
    expect(ping).toMatchObject({ status: 'firing', credential: new URL(stack.secret('dead-mans-switch-url')).pathname });
  });

  test('9 receiver down: what Slack refuses is told when it is back, and PagerDuty says so meanwhile', async () => {
    await stack.receivers.clear();
    await stack.receivers.fail('slack', true);
    // CircuitBreakerFlapping: does not wait, and Slack alone is told.
    for (let turn = 0; turn < 8; turn++) {
      const [state, value] = turn % 2 === 0 ? ['half_open', 1] : ['closed', 0];
      await stack.turn({ breakers: { paymob: state } });
      await eventually(`the breaker is seen ${state}`, 15, async () => await stack.prometheus.value('max(osool_circuit_breaker_state{service="paymob"})') === value);
    }
    await eventually('the alert fires', 15, async () => (await stack.prometheus.firing('CircuitBreakerFlapping')).length > 0);

    const failing = await stack.receivers.arrives('pagerduty', 'firing', 'AlertmanagerNotificationsFailing', 90);
    expectReadable(stack, failing);
    expect(failing.text).toContain('slack');
    expect(await stack.receivers.received(({ kind }) => kind === 'slack')).toEqual([]);

    await stack.receivers.fail('slack', false);
    const late = await stack.receivers.arrives('slack', 'firing', 'CircuitBreakerFlapping', 60);
    expectReadable(stack, late);
    await stack.receivers.arrives('slack', 'firing', 'AlertmanagerNotificationsFailing', 60);
  });
});

/** What everybody can expect of a message: the right credential, words without holes in them, and where to read on. */
function expectReadable(stack: ComposeStack, { kind, credential, text }: Message): void {
  expect(credential).toBe({
    slack: new URL(stack.secret('slack-webhook')).pathname,
    pagerduty: stack.secret('pagerduty-key'),
    email: `alerts@osool.com:${stack.secret('smtp-password')}`,
    webhook: '',
  }[kind]);
  expect(text).toMatch(/\[FIRING:\d+\] \w+ \((critical|warning|info)\)/);
  expect(text).not.toMatch(/<no value>|\{\{|\}\}|%!|undefined/);
  expect(text).toMatch(/[Rr]unbook: https:\/\/\S+/);
}
