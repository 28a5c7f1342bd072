import { exchange, exchangeQuietly } from '../exchange.js';
import { pounds } from '../money.js';
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

/** The latest payout, as it stands once what a provider tells has been handled. */
export function payoutBecomes(adviser: Adviser, state: string, on: string): Promise<Payout> {
  return becomes(
    `the payout is ${state}, on ${on}`,
    async () => {
      const { items } = await exchangeQuietly<{ items: readonly Payout[] }>(adviser, `GET ${adviser.path}/payouts`);
      return items[0] as Payout;
    },
    (payout) => payout.state === state && payout.paid_on === on,
  );
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
  const more = [on === null ? [] : `on ${on}`, failure ?? []].flat().map((part) => `, ${part}`);
  return `${pounds(amount)} by ${rail} as ${reference}: ${state}${more.join('')}`;
}
