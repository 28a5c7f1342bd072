/** What letters tell of, each of which their reader may have at once, once a day or on the site alone. */
export const newsKinds = ['bookings', 'messages', 'reminders', 'money', 'account', 'members'] as const;
export type News = (typeof newsKinds)[number];

/** One list for all modules: kinds by what they tell of. */
function of<const Kind extends string, const Told extends News | 'always' | 'digest'>(told: Told, ...kinds: Kind[]) {
  return Object.fromEntries(kinds.map((kind) => [kind, told])) as Readonly<Record<Kind, Told>>;
}

/**
 * Every letter that there is, and what it tells of. `always`: what guards an account, what is owed, what waits for somebody's answer and is decided
 * without it after a time, what the law asks for, and a task. docs/letters.md says for what each is written, and to whom.
 */
export const letterKinds = {
  ...of('always', 'sign-in', 'invitation', 'passkey-added', 'passkey-removed', 'api-key-created', 'api-key-revoked'),
  ...of('always', 'erasure-asked', 'erasure-hindered', 'erasure-withdrawn'),
  ...of('always', 'complaint-received', 'complaint-acknowledged', 'complaint-resolved'),
  ...of('always', 'complaint-stewards-reminded', 'complaint-overdue'),
  ...of('members', 'member-joined', 'member-role-changed', 'member-removed'),
  ...of('digest', 'digest'),

  ...of('bookings', 'booking-confirmed', 'booking-moved', 'booking-meeting-changed', 'booking-cancelled'),
  ...of(
    'reminders',
    'booking-reminder',
    'booking-reminder-soon',
    'group-session-reminder',
    'group-session-reminder-soon',
  ),
  ...of('always', 'reply-to-confirm', 'reply-not-read'),
  ...of('always', 'booking-requested', 'waiting-time-offered', 'waiting-seat-offered'),
  ...of('bookings', 'booking-declined', 'booking-request-withdrawn', 'booking-request-lapsed', 'waiting-ended'),
  ...of('bookings', 'group-session-scheduled', 'group-session-takes-place', 'group-session-guaranteed'),
  ...of('bookings', 'group-session-cancelled'),
  ...of('always', 'delivery-recorded', 'delivery-corrected', 'no-show-reported'),
  ...of('bookings', 'delivery-missing', 'session-accepted'),
  ...of('bookings', 'session-unrecorded', 'objection-raised', 'objection-withdrawn', 'objection-dismissed'),
  ...of('bookings', 'objection-upheld', 'no-show-contested', 'no-show-stands', 'no-show-undone'),
  ...of('bookings', 'plan-signed', 'reviews-published', 'hours-doubted', 'session-countersigned'),
  ...of('always', 'objection-lapses', 'objection-becomes-dispute', 'objection-lapsed'),
  ...of('always', 'no-show-unsettled', 'no-show-ended', 'review-hidden'),
  ...of('always', 'booking-no-show-settled', 'payment-ended', 'payment-came-too-late', 'payment-not-needed'),
  ...of('always', 'payment-taken-back', 'payment-owed', 'payment-restored'),
  ...of('always', 'debt-payment-failed', 'debt-payment-reversed', 'debt-payment-recorded', 'refund-failed'),
  ...of('always', 'dispute-opened', 'dispute-said', 'mediator-named', 'dispute-proposed', 'panel-wanted'),
  ...of('always', 'panel-named', 'dispute-decided', 'dispute-appealed', 'dispute-ended', 'dispute-late'),

  ...of('messages', 'conversation-message', 'conversation-question', 'conversation-file', 'conversation-declined'),

  ...of('account', 'profile-approved', 'profile-returned', 'profile-suspended', 'profile-lifted'),
  ...of(
    'account',
    'credential-decided',
    'credential-expires',
    'promotion-asked',
    'promotion-answered',
    'promotion-decided',
  ),
  ...of('account', 'oversight-asked', 'oversight-answered', 'oversight-ended'),
  ...of('account', 'calendar-unread'),
  ...of('always', 'webhook-failing', 'webhook-disabled'),

  ...of('money', 'adviser-pay-paid', 'time-credits-received'),
  ...of(
    'always',
    'adviser-pay-failed',
    'adviser-pay-failed-there',
    'adviser-pay-returned',
    'adviser-pay-returned-there',
  ),
  ...of('always', 'adviser-pay-waits-no-destination', 'adviser-pay-waits-checking', 'adviser-pay-waits-broken'),
  ...of('always', 'pay-late', 'payout-destination-changed', 'tax-details-missing', 'tax-year-statement'),
  ...of('always', 'exposure-alarm', 'float-too-low'),
  ...of('always', 'bank-file-silent', 'bank-file-paid-withdrawn', 'bank-file-paid-twice'),

  ...of('always', 'application-submitted', 'application-wait-listed', 'application-rejected'),
  ...of('always', 'application-appeal-upheld', 'application-appeal-dismissed', 'application-scoring-asked'),
  ...of('always', 'voucher-offered', 'voucher-subsidy-notice', 'voucher-lapsed', 'voucher-fee-due', 'voucher-active'),
  ...of('always', 'voucher-subsidy-awarded', 'voucher-extended', 'voucher-suspended', 'voucher-suspended-for-debt'),
  ...of('always', 'voucher-resumed', 'voucher-expired', 'voucher-cancelled', 'voucher-clawed-back'),
  ...of('reminders', 'voucher-lapse-coming', 'voucher-expiring'),
  ...of('always', 'invoice-issued', 'invoice-cancelled', 'invoice-paid', 'invoice-failed', 'invoice-taken-back'),
  ...of('always', 'invoice-not-needed', 'invoice-paused'),

  ...of('members', 'policy-proposed', 'policy-opened', 'policy-passed', 'policy-rejected', 'policy-no-quorum'),
  ...of('members', 'policy-withdrawn', 'policy-in-force', 'policy-overridden'),
  ...of('always', 'policy-to-record', 'policy-unrecorded'),
} as const;
export type LetterKind = keyof typeof letterKinds;

/** Null: it always comes. */
export function newsOf(kind: LetterKind): News | 'digest' | null {
  const told = letterKinds[kind];
  return told === 'always' ? null : told;
}

const remindersOfSessions: readonly LetterKind[] = [
  ...(['booking-reminder', 'booking-reminder-soon', 'group-session-reminder', 'group-session-reminder-soon'] as const),
];
const tellWhen: readonly LetterKind[] = [
  ...(['booking-confirmed', 'booking-moved', 'booking-meeting-changed'] as const),
  ...(['group-session-scheduled', 'group-session-takes-place', 'group-session-guaranteed'] as const),
];
const tellAnew: readonly LetterKind[] = ['booking-moved', 'booking-cancelled', 'group-session-cancelled'];

/** What tells of the same session, and still waiting would tell a time that is no more, or one that this tells again. */
export function overtakenBy(kind: LetterKind): readonly LetterKind[] {
  if (tellAnew.includes(kind)) return [...remindersOfSessions, ...tellWhen];
  return remindersOfSessions.includes(kind) ? remindersOfSessions : [];
}
