import type { BookingId, OrganisationId, PaymentId, ProgrammeId, VoucherId } from '../kernel/id.js';
import type { Money } from '../kernel/money.js';
import { type Account, accountOf, moved, platformAccount, type Transfer } from '../ledger/index.js';
import { accountOfPayment } from '../payments/index.js';

const fund = (id: ProgrammeId) => accountOf('programme-fund', id);
const voucher = (id: VoucherId) => accountOf('voucher', id);
const escrow = (id: BookingId) => accountOf('escrow', id);
const bank = platformAccount('bank');

/** Where what comes back of a session goes once its voucher has ended. */
export function whatTakesBack(programmeId: ProgrammeId): Account {
  return fund(programmeId);
}

/** What an organisation owes, below zero. */
export function debtsOf(organisationId: OrganisationId): Account {
  return accountOf('client-debt', organisationId);
}

type When = Pick<Transfer, 'occurredAt' | 'by'>;
interface Of {
  readonly voucherId: VoucherId;
  readonly programmeId: ProgrammeId;
  readonly amount: Money;
}

/** A funder's money came in. */
export function depositReceived(
  deposit: { id: string; programmeId: ProgrammeId; amount: Money },
  when: When,
): Transfer {
  return {
    code: 'deposit-received',
    reference: deposit.id,
    ...when,
    postings: moved(deposit.amount, bank, fund(deposit.programmeId)),
  };
}

/** A funder's payment of an invoice came in. */
export function depositPaid(
  deposit: { id: string; programmeId: ProgrammeId; paymentId: PaymentId; amount: Money },
  when: When,
): Transfer {
  return {
    code: 'deposit-paid',
    reference: deposit.id,
    ...when,
    postings: moved(deposit.amount, accountOfPayment(deposit.paymentId), fund(deposit.programmeId)),
  };
}

/** What a closed programme has left goes back to its funder. */
export function fundReturned(returned: { id: string; programmeId: ProgrammeId; amount: Money }, when: When): Transfer {
  return {
    code: 'fund-returned',
    reference: returned.id,
    ...when,
    postings: moved(returned.amount, fund(returned.programmeId), bank),
  };
}

/** Set aside from the day that a voucher is offered, so that no two are offered the same money. */
export function voucherOffered({ voucherId, programmeId, amount }: Of, when: When): Transfer {
  return {
    code: 'voucher-offered',
    reference: voucherId,
    ...when,
    postings: moved(amount, fund(programmeId), voucher(voucherId)),
  };
}

export type VoucherEnd = 'declined' | 'lapsed' | 'exhausted' | 'expired' | 'cancelled' | 'clawed-back';

/** What a voucher has left when it ends goes back to its programme. */
export function voucherEnded({ voucherId, programmeId, amount }: Of, end: VoucherEnd, when: When): Transfer {
  return {
    code: `voucher-${end}`,
    reference: voucherId,
    ...when,
    postings: moved(amount, voucher(voucherId), fund(programmeId)),
  };
}

export function commitmentFeeReceived({ voucherId, programmeId, amount }: Of, when: When): Transfer {
  return {
    code: 'commitment-fee-received',
    reference: voucherId,
    ...when,
    postings: moved(amount, bank, fund(programmeId)),
  };
}

interface Use extends Of {
  readonly bookingId: BookingId;
}

/** Set aside for a session. */
export function voucherReserved({ voucherId, bookingId, amount }: Use, when: When): Transfer {
  return {
    code: 'voucher-reserved',
    reference: bookingId,
    ...when,
    postings: moved(amount, voucher(voucherId), escrow(bookingId)),
  };
}

/** What a session did not need goes back to its voucher, or to the programme where the voucher has ended. */
export function voucherReturned(
  { voucherId, programmeId, bookingId, amount }: Use,
  to: 'voucher' | 'programme',
  when: When,
): Transfer {
  const target = to === 'voucher' ? voucher(voucherId) : fund(programmeId);
  return {
    code: `returned-to-${to}`,
    reference: bookingId,
    ...when,
    postings: moved(amount, escrow(bookingId), target),
  };
}

interface Clawback extends Of {
  /** What was drawn by then is the voucher's; what is drawn after it, of a session that was reserved before, that session's. */
  readonly reference: VoucherId | BookingId;
}

/** Money drawn on a false declaration is the client's debt; what they pay of it is the programme's. */
export function clawbackCharged(
  { reference, programmeId, amount }: Clawback,
  organisationId: OrganisationId,
  when: When,
): Transfer {
  const postings = moved(
    amount,
    accountOf('client-debt', organisationId),
    accountOf('programme-receivable', programmeId),
  );
  return { code: 'clawback-charged', reference, ...when, postings };
}

/** Money drawn by the platform's error: it makes the programme whole at once. */
export function clawbackBorne({ reference, programmeId, amount }: Clawback, when: When): Transfer {
  return {
    code: 'clawback-borne',
    reference,
    ...when,
    postings: moved(amount, platformAccount('guarantee-fund'), fund(programmeId)),
  };
}

/** Work that the client gave instead of money: told in the books, though no money moves. */
export function inKindCounted(match: { id: string } & Of, when: When): Transfer {
  const postings = moved(
    match.amount,
    accountOf('in-kind-given', match.voucherId),
    accountOf('in-kind-counted', match.programmeId),
  );
  return { code: 'in-kind-counted', reference: match.id, ...when, postings };
}

interface TimeMatch {
  readonly bookingId: BookingId;
  readonly organisationId: OrganisationId;
  /** In `TCR`. */
  readonly amount: Money;
}

/** Hours that a client gives beside a voucher: held with the session, given to the community pot when it was accepted. */
export function timeMatchHeld({ bookingId, organisationId, amount }: TimeMatch, when: When): Transfer {
  return {
    code: 'time-match-held',
    reference: bookingId,
    ...when,
    postings: moved(amount, accountOf('time-credits', organisationId), escrow(bookingId)),
  };
}

export function timeMatchGiven({ bookingId, amount }: TimeMatch, when: When): Transfer {
  return {
    code: 'time-match-given',
    reference: bookingId,
    ...when,
    postings: moved(amount, escrow(bookingId), platformAccount('community-pot')),
  };
}

export function timeMatchReturned({ bookingId, organisationId, amount }: TimeMatch, when: When): Transfer {
  return {
    code: 'time-match-returned',
    reference: bookingId,
    ...when,
    postings: moved(amount, escrow(bookingId), accountOf('time-credits', organisationId)),
  };
}
