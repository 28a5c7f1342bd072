import { z } from 'zod';
import { moneyView } from '../../platform/http/money.js';
import { dateView } from '../../platform/http/parameters.js';
import { daysOfQuarter, type PayQuarter, type PayStatement } from './pay-statement.js';

const figures = {
  from: dateView,
  to: dateView.meta({ description: 'The last day.' }),
  sessions: z.int().meta({ description: 'That are paid for, also those called off so late that something was due.' }),
  earned: moneyView.meta({ description: 'With VAT, by the day in London on which it was earned.' }),
  vat: moneyView,
  fees: moneyView.meta({ description: 'What the platform charged for the same sessions on top of it, with VAT.' }),
  paid: moneyView.meta({ description: 'What reached the adviser, by the day on which it did, less what came back.' }),
  interest: moneyView.meta({ description: 'Of what was paid: interest for being late.' }),
  compensation: moneyView.meta({ description: 'Of what was paid: compensation for being late.' }),
};

export const payStatementView = z
  .object({
    expert_id: z.uuid(),
    adviser: z.string(),
    year: z.int(),
    quarters: z.array(z.object({ quarter: z.int().min(1).max(4), ...figures })).length(4),
    total: z.object(figures),
  })
  .meta({ id: 'PayStatement' });

type Whose = Pick<z.output<typeof payStatementView>, 'expert_id' | 'adviser'>;

export function viewPayStatement(
  whose: Whose,
  { year, quarters, total }: PayStatement,
): z.output<typeof payStatementView> {
  return {
    ...{ ...whose, year },
    quarters: quarters.map((each) => ({
      ...{ quarter: each.quarter, ...daysOfQuarter(year, each.quarter) },
      ...viewFigures(each),
    })),
    total: { from: `${year}-01-01`, to: `${year}-12-31`, ...viewFigures(total) },
  };
}

function viewFigures({ sessions, earned, vat, fees, paid, interest, compensation }: Omit<PayQuarter, 'quarter'>) {
  return { sessions, earned, vat, fees, paid, interest, compensation };
}
