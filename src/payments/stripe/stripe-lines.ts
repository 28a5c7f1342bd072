import type Stripe from 'stripe';
import { money } from '../../kernel/money.js';
import type { LinesWanted, ProviderLine, ProviderLineKind } from '../provider-payouts/provider-books.js';
import { answered, idOf, secondsOf, StripeRefusal } from './connection.js';

type Entry = Stripe.BalanceTransaction;

/** A thing that entries of our balance are about: the payment of a charge or a dispute, a refund, a payout, a transfer to an adviser. */
interface Subject {
  readonly kind: ProviderLineKind;
  readonly externalId: string;
}

/**
 * What our balance with Stripe says of things: of each all its entries, whenever they were made. A payment is what was charged less what
 * disputes took of it and have not given back.
 */
export async function linesOf(stripe: Stripe, { from, to, externalIds }: LinesWanted): Promise<ProviderLine[]> {
  const subjects = new Map<string, Subject>();
  const others: ProviderLine[] = [];
  const note = (subject: Subject) => subjects.set(subject.externalId, subject);
  const period = { gte: secondsOf(from), lt: secondsOf(to) };
  for (const entry of await entriesOf(stripe, { created: period, expand: ['data.source'] })) {
    const subject = subjectOf(entry);
    if (subject) note(subject);
    else others.push(lineOf({ kind: 'other', externalId: idOf(entry.source) ?? entry.id }, [entry], entry.net));
  }
  for (const externalId of externalIds) note({ kind: kindOf(externalId), externalId });
  const lines = summed(others);
  for (const subject of subjects.values()) lines.push(...(await linesOfOne(stripe, subject)));
  return lines;
}

/** By the beginning of Stripe's ids. */
function kindOf(externalId: string): ProviderLineKind {
  if (/^(re|pyr)_/.test(externalId)) return 'refund';
  if (externalId.startsWith('tr_')) return 'pay';
  return externalId.startsWith('po_') ? 'payout' : 'payment';
}

function subjectOf({ source }: Entry): Subject | null {
  if (source === null || typeof source === 'string') return null;
  switch (source.object) {
    case 'charge':
      return { kind: 'payment', externalId: idOf(source.payment_intent) ?? source.id };
    case 'dispute':
      return { kind: 'payment', externalId: idOf(source.payment_intent) ?? idOf(source.charge) ?? source.id };
    case 'refund':
    case 'payout':
      return { kind: source.object, externalId: source.id };
    case 'transfer':
      return { kind: 'pay', externalId: source.id };
    case 'transfer_reversal':
      return { kind: 'pay', externalId: idOf(source.transfer) ?? source.id };
    default:
      return null;
  }
}

async function linesOfOne(stripe: Stripe, subject: Subject): Promise<ProviderLine[]> {
  const { externalId } = subject;
  const entries = await entriesOfOne(stripe, subject);
  if (entries.length === 0) return [];
  const total = (of: (entry: Entry) => number) => entries.reduce((sum, entry) => sum + of(entry), 0);
  const fees = total(({ fee }) => fee);
  const whole = lineOf(
    subject,
    entries,
    total(({ amount }) => amount),
  );
  return fees === 0 ? [whole] : [whole, lineOf({ kind: 'fee', externalId }, entries, -fees)];
}

function entriesOfOne(stripe: Stripe, { kind, externalId }: Subject): Promise<Entry[]> {
  if (kind === 'payment') return entriesOfPayment(stripe, externalId);
  return kind === 'pay' ? entriesOfTransfer(stripe, externalId) : entriesAbout(stripe, externalId);
}

/** Of it and of what was taken back of it. */
async function entriesOfTransfer(stripe: Stripe, externalId: string): Promise<Entry[]> {
  const reversals = await orMissing(stripe.transfers.listReversals(externalId, { limit: 100 }), noList);
  const entries = await entriesAbout(stripe, externalId);
  for (const { id } of reversals.data) entries.push(...(await entriesAbout(stripe, id)));
  return entries;
}

/** Of its charges and of the disputes about it. */
async function entriesOfPayment(stripe: Stripe, externalId: string): Promise<Entry[]> {
  const isIntent = externalId.startsWith('pi_');
  const charges = isIntent
    ? (await orMissing(stripe.charges.list({ payment_intent: externalId, limit: 100 }), noList)).data
    : [{ id: externalId }];
  const about = isIntent ? { payment_intent: externalId } : { charge: externalId };
  const disputes = await orMissing(stripe.disputes.list({ ...about, limit: 100 }), noList);
  const entries = disputes.data.flatMap(({ balance_transactions }) => balance_transactions);
  for (const { id } of charges) entries.push(...(await entriesAbout(stripe, id)));
  return entries;
}

const noList = { data: [] };

async function entriesAbout(stripe: Stripe, source: string): Promise<Entry[]> {
  return (await orMissing(stripe.balanceTransactions.list({ source, limit: 100 }), noList)).data;
}

async function entriesOf(stripe: Stripe, asked: Stripe.BalanceTransactionListParams): Promise<Entry[]> {
  const entries: Entry[] = [];
  const all = stripe.balanceTransactions.list({ ...asked, limit: 100 });
  await answered(all.autoPagingEach((entry) => void entries.push(entry)));
  return entries;
}

function lineOf(subject: Subject, entries: readonly Entry[], minor: number): ProviderLine {
  const seconds = Math.max(...entries.map(({ created }) => created));
  return { ...subject, amount: money(minor), at: Temporal.Instant.fromEpochMilliseconds(seconds * 1000) };
}

/** One line for each thing, also where several entries are about it. */
function summed(lines: readonly ProviderLine[]): ProviderLine[] {
  return [...Map.groupBy(lines, ({ externalId }) => externalId).values()].flatMap((same) => {
    const last = same.toSorted((a, b) => Temporal.Instant.compare(a.at, b.at)).at(-1);
    const minor = same.reduce((sum, { amount }) => sum + amount.minor, 0);
    return last ? [{ ...last, amount: money(minor) }] : [];
  });
}

/** What a call answers, or `otherwise` where Stripe has no such thing. */
export async function orMissing<Answer, Otherwise>(
  call: Promise<Answer>,
  otherwise: Otherwise,
): Promise<Answer | Otherwise> {
  try {
    return await answered(call);
  } catch (error) {
    if (error instanceof StripeRefusal && error.code === 'resource_missing') return otherwise;
    throw error;
  }
}
