import * as z from 'zod';
import type { Deliveries, Mishap } from './deliveries.js';
import { faultKinds, type Faults } from './faults.js';
import { GoCardlessRefusal } from './gocardless/refusal.js';
import { json, type Call, type Reply } from './http.js';
import { finderOf, type Rows } from './routes.js';
import { StripeRefusal } from './stripe/refusal.js';
import type { Timetable } from './timetable.js';

type Provider = 'stripe' | 'gocardless';

/** What is controlled: the sandbox. */
interface Controlled {
  readonly timetable: Timetable;
  readonly faults: Faults;
  readonly deliveries: Readonly<Record<Provider, Deliveries>>;
  moveBy(duration: string): Promise<void>;
  moveTo(instant: Temporal.Instant): Promise<void>;
  play(provider: Provider, name: string, id: string, pence?: number): object;
  resend(provider: Provider, event: string): Promise<void>;
  describe(): object;
}

const provider = z.enum(['stripe', 'gocardless']);
const count = z.int().min(1).max(1000).default(1);
const duration = z.string().refine(isDuration, 'Say it as PT24H: hours, minutes and seconds.');
const clock = z.union([z.strictObject({ by: duration }), z.strictObject({ to: z.iso.datetime({ offset: true }) })]);
const webhooks = z.discriminatedUnion('kind', [
  z.strictObject({ provider, kind: z.enum(['drop', 'duplicate', 'reorder']), count }),
  z.strictObject({ provider, kind: z.literal('delay'), count, by: duration }),
]);
const resent = z.strictObject({ provider, event: z.string().max(100) });
const faults = z
  .strictObject({
    kind: z.enum(faultKinds),
    path: z.string().startsWith('/').max(200),
    exact: z.boolean().optional(),
    method: z.enum(['GET', 'POST', 'PUT']).optional(),
    times: count,
  })
  .transform(({ exact: isExact, ...fault }) => ({ ...fault, isExact }));
const scenario = z.strictObject({
  provider,
  name: z.string().max(100),
  id: z.string().max(100).default(''),
  pence: z.int().min(0).optional(),
});

type Answer = (sandbox: Controlled, body: unknown) => object | Promise<object>;

/** What a test or a person asks of the sandbox itself. */
const rows: Rows<Answer> = {
  'GET /sandbox/control': (sandbox) => ({ ...sandbox.describe(), routes }),
  'POST /sandbox/control/clock': async (sandbox, body) => {
    const asked = clock.parse(body);
    await ('by' in asked ? sandbox.moveBy(asked.by) : sandbox.moveTo(Temporal.Instant.from(asked.to)));
    return { now: sandbox.timetable.now().toString() };
  },
  'POST /sandbox/control/webhooks': (sandbox, body) => {
    const { provider: of, ...mishap } = webhooks.parse(body);
    sandbox.deliveries[of].plan(mishap satisfies Mishap);
    return {};
  },
  'POST /sandbox/control/webhooks/resend': async (sandbox, body) => {
    const { provider: of, event } = resent.parse(body);
    await sandbox.resend(of, event);
    return {};
  },
  'POST /sandbox/control/faults': (sandbox, body) => {
    sandbox.faults.plan(faults.parse(body));
    return {};
  },
  'POST /sandbox/control/scenarios': (sandbox, body) => {
    const { provider: of, name, id, pence } = scenario.parse(body);
    return sandbox.play(of, name, id, pence);
  },
};
const find = finderOf(rows);

/** With a body that each takes, or several. */
const routes: Readonly<Record<string, object>> = {
  'GET /sandbox/control': {},
  'POST /sandbox/control/clock': { by: 'PT24H' },
  'POST /sandbox/control/webhooks': { provider: 'stripe', kind: 'drop', count: 1 },
  'POST /sandbox/control/webhooks/resend': { provider: 'stripe', event: 'evt_…' },
  'POST /sandbox/control/faults': { kind: 'error-before', path: '/v1/refunds', times: 1 },
  'POST /sandbox/control/scenarios': [
    { provider: 'gocardless', name: 'payment_charged_back', id: 'PM…' },
    { provider: 'gocardless', name: 'payment_account_topped_up', pence: 50_000 },
  ],
};

/** `undefined` where the path is none of the control API's. */
export function control(sandbox: Controlled, call: Call): Promise<Reply> | undefined {
  const found = find(call.method, call.path);
  return found && reply(found.row, sandbox, call);
}

/** Does at once what it does, and may wait until others have heard of it. */
async function reply(row: Answer, sandbox: Controlled, call: Call): Promise<Reply> {
  try {
    return json(200, await row(sandbox, JSON.parse(call.body === '' ? '{}' : call.body)));
  } catch (error) {
    const isTheirs =
      error instanceof StripeRefusal || error instanceof GoCardlessRefusal || error instanceof RangeError;
    if (error instanceof z.ZodError) return json(422, { message: z.prettifyError(error) });
    if (isTheirs || error instanceof SyntaxError) return json(422, { message: error.message });
    throw error;
  }
}

/** Days are left out, because an instant knows none. */
function isDuration(text: string): boolean {
  return /^PT(\d+H)?(\d+M)?(\d+S)?$/.test(text) && text !== 'PT';
}
