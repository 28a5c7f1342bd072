import { exchange, exchangeQuietly } from '../exchange.js';
import { type Amount, pounds } from '../money.js';
import { becomes } from '../payments/time.js';
import { check, show } from '../print.js';
import { table } from '../vouchers/ledger.js';
import type { DetailedPayout, Payout, RunPreview } from './answers.js';
import type { Adviser } from './people.js';
import type { Story } from './story.js';

/** What is due by the end of the next working day, and whether anything stands in its way. */
export async function previewRun({ cast: { steward } }: Story): Promise<RunPreview['items']> {
  const { items } = await exchange<RunPreview>(steward, 'GET /payouts/runs/preview', {
    tell: ({ through }) => `due by the end of ${through}`,
  });
  show(
    ...table(
      items.map((due) => [due.name, pounds(due.amount), due.due_on, due.rail ?? 'nowhere', due.held_back ?? 'is paid']),
    ),
  );
  return items;
}

/** The newest. */
export async function latestPayout(adviser: Adviser): Promise<Payout> {
  const { items } = await exchange<{ items: readonly Payout[] }>(adviser, `GET ${adviser.path}/payouts?limit=1`, {
    tell: ({ items: all }) => all.map(viewPayout),
  });
  check(`a payout of ${adviser.name}’s is planned`, items.length === 1, items);
  return items[0] as Payout;
}

/** Looks until the adviser has that amount since that day, which is once what a provider tells has been handled. */
export async function isPaid(adviser: Adviser, amount: Amount, on: string): Promise<Payout> {
  const found = (items: readonly Payout[]) =>
    items.find(
      ({ state, amount: { minor }, paid_on: day }) => state === 'paid' && minor === amount.minor && day === on,
    );
  const { items: all } = await becomes(
    `${pounds(amount)} is paid to ${adviser.name}, on ${on}`,
    () => exchangeQuietly<{ items: readonly Payout[] }>(adviser, `GET ${adviser.path}/payouts`),
    ({ items }) => found(items) !== undefined,
  );
  return found(all) as Payout;
}

export function readPayout(who: Adviser, id: string): Promise<DetailedPayout> {
  return exchange<DetailedPayout>(who, `GET /payouts/${id}`, {
    tell: (payout) => [
      viewPayout(payout),
      ...payout.items.map(({ kind, amount }) => `${pounds(amount).padStart(8)}  ${kind}`),
    ],
  });
}

export function viewPayout({ rail, amount, state, reference, paid_on: on, failure }: Payout): string {
  const stands = on === null ? state : state === 'paid' ? `paid on ${on}` : `${state}, paid on ${on}`;
  return `${pounds(amount)} by ${rail} as ${reference}: ${stands}${failure ? `, ${failure}` : ''}`;
}
