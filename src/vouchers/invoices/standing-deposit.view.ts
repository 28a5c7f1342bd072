import { z } from 'zod';
import { moneyView } from '../../platform/http/money.js';
import { instantView } from '../../platform/http/parameters.js';
import { pauseReasons, type StandingDeposit, standingStates } from './standing-deposit.js';

export const standingDepositView = z
  .object({
    id: z.uuid(),
    programme_id: z.uuid(),
    amount: moneyView,
    day: z.int(),
    buyer_reference: z.string().nullable(),
    state: z.enum(standingStates),
    state_since: instantView,
    pause_reason: z
      .enum(pauseReasons)
      .nullable()
      .meta({ description: 'no-mandate: there is no Direct Debit mandate any more; set one up, then resume it.' }),
    started_at: instantView,
  })
  .meta({ id: 'StandingDeposit' });

export const standingDepositsView = z
  .object({ items: z.array(standingDepositView).max(100), next_cursor: z.string().nullable() })
  .meta({ id: 'StandingDeposits' });

export function viewStandingDeposit(standing: StandingDeposit): z.output<typeof standingDepositView> {
  const { id, programmeId, amount, day, buyerReference, state, stateSince, pauseReason, startedAt } = standing;
  return {
    ...{ id, programme_id: programmeId, amount, day, buyer_reference: buyerReference },
    ...{ state, state_since: stateSince.toString(), pause_reason: pauseReason, started_at: startedAt.toString() },
  };
}
