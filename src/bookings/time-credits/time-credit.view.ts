import { z } from 'zod';
import type { Money } from '../../kernel/money.js';
import type { StatementLine } from '../../ledger/index.js';
import { instantView } from '../../platform/http/parameters.js';
import type { PolicyValue } from '../../policies/index.js';
import { boundCrossed, type TimeGift, warningOf } from './time-credits.js';
import type { FlaggedAccount } from './time-credits.table.js';

export const timeCreditsView = z
  .object({
    balance_minutes: z.int().meta({ description: 'What is held for sessions is not in it.' }),
    held_minutes: z.int().meta({ description: 'Set aside for sessions that are to come, or are not accepted yet.' }),
    least_minutes: z
      .int()
      .meta({ description: 'Below it, and above the most, stewards are told. Nothing is refused.' }),
    most_minutes: z.int(),
    warning: z.string().nullable(),
    items: z
      .array(
        z.object({
          id: z.uuid(),
          at: instantView,
          code: z
            .string()
            .meta({ description: 'What it was, as the books name it: time-held, time-earned, pot-gift.' }),
          reference: z.string().meta({ description: 'The id of the booking, or of the gift.' }),
          minutes: z.int(),
          balance_minutes: z.int().meta({ description: 'After it.' }),
        }),
      )
      .max(100),
    next_cursor: z.string().nullable(),
  })
  .meta({ id: 'TimeCredits' });

export const timeGiftView = z
  .object({
    id: z.uuid(),
    from_organisation_id: z.uuid().nullable(),
    from_expert_id: z.uuid().nullable(),
    to_organisation_id: z.uuid().nullable(),
    minutes: z.int(),
    at: instantView,
    balance_minutes: z.int().meta({ description: 'What whoever gave it has left.' }),
  })
  .meta({ id: 'TimeGift' });

export const communityPotView = z.object({ balance_minutes: z.int() }).meta({ id: 'CommunityPot' });

export const timeCreditFlagsView = z
  .object({
    items: z
      .array(
        z.object({
          organisation_id: z.uuid().nullable(),
          expert_id: z.uuid().nullable(),
          name: z.string(),
          balance_minutes: z.int(),
          bound: z.enum(['least', 'most']).meta({ description: 'Which one it is beyond.' }),
        }),
      )
      .max(100),
    next_cursor: z.string().nullable(),
  })
  .meta({ id: 'TimeCreditFlags' });

export interface StatementOnView {
  readonly balance: Money;
  readonly held: Money;
  readonly limits: PolicyValue<'time-credits'>;
  readonly lines: readonly StatementLine[];
  readonly next_cursor: string | null;
}

export function viewTimeCredits(shown: StatementOnView): z.output<typeof timeCreditsView> {
  const { balance, held, limits, lines, next_cursor } = shown;
  return {
    balance_minutes: balance.minor,
    held_minutes: held.minor,
    ...{ least_minutes: limits.least_minutes, most_minutes: limits.most_minutes },
    warning: warningOf(balance, limits),
    items: lines.map((line) => ({
      id: line.transferId,
      at: line.occurredAt.toString(),
      ...{ code: line.code, reference: line.reference },
      minutes: line.amount.minor,
      balance_minutes: line.balance.minor,
    })),
    next_cursor,
  };
}

export function viewTimeGift(gift: TimeGift, left: Money): z.output<typeof timeGiftView> {
  return {
    id: gift.id,
    from_organisation_id: gift.fromOrganisation,
    from_expert_id: gift.fromExpert,
    to_organisation_id: gift.toOrganisation,
    minutes: gift.minutes,
    at: gift.givenAt.toString(),
    balance_minutes: left.minor,
  };
}

export function viewFlag(
  { organisationId, expertId, name, balance }: FlaggedAccount,
  limits: PolicyValue<'time-credits'>,
): z.output<typeof timeCreditFlagsView>['items'][number] {
  return {
    ...{ organisation_id: organisationId, expert_id: expertId, name, balance_minutes: balance.minor },
    bound: boundCrossed(balance, limits) ?? 'least',
  };
}
