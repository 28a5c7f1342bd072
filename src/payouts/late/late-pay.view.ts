import { z } from 'zod';
import type { EarningId, ExpertId } from '../../kernel/id.js';
import type { Money } from '../../kernel/money.js';
import { moneyView } from '../../platform/http/money.js';
import { dateView, instantView } from '../../platform/http/parameters.js';
import { earningKinds } from '../earning.js';
import type { LateTerms } from './late-pay.js';

const lateView = z
  .object({
    earning_id: z.uuid(),
    expert: z.object({ id: z.uuid(), name: z.string() }),
    kind: z.enum(earningKinds),
    reference: z.uuid().meta({ description: 'The booking, the group session or the dispute that it was earned by.' }),
    amount: moneyView.meta({ description: 'What was to be paid, VAT included.' }),
    due_on: dateView,
    late_since: dateView.meta({
      description: 'The last day on which it was not late: the day it was due, or the first on which it could be paid.',
    }),
    begun_at: instantView,
    percent: z.number().meta({ description: 'Of interest a year, fixed for this debt.' }),
    days: z.int().min(0).meta({ description: 'On which it has borne interest.' }),
    interest: moneyView.meta({ description: 'What that has come to by now.' }),
    compensation: moneyView,
    is_under_way: z.boolean().meta({ description: 'Whether it is in a payout that was planned or sent.' }),
  })
  .meta({ id: 'LatePay' });

export const latePayView = z
  .object({ items: z.array(lateView).max(100), next_cursor: z.string().nullable() })
  .meta({ id: 'LatePayPage' });

/** Something that is late and not paid, with what has come of it. */
export interface Late {
  readonly id: EarningId;
  readonly expert: { readonly id: ExpertId; readonly name: string };
  readonly kind: (typeof earningKinds)[number];
  readonly reference: string;
  readonly amount: Money;
  readonly dueOn: Temporal.PlainDate;
  readonly begunAt: Temporal.Instant;
  readonly terms: Omit<LateTerms, 'basePolicyId'>;
  readonly days: number;
  readonly interest: Money;
  readonly isUnderWay: boolean;
}

export function viewLate({ id, expert, kind, reference, amount, terms, ...late }: Late): z.output<typeof lateView> {
  return {
    ...{ earning_id: id, expert, kind, reference, amount, due_on: late.dueOn.toString() },
    ...{ late_since: terms.since.toString(), begun_at: late.begunAt.toString(), percent: terms.rate / 100 },
    ...{ days: late.days, interest: late.interest, compensation: terms.compensation, is_under_way: late.isUnderWay },
  };
}
