import { effectiveRate, judge } from '../../experts/index.js';
import { minus, type Money, sum } from '../../kernel/money.js';
import type { EarningEffective, EarningMinutes } from '../../payouts/index.js';
import type { BookingQuote } from '../quotes/booking-quote.js';

interface EffectivePay {
  /** What an hour really brought. */
  readonly hourly: Money;
  readonly facts: EarningEffective;
}

const verdicts = { fair: 'fair', warned: 'under-floor', refused: 'under-living-wage' } as const;

/**
 * What an hour of a session really brought, by all the time that its adviser recorded: it was judged before as it was offered, and may have
 * taken longer. Null where there is no floor to judge it by, as of time credits, or no time was recorded.
 */
export function effectivePay(
  { quote, rated }: Pick<BookingQuote, 'quote' | 'rated'>,
  minutes: EarningMinutes | null,
  livingWage: Money,
): EffectivePay | null {
  if (!rated) return null;
  const reimbursed = quote.lines.filter(({ kind }) => kind === 'expenses').map(({ net }) => net);
  const pay = minus(quote.adviserNet, sum(reimbursed, quote.total.currency));
  return effectiveOfWork({ pay, costs: rated.costs }, minutes, { livingWage, floor: rated.floor });
}

/** The same of any work: a group session is paid, and judged, as one. */
export function effectiveOfWork(
  { pay, costs }: { readonly pay: Money; readonly costs: Money },
  minutes: EarningMinutes | null,
  bounds: Parameters<typeof judge>[1],
): EffectivePay | null {
  const all = minutes ? minutes.contact + minutes.preparation + minutes.write_up + minutes.travel : 0;
  if (all === 0) return null;
  const hourly = effectiveRate({ pay, costs, minutes: all });
  return {
    hourly,
    facts: {
      ...{ pay_minor: pay.minor, costs_minor: costs.minor, minutes: all },
      living_wage_minor: bounds.livingWage.minor,
      verdict: verdicts[judge(hourly, bounds)],
    },
  };
}
