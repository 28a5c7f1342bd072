import { z } from 'zod';
import { moneyView } from '../../platform/http/money.js';
import { dateView, instantView } from '../../platform/http/parameters.js';
import { type AdviserPayout, type AdviserPayoutItem, adviserPayoutStates } from '../adviser-payout.js';
import { payoutRails } from '../payout-destination.js';
import { payoutReference } from '../payout-reference.js';
import { mostItems } from './due-pay.table.js';

const payoutFields = {
  id: z.uuid(),
  expert_id: z.uuid(),
  rail: z.enum(payoutRails),
  amount: moneyView,
  state: z.enum(adviserPayoutStates).meta({
    description:
      'planned: it is about to be sent; sent: the provider or the bank has it; failed: it never left, and is due still; returned: it was paid and came back, and is due again.',
  }),
  reference: z.string().max(18).meta({ description: 'What is read on the adviser’s statement.' }),
  planned_at: instantView,
  sent_at: instantView.nullable(),
  paid_at: instantView.nullable().meta({ description: 'When we knew that it was paid.' }),
  paid_on: dateView.nullable().meta({ description: 'The day on which the adviser had it, in London.' }),
  ended_at: instantView.nullable().meta({ description: 'Of what failed or came back.' }),
  failure: z.string().nullable(),
  tries: z.int().meta({ description: 'How often its provider was asked for it.' }),
};

const payoutSummaryView = z.object(payoutFields).meta({ id: 'AdviserPayoutSummary' });

export const payoutsView = z
  .object({ items: z.array(payoutSummaryView).max(100), next_cursor: z.string().nullable() })
  .meta({ id: 'AdviserPayouts' });

export const payoutView = z
  .object({
    ...payoutFields,
    items: z
      .array(
        z.object({
          earning_id: z.uuid(),
          kind: z.enum(['pay', 'interest', 'compensation']).meta({
            description: 'Interest and compensation are what the law adds to pay that is late.',
          }),
          amount: moneyView,
        }),
      )
      .max(mostItems),
  })
  .meta({ id: 'AdviserPayout' });

/** A payout with what it pays. */
export interface DetailedPayout {
  readonly payout: AdviserPayout;
  readonly items: readonly AdviserPayoutItem[];
}

export function viewPayout({ payout, items }: DetailedPayout): z.output<typeof payoutView> {
  const paid = items.map(({ earningId, kind, amount }) => ({ earning_id: earningId, kind, amount }));
  return { ...viewSummary(payout), items: paid };
}

export function viewPayouts({
  items,
  next_cursor,
}: {
  readonly items: readonly AdviserPayout[];
  readonly next_cursor: string | null;
}): z.output<typeof payoutsView> {
  return { items: items.map(viewSummary), next_cursor };
}

function viewSummary(payout: AdviserPayout): z.output<typeof payoutSummaryView> {
  const { id, expertId, rail, amount, state, paidOn, failure, tries } = payout;
  const { plannedAt, sentAt, paidAt, endedAt } = payout;
  return {
    ...{ id, expert_id: expertId, rail, amount, state, reference: payoutReference(id), failure, tries },
    ...{ planned_at: plannedAt.toString(), sent_at: sentAt?.toString() ?? null, paid_at: paidAt?.toString() ?? null },
    ...{ paid_on: paidOn?.toString() ?? null, ended_at: endedAt?.toString() ?? null },
  };
}
