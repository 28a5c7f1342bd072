import { randomBytes } from 'node:crypto';
import Stripe from 'stripe';
import { cutOff, type Faults } from '../faults.js';
import { readFields, type Fields } from '../fields.js';
import { header, json, type Call, type Reply } from '../http.js';
import type { Ids } from '../ids.js';
import { finderOf, type Finder } from '../routes.js';
import type { Deliveries } from '../deliveries.js';
import type { Observer, StripeReceiver } from '../options.js';
import type { Timetable } from '../timetable.js';
import { AccountLinks, accountEndpoints } from './accounts.js';
import { balanceEndpoints } from './balances.js';
import { chargeEndpoints } from './charges.js';
import { checkoutEndpoints } from './checkout-sessions.js';
import { customerEndpoints } from './customers.js';
import { disputeEndpoints } from './disputes.js';
import type { Endpoint } from './endpoints.js';
import { expand } from './expand.js';
import { Idempotency } from './idempotency.js';
import { paymentIntentEndpoints } from './payment-intents.js';
import { payoutEndpoints } from './payouts.js';
import { refundEndpoints } from './refunds.js';
import { invalid, StripeRefusal } from './refusal.js';
import { transferEndpoints } from './transfers.js';
import { World } from './world.js';

/** What the sandbox's Stripe is made of. */
interface StripeParts {
  readonly timetable: Timetable;
  readonly faults: Faults;
  readonly deliveries: Deliveries;
  readonly receivers: readonly StripeReceiver[];
  readonly pages: () => string;
  readonly ids: Ids;
  readonly observe: Observer;
}

interface Answered {
  readonly reply: Reply;
  readonly began: boolean;
}

/** Stripe's API, as far as Barefoot uses it. */
export class SandboxStripe {
  readonly world: World;
  readonly links = new AccountLinks();
  private readonly idempotency: Idempotency;
  /** `POST /v1/refunds` and the others. */
  readonly endpoints: readonly string[];
  private readonly find: Finder<Endpoint>;

  constructor(private readonly parts: StripeParts) {
    this.world = new World(parts.timetable, parts.pages, (event) => this.publish(event), parts.ids);
    this.idempotency = new Idempotency(parts.timetable);
    const endpoints = {
      ...paymentIntentEndpoints(this.world),
      ...checkoutEndpoints(this.world),
      ...chargeEndpoints(this.world),
      ...refundEndpoints(this.world),
      ...disputeEndpoints(this.world),
      ...customerEndpoints(this.world),
      ...accountEndpoints(this.world, this.links),
      ...transferEndpoints(this.world),
      ...payoutEndpoints(this.world),
      ...balanceEndpoints(this.world),
    };
    this.endpoints = Object.keys(endpoints);
    this.find = finderOf(endpoints);
  }

  answer(call: Call): Reply {
    const request = `req_${randomBytes(12).toString('hex')}`;
    const reply = this.answerOrCut(call, request);
    return { ...reply, headers: { ...reply.headers, 'Request-Id': request } };
  }

  /** A fault that is a status is the first answer of its idempotency key; one of the connection is none. */
  private answerOrCut(call: Call, request: string): Reply {
    const fault = this.parts.faults.take(call);
    if (fault === 'closed-before') return cutOff;
    if (fault === 'refused')
      return refusal(
        new StripeRefusal(429, { type: 'invalid_request_error', code: 'rate_limit', message: 'Too many requests.' }),
      );
    const reply = this.withKey(call, () => {
      if (fault === 'error-before') return { reply: ownError, began: true };
      const answered = this.run(call, request);
      return fault === 'error-after' ? { reply: ownError, began: true } : answered;
    });
    return fault === 'closed-after' ? cutOff : reply;
  }

