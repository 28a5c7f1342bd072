import * as z from 'zod';
import type Stripe from 'stripe';
import type { Rows } from '../routes.js';
import { takes, type Endpoint } from './endpoints.js';
import { pageOf } from './lists.js';
import { balanceOf } from './money.js';
import { page, text } from './parameters.js';
import type { World } from './world.js';

const lines = z.strictObject({ ...page, source: text.optional(), type: text.optional() });
const events = z.strictObject({ ...page, type: text.optional(), types: z.array(text).max(20).optional() });

/** What is read to reconcile and to catch up: balances, their lines, and events. */
export function balanceEndpoints(world: World): Rows<Endpoint> {
  const { shelf } = world;
  return {
    'GET /v1/balance': takes(z.strictObject({}), (_, __, { owner }): Stripe.Balance => balanceOf(world, owner)),
    'GET /v1/balance_transactions/:id': takes(z.strictObject({}), (_, id, { owner }): Stripe.BalanceTransaction =>
      shelf.owned('balance_transaction', id, owner),
    ),
    'GET /v1/balance_transactions': takes(lines, (asked, _, { owner }): Stripe.ApiList<Stripe.BalanceTransaction> => {
      const found = shelf
        .all('balance_transaction', owner)
        .filter(({ source }) => asked.source === undefined || source === asked.source)
        .filter(({ type }) => asked.type === undefined || type === asked.type);
      return pageOf(found, asked, '/v1/balance_transactions');
    }),
    'GET /v1/events/:id': takes(z.strictObject({}), (_, id, { owner }): Stripe.Event =>
      shelf.owned('event', id, owner),
    ),
    'GET /v1/events': takes(events, (asked, _, { owner }): Stripe.ApiList<Stripe.Event> => {
      const found = shelf
        .all('event', owner)
        .filter(({ type }) => asked.type === undefined || fits(type, asked.type))
        .filter(({ type }) => asked.types?.includes(type) ?? true);
      return pageOf(found, asked, '/v1/events');
    }),
  };
}

/** `charge.*` means all of that kind. */
function fits(type: string, pattern: string): boolean {
  return pattern.endsWith('*') ? type.startsWith(pattern.slice(0, -1)) : type === pattern;
}
