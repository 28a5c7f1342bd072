import { z } from 'zod';
import { sum } from '../../kernel/money.js';
import { moneyView } from '../../platform/http/money.js';
import { instantView } from '../../platform/http/parameters.js';
import { floatHeldView, viewFloatHeld } from '../float/float-held.view.js';
import { nameChecks } from '../../payments/index.js';
import { destinationStates } from '../payout-destination.js';
import { type ApprovalRefusal, approvalRefusals } from './approval.js';
import type { Approved } from './approve-payouts.action.js';
import type { Waiting } from './read-approvals.action.js';

const waitingView = z
  .object({
    payout_id: z.uuid(),
    expert_id: z.uuid(),
    adviser_name: z.string(),
    amount: moneyView,
    planned_at: instantView,
    is_asked_for: z.boolean().meta({
      description:
        'GoCardless knows of it. What is planned it is told of within a minute, and until then nobody can approve it.',
    }),
    is_ready: z.boolean().meta({ description: 'GoCardless has looked at it, and waits for somebody’s word alone.' }),
    destination_state: z.enum(destinationStates).meta({
      description: 'Of the account that it goes to. Only what goes to one that is ready can be approved.',
    }),
    name_check: z.enum(nameChecks).nullable().meta({ description: 'What the adviser’s bank says of the name.' }),
  })
  .meta({ id: 'PayoutToApprove' });

export const payoutsToApproveView = z
  .object({
    payouts: z.array(waitingView).max(500),
    sum: moneyView,
    float: floatHeldView,
    missing: moneyView.meta({ description: 'What has to be sent to the float before all of them can go.' }),
  })
  .meta({ id: 'PayoutsToApprove' });

export function viewPayoutsToApprove({ payouts, held, missing }: Waiting): z.output<typeof payoutsToApproveView> {
  return {
    payouts: payouts.map(
      ({ payout: { id, expertId, adviserName, amount, plannedAt, destination, externalId }, isReady, nameCheck }) => ({
        ...{ payout_id: id, expert_id: expertId, adviser_name: adviserName, amount, planned_at: plannedAt.toString() },
        ...{ is_asked_for: externalId !== null, is_ready: isReady },
        ...{ destination_state: destination, name_check: nameCheck },
      }),
    ),
    ...{ sum: sum(payouts.map(({ payout }) => payout.amount)), float: viewFloatHeld(held), missing },
  };
}

const outcomes = ['approved', 'to-be-told', 'refused'] as const;

export const approvalsView = z
  .object({
    payouts: z
      .array(
        z
          .object({
            payout_id: z.uuid(),
            outcome: z.enum(outcomes).meta({
              description:
                'to-be-told: it is approved, and GoCardless is told as soon as it has looked at it or answers.',
            }),
            reason: z.enum(approvalRefusals).nullable(),
            detail: z.string().nullable().meta({ description: 'Why it was refused, and what to do.' }),
          })
          .meta({ id: 'PayoutApproval' }),
      )
      .max(50),
  })
  .meta({ id: 'PayoutApprovals' });

export function viewApprovals(approved: readonly Approved[]): z.output<typeof approvalsView> {
  return {
    payouts: approved.map(({ id, refusal, isTold }) => ({
      payout_id: id,
      outcome: refusal ? 'refused' : outcomes[isTold ? 0 : 1],
      ...{ reason: refusal, detail: refusal && details[refusal] },
    })),
  };
}

const details: Readonly<Record<ApprovalRefusal, string>> = {
  'no-such': 'There is no such payout. Look at the list of those that wait.',
  'other-rail': 'It does not go by GoCardless, so nobody has to approve it.',
  'not-there-yet': 'GoCardless does not know of it yet. Try again in a minute.',
  over: 'It was paid, has failed or came back: there is nothing to approve.',
  'place-replaced':
    'Its adviser has chosen since to be paid elsewhere. Cancel it at GoCardless: then it is due again, and goes there with the next run.',
  'place-broken':
    'Money came back from that account since, and nothing goes there until its adviser has confirmed it or chosen another, as they were asked to. Once they have confirmed it, approve this; if they choose another, or you would not wait, cancel it at GoCardless: then it is due again.',
  'own-case': 'It goes to you, or to an adviser you answer for. Please let another steward approve it.',
  'float-too-low':
    'The float does not hold it. Send money there from the bank and record that; what is recorded already has not arrived yet. Approve it then.',
};
