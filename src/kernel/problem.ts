/**
 * Why a request was refused, by who has to act on it:
 * `invalid` the caller mends the form of the request, `unprocessable` its content; `unauthenticated` the caller signs in;
 * `forbidden` the caller may see the thing but not do this; `not-found` it is not there, or the caller is a stranger to it;
 * `unsigned` what came is not signed as it has to be; `conflict` somebody else was first, or the state does not allow it; `gone` it was there and has lapsed;
 * `too-many` the caller waits; `unavailable` we have to act.
 */
export type ProblemKind =
  | 'invalid'
  | 'unauthenticated'
  | 'forbidden'
  | 'not-found'
  | 'conflict'
  | 'gone'
  | 'too-large'
  | 'unsupported'
  | 'unprocessable'
  | 'unsigned'
  | 'too-many'
  | 'unavailable';

/** Every code that a refusal can carry: what a program switches on, so a code is never renamed. */
export const problemKinds = {
  'invalid-request': 'invalid',
  'not-signed-in': 'unauthenticated',
  'api-key-refused': 'unauthenticated',
  'not-allowed': 'forbidden',
  'api-key-scope': 'forbidden',
  'not-found': 'not-found',
  'too-large': 'too-large',
  'unsupported-media-type': 'unsupported',
  'too-many-requests': 'too-many',
  unavailable: 'unavailable',
  'sign-in-refused': 'invalid',
  'request-in-flight': 'conflict',
  'idempotency-key-reused': 'unprocessable',
  'unknown-zone': 'unprocessable',
  'last-admin': 'conflict',
  'already-a-member': 'conflict',
  'invitation-limit': 'conflict',
  'invitation-lapsed': 'gone',
  'api-key-limit': 'conflict',
  'calendar-link-limit': 'conflict',
  'reader-complained': 'conflict',
  'passkey-limit': 'conflict',
  'passkey-known': 'conflict',
  'already-an-expert': 'conflict',
  'profile-not-ready': 'conflict',
  'profile-state': 'conflict',
  'profile-suspended': 'conflict',
  'own-profile': 'conflict',
  'credential-state': 'conflict',
  'interest-over': 'conflict',
  'oversight-state': 'conflict',
  'cpd-entry-stays': 'conflict',
  'promotion-not-ready': 'conflict',
  'promotion-state': 'conflict',
  'too-many-entries': 'unprocessable',
  'time-off-imported': 'conflict',
  'calendar-connected-already': 'conflict',
  'travel-overlaps': 'conflict',
  'would-orphan': 'conflict',
  'rate-under-floor': 'unprocessable',
  'rate-card-dated-already': 'conflict',
  'no-rate-card': 'conflict',
  'effective-rate-too-low': 'unprocessable',
  'window-out-of-range': 'unprocessable',
  'slot-token-invalid': 'unprocessable',
  'slot-token-expired': 'conflict',
  'offer-changed': 'conflict',
  'slot-taken': 'conflict',
  'hold-limit': 'conflict',
  'group-offer': 'conflict',
  'group-session-state': 'conflict',
  'no-seat-left': 'conflict',
  'seat-limit': 'conflict',
  'seat-not-movable': 'conflict',
  'series-conflict': 'conflict',
  'own-expertise': 'conflict',
  'request-limit': 'conflict',
  'already-waiting': 'conflict',
  'waiting-limit': 'conflict',
  'times-are-free': 'conflict',
  'hold-lapsed': 'gone',
  'request-lapsed': 'gone',
  'booking-state': 'conflict',
  'funding-needed': 'conflict',
  'nothing-to-fund': 'conflict',
  'quote-changed': 'conflict',
  'already-funded': 'conflict',
  'debt-exceeded': 'unprocessable',
  'payment-recorded-already': 'conflict',
  'already-started': 'conflict',
  'questions-closed': 'conflict',
  'question-open': 'conflict',
  'conversation-closed': 'conflict',
  'conversation-full': 'conflict',
  'file-limit': 'conflict',
  'file-not-taken': 'unprocessable',
  'too-early': 'conflict',
  'too-late': 'conflict',
  'record-changed': 'conflict',
  'objection-state': 'conflict',
  'no-show-state': 'conflict',
  'dispute-state': 'conflict',
  'plan-changed': 'conflict',
  'already-reviewed': 'conflict',
  'already-replied': 'conflict',
  'already-countersigned': 'conflict',
  'policy-in-the-past': 'unprocessable',
  'policy-dated-already': 'conflict',
  'members-decide': 'conflict',
  'policy-change-state': 'conflict',
  'policy-change-limit': 'conflict',
  'already-voted': 'conflict',
  'not-a-voter': 'conflict',
  'emergency-standing': 'conflict',
  'erasure-standing': 'conflict',
  'erasure-hindered': 'conflict',
  'complaint-state': 'conflict',
  'complaint-limit': 'conflict',
  'balance-too-low': 'conflict',
  'voucher-state': 'conflict',
  'voucher-not-for-this': 'conflict',
  'voucher-too-low': 'conflict',
  'programme-state': 'conflict',
  'top-up-in-the-future': 'unprocessable',
  'top-up-recorded-already': 'conflict',
  'top-up-reversed': 'conflict',
  'programme-budget': 'conflict',
  'programme-month-full': 'conflict',
  'programme-terms': 'unprocessable',
  'programme-not-ready': 'conflict',
  'not-a-funder': 'conflict',
  'deposit-in-the-future': 'unprocessable',
  'deposit-recorded-already': 'conflict',
  'deposit-reversed': 'conflict',
  'vouchers-outstanding': 'conflict',
  'nothing-to-return': 'conflict',
  'facts-missing': 'conflict',
  'own-programme': 'conflict',
  'application-standing': 'conflict',
  'application-limit': 'conflict',
  'application-incomplete': 'conflict',
  'application-state': 'conflict',
  'conflict-of-interest': 'conflict',
  'panel-full': 'conflict',
  'scorer-state': 'conflict',
  'already-scored': 'conflict',
  'criteria-differ': 'unprocessable',
  'already-appealed': 'conflict',
  'appeal-too-late': 'conflict',
  'period-locked': 'conflict',
  'report-restated': 'conflict',
  'nothing-to-restate': 'conflict',
  'offer-lapsed': 'gone',
  'declarations-needed': 'unprocessable',
  'subsidy-order': 'conflict',
  'subsidy-date': 'unprocessable',
  'subsidy-cap': 'conflict',
  'already-extended': 'conflict',
  'extension-too-long': 'unprocessable',
  'debt-unpaid': 'conflict',
  'contribution-state': 'conflict',
  'match-needed': 'conflict',
  'payment-on-its-way': 'conflict',
  'payment-too-small': 'unprocessable',
  'payment-state': 'conflict',
  'payout-state': 'conflict',
  'payments-off': 'unavailable',
  'guarantee-full': 'conflict',
  'provider-unavailable': 'unavailable',
  'unknown-to-provider': 'unavailable',
  'webhook-refused': 'invalid',
  'payment-too-large': 'unprocessable',
  'invoice-state': 'conflict',
  'invoice-amount': 'conflict',
  'deposit-came-by-payment': 'conflict',
  'statement-unread': 'unprocessable',
  'statement-lines': 'conflict',
  'standing-deposit-state': 'conflict',
  'standing-deposit-limit': 'conflict',
  'webhook-token-refused': 'unsigned',
  'no-mandate': 'conflict',
  'mandate-limit': 'conflict',
  'not-an-adviser': 'conflict',
  'webhook-endpoint-limit': 'conflict',
  'webhook-endpoint-state': 'conflict',
  'payout-destination-changed': 'conflict',
  'payout-destination-state': 'conflict',
  'payout-destination-limit': 'conflict',
  'trading-details-missing': 'conflict',
  'nothing-planned': 'conflict',
  'bank-file-state': 'conflict',
  'bank-file-blanked': 'gone',
} as const satisfies Record<string, ProblemKind>;

