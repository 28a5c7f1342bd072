import type { ExpertId, OrganisationId, UserId } from '../../kernel/id.js';
import { money, type Money } from '../../kernel/money.js';
import { Problem } from '../../kernel/problem.js';
import type { PolicyValue } from '../../policies/index.js';
import type { TimeGiftId } from './time-credit.postings.js';

/** Time that somebody gave, in whole minutes; from the community pot or to it where the one side or the other is null. */
export interface TimeGift {
  readonly id: TimeGiftId;
  readonly fromOrganisation: OrganisationId | null;
  readonly fromExpert: ExpertId | null;
  readonly toOrganisation: OrganisationId | null;
  readonly minutes: number;
  /** Of what the pot gives. */
  readonly reason: string | null;
  readonly givenAt: Temporal.Instant;
  readonly givenBy: UserId;
}

/** Whether a price is in minutes, which nothing turns into pounds. */
export function isInTimeCredits({ price }: { readonly price: Money }): boolean {
  return price.currency === 'TCR';
}

/** Which bound an account is beyond. Nothing is refused for it: stewards look at it. */
export function boundCrossed(
  balance: Money,
  { least_minutes, most_minutes }: PolicyValue<'time-credits'>,
): 'least' | 'most' | null {
  if (balance.minor < least_minutes) return 'least';
  return balance.minor > most_minutes ? 'most' : null;
}

/** What whoever's account it is reads of that. */
export function warningOf(balance: Money, limits: PolicyValue<'time-credits'>): string | null {
  const crossed = boundCrossed(balance, limits);
  if (crossed === null) return null;
  return crossed === 'least'
    ? `This account owes more than ${inHours(-limits.least_minutes)}. A steward sees that too, and can help you to find who needs your time.`
    : `This account has more than ${inHours(limits.most_minutes)}. Please spend some of it, or give to the community pot.`;
}

/** Nobody gives what they do not have. Throws `balance-too-low`. */
export function refuseMoreThan(balance: Money, minutes: number): void {
  if (balance.minor >= minutes) return;
  const has = money(Math.max(0, balance.minor), balance.currency);
  throw new Problem('balance-too-low', `There are ${has.minor} minutes to give, and not ${minutes}. Give fewer.`, {
    available: has,
  });
}

function inHours(minutes: number): string {
  const [hours, rest] = [Math.trunc(minutes / 60), minutes % 60];
  return [...(hours > 0 ? [`${hours} h`] : []), ...(rest > 0 || hours === 0 ? [`${rest} min`] : [])].join(' ');
}
