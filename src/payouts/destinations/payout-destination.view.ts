import { z } from 'zod';
import { nameChecks } from '../../payments/index.js';
import { instantView } from '../../platform/http/parameters.js';
import { brokenBecause, destinationStates, type PayoutDestination, payoutRails } from '../payout-destination.js';
import { nextSteps, nextStepOf } from './destination.js';

export const payoutDestinationView = z
  .object({
    id: z.uuid(),
    rail: z.enum(payoutRails),
    state: z.enum(destinationStates),
    next: z.enum(nextSteps).meta({
      description:
        'What I have to do to be paid there. wait: the bank is asked; onboard: tell Stripe who I am; confirm: that the account is mine; correct: choose again.',
    }),
    account_name: z.string().max(70).nullable(),
    sort_code: z.string().max(8).nullable(),
    account_number: z.string().max(8).nullable().meta({ description: 'Its last three digits.' }),
    name_check: z.enum(nameChecks).nullable().meta({ description: 'What the bank said of the name.' }),
    name_at_bank: z.string().max(200).nullable().meta({ description: 'Of a partial match: the name at the bank.' }),
    broken_because: z.enum(brokenBecause).nullable(),
    chosen_at: instantView,
    ready_at: instantView.nullable(),
  })
  .meta({ id: 'PayoutDestination' });

export function viewPayoutDestination(destination: PayoutDestination): z.output<typeof payoutDestinationView> {
  const { id, rail, state, bankAccount, chosenAt, readyAt } = destination;
  return {
    ...{ id, rail, state, next: nextStepOf(destination) },
    account_name: bankAccount?.name ?? null,
    sort_code: bankAccount && (bankAccount.sortCode.match(/\d\d/g) ?? []).join('-'),
    account_number: bankAccount && maskedNumber(bankAccount.number),
    ...{ name_check: destination.nameCheck, name_at_bank: destination.nameAtBank },
    broken_because: destination.brokenBecause,
    ...{ chosen_at: chosenAt.toString(), ready_at: readyAt?.toString() ?? null },
  };
}

/** As people recognise an account, and nobody else can pay from or to it. */
export function maskedNumber(number: string): string {
  return number.slice(-3).padStart(number.length, '•');
}
