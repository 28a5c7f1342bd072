import { createHmac, randomBytes } from 'node:crypto';
import type { Deliveries, Receiver } from '../deliveries.js';
import { cutOff, type Faults } from '../faults.js';
import { header, json, type Call, type Reply } from '../http.js';
import type { Ids } from '../ids.js';
import type { Observer } from '../options.js';
import { finderOf, type Finder } from '../routes.js';
import type { Timetable } from '../timetable.js';
import { accountHolderEndpoints } from './account-holders.js';
import { billingRequestEndpoints } from './billing-request-endpoints.js';
import { customerEndpoints } from './customers.js';
import type { Endpoint } from './endpoints.js';
import { readEndpoints } from './events.js';
import { mandateEndpoints } from './mandates.js';
import { outboundPaymentEndpoints } from './outbound-payments.js';
import { paymentAccountEndpoints } from './payment-account.js';
import { paymentEndpoints } from './payment-endpoints.js';
import { afterPaidOut } from './payments.js';
import { whenPaidOut } from './payouts.js';
import { conflict, GoCardlessRefusal, missing } from './refusal.js';
import { refundEndpoints } from './refunds.js';
import { scenarioEndpoints, scenariosOf, type Scenario } from './scenarios.js';
import { Signatures, type SigningKeys } from './signatures.js';
import { World, type Kept } from './world.js';

const apiVersion = '2015-07-06';
/** As many events as go into one webhook. */
const batchSize = 250;

/** What the sandbox's GoCardless is made of. */
interface GoCardlessParts {
  readonly timetable: Timetable;
  readonly faults: Faults;
  readonly deliveries: Deliveries;
  readonly receivers: readonly Receiver[];
  readonly signingKeys: SigningKeys;
  readonly pages: () => string;
  readonly ids: Ids;
  readonly observe: Observer;
}

/** GoCardless's API, as far as Barefoot uses it. */
export class SandboxGoCardless {
  readonly world: World;
  readonly scenarios: Readonly<Record<string, Scenario>>;
  /** `POST /refunds` and the others. */
  readonly endpoints: readonly string[];
  private readonly find: Finder<Endpoint>;
  /** What each idempotency key has made, by collection. */
  private readonly made = new Map<string, string>();
  private readonly signatures: Signatures;
  private unsent: Kept<'events'>[] = [];

  constructor(private readonly parts: GoCardlessParts) {
    this.world = new World(parts.timetable, parts.pages, (event) => this.unsent.push(event), parts.ids);
    this.scenarios = scenariosOf(this.world);
    this.signatures = new Signatures(parts.signingKeys);
    whenPaidOut(this.world, (payment) => afterPaidOut(this.world, payment));
    const endpoints = {
      ...billingRequestEndpoints(this.world),
      ...customerEndpoints(this.world),
      ...accountHolderEndpoints(this.world),
      ...mandateEndpoints(this.world),
      ...paymentEndpoints(this.world),
      ...refundEndpoints(this.world),
      ...outboundPaymentEndpoints(this.world),
      ...paymentAccountEndpoints(this.world),
      ...readEndpoints(this.world),
      ...scenarioEndpoints(this.scenarios),
    };
    this.endpoints = Object.keys(endpoints);
    this.find = finderOf(endpoints);
  }

  answer(call: Call): Reply {
    const request = passingId('REQ');
    const fault = this.parts.faults.take(call);
    if (fault === 'closed-before') return cutOff;
    if (fault === 'error-before') return ownError(request);
    if (fault === 'refused') return refusal(tooMany, request);
    const reply = this.run(call, request);
    if (fault === 'closed-after') return cutOff;
    return fault === 'error-after' ? ownError(request) : reply;
  }

  private run(call: Call, request: string): Reply {
    try {
      mustBeKnown(call);
      this.signatures.check(call);
      const found = this.find(call.method, call.path);
      if (!found) throw missing();
      const parameters = found.row.envelope === undefined ? call.query : unwrap(call.body, found.row.envelope);
      const key = `${call.path}\n${header(call, 'idempotency-key') ?? request}`;
      const before = this.made.get(key);
      if (before !== undefined) throw conflict(before);
      const { body, made } = found.row.answer(parameters, found.ids[0] ?? '');
      if (made !== undefined) this.made.set(key, made);
      const answer = structuredClone(body);
      this.parts.observe({ provider: 'gocardless', endpoint: found.name, request: parameters, answer });
      return json(made === undefined ? 200 : 201, answer, { 'X-Request-Id': request });
    } catch (error) {
      if (error instanceof GoCardlessRefusal) return refusal(error, request);
      throw error;
    }
  }

  /** Sends what has happened since, up to 250 events in one webhook. */
  flush(): void {
    const events = this.unsent;
    this.unsent = [];
    for (let at = 0; at < events.length; at += batchSize) this.send(events.slice(at, at + batchSize));
  }

  private send(events: readonly Kept<'events'>[]): void {
    const body = JSON.stringify({ events, meta: { webhook_id: passingId('WB') } });
    for (const receiver of this.parts.receivers) {
      const signature = signatureOf(body, receiver.secret);
      const headers = () => ({ 'Webhook-Signature': signature, 'User-Agent': 'gocardless-webhook-service/1.1' });
      this.parts.deliveries.send(receiver, { events: events.map(({ id }) => id), body, headers });
    }
  }

  /** Sends an event again, as a person would from GoCardless's dashboard. */
  resend(id: string): void {
    this.send([this.world.get('events', id)]);
  }
}

/** Of what is not kept. */
function passingId(prefix: string): string {
  return prefix + randomBytes(7).toString('hex').toUpperCase();
}

/** Bare hex, over the body as it is sent, without a time. */
export function signatureOf(body: string, secret: string): string {
  return createHmac('sha256', secret).update(body).digest('hex');
}

const tooMany = new GoCardlessRefusal(429, 'invalid_api_usage', [
  { reason: 'rate_limit_exceeded', message: 'Rate limit exceeded' },
]);

function refusal(error: GoCardlessRefusal, request: string): Reply {
  return json(error.status, error.body(request), { 'X-Request-Id': request });
}

function ownError(request: string): Reply {
  const asked = { reason: 'internal_server_error', message: 'The sandbox was asked for an internal error.' };
  return refusal(new GoCardlessRefusal(500, 'gocardless', [asked]), request);
}

/** @throws GoCardlessRefusal without a token, with a live one, which has no business here, or for another version */
function mustBeKnown(call: Call): void {
  const [, token = ''] = /^Bearer (.+)$/.exec(header(call, 'authorization') ?? '') ?? [];
  if (token === '' || token.startsWith('live_'))
    throw new GoCardlessRefusal(401, 'invalid_api_usage', [
      { reason: 'unauthorized', message: 'The sandbox takes tokens that are not live ones.' },
    ]);
  if (header(call, 'gocardless-version') === apiVersion) return;
  throw new GoCardlessRefusal(400, 'invalid_api_usage', [
    { reason: 'version_not_found', message: `GoCardless-Version: ${apiVersion} is needed.` },
  ]);
}

function unwrap(body: string, envelope: string): unknown {
  try {
    const document = JSON.parse(body === '' ? '{}' : body) as Record<string, unknown>;
    return document[envelope] ?? {};
  } catch {
    throw new GoCardlessRefusal(400, 'invalid_api_usage', [
      { reason: 'invalid_document_structure', message: 'The body is no JSON.' },
    ]);
  }
}
