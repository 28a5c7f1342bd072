import { z } from 'zod';
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
