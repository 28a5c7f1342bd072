import { z } from 'zod';
import { rails } from '../../payments/index.js';
import { pageRequest } from '../../platform/http/cursor.js';
import { instantText } from '../../platform/http/parameters.js';

export const listDebtsRequest = z.strictObject(pageRequest);
export type ListDebtsRequest = z.output<typeof listDebtsRequest>;

export const debtPaymentRequest = z
  .strictObject({
    amount_minor: z.int().min(1).max(100_000_000).meta({ description: 'In pence; at most what is owed.' }),
    received_at: instantText,
    bank_reference: z.string().trim().min(2).max(140).meta({ description: 'What the bank statement says.' }),
  })
  .meta({ id: 'RecordDebtPayment' });
export type DebtPaymentRequest = z.output<typeof debtPaymentRequest>;

export const payDebtRequest = z
  .strictObject({
    rail: z.enum(rails).meta({
      description:
        'bank: an instant bank payment, or else a Direct Debit; debit: by the Direct Debit Instruction that stands; card. All cost the same.',
    }),
    amount_minor: z
      .int()
      .min(30)
      .max(100_000_000)
      .optional()
      .meta({ description: 'In pence; at most what is owed, and all of it where nothing is said.' }),
  })
  .meta({ id: 'PayDebt' });
export type PayDebtRequest = z.output<typeof payDebtRequest>;
