import { z } from 'zod';
import { moneyView } from '../../platform/http/money.js';
import { instantView } from '../../platform/http/parameters.js';
import type { FloatCheck } from './float-check.table.js';
import { floatHeldView, viewFloatHeld } from './float-held.view.js';
import type { FloatStanding } from './read-float.action.js';
import { type TopUp, topUpDirections } from './top-up.js';

export const floatView = z
  .object({
    held: floatHeldView,
    in_books: moneyView.meta({ description: 'What lies there by the books: what is on its way makes a difference.' }),
    under_way: moneyView.meta({ description: 'In payouts that are planned or sent, and not paid yet.' }),
    due: moneyView.meta({ description: 'Due by the end of due_through, and in no payout yet.' }),
    due_through: z.iso.date(),
    missing: moneyView.meta({ description: 'What has to be sent there from the bank.' }),
  })
  .meta({ id: 'PayoutFloat' });

export function viewFloat({ held, inBooks, need, dueThrough, missing }: FloatStanding): z.output<typeof floatView> {
  return {
    ...{ held: viewFloatHeld(held), in_books: inBooks, under_way: need.underWay, due: need.due },
    ...{ due_through: dueThrough.toString(), missing },
  };
}

export const topUpView = z
  .object({
    id: z.uuid(),
    direction: z.enum(topUpDirections),
    amount: moneyView,
    moved_on: z.iso.date(),
    bank_reference: z.string(),
    recorded_at: instantView,
    recorded_by: z.uuid(),
    reversed_at: instantView.nullable(),
    reason: z.string().nullable().meta({ description: 'Why it was reversed.' }),
  })
  .meta({ id: 'FloatTopUp' });

export const topUpsView = z
  .object({ items: z.array(topUpView).max(100), next_cursor: z.string().nullable() })
  .meta({ id: 'FloatTopUps' });

export function viewTopUp(topUp: TopUp): z.output<typeof topUpView> {
  const { id, direction, amount, movedOn, bankReference, recordedAt, recordedBy, reversal } = topUp;
  return {
    ...{ id, direction, amount, moved_on: movedOn.toString(), bank_reference: bankReference },
    ...{ recorded_at: recordedAt.toString(), recorded_by: recordedBy },
    ...{ reversed_at: reversal?.at.toString() ?? null, reason: reversal?.reason ?? null },
  };
}

interface Page<Item> {
  readonly items: readonly Item[];
  readonly next_cursor: string | null;
}

export function viewTopUps({ items, next_cursor }: Page<TopUp>): z.output<typeof topUpsView> {
  return { items: items.map(viewTopUp), next_cursor };
}

const differenceView = z
  .object({
    subject: z
      .string()
      .meta({ description: 'GoCardless’s id of the payment, or the reference of money from the bank.' }),
    payout_id: z.uuid().nullable(),
    theirs_minor: z.int().meta({ description: 'In pence: what it brought the float by GoCardless’s word.' }),
    ours_minor: z.int().meta({ description: 'Likewise by the books.' }),
  })
  .meta({ id: 'FloatDifference' });

export const floatChecksView = z
  .object({
    items: z
      .array(
        z
          .object({
            checked_on: z.iso.date(),
            checked_at: instantView,
            theirs_minor: z.int().meta({ description: 'In pence: all that moved in the 92 days before.' }),
            ours_minor: z.int(),
            differences: z.array(differenceView).max(500),
          })
          .meta({ id: 'FloatCheck' }),
      )
      .max(100),
    next_cursor: z.string().nullable(),
  })
  .meta({ id: 'FloatChecks' });

export function viewFloatChecks({ items, next_cursor }: Page<FloatCheck>): z.output<typeof floatChecksView> {
  return {
    items: items.map(({ checkedOn, checkedAt, theirsMinor, oursMinor, differences }) => ({
      ...{ checked_on: checkedOn.toString(), checked_at: checkedAt.toString() },
      ...{ theirs_minor: theirsMinor, ours_minor: oursMinor, differences: [...differences] },
    })),
    next_cursor,
  };
}
