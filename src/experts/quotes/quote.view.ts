import { z } from 'zod';
import { moneyView } from '../../platform/http/money.js';
import { wageAreas } from '../../policies/index.js';
import { type Quote, type QuoteLine, workKinds } from './quote.js';

/** How the least that an hour may cost comes to be what it is. */
export const floorFacts = {
  area: z.enum(wageAreas),
  hourly: moneyView,
  living_wage: moneyView,
  living_wage_source: z.string(),
  on_cost_percent: z.number(),
  utilisation_percent: z.number(),
  decision: z.string(),
};

export const quoteLineView = z
  .object({
    kind: z.enum([...workKinds, 'expenses', 'fee']),
    supplier: z
      .enum(['adviser', 'platform'])
      .meta({ description: 'The adviser supplies the session, Barefoot its fee.' }),
    minutes: z.int().nullable(),
    hourly: moneyView.nullable(),
    lifted_to_floor: z
      .boolean()
      .meta({ description: 'The adviser asked for less, and the floor has risen over that.' }),
    net: moneyView,
    vat_percent: z.number(),
    vat: moneyView,
  })
  .meta({ id: 'QuoteLine' });

export function viewQuoteLines(
  { lines }: Quote,
  lifted: readonly QuoteLine['kind'][],
): z.output<typeof quoteLineView>[] {
  return lines.map(({ kind, supplier, minutes, hourly, net, vatRate, vat }) => ({
    kind,
    supplier,
    minutes,
    hourly,
    lifted_to_floor: lifted.includes(kind),
    net,
    vat_percent: vatRate / 100,
    vat,
  }));
}

export { moneyView } from '../../platform/http/money.js';
export { viewFloorFacts } from '../rates/floor-words.js';
