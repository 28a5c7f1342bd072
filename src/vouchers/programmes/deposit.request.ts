import { z } from 'zod';
import type { InvoiceId } from '../../kernel/id.js';
import { pageRequest } from '../../platform/http/cursor.js';
import { poundsOf } from '../../platform/http/money.js';
import { bankReferenceText, instantText } from '../../platform/http/parameters.js';

const reason = z.string().trim().min(3).max(500).meta({ description: 'The funder reads it.' });

export const recordDepositRequest = z
  .strictObject({
    amount: poundsOf({ least: 100, most: 1_000_000_000 }),
    received_at: instantText,
    bank_reference: bankReferenceText.meta({
      description:
        'As the bank statement has it: by it nothing is recorded twice. Capitals and spaces make no difference.',
    }),
    invoice_id: z
      .uuid()
      .transform((id) => id as InvoiceId)
      .nullable()
      .optional()
      .meta({
        description:
          'Which invoice it pays. Left out: the one whose bank_reference is in the reference, if any. Null: none, whatever the reference says.',
      }),
  })
  .meta({ id: 'RecordDeposit' });
export type RecordDepositRequest = z.output<typeof recordDepositRequest>;

export const reverseDepositRequest = z.strictObject({ reason }).meta({ id: 'ReverseDeposit' });
export type ReverseDepositRequest = z.output<typeof reverseDepositRequest>;

export const returnFundRequest = z.strictObject({ reason }).meta({ id: 'ReturnFund' });
export type ReturnFundRequest = z.output<typeof returnFundRequest>;

export const listDepositsRequest = z.strictObject(pageRequest);
export type ListDepositsRequest = z.output<typeof listDepositsRequest>;
