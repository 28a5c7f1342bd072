import type Stripe from 'stripe';
import { workingDaysAfter } from '../timetable.js';
import { refused } from './refusal.js';
import type { Kept, Owner } from './shelf.js';
import type { World } from './world.js';

/** Stripe's fees on UK cards, in parts of a thousand and pence: the premium ones are those of businesses. */
const feesOnCards = { standard: { perMille: 15, pence: 20 }, business: { perMille: 19, pence: 20 } };
export type CardKind = keyof typeof feesOnCards;

/** In pence, to the nearest one. */
export function feeOn(amountPence: number, kind: CardKind): number {
  const { perMille, pence } = feesOnCards[kind];
  return Math.round((amountPence * perMille) / 1000) + pence;
}

interface Movement {
  readonly type: Stripe.BalanceTransaction['type'];
  /** Pence; what goes out is negative. */
  readonly amount: number;
  readonly feePence?: number;
  readonly source: string;
  /** Seconds; at once where it is not said. */
  readonly availableOn?: number;
}

/** Writes one line of a balance. */
export function move(
  world: World,
  { type, amount, feePence = 0, source, availableOn }: Movement,
  owner?: Owner,
): Stripe.BalanceTransaction {
  const now = world.now();
  const on = availableOn ?? now;
  const line: Stripe.BalanceTransaction = {
    id: world.newId('txn'),
    object: 'balance_transaction',
    amount,
    available_on: on,
    balance_type: 'payments',
    created: now,
    currency: 'gbp',
    description: null,
    exchange_rate: null,
    fee: feePence,
    fee_details: feePence === 0 ? [] : [feeDetail(feePence)],
    net: amount - feePence,
    reporting_category: type,
    source,
    status: on > now ? 'pending' : 'available',
    type,
  };
  if (on > now)
    world.timetable.at(Temporal.Instant.fromEpochMilliseconds(on * 1000), () => makeAvailable(world, line, owner));
  return world.shelf.put(line, owner);
}

function feeDetail(feePence: number): Stripe.BalanceTransaction.FeeDetail {
  return {
    amount: feePence,
    application: null,
    currency: 'gbp',
    description: 'Stripe processing fees',
    type: 'stripe_fee',
  };
}

function makeAvailable(world: World, line: Stripe.BalanceTransaction, owner: Owner): void {
  line.status = 'available';
  world.tell('balance.available', balanceOf(world, owner), owner);
}

/** When money of a charge made now may be used: three working days on. */
export function availableOn(world: World): number {
  return Math.floor(workingDaysAfter(world.timetable.now(), 3, 0).epochMilliseconds / 1000);
}

export function balanceOf(world: World, owner: Owner): Stripe.Balance {
  const sumOf = (status: string) => ({
    amount: world.shelf
      .all('balance_transaction', owner)
      .filter((line) => line.status === status)
      .reduce((sum, { net }) => sum + net, 0),
    currency: 'gbp',
  });
  return { object: 'balance', available: [sumOf('available')], livemode: false, pending: [sumOf('pending')] };
}

/** @throws StripeRefusal where less than `pence` may be used */
export function mustHold(world: World, pence: number, owner: Owner): void {
  const available = balanceOf(world, owner).available[0]?.amount ?? 0;
  if (available >= pence) return;
  throw refused(
    'balance_insufficient',
    `You have insufficient available funds in your Stripe balance: ${available} of ${pence}.`,
  );
}

/** The id of what is either an id or the thing itself; ours are always ids. */
export function idOf(reference: string | Kept | { id: string } | null): string {
  return typeof reference === 'string' ? reference : (reference?.id ?? '');
}
