import type { BookingId, DisputeId, UserId } from '../../kernel/id.js';
import { money, type Money } from '../../kernel/money.js';
import { inPounds } from '../../kernel/money-words.js';
import { Problem } from '../../kernel/problem.js';
import { workingDaysAfter } from '../../kernel/working-days.js';
import type { PolicyValue } from '../../policies/index.js';

export const disputeReasons = ['did-not-take-place', 'minutes-wrong', 'content-wrong', 'no-show', 'other'] as const;
export type DisputeReason = (typeof disputeReasons)[number];
export const disputeStates = ['open', 'mediation', 'panel', 'decided', 'appeal', 'ended'] as const;
export type DisputeState = (typeof disputeStates)[number];
export const disputeOutcomes = ['agreed', 'decided', 'decided-on-appeal', 'withdrawn'] as const;
export type DisputeOutcome = (typeof disputeOutcomes)[number];
export const disputeSides = ['client', 'adviser'] as const;
export type DisputeSide = (typeof disputeSides)[number];

/** What the two sides of a session disagree about, in money: how much of it, who settles it, and by when. */
export interface Dispute {
  readonly id: DisputeId;
  readonly bookingId: BookingId;
  readonly about: 'session' | 'no-show';
  readonly reason: DisputeReason;
  readonly openedAt: Temporal.Instant;
  readonly openedBy: UserId;
  readonly openedSide: DisputeSide;
  /** What would be due without it, the fee and VAT included. */
  readonly total: Money;
  readonly disputed: Money;
  /** What is kept until it ends: all of it where nothing is paid before that. */
  readonly held: Money;
  readonly state: DisputeState;
  /** By when the next step is to be taken; once it is decided, until when either side may appeal. */
  readonly dueAt: Temporal.Instant | null;
  readonly lateToldAt: Temporal.Instant | null;
  readonly mediatorId: UserId | null;
  readonly mediatorNamedAt: Temporal.Instant | null;
  /** Of what is disputed, so much to the adviser, with the fee on it. */
  readonly proposed: Money | null;
  readonly proposedAt: Temporal.Instant | null;
  readonly clientAccepts: boolean | null;
  readonly adviserAccepts: boolean | null;
  readonly appealedAt: Temporal.Instant | null;
  readonly appealedBy: UserId | null;
  readonly appealedSide: DisputeSide | null;
  readonly endedAt: Temporal.Instant | null;
  readonly outcome: DisputeOutcome | null;
  readonly awarded: Money | null;
}

type Clocks = PolicyValue<'disputes'>;
type Opened = Pick<
  Dispute,
  'id' | 'bookingId' | 'about' | 'reason' | 'openedAt' | 'openedBy' | 'openedSide' | 'total' | 'disputed' | 'held'
>;

/** A mediator is to be named within the working days of the policy. */
export function opened(facts: Opened, { mediator_working_days: days }: Clocks): Dispute {
  return { ...facts, ...nothingYet, state: 'open', dueAt: workingDaysAfter(facts.openedAt, days) };
}

const nothingYet = {
  ...{ lateToldAt: null, mediatorId: null, mediatorNamedAt: null, proposed: null, proposedAt: null },
  ...{ clientAccepts: null, adviserAccepts: null, appealedAt: null, appealedBy: null, appealedSide: null },
  ...{ endedAt: null, outcome: null, awarded: null },
} as const;

/**
 * Who mediates, also in another's place: what was proposed before is not. Naming who mediates already changes nothing, and gives no more
 * time. Throws `dispute-state`.
 */
export function mediatedBy(dispute: Dispute, mediatorId: UserId, clocks: Clocks, now: Temporal.Instant): Dispute {
  refuseUnless(dispute, ['open', 'mediation'], now);
  if (dispute.mediatorId === mediatorId) return dispute;
  const proposal = { proposed: null, proposedAt: null, clientAccepts: null, adviserAccepts: null } as const;
  const dueAt = workingDaysAfter(now, clocks.mediator_working_days);
  return { ...dispute, ...proposal, ...{ mediatorId, mediatorNamedAt: now }, ...stage('mediation', dueAt) };
}

