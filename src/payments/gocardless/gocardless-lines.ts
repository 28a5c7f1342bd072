import type { Event, GoCardlessClient, Payment, PayoutItem as GoCardlessItem, Refund } from 'gocardless-nodejs';
import { money } from '../../kernel/money.js';
import type { LinesWanted, ProviderLine } from '../provider-payouts/provider-books.js';
import { feeOf, type PayoutItem } from '../provider-payouts/provider-payout.js';
import { answered, found } from './connection.js';

/** As many as GoCardless gives at a time. */
const limit = 500;
const told = ['payments', 'refunds', 'payouts'] as const;

/**
 * GoCardless keeps no balance that says what each thing did to it: so of each it is asked how it stands. A payment that is paid out is worth
 * what the items of its payout say, and nothing where none of them is about it.
 */
export async function linesOf(
  client: GoCardlessClient,
  { from, to, externalIds }: LinesWanted,
): Promise<ProviderLine[]> {
  const changed = new Map<string, Temporal.Instant>(externalIds.map((id) => [id, from]));
  for (const [id, at] of await changedIn(client, { from, to })) changed.set(id, at);
  const known = new Map<string, Promise<PayoutItem[]>>();
  const items = (payout: string) => known.getOrInsertComputed(payout, () => itemsOf(client, payout));
  const lines: ProviderLine[] = [];
  for (const [externalId, at] of changed) lines.push(...(await linesOfOne(client, items, { externalId, at })));
  return lines;
}

/** By when it last changed. That a payout was made, no event tells. */
async function changedIn(
  client: GoCardlessClient,
  { from, to }: Omit<LinesWanted, 'externalIds'>,
): Promise<Map<string, Temporal.Instant>> {
  const created_at = { gte: from.toString(), lt: to.toString() };
  const made = await all(client.payouts.all({ created_at, limit }));
  const changes = made.map(({ id = '', created_at: at = '' }) => ({ id, at }));
  for (const resource_type of told) {
    const events = await all(client.events.all({ resource_type, created_at, limit }));
    changes.push(...events.map((event) => ({ id: subjectOf(event), at: event.created_at ?? '' })));
  }
  const inOrder = changes.toSorted((a, b) => (a.at < b.at ? -1 : 1));
  return new Map(inOrder.map(({ id, at }) => [id, Temporal.Instant.from(at)]));
}

type Items = (payout: string) => Promise<PayoutItem[]>;
type Subject = Pick<ProviderLine, 'externalId' | 'at'>;

function subjectOf({ resource_type: of, links }: Event): string {
  return (of === 'payments' ? links?.payment : of === 'refunds' ? links?.refund : links?.payout) ?? '';
}

/** By the beginning of GoCardless's ids. None for what it does not have. */
async function linesOfOne(client: GoCardlessClient, items: Items, subject: Subject): Promise<ProviderLine[]> {
  const { externalId } = subject;
  if (externalId.startsWith('PO')) return linesOfPayout(client, items, subject);
  if (externalId.startsWith('RF')) {
    const refund = await found(client.refunds.find(externalId));
    return refund ? [{ ...subject, kind: 'refund', amount: money(-worthOfRefund(refund)) }] : [];
  }
  const payment = await found(client.payments.find(externalId));
  return payment ? [{ ...subject, kind: 'payment', amount: money(await worthOf(payment, items)) }] : [];
}

async function linesOfPayout(client: GoCardlessClient, items: Items, subject: Subject): Promise<ProviderLine[]> {
  const payout = await found(client.payouts.find(subject.externalId));
  if (!payout) return [];
  const amount = money(payout.amount ?? 0);
  const fee = feeOf(await items(subject.externalId), amount);
  return [
    { ...subject, kind: 'payout', amount: money(payout.status === 'bounced' ? 0 : -amount.minor) },
    { ...subject, kind: 'fee', amount: money(-fee.minor) },
  ];
}

async function worthOf({ id, status, amount = 0, links }: Payment, items: Items): Promise<number> {
  if (status === 'confirmed') return amount;
  if (status !== 'paid_out') return 0;
  if (!links?.payout) return amount;
  const own = (await items(links.payout)).filter(
    ({ kind, externalId }) => kind === 'payment_paid_out' && externalId === id,
  );
  return own.reduce((sum, { tenths }) => sum + tenths, 0) / 10;
}

/** It is taken from what is there when it is made. One that bounced is there again once its funds are returned. */
function worthOfRefund({ status, amount = 0 }: Refund): number {
  return status === 'cancelled' || status === 'funds_returned' ? 0 : amount;
}

/** Tenths of a penny, which come as text. */
export async function itemsOf(client: GoCardlessClient, payout: string): Promise<PayoutItem[]> {
  const items = await all(client.payoutItems.all({ payout, limit }));
  return items.map((item) => ({
    kind: item.type ?? 'unknown',
    externalId: aboutOf(item),
    tenths: Math.round(Number(item.amount) * 10),
  }));
}

function aboutOf({ links }: GoCardlessItem): string {
  return links?.refund ?? links?.payment ?? '';
}

/** Everything that a list has, page by page. */
export function all<Item>(items: AsyncIterable<Item>): Promise<Item[]> {
  return answered(Array.fromAsync(items));
}
