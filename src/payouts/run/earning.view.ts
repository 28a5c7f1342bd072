import { z } from 'zod';
import { moneyView } from '../../platform/http/money.js';
import { dateView, instantView } from '../../platform/http/parameters.js';
import { earningKinds } from '../earning.js';
import { effectiveView, viewEffective } from '../floor/effective.view.js';
import { type EarningStanding, earningStates, stateOfEarning } from './earning-standing.js';

const earningView = z
  .object({
    id: z.uuid(),
    kind: z.enum(earningKinds),
    reference: z.uuid().meta({ description: 'The booking, the group session or the dispute that it was earned by.' }),
    title: z.object({ en: z.string(), cy: z.string() }),
    organisation_name: z.string().nullable().meta({ description: 'Who was advised; null of a group.' }),
    starts_at: instantView.nullable(),
    amount: moneyView.meta({ description: 'With VAT.' }),
    vat: moneyView,
    earned_at: instantView,
    due_on: dateView.meta({ description: 'To be paid by the end of that day, in London.' }),
    state: z.enum(earningStates).meta({ description: 'late: its day is over, and it is not on its way.' }),
    effective: effectiveView
      .nullable()
      .meta({ description: 'What an hour of it really brought; null of what has no hours.' }),
    payout_id: z.uuid().nullable(),
    paid_on: dateView.nullable(),
    late: z
      .object({
        since: dateView.meta({ description: 'The last day on which it was not late.' }),
        rate_percent: z.number().meta({ description: 'A year, simple; fixed for this debt.' }),
        interest: moneyView,
        compensation: moneyView,
      })
      .nullable()
      .meta({ description: 'What being late has added; it is paid without being asked for.' }),
  })
  .meta({ id: 'Earning' });

export const earningsView = z
  .object({ items: z.array(earningView).max(100), next_cursor: z.string().nullable() })
  .meta({ id: 'Earnings' });

export function viewEarnings(
  { items, next_cursor }: { readonly items: readonly EarningStanding[]; readonly next_cursor: string | null },
  today: Temporal.PlainDate,
): z.output<typeof earningsView> {
  return { items: items.map((standing) => viewEarning(standing, today)), next_cursor };
}

function viewEarning(standing: EarningStanding, today: Temporal.PlainDate): z.output<typeof earningView> {
  const { earning, payout, late } = standing;
  const { id, kind, reference, facts, amount, vat, earnedAt, dueOn } = earning;
  return {
    ...{ id, kind, reference, title: { en: facts.title_en, cy: facts.title_cy } },
    organisation_name: facts.organisation?.name ?? null,
    starts_at: facts.starts_at,
    ...{ amount, vat, earned_at: earnedAt.toString(), due_on: dueOn.toString() },
    state: stateOfEarning(standing, today),
    effective: viewEffective(facts),
    ...{ payout_id: payout?.id ?? null, paid_on: payout?.paidOn?.toString() ?? null },
    late: late && {
      ...{ since: late.since.toString(), rate_percent: late.rate / 100 },
      ...{ interest: late.interest, compensation: late.compensation },
    },
  };
}
