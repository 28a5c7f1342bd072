import { z } from 'zod';
import { money } from '../../kernel/money.js';
import { moneyView } from '../../platform/http/money.js';
import { dateView } from '../../platform/http/parameters.js';
import { paymentTiers } from './fair-payment-code.js';
import { type Figure, figureNames } from './figure.js';
import { definitions } from './figure-words.js';
import type { PaidRow } from './paid-months.table.js';
import { leastAdvisers, type Months } from './published-months.js';

const monthsView = z.object({ from: z.string(), to: z.string() });

export const transparencyView = z
  .object({
    asked: monthsView,
    months: monthsView.nullable().meta({
      description:
        'What the figures are of: whole months, both included. Months of too few advisers go with those after them. Null where too few were paid.',
    }),
    least_advisers: z.int().meta({ description: 'What is of fewer advisers is not told.' }),
    figures: z.array(
      z.object({
        name: z.enum(figureNames),
        value: z
          .union([z.number(), moneyView, z.enum(paymentTiers)])
          .nullable()
          .meta({ description: 'Days, a percentage, a count, money or a tier. Null also where nobody was paid.' }),
        suppressed: z.boolean(),
        definition_en: z.string(),
        definition_cy: z.string(),
        source: z.string().meta({ description: 'What is counted.' }),
      }),
    ),
  })
  .meta({ id: 'Transparency' });

export const figureRowsView = z
  .object({
    items: z.array(
      z.object({
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
      }),
    ),
    next_cursor: z.string().nullable(),
  })
  .meta({ id: 'FigureRows' });

export function viewTransparency(
  asked: Months,
  months: Months | null,
  figures: readonly Figure[],
): z.output<typeof transparencyView> {
  return {
    ...{ asked, months, least_advisers: leastAdvisers },
    figures: figures.map(({ name, value, suppressed }) => {
      const { en, cy, source } = definitions[name];
      return { name, value, suppressed, definition_en: en, definition_cy: cy, source };
    }),
  };
}

export function viewPaidRow(row: PaidRow): z.output<typeof figureRowsView>['items'][number] {
  const { earning_id, payout_id, expert_id, reference, earned_on, paid_on, days } = row;
  const amountOf = (minor: number | null) => (minor === null ? null : money(minor));
  return {
    ...{ earning_id, payout_id, expert_id, reference, earned_on, paid_on, days },
    ...{ kind: row.earning_kind, amount: money(row.amount_minor), charged: amountOf(row.charged_minor) },
    ...{ effective_hourly: amountOf(row.effective_hourly_minor), floor: amountOf(row.floor_minor) },
  };
}
