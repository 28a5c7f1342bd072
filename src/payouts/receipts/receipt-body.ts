import { z } from 'zod';
import { earningKinds } from '../earning.js';
import { payoutRails } from '../payout-destination.js';

export const receiptKinds = ['paid', 'returned'] as const;
export type ReceiptKind = (typeof receiptKinds)[number];

const pence = z.int().min(0);
const days = z.int().min(0).max(100_000);
const hash = z.string().regex(/^[0-9a-f]{64}$/);

/**
 * Simple interest on `principal_minor` for `days` days from `from` to `to`, both of them within, after `days_before` days of which it was paid
 * before; actual/365. Days on which there was nowhere to pay to bear none, and those between that another receipt has paid are not among them.
 */
const interest = z.strictObject({
  amount_minor: pence,
  /** A year, in hundredths of a percent. */
  rate: z.int().min(1).max(100_000),
  from: z.iso.date(),
  to: z.iso.date(),
  days_before: days,
  days: days.min(1),
});

const line = z.strictObject({
  earning_id: z.uuid(),
  kind: z.enum(earningKinds),
  /** The booking, the group session or the dispute. */
  reference: z.uuid(),
  earned_on: z.iso.date(),
  due_on: z.iso.date(),
  /** All that was earned by it, with VAT. */
  principal_minor: pence,
  vat_minor: pence,
  /** What of it is paid here: all, or nothing where only what it bore by being late is paid. */
  amount_minor: pence,
  /** From the day it was accepted or settled. */
  days_to_pay: days,
  /** The last day on which it was not late; null of what was paid in time. */
  late_since: z.iso.date().nullable(),
  days_late: days,
  interest: interest.nullable(),
  compensation_minor: pence,
  /** As they were when it was earned: the session, its minutes, quote and floor, and who paid which part. */
  facts: z.record(z.string().max(100), z.json()),
});

/** What a receipt says. Amounts in the minor unit, days on a British calendar, instants in UTC. */
export const receiptBody = z.strictObject({
  version: z.literal(1),
  service: z.literal('Barefoot'),
  kind: z.enum(receiptKinds),
  adviser: z.strictObject({ id: z.uuid(), name: z.string().max(200) }),
  number: z.int().min(1),
  previous_hash: hash.nullable(),
  issued_at: z.iso.datetime(),
  payout: z.strictObject({
    id: z.uuid(),
    rail: z.enum(payoutRails),
    amount_minor: z.int().min(1),
    currency: z.string().regex(/^[A-Z]{3}$/),
    paid_on: z.iso.date(),
  }),
  /** Empty of what came back: its lines are in the receipt that it names. */
  lines: z.array(line).max(10_000),
  returned: z.strictObject({ number: z.int().min(1), hash, on: z.iso.date(), reason: z.string().max(200) }).nullable(),
});
export type ReceiptBody = z.output<typeof receiptBody>;
export type ReceiptLine = z.output<typeof line>;
