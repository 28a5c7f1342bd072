import { z } from 'zod';
import { money } from '../../kernel/money.js';
import { moneyView } from '../../platform/http/money.js';
import { britishDate } from '../../kernel/time.js';
import { dateView } from '../../platform/http/parameters.js';
import { paymentTiers } from './fair-payment-code.js';
import { type Figure, figureNames } from './figure.js';
import { definitions } from './figure-words.js';
import type { DisputedRow } from './disputed-months.table.js';
import type { PaidRow } from './paid-months.table.js';
import { leastAdvisers, type Months } from './published-months.js';

/** What is told in place of the months that were asked for. */
export interface Told {
  readonly months: Months | null;
  readonly figures: readonly Figure[];
  /** A day in London. */
  readonly restatedOn: string | null;
}

const monthsView = z.object({ from: z.string(), to: z.string() });

export const transparencyView = z
  .object({
    asked: monthsView,
    months: monthsView.nullable().meta({
      description:
        'What the figures are of: whole months, both included. Months of too few advisers go with those after them. Null where too few were paid.',
    }),
    restated_on: dateView.nullable().meta({
      description:
        'When something that was paid in months that a figure here is of last came back, after its month was told: since then it counts no longer. Null where nothing did.',
    }),
    least_advisers: z.int().meta({ description: 'What is of fewer advisers is not told.' }),
    figures: z.array(
      z.object({
        name: z.enum(figureNames),
        value: z
          .union([z.number(), moneyView, z.enum(paymentTiers)])
          .nullable()
          .meta({ description: 'Days, a percentage, a count, money or a tier. Null also where nobody was paid.' }),
        months: monthsView.nullable().meta({
          description:
            'What this figure is of: of what happens seldom, so many more months that five advisers had a part in it. Null where it is not told.',
        }),
        suppressed: z.boolean(),
        definition_en: z.string(),
        definition_cy: z.string(),
        source: z.string().meta({ description: 'What is counted.' }),
      }),
    ),
  })
  .meta({ id: 'Transparency' });

const paidRowView = z.object({
  earning_id: z.uuid(),
  payout_id: z.uuid(),
  expert_id: z.uuid(),
  reference: z.uuid().meta({ description: 'The booking, the group session or the dispute.' }),
  kind: z.string(),
  amount: moneyView,
  earned_on: dateView,
  paid_on: dateView,
  days: z.int(),
  charged: moneyView.nullable().meta({ description: 'What clients and funders paid for it, as far as is kept.' }),
  effective_hourly: moneyView.nullable(),
  floor: moneyView.nullable(),
});

const disputedRowView = z.object({
  dispute_id: z.uuid(),
  booking_id: z.uuid(),
  expert_id: z.uuid(),
  opened_on: dateView,
  state: z.string(),
  outcome: z.string().nullable(),
  disputed: moneyView,
  awarded: moneyView.nullable().meta({ description: 'What of it was the adviser’s in the end.' }),
});

export const figureRowsView = z
  .object({
    items: z.array(
      z
        .union([paidRowView, disputedRowView])
        .meta({ description: 'Something that an adviser was paid; of the figure `disputes`, a dispute.' }),
    ),
    next_cursor: z.string().nullable(),
  })
  .meta({ id: 'FigureRows' });

export function viewTransparency(
  asked: Months,
  { months, figures, restatedOn }: Told,
): z.output<typeof transparencyView> {
  return {
    ...{ asked, months, restated_on: restatedOn, least_advisers: leastAdvisers },
    figures: figures.map(({ name, value, months, suppressed }) => {
      const { en, cy, source } = definitions[name];
      return { name, value, months, suppressed, definition_en: en, definition_cy: cy, source };
    }),
  };
}

export function viewPaidRow(row: PaidRow): z.output<typeof paidRowView> {
  const { earning_id, payout_id, expert_id, reference, earned_on, paid_on, days } = row;
  const amountOf = (minor: number | null) => (minor === null ? null : money(minor));
  return {
    ...{ earning_id, payout_id, expert_id, reference, earned_on, paid_on, days },
    ...{ kind: row.earning_kind, amount: money(row.amount_minor), charged: amountOf(row.charged_minor) },
    ...{ effective_hourly: amountOf(row.effective_hourly_minor), floor: amountOf(row.floor_minor) },
  };
}

export function viewDisputedRow(row: DisputedRow): z.output<typeof disputedRowView> {
  const { dispute_id, booking_id, expert_id, opened_at, state, outcome, currency } = row;
  return {
    ...{ dispute_id, booking_id, expert_id, opened_on: britishDate(opened_at.toTemporalInstant()), state, outcome },
    disputed: money(row.disputed_minor, currency),
    awarded: row.awarded_minor === null ? null : money(row.awarded_minor, currency),
  };
}
