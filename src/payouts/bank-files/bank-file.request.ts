import { z } from 'zod';
import { money } from '../../kernel/money.js';
import { pageRequest } from '../../platform/http/cursor.js';
import { dateText } from '../../platform/http/parameters.js';
import { bankOutcomes, type BankResult, mostResults, resultsOf } from './bank-result.js';

export const listBankFilesRequest = z.strictObject(pageRequest);
export type ListBankFilesRequest = z.output<typeof listBankFilesRequest>;

/** There is nothing to choose: a file takes all that is planned. Whoever names payouts is not to believe that they were heeded. */
export const makeBankFileRequest = z.strictObject({}).nullish().meta({ id: 'MakeBankFile' });
export type MakeBankFileRequest = z.output<typeof makeBankFileRequest>;

export const withdrawBankFileRequest = z
  .strictObject({
    reason: z.string().trim().min(3).max(500),
    was_not_given_to_the_bank: z.literal(true, 'must be true: a file that the bank has may be paid, so it stays').meta({
      description: 'Your word that nobody gave the file to the bank, and nobody will.',
    }),
  })
  .meta({ id: 'WithdrawBankFile' });
export type WithdrawBankFileRequest = z.output<typeof withdrawBankFileRequest>;

const row = z.strictObject({
  reference: z.string().trim().min(2).max(140).meta({ description: 'As the bank has it; ours is found within.' }),
  amount: z.strictObject({ minor: z.int().min(1).max(100_000_000_000), currency: z.literal('GBP').default('GBP') }),
  date: dateText.meta({ description: 'As the bank dates it.' }),
  outcome: z.enum(bankOutcomes).meta({
    description: 'rejected: the bank never sent it; returned: it did and had it back, also weeks after it was paid.',
  }),
  reason: z.string().trim().min(1).max(140).optional().meta({ description: 'The adviser reads it.' }),
  is_account_wrong: z.boolean().default(false).meta({
    description: 'Of one that was rejected: for its account, so that the adviser is to mend that first.',
  }),
  bank_id: z.string().trim().min(1).max(140).optional().meta({
    description:
      'The bank’s own id of it, where its statement has one: by that two payments of one day are told apart.',
  }),
  is_second_payment: z.boolean().optional().meta({
    description: 'Of what came back of a payment that the bank had paid twice: whether it is the second of them.',
  }),
});

export const bankResultsRequest = z
  .strictObject({
    rows: z.array(row).min(1).max(mostResults).optional(),
    csv: z.string().min(1).max(200_000).optional().meta({
      description:
        'Instead of rows. Its first line names the columns reference, amount (1234.50, above or below zero), date (2027-03-22 or 22/03/2027) and outcome (paid, rejected, returned); reason, account_wrong (yes or no), bank_id and second_payment (yes or no) are read where they are there, others are left out.',
    }),
    was_given_to_the_bank: z.literal(true).optional().meta({
      description: 'Of a file that was withdrawn: your word that a bank had it after all.',
    }),
  })
  .refine(({ rows, csv }) => (rows === undefined) !== (csv === undefined), {
    error: 'must be rows, or a statement in CSV, and not both',
    path: ['rows'],
  })
  .meta({ id: 'BankResults' });
export type BankResultsRequest = z.output<typeof bankResultsRequest>;

/** Throws `statement-unread`. */
export function resultsIn({ rows = [], csv }: BankResultsRequest): BankResult[] {
  if (csv !== undefined) return resultsOf(csv);
  return rows.map(({ reference, amount, date, outcome, reason, is_account_wrong, ...row }, index) => ({
    ...{ line: index + 1, reference, amount: money(amount.minor, amount.currency), outcome },
    ...{ happenedOn: Temporal.PlainDate.from(date), reason: reason ?? null, isAccountWrong: is_account_wrong },
    ...{ bankId: row.bank_id ?? null, isSecond: row.is_second_payment ?? null },
  }));
}
