import { z } from 'zod';
import { moneyView } from '../../platform/http/money.js';
import { instantView } from '../../platform/http/parameters.js';
import type { KeptDeposit } from './deposit.js';
import type { FundReturn } from './deposit.table.js';

export const depositView = z
  .object({
    id: z.uuid(),
    amount: moneyView,
    received_at: instantView,
    recorded_at: instantView,
    bank_reference: z.string().nullable().meta({ description: 'Null where it came by a payment.' }),
    invoice_id: z.uuid().nullable(),
    payment_id: z.uuid().nullable(),
    replaces: z.uuid().nullable().meta({ description: 'The deposit that was reversed, and that this one stands for.' }),
    reversed: z.object({ at: instantView, reason: z.string() }).nullable(),
  })
  .meta({ id: 'Deposit' });

export const depositsView = z
  .object({ items: z.array(depositView).max(100), next_cursor: z.string().nullable() })
  .meta({ id: 'Deposits' });

export const fundReturnView = z
  .object({ id: z.uuid(), amount: moneyView, returned_at: instantView, reason: z.string() })
  .meta({ id: 'FundReturn' });

export function viewDeposit(deposit: KeptDeposit): z.output<typeof depositView> {
  const { id, amount, receivedAt, recordedAt, bankReference, replaces, reversal } = deposit;
  const { invoiceId, paymentId } = deposit;
  return {
    id,
    amount,
    received_at: receivedAt.toString(),
    recorded_at: recordedAt.toString(),
    bank_reference: bankReference,
    invoice_id: invoiceId,
    payment_id: paymentId,
    replaces,
    reversed: reversal && { at: reversal.reversedAt.toString(), reason: reversal.reason },
  };
}

export function viewFundReturn({ id, amount, returnedAt, reason }: FundReturn): z.output<typeof fundReturnView> {
  return { id, amount, returned_at: returnedAt.toString(), reason };
}
