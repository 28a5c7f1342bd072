import { z } from 'zod';
import { money, plus } from '../../kernel/money.js';
import { moneyView } from '../../platform/http/money.js';
import { dateView, instantView } from '../../platform/http/parameters.js';
import type { Programme } from '../programme.js';
import { type Means, monthOf, roomOf } from './budget.js';
import { forecast, type FundFlows, type Pace, type Spending } from './programme-money.js';

export const programmeMoneyView = z
  .object({
    at: instantView,
    fund: z.object({
      deposited: moneyView.meta({ description: 'Less what was reversed.' }),
      other_received: moneyView.meta({ description: 'Commitment fees, and what the platform made good.' }),
      offered: moneyView.meta({ description: 'Set aside for vouchers since the beginning.' }),
      came_back: moneyView.meta({
        description: 'From vouchers that ended, and from sessions after their voucher had.',
      }),
      returned_to_funder: moneyView,
      left: moneyView.meta({ description: 'Promised to nobody: what came in and came back, less what went out.' }),
    }),
    vouchers: z.object({
      committed: moneyView.meta({ description: 'All of the following together.' }),
      in_vouchers: moneyView,
      reserved: moneyView.meta({ description: 'Set aside for sessions.' }),
      drawn: moneyView.meta({ description: 'Paid for sessions.' }),
    }),
    budget: z.object({ amount: moneyView, left: moneyView }),
    month: z.object({
      committed: moneyView,
      cap: moneyView.nullable(),
      left: moneyView.nullable(),
      ends_at: instantView.meta({ description: 'Months are those of the calendar in UTC.' }),
    }),
    forecast: z.object({
      days: z.int().meta({ description: 'Over which the pace was measured: 90, or since the first offer.' }),
      drawn_a_day: moneyView,
      offered_a_day: moneyView,
      money_runs_out_on: dateView
        .nullable()
        .meta({ description: 'All that was deposited has been drawn. Null: not so.' }),
      fund_runs_out_on: dateView.nullable().meta({ description: 'All of it has been offered.' }),
    }),
  })
  .meta({ id: 'ProgrammeMoney' });

interface ProgrammeMoney {
  readonly programme: Programme;
  readonly flows: FundFlows;
  readonly spending: Spending;
  readonly means: Means;
  readonly pace: Pace;
}

export function viewProgrammeMoney(
  { programme, flows, spending, means, pace }: ProgrammeMoney,
  now: Temporal.Instant,
): z.output<typeof programmeMoneyView> {
  const { budgetMinor, monthlyCapMinor, currency } = programme;
  const { inVouchers, reserved, drawn } = spending;
  const room = roomOf(programme, means);
  const ahead = forecast(pace, { left: flows.left, inVouchers, reserved }, now);
  return {
    at: now.toString(),
    fund: {
      deposited: flows.deposited,
      other_received: flows.otherReceived,
      offered: flows.offered,
      came_back: flows.cameBack,
      returned_to_funder: flows.returnedToFunder,
      left: flows.left,
    },
    vouchers: { committed: plus(inVouchers, plus(reserved, drawn)), in_vouchers: inVouchers, reserved, drawn },
    budget: { amount: money(budgetMinor, currency), left: room.budget },
    month: {
      committed: means.committedThisMonth,
      cap: monthlyCapMinor === null ? null : money(monthlyCapMinor, currency),
      left: room.month,
      ends_at: monthOf(now).end.toString(),
    },
    forecast: {
      days: ahead.days,
      drawn_a_day: ahead.drawnADay,
      offered_a_day: ahead.offeredADay,
      money_runs_out_on: ahead.moneyRunsOutOn,
      fund_runs_out_on: ahead.fundRunsOutOn,
    },
  };
}
