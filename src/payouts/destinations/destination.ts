import type { ExpertId, PayoutDestinationId } from '../../kernel/id.js';
import { Problem } from '../../kernel/problem.js';
import type { PayoutAccount, SeenName } from '../../payments/index.js';
import type { BankAccount, BrokenBecause, PayoutDestination, PayoutRailName } from '../payout-destination.js';

/** How often in a day somebody may say anew where they are paid: each time a bank is asked whose account it is. */
export const mostChoicesADay = 10;

const firstLook = Temporal.Duration.from({ minutes: 1 });
const longestWait = Temporal.Duration.from({ hours: 6 });

/** What an adviser chooses; without a bank account by Stripe, which knows one. */
export interface Choice {
  readonly rail: PayoutRailName;
  readonly bankAccount: BankAccount | null;
}

type Account = Pick<PayoutAccount, 'externalId' | 'state'> | undefined;

/** `wait`: for the bank; `onboard`: to tell Stripe who one is; `confirm`: that the account is one's own; `correct`: choose another. */
export const nextSteps = ['none', 'wait', 'onboard', 'confirm', 'correct'] as const;
export type NextStep = (typeof nextSteps)[number];

/** What its adviser has to do before they can be paid there. */
export function nextStepOf({ rail, state, nameCheck, brokenBecause }: PayoutDestination): NextStep {
  if (state === 'ready' || state === 'replaced') return 'none';
  if (state === 'broken') return brokenBecause === 'account-refused' ? 'correct' : 'confirm';
  if (rail !== 'gocardless') return rail === 'stripe' ? 'onboard' : 'confirm';
  if (nameCheck === null) return 'wait';
  return nameCheck === 'no-match' ? 'correct' : 'confirm';
}

/** A new choice. By Stripe it is ready where the account there is. */
export function chosen(
  ids: { readonly id: PayoutDestinationId; readonly expertId: ExpertId },
  { rail, bankAccount }: Choice,
  account: Account,
  now: Temporal.Instant,
): PayoutDestination {
  const nothing = { externalId: null, nameCheck: null, nameAtBank: null, brokenBecause: null, readyAt: null };
  const nextLookAt = rail === 'gocardless' ? now.add(firstLook) : null;
  const begun = { ...ids, ...nothing, rail, bankAccount, state: 'checking', version: 1, chosenAt: now } as const;
  return following({ ...begun, nextLookAt }, account, now);
}

/** Whether it is what stands already, and nothing has to be mended. */
export function isTheSame(current: PayoutDestination, { rail, bankAccount }: Choice): boolean {
  if (current.rail !== rail || nextStepOf(current) === 'correct' || current.state === 'broken') return false;
  const { name, sortCode, number } = current.bankAccount ?? {};
  return name === bankAccount?.name && sortCode === bankAccount?.sortCode && number === bankAccount?.number;
}

/** As the account at Stripe stands, of what is paid there. What is broken its adviser mends. */
export function following(destination: PayoutDestination, account: Account, now: Temporal.Instant): PayoutDestination {
  const { rail, state } = destination;
  if (rail !== 'stripe' || (state !== 'checking' && state !== 'ready')) return destination;
  const externalId = account?.externalId ?? null;
  if (account?.state !== 'active') return { ...destination, externalId, state: 'checking', readyAt: null };
  return { ...destination, externalId, state: 'ready', readyAt: destination.readyAt ?? now };
}

/** What a bank was asked, of an account that its provider knows. */
export interface HeardOfAccount {
  readonly externalId: string;
  readonly name: SeenName | null;
}

/** Only a name that the bank knows as it was given makes an account ready by itself. */
export function afterCheck(
  destination: PayoutDestination,
  heard: HeardOfAccount | 'refused',
  now: Temporal.Instant,
): PayoutDestination {
  if (!isToBeChecked(destination)) return destination;
  if (heard === 'refused') return { ...broken(destination, 'account-refused') };
  const { externalId, name } = heard;
  if (!name) return { ...destination, externalId };
  const known = { ...destination, externalId, nameCheck: name.check, nameAtBank: name.nameAtBank, nextLookAt: null };
  return name.check === 'full-match' ? { ...known, state: 'ready', readyAt: now } : known;
}

export function isToBeChecked({ rail, state, nameCheck }: PayoutDestination): boolean {
  return rail === 'gocardless' && state === 'checking' && nameCheck === null;
}

/** The longer a bank has not answered, the less often it is asked: after a quarter of that time. */
export function lookedAt(destination: PayoutDestination, now: Temporal.Instant): PayoutDestination {
  const quarter = Math.round(destination.chosenAt.until(now).total('seconds') / 4);
  const seconds = Math.min(Math.max(quarter, firstLook.total('seconds')), longestWait.total('seconds'));
  return { ...destination, nextLookAt: now.add({ seconds }) };
}

/** Nothing goes there until its adviser has mended it. */
export function broken(destination: PayoutDestination, brokenBecause: BrokenBecause): PayoutDestination {
  if (destination.state === 'replaced') return destination;
  return { ...destination, state: 'broken', brokenBecause, readyAt: null, nextLookAt: null };
}

export function replaced(destination: PayoutDestination): PayoutDestination {
  return { ...destination, state: 'replaced', brokenBecause: null, nextLookAt: null };
}

/** An adviser says that an account is theirs, or can be paid to again. Throws `payout-destination-state`. */
export function confirmed(destination: PayoutDestination, account: Account, now: Temporal.Instant): PayoutDestination {
  const next = nextStepOf(destination);
  if (next === 'none') return destination;
  if (next !== 'confirm') throw notToConfirm[next](destination);
  const mended = { ...destination, brokenBecause: null };
  if (mended.rail === 'stripe') return following({ ...mended, state: 'checking' }, account, now);
  return { ...mended, state: 'ready', readyAt: now };
}

const notToConfirm = {
  wait: () => refusal('The bank is being asked whose account it is. Please look again in a few minutes.'),
  onboard: () =>
    refusal(
      'Stripe does not know yet who you are. Please open its page and answer what it asks: then you can be paid.',
    ),
  correct: ({ nameCheck }: PayoutDestination) =>
    refusal(
      nameCheck === 'no-match'
        ? 'The bank says that this account is not in that name. Please choose it again, with the name as it stands on your bank statement.'
        : 'There can be no account of that number at that sort code. Please choose it again, with the numbers as they stand on your bank statement.',
    ),
};

function refusal(detail: string): Problem {
  return new Problem('payout-destination-state', `Nothing was changed. ${detail}`);
}