export type ProblemCode = keyof typeof problemKinds;

/** What a request is held to, by what is wrong with it: what a program, or another language, says a fault by. */
export const faultRules = [
  ...(['missing', 'kind', 'choice', 'format', 'unknown'] as const),
  ...(['too-short', 'too-long', 'too-few', 'too-many', 'too-small', 'too-big'] as const),
  ...(['past', 'future', 'too-early', 'too-late', 'out-of-range', 'too-cheap'] as const),
  ...(['not-here', 'contradicts', 'fixed', 'mismatch', 'unchanged'] as const),
] as const;
export type FaultRule = (typeof faultRules)[number];

/** A fault in one place of a request: a JSON pointer into the body, or the name of a parameter. */
export interface Fault {
  readonly pointer?: string;
  readonly parameter?: string;
  readonly detail: string;
  readonly rule?: FaultRule;
  /** What a `too-…` is held to: characters of a text, entries of a list, or the number itself. */
  readonly limit?: number;
  /** Of what is out of range: the least and the most that is taken, a day or an amount. */
  readonly least?: string;
  readonly most?: string;
}

type Facts = Readonly<Record<string, unknown>> & { readonly errors?: readonly Fault[] };

/**
 * A refusal that the caller is told about. It is thrown, because throwing rolls the transaction back;
 * anything else that is thrown is a bug and answers 500.
 */
export class Problem extends Error {
  readonly kind: ProblemKind;

  constructor(
    readonly code: ProblemCode,
    /** What a person reads: what happened, and what to do. */
    message: string,
    /** Members added to the answer, for programs. */
    readonly facts: Facts = {},
  ) {
    super(message);
    this.name = 'Problem';
    this.kind = problemKinds[code];
  }
}

/** What a stranger is told of a thing that is there, and anybody of a thing that is not. */
export function notFound(what: string): Problem {
  return new Problem('not-found', `There is no such ${what}, or it is not yours to see.`);
}
