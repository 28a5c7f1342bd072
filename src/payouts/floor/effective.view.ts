import { z } from 'zod';
import { money } from '../../kernel/money.js';
import { moneyView } from '../../platform/http/money.js';
import type { EarningFacts } from '../earning.js';

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
  };
}
