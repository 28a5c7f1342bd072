import type { BookingId, ExpertId, GroupSessionId, OrganisationId, PaymentId, ProgrammeId } from '../../kernel/id.js';
import type { Money } from '../../kernel/money.js';
import { type Account, accountOf, moved, platformAccount, type Transfer } from '../../ledger/index.js';
import type { Earned } from '../quotes/booking-quote.js';

type When = Pick<Transfer, 'occurredAt' | 'by'>;

/** What settling a session may touch, and those of other sessions too: to be locked before any of them is. */
export function accountsOfSession({ expertId, organisationId, groupSessionId: group }: Payable): Account[] {
  const ofGroup = group === null ? [] : [groupPayOf(group), solidarityPool];
  return [accountOf('adviser-payable', expertId), accountOf('client-credit', organisationId), ...ofGroup];
}

interface Payable {
  readonly expertId: ExpertId;
  readonly organisationId: OrganisationId;
  readonly groupSessionId: GroupSessionId | null;
}

export interface ClientMoney {
  readonly bookingId: BookingId;
  readonly organisationId: OrganisationId;
  readonly amount: Money;
}

/** The client's share came in, by a steward's word. */
export function clientShareReceived({ bookingId, amount }: Omit<ClientMoney, 'organisationId'>, when: When): Transfer {
  const postings = moved(amount, platformAccount('bank'), accountOf('escrow', bookingId));
  return { code: 'client-share-received', reference: bookingId, ...when, postings };
}

/** The client's share came in by a provider. */
export function clientSharePaid(
  { bookingId, paymentId, amount }: { bookingId: BookingId; paymentId: PaymentId; amount: Money },
  when: When,
): Transfer {
  const postings = moved(amount, accountOf('payment', paymentId), accountOf('escrow', bookingId));
  return { code: 'client-share-paid', reference: bookingId, ...when, postings };
}

/** Of the client's share what a session did not need is the client's again. */
export function clientShareReturned({ bookingId, organisationId, amount }: ClientMoney, when: When): Transfer {
  const postings = moved(amount, accountOf('escrow', bookingId), accountOf('client-credit', organisationId));
  return { code: 'client-share-returned', reference: bookingId, ...when, postings };
}

/** A session was accepted: it is earned. */
export function sessionEarned(earned: Earned, when: When): Transfer {
  return {
    code: 'session-earned',
    reference: earned.bookingId,
    ...when,
    postings: outOfEscrow(earned),
  };
}

/** A session was called off late, or its client did not come: what is due of it is earned. */
export function cancellationEarned(earned: Earned, when: When): Transfer {
  return {
    code: 'cancellation-earned',
    reference: earned.bookingId,
    ...when,
    postings: outOfEscrow(earned),
  };
}

/** What is due and nobody's share pays: the client owes it, and the guarantee fund lays it out. */
export function debtCharged({ bookingId, organisationId, amount }: ClientMoney, when: When): Transfer {
  const postings = moved(amount, accountOf('client-debt', organisationId), platformAccount('guarantee-fund'));
  return { code: 'debt-charged', reference: bookingId, ...when, postings };
}

export function guaranteePaid({ bookingId, amount }: Omit<ClientMoney, 'organisationId'>, when: When): Transfer {
  const postings = moved(amount, platformAccount('guarantee-fund'), accountOf('escrow', bookingId));
  return { code: 'guarantee-paid', reference: bookingId, ...when, postings };
}

/** Of what the platform has earned by its fee, a part stands behind advisers' pay. */
export function guaranteeFunded({ reference, amount }: { reference: string; amount: Money }, when: When): Transfer {
  const postings = moved(amount, platformAccount('platform-fee'), platformAccount('guarantee-fund'));
  return { code: 'guarantee-funded', reference, ...when, postings };
}

/** A client pays what they owe. */
export function debtPaid(
  { id, organisationId, amount }: { id: string; organisationId: OrganisationId; amount: Money },
  when: When,
): Transfer {
  const postings = moved(amount, platformAccount('bank'), accountOf('client-debt', organisationId));
  return { code: 'debt-paid', reference: id, ...when, postings };
}

interface Debtor {
  readonly organisationId: OrganisationId;
  readonly amount: Money;
}

/** A client pays what they owe by a provider. */
export function debtPaidIn(
  { paymentId, organisationId, amount }: Debtor & { paymentId: PaymentId },
  when: When,
): Transfer {
  const postings = moved(amount, accountOf('payment', paymentId), accountOf('client-debt', organisationId));
  return { code: 'debt-paid-in', reference: paymentId, ...when, postings };
}

/** What a client is to have back pays what they owe. */
export function creditSetOff(
  { reference, organisationId, amount }: Debtor & { reference: string },
  when: When,
): Transfer {
  const postings = moved(amount, accountOf('client-credit', organisationId), accountOf('client-debt', organisationId));
  return { code: 'credit-set-off', reference, ...when, postings };
}

/** What a client has paid more than they owe, because something came again that was taken back, is theirs to have back. */
export function debtOverpaid(
  { reversalId, organisationId, amount }: Debtor & { reversalId: string },
  when: When,
): Transfer {
  const postings = moved(amount, accountOf('client-debt', organisationId), accountOf('client-credit', organisationId));
  return { code: 'debt-overpaid', reference: reversalId, ...when, postings };
}

