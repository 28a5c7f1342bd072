import { z } from 'zod';
import type { OutgoingRails } from '../../payments/index.js';
import { moneyView } from '../../platform/http/money.js';
import { dateView } from '../../platform/http/parameters.js';
import { payoutRails } from '../payout-destination.js';
import type { DuePay } from './due-pay.table.js';
import { heldBackBy, heldBackReasons } from './held-back.js';

const dueView = z
  .object({
    expert_id: z.uuid(),
    name: z.string(),
    amount: moneyView.meta({ description: 'All that is due and not under way, with what being late has added.' }),
    due_on: dateView.meta({ description: 'Of the oldest of it.' }),
    rail: z.enum(payoutRails).nullable(),
    held_back: z.enum(heldBackReasons).nullable().meta({
      description:
        'Why it cannot be paid now: no-destination, the adviser has not said where to; checking, that is being checked; broken, pay came back from there; rail-off, this service has no keys of the provider. Null: it is paid.',
    }),
  })
  .meta({ id: 'DuePay' });

export const payoutRunPreviewView = z
  .object({
    through: dateView.meta({ description: 'What is due by the end of that day, in London.' }),
    items: z.array(dueView).max(100),
    next_cursor: z.string().nullable(),
  })
  .meta({ id: 'PayoutRunPreview' });

export const payoutRunView = z
  .object({
    planned: z.int().meta({ description: 'How many payouts were planned.' }),
    amount: moneyView.meta({ description: 'Of all of them.' }),
    held_back: z.int().meta({ description: 'How many advisers cannot be paid now: the preview says why.' }),
    failed: z.int().meta({ description: 'How many could not be planned, which is in the log. Please run it again.' }),
  })
  .meta({ id: 'PayoutRun' });

export function viewPreview(
  { items, next_cursor }: { readonly items: readonly DuePay[]; readonly next_cursor: string | null },
  through: Temporal.PlainDate,
  rails: Pick<OutgoingRails, 'has'>,
): z.output<typeof payoutRunPreviewView> {
  const shown = items.map(({ expertId, name, amount, dueOn, destination }) => ({
    ...{ expert_id: expertId, name, amount, due_on: dueOn.toString(), rail: destination?.rail ?? null },
    held_back: heldBackBy(destination, rails),
  }));
  return { through: through.toString(), items: shown, next_cursor };
}
