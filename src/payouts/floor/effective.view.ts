import { z } from 'zod';
import { money } from '../../kernel/money.js';
import { inPounds } from '../../kernel/money-words.js';
import { moneyView } from '../../platform/http/money.js';
import type { EarningEffective, EarningFacts } from '../earning.js';

/** What an hour of a session really brought its adviser, with how that comes about. */
export const effectiveView = z
  .object({
    hourly: moneyView.meta({ description: '(Pay less costs) for all the minutes that were recorded, an hour.' }),
    pay: moneyView.meta({ description: 'Net, without what was paid back.' }),
    costs: moneyView.meta({ description: 'What the adviser bore themselves.' }),
    minutes: z.int().min(1),
    floor: moneyView.nullable(),
    living_wage: moneyView,
    verdict: z.enum(['fair', 'under-floor', 'under-living-wage']),
    warning: z.string().nullable().meta({ description: 'Of what is not fair: what it is under, and what to do.' }),
  })
  .meta({ id: 'EffectivePay' });

/** Null where no hour is known, or it was earned before this was kept. */
export function viewEffective({
  effective,
  effective_hourly_minor: hourly,
  floor,
}: EarningFacts): z.output<typeof effectiveView> | null {
  if (!effective || hourly === null) return null;
  return {
    ...{ hourly: money(hourly), pay: money(effective.pay_minor), costs: money(effective.costs_minor) },
    ...{ minutes: effective.minutes, floor: floor && money(floor.hourly_minor) },
    ...{ living_wage: money(effective.living_wage_minor), verdict: effective.verdict },
    warning: warningOf(effective, { hourly, floor }),
  };
}

function warningOf(
  { verdict, living_wage_minor }: EarningEffective,
  { hourly, floor }: { readonly hourly: number; readonly floor: EarningFacts['floor'] },
): string | null {
  if (verdict === 'fair') return null;
  const bound =
    verdict === 'under-living-wage' || !floor
      ? `the living wage of ${inPounds(money(living_wage_minor))}`
      : `the floor of ${inPounds(money(floor.hourly_minor))}`;
  return `An hour of it brought ${inPounds(money(hourly))}, less than ${bound}. Please quote for more hours, or a higher rate, when it takes as long again.`;
}