/** A new proposal takes the place of the one before, and of what was answered to that. Throws `dispute-state`, `invalid-request`. */
export function propose(dispute: Dispute, proposed: Money, now: Temporal.Instant): Dispute {
  refuseUnless(dispute, ['mediation'], now);
  refuseBeyond(dispute, proposed);
  return { ...dispute, proposed, proposedAt: now, clientAccepts: null, adviserAccepts: null };
}

interface Answer {
  readonly side: DisputeSide;
  readonly accepts: boolean;
  /** The sum that is accepted, so that nobody accepts what they have not read. */
  readonly awarded: Money | null;
}

/**
 * What both accept is agreed; what one refuses goes to a panel. Without a proposal a side may ask for a panel once the time to
 * mediate is over. Throws `dispute-state`, `invalid-request`.
 */
export function answerProposal(dispute: Dispute, answer: Answer, clocks: Clocks, now: Temporal.Instant): Dispute {
  refuseUnless(dispute, ['mediation'], now);
  const { side, accepts, awarded } = answer;
  if (!dispute.proposed && (accepts || !isLate(dispute, now))) {
    throw new Problem('dispute-state', 'The mediator has proposed nothing yet. Please wait for that until due_at.', {
      due_at: dispute.dueAt?.toString(),
    });
  }
  if (accepts && dispute.proposed && !awarded) throw sumNotSaid(dispute.proposed);
  if (accepts && awarded?.minor !== dispute.proposed?.minor) {
    throw new Problem('dispute-state', 'The mediator proposes another sum. Please read it, and accept that.', {
      proposed: dispute.proposed,
    });
  }
  const answered = { ...dispute, ...(side === 'client' ? { clientAccepts: accepts } : { adviserAccepts: accepts }) };
  const kept = dispute.proposed ? answered : dispute;
  if (!accepts) return { ...kept, ...stage('panel', workingDaysAfter(now, clocks.panel_working_days)) };
  const both = answered.clientAccepts === true && answered.adviserAccepts === true;
  return both && dispute.proposed ? ended(answered, 'agreed', dispute.proposed, now) : answered;
}

function sumNotSaid(proposed: Money): Problem {
  return toMend(
    '/awarded',
    `must be given where you accept: it is the sum that you have read, which is ${told(proposed)} now`,
  );
}

/** A panel may be named once it is wanted, and where nobody has mediated in time. Throws `dispute-state`. */
export function beforePanel(dispute: Dispute, clocks: Clocks, now: Temporal.Instant): Dispute {
  refuseUnless(dispute, ['open', 'mediation', 'panel', 'appeal'], now);
  if (dispute.state === 'panel' || dispute.state === 'appeal') return dispute;
  if (isLate(dispute, now)) return { ...dispute, ...stage('panel', workingDaysAfter(now, clocks.panel_working_days)) };
  throw new Problem('dispute-state', 'A mediator comes first: a panel is named once a side refuses what is proposed.', {
    state: dispute.state,
    due_at: dispute.dueAt?.toString(),
  });
}

/** The first decision can be appealed against; the second is final. Throws `dispute-state`. */
export function decided(dispute: Dispute, awarded: Money, clocks: Clocks, now: Temporal.Instant): Dispute {
  refuseUnless(dispute, ['open', 'panel', 'appeal'], now);
  refuseBeyond(dispute, awarded);
  return dispute.state === 'appeal'
    ? ended(dispute, 'decided-on-appeal', awarded, now)
    : { ...dispute, ...stage('decided', now.add({ hours: 24 * clocks.appeal_days })) };
}

/** Once, by either side. Throws `dispute-state`, `too-late`. */
export function appeal(
  dispute: Dispute,
  { by, side }: { readonly by: UserId; readonly side: DisputeSide },
  clocks: Clocks,
  now: Temporal.Instant,
): Dispute {
  refuseUnless(dispute, ['decided'], now);
  if (isLate(dispute, now)) {
    throw new Problem('too-late', 'The time to appeal is over, and the decision is final.', {
      until: dispute.dueAt?.toString(),
    });
  }
  const appealed = { appealedAt: now, appealedBy: by, appealedSide: side };
  return { ...dispute, ...appealed, ...stage('appeal', workingDaysAfter(now, clocks.panel_working_days)) };
}