  private withKey(call: Call, answer: () => Answered): Reply {
    const key = header(call, 'idempotency-key');
    if (call.method !== 'POST' || key === undefined) return answer().reply;
    const fingerprint = `${call.path}\n${call.body}`;
    try {
      return this.idempotency.once(`${header(call, 'stripe-account') ?? ''}\n${key}`, fingerprint, answer);
    } catch (error) {
      if (error instanceof StripeRefusal) return refusal(error);
      throw error;
    }
  }

  private run(call: Call, request: string): Answered {
    const fields = call.method === 'POST' ? readFields(new URLSearchParams(call.body)) : call.query;
    this.world.cause = { id: request, idempotency_key: header(call, 'idempotency-key') ?? null };
    try {
      const body = this.bodyOf(call, fields);
      return { reply: json(200, body), began: true };
    } catch (error) {
      if (error instanceof StripeRefusal) return { reply: refusal(error), began: error.began };
      throw error;
    } finally {
      this.world.cause = null;
    }
  }

  private bodyOf(call: Call, fields: Fields): object {
    mustBeTestKey(header(call, 'authorization'));
    const found = this.find(call.method, call.path);
    if (!found) throw unknownUrl(call);
    const { expand: paths = [], ...parameters } = fields;
    const owner = header(call, 'stripe-account');
    if (owner !== undefined) this.mustBeTheirs(call, owner);
    const answer = found.row(parameters, { ids: found.ids, owner });
    const body = expand(answer, paths as string[], this.world.shelf);
    this.parts.observe({ provider: 'stripe', endpoint: found.name, request: fields, answer: body });
    return body;
  }

  /** A connected account has a balance, payouts and events; what else there is is the platform's. */
  private mustBeTheirs({ path }: Call, owner: string): void {
    this.world.shelf.get('account', owner, 'Stripe-Account');
    if (/^\/v1\/(balance|balance_transactions|events|payouts)(\/|$)/.test(path)) return;
    throw invalid(
      'The sandbox does this in the name of the platform only: leave out Stripe-Account.',
      'Stripe-Account',
    );
  }

  /** To every receiver of its kind: events of connected accounts go to those that are for Connect. */
  private publish(event: Stripe.Event): void {
    const receivers = this.parts.receivers.filter(({ connect = false }) => connect === (event.account !== undefined));
    for (const receiver of receivers) this.sendTo(receiver, event);
  }

  private sendTo(receiver: StripeReceiver, event: Stripe.Event): void {
    const body = JSON.stringify(event, null, 2);
    const sign = (): string =>
      Stripe.webhooks.generateTestHeaderString({ payload: body, secret: receiver.secret, timestamp: this.world.now() });
    const headers = () => ({
      'Stripe-Signature': sign(),
      'User-Agent': 'Stripe/1.0 (+https://stripe.com/docs/webhooks)',
    });
    this.parts.deliveries.send(receiver, { events: [event.id], body, headers });
  }

  /** Sends an event again, as a person would from Stripe's dashboard. */
  resend(id: string): void {
    this.publish(this.world.shelf.get('event', id));
  }
}

const ownError = json(500, {
  error: { type: 'api_error', message: 'An unknown error occurred (the sandbox was asked for one).' },
});

function refusal({ status, error }: StripeRefusal): Reply {
  return json(status, { error });
}

/** @throws StripeRefusal 401 without a key, and for a live one, which has no business here */
function mustBeTestKey(authorization = ''): void {
  const [, key = ''] = /^Bearer (.+)$/.exec(authorization) ?? [];
  if (/^(sk|rk)_test_/.test(key)) return;
  const message = key === '' ? 'You did not provide an API key.' : 'The sandbox takes test keys only (sk_test_...).';
  throw new StripeRefusal(401, { type: 'invalid_request_error', message }, false);
}

function unknownUrl({ method, path }: Call): StripeRefusal {
  const message = `Unrecognized request URL (${method}: ${path}). The sandbox knows what Barefoot uses of Stripe.`;
  return new StripeRefusal(404, { type: 'invalid_request_error', message }, false);
}
