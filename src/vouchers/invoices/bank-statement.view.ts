import { z } from 'zod';
import { moneyView } from '../../platform/http/money.js';
import { dateView } from '../../platform/http/parameters.js';
import { depositView } from '../programmes/deposit.view.js';
import { type MatchedLine, mismatches, mostLines } from './bank-statement.js';

export const bankStatementPreviewView = z
  .object({
    lines: z
      .array(
        z.object({
          line: z.int(),
          received_on: dateView,
          amount: moneyView,
          reference: z.string(),
          invoice: z
            .object({
              id: z.uuid(),
              number: z.string(),
              programme_id: z.uuid(),
              buyer_name: z.string(),
              gross: moneyView,
            })
            .nullable()
            .meta({ description: 'Whose bank reference is in the line.' }),
          mismatch: z
            .enum(mismatches)
            .nullable()
            .meta({ description: 'Why the line is not recorded; null where it can be.' }),
        }),
      )
      .max(mostLines),
  })
  .meta({ id: 'BankStatementPreview' });

export const bankStatementRecordedView = z
  .object({ deposits: z.array(depositView).max(100) })
  .meta({ id: 'BankStatementRecorded' });

export function viewMatched(lines: readonly MatchedLine[]): z.output<typeof bankStatementPreviewView> {
  return {
    lines: lines.map(({ line, receivedOn, amount, reference, invoice, mismatch }) => ({
      ...{ line, received_on: receivedOn, amount, reference, mismatch },
      invoice: invoice && {
        ...{ id: invoice.id, number: invoice.number, programme_id: invoice.programmeId },
        ...{ buyer_name: invoice.buyerName, gross: invoice.gross },
      },
    })),
  };
}
