import { faultKinds } from '../../../sandbox/faults.js';
import { type Doing, pick } from '../step.js';
import { count } from '../world.js';
import type { PayingWorld } from './world.js';

const providers = ['stripe', 'gocardless'] as const;
const kinds = ['drop', 'duplicate', 'reorder', 'delay'] as const;
const delays = ['PT2M', 'PT20M', 'PT5H', 'PT50H'];

/** What the service asks of providers, by what the path begins with. */
const paths = [
  ...['/v1/checkout/sessions', '/v1/payment_intents', '/v1/refunds', '/v1/charges', '/v1/events', '/v1/'],
  ...['/billing_requests', '/billing_request_flows', '/payments', '/refunds', '/payouts', '/payout_items', '/events'],
  ...['/v1/transfers', '/v1/accounts', '/outbound_payments', '/outbound_payments', '/payment_account', '/customer'],
];
/** One is made good by the providers' own clients; after four they give up. */
const timesOfTrouble = [1, 1, 4];

export const mishaps: Readonly<Record<string, Doing<PayingWorld>>> = {
  'webhooks go astray': (world, { name, which, other }) => {
    const kind = pick(kinds, which);
    const few = { count: 1 + (other % 4) };
    const mishap = kind === 'delay' ? { kind, ...few, by: pick(delays, other) } : { kind, ...few };
    world.server.sandbox.deliveries[pick(providers, which + other)].plan(mishap);
    count(world, `${name}: ${kind}`);
    return Promise.resolve();
  },
  'trouble at a provider': (world, { name, which, other }) => {
    const kind = pick(faultKinds, which);
    world.server.sandbox.faults.plan({ kind, path: pick(paths, other), times: pick(timesOfTrouble, which + other) });
    count(world, `${name}: ${kind}`);
    return Promise.resolve();
  },
};

/** From here on nothing goes wrong that nobody has done. */
export function calm({ server }: PayingWorld): void {
  const { deliveries, faults } = server.sandbox;
  faults.heal();
  deliveries.stripe.behave();
  deliveries.gocardless.behave();
}
