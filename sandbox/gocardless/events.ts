import * as z from 'zod';
import type { Rows } from '../routes.js';
import { finds, lists, page, pageOf, parse, text, type Endpoint } from './endpoints.js';
import { itemsOf } from './payouts.js';
import type { Kind, World } from './world.js';

const itemised = z.strictObject({
  payout: text,
  after: page.after,
  before: page.before,
  limit: page.limit,
  include_2020_tax_cutover: text.optional(),
});
/** What `include` puts beside the events, under `linked`. */
const includes = {
  payment: 'payments',
  mandate: 'mandates',
  payout: 'payouts',
  refund: 'refunds',
  billing_request: 'billing_requests',
  outbound_payment: 'outbound_payments',
  customer: 'customers',
} as const;

/** What is read to reconcile and to catch up: creditors, payouts and their items, events. */
export function readEndpoints(world: World): Rows<Endpoint> {
  return {
    'GET /creditors/:id': finds(world, 'creditors'),
    'GET /creditors': lists(world, 'creditors'),
    'GET /payouts/:id': finds(world, 'payouts'),
    'GET /payouts': lists(world, 'payouts', {
      status: ({ status }) => status,
      reference: ({ reference }) => reference,
    }),
    'GET /payout_items': { answer: (parameters) => ({ body: payoutItems(world, parameters) }) },
    'GET /events/:id': finds(world, 'events'),
    'GET /events': { answer: (parameters) => ({ body: events(world, parameters) }) },
  };
}

/** They have no id of their own: their places stand in for it in cursors. */
function payoutItems(world: World, parameters: unknown): object {
  const asked = parse(itemised, parameters, 'payout_items');
  const items = itemsOf(world, world.get('payouts', asked.payout).id).map((item, place) => ({
    id: String(place),
    item,
  }));
  const { payout_items: shown, meta } = pageOf('payout_items', items, asked);
  return { payout_items: (shown as typeof items).map(({ item }) => item), meta };
}

function events(world: World, parameters: unknown): object {
  const { include, ...filters } = (parameters ?? {}) as Record<string, unknown>;
  const links = [
    ...([
      'billing_request',
      'creditor',
      'mandate',
      'outbound_payment',
      'payment',
      'payment_account_transaction',
    ] as const),
    ...(['payout', 'refund'] as const),
  ];
  const list = lists(world, 'events', {
    action: ({ action }) => action,
    resource_type: ({ resource_type }) => resource_type,
    ...Object.fromEntries(
      links.map((name) => [name, (event: { links?: Record<string, unknown> }) => event.links?.[name]]),
    ),
  });
  const { body } = list.answer(filters, '');
  if (include === undefined) return body;
  const name = parse(z.enum(Object.keys(includes) as (keyof typeof includes)[]), include, 'events');
  const shown = (body as { events: { links?: Record<string, string> }[] }).events;
  const ids = [...new Set(shown.flatMap(({ links: of }) => of?.[name] ?? []))];
  return { ...body, linked: { [includes[name]]: ids.map((id) => world.get(includes[name] as Kind, id)) } };
}
