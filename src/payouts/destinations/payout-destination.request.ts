import { z } from 'zod';
import type { Choice } from './destination.js';

const nameDetail = 'must be the name of the account as it stands on a bank statement, of 1 to 70 characters';
const nameCharacters = 'must begin with a letter or digit, and have nothing but those, spaces and . , ’ & / ( ) + -';
const sortCodeDetail = 'must be six digits, such as 12-34-56 or 123456';
const numberDetail = 'must be eight digits; put noughts before a shorter number';

/** Without what people write between its digits. */
const digits = (count: number, detail: string) =>
  z
    .string()
    .max(20, { error: detail, abort: true })
    .transform((text) => text.replace(/[\s-]/g, ''))
    .refine((text) => /^\d+$/.test(text) && text.length === count, { error: detail, params: { rule: 'format' } });

const account = {
  account_name: z
    .string()
    .trim()
    .min(1, { error: nameDetail, abort: true })
    .max(70, { error: nameDetail, abort: true })
    .regex(/^[\p{L}\p{N}][\p{L}\p{M}\p{N} .,'’&/()+-]*$/u, nameCharacters),
  sort_code: digits(6, sortCodeDetail).meta({ description: 'Six digits, with or without - between them.' }),
  account_number: digits(8, numberDetail).meta({ description: 'Eight digits.' }),
};

export const choosePayoutDestinationRequest = z
  .discriminatedUnion(
    'rail',
    [
      z.strictObject({ rail: z.literal('stripe') }),
      z.strictObject({ rail: z.literal('gocardless'), ...account }),
      z.strictObject({ rail: z.literal('bank-file'), ...account }),
    ],
    'must say which rail: stripe, or gocardless or bank-file with account_name, sort_code and account_number',
  )
  .meta({ id: 'ChoosePayoutDestination' });
export type ChoosePayoutDestinationRequest = z.output<typeof choosePayoutDestinationRequest>;

export const confirmPayoutDestinationRequest = z
  .strictObject({
    id: z.uuid().meta({ description: 'Of the destination that you looked at: another one is not confirmed with it.' }),
  })
  .meta({ id: 'ConfirmPayoutDestination' });
export type ConfirmPayoutDestinationRequest = z.output<typeof confirmPayoutDestinationRequest>;

export function choiceOf(request: ChoosePayoutDestinationRequest): Choice {
  if (request.rail === 'stripe') return { rail: request.rail, bankAccount: null };
  const { rail, account_name: name, sort_code: sortCode, account_number: number } = request;
  return { rail, bankAccount: { name, sortCode, number } };
}