/** What a client pays of money that was drawn on a false declaration is the programme's again. */
export function clawbackRepaid(
  { id, programmeId, amount }: { id: string; programmeId: ProgrammeId; amount: Money },
  when: When,
): Transfer {
  const postings = moved(
    amount,
    accountOf('programme-receivable', programmeId),
    accountOf('programme-fund', programmeId),
  );
  return { code: 'clawback-repaid', reference: id, ...when, postings };
}

/** What a seat brings the adviser goes to the group session first, which is paid as one. */
export function seatEarned({ sessionId, ...earned }: Earned & { sessionId: GroupSessionId }, when: When): Transfer {
  const escrow = accountOf('escrow', earned.bookingId);
  const postings = [
    ...moved(earned.adviser, escrow, accountOf('group-pay', sessionId)),
    ...platformPart(earned, escrow),
  ];
  return { code: 'seat-earned', reference: earned.bookingId, ...when, postings };
}

interface GroupPay {
  readonly sessionId: GroupSessionId;
  readonly expertId: ExpertId;
  /** To the adviser: the session's pay, however many seats were taken. */
  readonly adviser: Money;
  /** What more seats brought than that; where there were fewer, `fromPool` lays the gap out. */
  readonly toPool: Money;
  readonly fromPool: Money;
}

export function groupSessionPaid({ sessionId, expertId, adviser, toPool, fromPool }: GroupPay, when: When): Transfer {
  const [pay, pool] = [accountOf('group-pay', sessionId), platformAccount('solidarity-pool')];
  const postings = [
    ...moved(fromPool, pool, pay),
    ...moved(toPool, pay, pool),
    ...moved(adviser, pay, accountOf('adviser-payable', expertId)),
  ];
  return { code: 'group-session-paid', reference: sessionId, ...when, postings };
}

/** Where the pool has too little for the gap of a group session, the guarantee fund lays the rest out. */
export function groupGapGuaranteed({ sessionId, amount }: OfGroup, when: When): Transfer {
  const postings = moved(amount, platformAccount('guarantee-fund'), accountOf('group-pay', sessionId));
  return { code: 'group-gap-guaranteed', reference: sessionId, ...when, postings };
}

/** What a seat brought once its session was paid already is the pool's, which had laid it out. */
export function seatShared({ sessionId, bookingId, amount }: OfGroup & { bookingId: BookingId }, when: When): Transfer {
  const postings = moved(amount, accountOf('group-pay', sessionId), platformAccount('solidarity-pool'));
  return { code: 'seat-shared', reference: bookingId, ...when, postings };
}

interface OfGroup {
  readonly sessionId: GroupSessionId;
  readonly amount: Money;
}

/** Somebody put money into the solidarity pool. */
export function poolDeposited({ id, amount }: { id: string; amount: Money }, when: When): Transfer {
  const postings = moved(amount, platformAccount('bank'), platformAccount('solidarity-pool'));
  return { code: 'pool-deposit', reference: id, ...when, postings };
}

export const solidarityPool = platformAccount('solidarity-pool');

/** What the seats of a group session have brought its adviser, until it is paid. */
export function groupPayOf(sessionId: GroupSessionId) {
  return accountOf('group-pay', sessionId);
}

interface TimeCredits {
  readonly bookingId: BookingId;
  readonly organisationId: OrganisationId;
  readonly expertId: ExpertId;
  /** In `TCR`. */
  readonly amount: Money;
}

export function timeHeld({ bookingId, organisationId, amount }: Omit<TimeCredits, 'expertId'>, when: When): Transfer {
  const postings = moved(amount, accountOf('time-credits', organisationId), accountOf('escrow', bookingId));
  return { code: 'time-held', reference: bookingId, ...when, postings };
}

export function timeEarned({ bookingId, expertId, amount }: Omit<TimeCredits, 'organisationId'>, when: When): Transfer {
  const postings = moved(amount, accountOf('escrow', bookingId), accountOf('time-credits', expertId));
  return { code: 'time-earned', reference: bookingId, ...when, postings };
}

export function timeReturned(
  { bookingId, organisationId, amount }: Omit<TimeCredits, 'expertId'>,
  when: When,
): Transfer {
  const postings = moved(amount, accountOf('escrow', bookingId), accountOf('time-credits', organisationId));
  return { code: 'time-returned', reference: bookingId, ...when, postings };
}

/** Whose is what was earned of a session. */
export function outOfEscrow(earned: Earned) {
  const escrow = accountOf('escrow', earned.bookingId);
  return [
    ...moved(earned.adviser, escrow, accountOf('adviser-payable', earned.expertId)),
    ...platformPart(earned, escrow),
  ];
}

function platformPart({ fee, platformVat }: Pick<Earned, 'fee' | 'platformVat'>, escrow: ReturnType<typeof accountOf>) {
  return [
    ...moved(fee, escrow, platformAccount('platform-fee')),
    ...moved(platformVat, escrow, platformAccount('vat')),
  ];
}
