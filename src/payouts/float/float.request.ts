import { z } from 'zod';
import { pageRequest } from '../../platform/http/cursor.js';
import { poundsOf } from '../../platform/http/money.js';
import { bankReferenceText } from '../../platform/http/parameters.js';
import { topUpDirections } from './top-up.js';

export const recordTopUpRequest = z
  .strictObject({
    direction: z.enum(topUpDirections).default('to-float').meta({
      description: 'to-bank: it went back, as GoCardless sends by itself what lies there at the end of a quarter.',
    }),
    amount: poundsOf({ least: 1, most: 100_000_000 }),
    moved_on: z.iso
      .date()
      .refine((day) => day >= '2020-01-01', 'must not be before 2020')
      .transform((day) => Temporal.PlainDate.from(day))
      .meta({ description: 'The day of the bank statement, in London.' }),
    bank_reference: bankReferenceText.meta({
      description:
        'As it stands beside the money, also in GoCardless’s account: by it nothing is recorded twice, in whatever case and spacing, and the two are compared.',
    }),
  })
  .meta({ id: 'RecordTopUp' });
export type RecordTopUpRequest = z.output<typeof recordTopUpRequest>;

export const reverseTopUpRequest = z
  .strictObject({ reason: z.string().trim().min(3).max(500) })
  .meta({ id: 'ReverseTopUp' });
export type ReverseTopUpRequest = z.output<typeof reverseTopUpRequest>;

export const listFloatRequest = z.strictObject(pageRequest);
export type ListFloatRequest = z.output<typeof listFloatRequest>;
