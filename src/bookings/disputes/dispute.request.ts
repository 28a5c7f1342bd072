import { z } from 'zod';
import type { UserId } from '../../kernel/id.js';
import { pageRequest } from '../../platform/http/cursor.js';
import { disputeReasons } from './dispute.js';
import { panelSize } from './panel.js';

const sum = (least: number) =>
  z.strictObject({
    minor: z.int().min(least).max(100_000_000),
    currency: z.enum(['GBP', 'TCR']),
  });

const awarded = sum(0).meta({
  description:
    'Of what is disputed, so much to the adviser, with the fee and VAT on it; the rest goes back to who paid.',
});
const said = z.string().trim().min(3).max(4000);

export const disputeRequest = z
  .strictObject({
    disputed: sum(1)
      .optional()
      .meta({ description: 'Of what is due, the fee and VAT included; all of it unless you say less.' }),
    reason: z.enum(disputeReasons),
    statement: said.meta({ description: 'The other side, stewards, and whoever settles it read it.' }),
  })
  .meta({ id: 'OpenDispute' });
export type DisputeRequest = z.output<typeof disputeRequest>;

export const statementRequest = z.strictObject({ statement: said }).meta({ id: 'SayInDispute' });
export type StatementRequest = z.output<typeof statementRequest>;

const person = z.uuid().transform((id) => id as UserId);

export const mediatorRequest = z
  .strictObject({ user_id: person.meta({ description: 'A member, and of neither side.' }) })
  .meta({ id: 'NameMediator' });
export type MediatorRequest = z.output<typeof mediatorRequest>;

export const proposalRequest = z.strictObject({ awarded, statement: said }).meta({ id: 'ProposeInDispute' });
export type ProposalRequest = z.output<typeof proposalRequest>;

export const answerRequest = z
  .strictObject({
    accepts: z.boolean(),
    awarded: sum(0).optional().meta({ description: 'The sum that you accept, as the mediator proposes it.' }),
  })
  .meta({ id: 'AnswerProposal' });
export type AnswerRequest = z.output<typeof answerRequest>;

export const panelRequest = z
  .strictObject({
    user_ids: z
      .array(person)
      .length(panelSize)
      .refine((ids) => new Set(ids).size === ids.length, 'must be three different people')
      .meta({ description: 'Members, of neither side, who had nothing to do with it before.' }),
  })
  .meta({ id: 'NamePanel' });
export type PanelRequest = z.output<typeof panelRequest>;

export const voteRequest = z.strictObject({ awarded, reason: said }).meta({ id: 'VoteOnDispute' });
export type VoteRequest = z.output<typeof voteRequest>;

export const findSettlersRequest = z.strictObject({
  words: z.string().trim().min(2).max(80).meta({ description: 'Of their name.' }),
});
export type FindSettlersRequest = z.output<typeof findSettlersRequest>;

export const disputePage = z.object(pageRequest);
export type DisputePage = z.output<typeof disputePage>;