/**
 * Before it is decided: where the client gives way, all that was disputed is the adviser's, and an adviser who takes back what they opened
 * leaves it to the client. Throws `dispute-state`, `not-allowed`.
 */
export function withdraw(dispute: Dispute, side: DisputeSide, now: Temporal.Instant): Dispute {
  refuseUnless(dispute, ['open', 'mediation', 'panel'], now);
  if (side === 'client') return ended(dispute, 'withdrawn', dispute.disputed, now);
  if (dispute.openedSide === 'adviser') return ended(dispute, 'withdrawn', money(0, dispute.disputed.currency), now);
  throw new Problem(
    'not-allowed',
    'The client opened this dispute, and can withdraw it. Please say what you think of it.',
  );
}

/** Nobody appealed in time. */
export function becomeFinal(dispute: Dispute, awarded: Money, now: Temporal.Instant): Dispute {
  return ended(dispute, 'decided', awarded, now);
}

export function isLate({ dueAt }: Dispute, now: Temporal.Instant): boolean {
  return dueAt !== null && Temporal.Instant.compare(now, dueAt) >= 0;
}

/** Which of its panels has it now, or next. */
export function roundOf({ appealedAt }: Dispute): 1 | 2 {
  return appealedAt ? 2 : 1;
}

/** Throws `dispute-state`. */
export function refuseUnless(dispute: Dispute, states: readonly DisputeState[], now: Temporal.Instant): void {
  const state =
    dispute.state === 'decided' && isLate(dispute, now) && !states.includes('decided') ? 'ended' : dispute.state;
  if (states.includes(state)) return;
  throw new Problem('dispute-state', `This dispute is ${sentence[state]}: that cannot be done with it now.`, { state });
}

const sentence: Readonly<Record<DisputeState, string>> = {
  open: 'waiting for a mediator',
  mediation: 'in mediation',
  panel: 'before a panel',
  decided: 'decided',
  appeal: 'before a second panel',
  ended: 'over',
};

/** Throws `invalid-request` for more than is disputed, or in another currency. */
export function refuseBeyond({ disputed }: Pick<Dispute, 'disputed'>, sum: Money): void {
  refuseOtherCurrency('/awarded', sum, disputed);
  if (sum.minor <= disputed.minor) return;
  const [least, most] = [told(money(0, disputed.currency)), told(disputed)];
  throw new Problem('invalid-request', 'No more than what is disputed can be given to the adviser.', {
    errors: [{ pointer: '/awarded', detail: `must be between nothing and ${most}`, rule: 'out-of-range', least, most }],
  });
}

/** Throws `invalid-request` where a sum is in another currency than the session is paid in. */
export function refuseOtherCurrency(pointer: string, sum: Money, { currency }: Money): void {
  if (sum.currency === currency) return;
  const paidIn = currency === 'GBP' ? 'in pounds' : 'in time';
  throw toMend(`${pointer}/currency`, `must be ${currency}, as this session is paid ${paidIn}`);
}

function toMend(pointer: string, detail: string): Problem {
  return new Problem('invalid-request', `Nothing was changed. Please mend: ${pointer}: ${detail}.`, {
    errors: [{ pointer, detail, rule: 'choice' }],
  });
}

export function told(sum: Money): string {
  if (sum.currency === 'GBP') return inPounds(sum);
  return `${sum.minor} ${sum.minor === 1 ? 'minute' : 'minutes'}`;
}

function stage(state: DisputeState, dueAt: Temporal.Instant): Pick<Dispute, 'state' | 'dueAt' | 'lateToldAt'> {
  return { state, dueAt, lateToldAt: null };
}

function ended(dispute: Dispute, outcome: DisputeOutcome, awarded: Money, now: Temporal.Instant): Dispute {
  return { ...dispute, state: 'ended', dueAt: null, endedAt: now, outcome, awarded };
}
