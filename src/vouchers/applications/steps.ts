import { newId, type OrganisationId, type PackageId, type UserId } from '../../kernel/id.js';
import { Problem } from '../../kernel/problem.js';
import type { Topic } from '../../kernel/taxonomy.js';
import { britishDate } from '../../kernel/time.js';
import type { AppealDecision, Application, ApplicationState, EnterpriseAsItWas } from '../application.js';
import type { EligibilityRule } from '../eligibility.js';
import type { AdviserKind, Programme } from '../programme.js';
import { refuseUnless } from './application-state.js';

/** Too short to say anything that somebody could decide on. */
export const leastNeed = 20;

/** What an organisation is, and which rules of the programme it does not meet. */
export interface Eligibility {
  readonly enterprise: EnterpriseAsItWas;
  readonly unmet: readonly EligibilityRule[];
}

interface Beginning extends Eligibility {
  readonly programme: Programme;
  readonly packageId: PackageId;
  readonly organisationId: OrganisationId;
  readonly need: string;
  readonly diagnosticId: string | null;
}

/** Who does not meet the rules is told at once. */
export function start(
  { programme, packageId, organisationId, enterprise, unmet, need, diagnosticId }: Beginning,
  by: UserId,
  now: Temporal.Instant,
): Application {
  return {
    ...{ id: newId(), programmeId: programme.id, packageId, organisationId },
    ...{ state: unmet.length > 0 ? 'ineligible' : 'started', stateSince: now },
    ...{ enterprise, unmet, need, diagnosticId, startedAt: now, startedBy: by, submittedAt: null, submittedBy: null },
    ...{ diagnosedAt: null, diagnosedBy: null, adviserKind: null, diagnosedTopics: [], diagnosis: '' },
    ...{
      scoreHalfPoints: null,
      decidedAt: null,
      decidedBy: null,
      decidedOn: null,
      decisionReference: null,
      reason: null,
    },
    ...{ appealedAt: null, appealedBy: null, appealStatement: null },
    ...{ appealDecidedAt: null, appealDecidedBy: null, appealDecision: null, appealReason: null },
  };
}

/** The rules are looked at again, on what the organisation is by then. Throws `application-state`, `application-incomplete`. */
export function submit(
  application: Application,
  { enterprise, unmet }: Eligibility,
  by: UserId,
  now: Temporal.Instant,
): Application {
  refuseUnless(application, ['started'], 'It can be submitted while it is started.');
  if (application.need.trim().length < leastNeed) {
    const detail = `Please say first, in at least ${leastNeed} characters, what you need the support for. Nothing was submitted.`;
    throw new Problem('application-incomplete', detail, { missing: ['need'] });
  }
  if (unmet.length > 0) return { ...application, enterprise, unmet, state: 'ineligible', stateSince: now };
  return {
    ...{ ...application, enterprise, unmet, state: 'submitted', stateSince: now },
    ...{ submittedAt: now, submittedBy: by },
  };
}

/** Throws `application-state`. */
export function withdraw(application: Application, now: Temporal.Instant): Application {
  const open: readonly ApplicationState[] = ['started', 'submitted', 'diagnosed', 'scored', 'wait-listed'];
  const otherwise = 'A voucher that was offered can be declined instead.';
  refuseUnless(application, open, application.state === 'offered' ? otherwise : 'There is nothing left to withdraw.');
  return { ...application, state: 'withdrawn', stateSince: now };
}

export interface Diagnosis {
  readonly adviserKind: AdviserKind;
  readonly topics: readonly Topic[];
  readonly note: string;
}

/** Until it is scored or decided a diagnosis can be written anew. Throws `application-state`. */
export function diagnose(
  application: Application,
  { adviserKind, topics, note }: Diagnosis,
  by: UserId,
  now: Temporal.Instant,
): Application {
  refuseUnless(
    application,
    ['submitted', 'diagnosed'],
    'It is diagnosed once it is submitted, and before it is scored.',
  );
  return {
    ...{ ...application, state: 'diagnosed', stateSince: now, diagnosedAt: now, diagnosedBy: by },
    ...{ adviserKind, diagnosedTopics: topics, diagnosis: note },
  };
}

export const decisions = ['offer', 'wait-list', 'reject'] as const;
export type Decision = (typeof decisions)[number];

export interface Decided {
  readonly decision: Decision;
  /** The day of the meeting that decided, as a British date. */
  readonly on: string;
  /** Of its minutes. */
  readonly reference: string;
  readonly reason: string | null;
}

const stateAfter = { offer: 'offered', 'wait-list': 'wait-listed', reject: 'rejected' } as const;

/**
 * What a panel or the members decided, as a steward writes it down: a panel once it has scored, members once the need is
 * diagnosed. Whoever waits can only be rejected: the line itself says who is next. Throws `application-state`, `invalid-request`.
 */
export function decide(
  application: Application,
  programme: Pick<Programme, 'decision'>,
  { decision, on, reference, reason }: Decided,
  { by, now }: { readonly by: UserId; readonly now: Temporal.Instant },
): Application {
  const ready = { 'first-come': [], panel: ['scored'], members: ['diagnosed'] } as const;
  const from: readonly ApplicationState[] =
    decision === 'reject' ? [...ready[programme.decision], 'wait-listed'] : ready[programme.decision];
  refuseUnless(application, from, howItIsDecided[programme.decision]);
  refuseOddDay(application, on, now);
  return {
    ...{ ...application, state: stateAfter[decision], stateSince: now },
    ...{ decidedAt: now, decidedBy: by, decidedOn: on, decisionReference: reference, reason },
  };
}

const howItIsDecided = {
  'first-come': 'This programme is first come, first served: of those who wait one can only be rejected.',
  panel: 'A panel decides once all of its scorers have scored; of those who wait one can only be rejected.',
  members: 'Members decide once the need is diagnosed; of those who wait one can only be rejected.',
} as const;

/** Nobody decided today: money has become free for who waited, or there is enough for who came first. */
export function moveUp(application: Application, now: Temporal.Instant): Application {
  return { ...application, state: 'offered', stateSince: now, decidedAt: application.decidedAt ?? now };
}

export function waitInLine(application: Application, now: Temporal.Instant): Application {
  return { ...application, state: 'wait-listed', stateSince: now };
}

export function appealUntil({ decidedAt }: Pick<Application, 'decidedAt'>, days: number): Temporal.Instant | null {
  return decidedAt && decidedAt.add({ hours: 24 * days });
}

/** Once, and in time. Throws `application-state`, `already-appealed`, `appeal-too-late`. */
export function appeal(
  application: Application,
  statement: string,
  days: number,
  { by, now }: { readonly by: UserId; readonly now: Temporal.Instant },
): Application {
  refuseUnless(application, ['rejected'], 'One can appeal where it was rejected.');
  if (application.appealedAt) {
    throw new Problem(
      'already-appealed',
      'You have appealed already, and there is one appeal only. It stands as decided.',
    );
  }
  const until = appealUntil(application, days);
  if (until && Temporal.Instant.compare(now, until) >= 0) {
    const detail = `The ${days} days to appeal were over on ${britishDate(until)}. You can apply again while the programme is open.`;
    throw new Problem('appeal-too-late', detail, { until: until.toString() });
  }
  return { ...application, appealedAt: now, appealedBy: by, appealStatement: statement };
}

/**
 * By somebody who did not decide first. Upheld, it is where it was before the decision, to be decided anew; who was in a line
 * is in it again. Throws `application-state`, `not-allowed`.
 */
export function decideAppeal(
  application: Application,
  programme: Pick<Programme, 'decision'>,
  { decision, reason }: { readonly decision: AppealDecision; readonly reason: string },
  { by, now }: { readonly by: UserId; readonly now: Temporal.Instant },
): Application {
  refuseUnless(application, ['rejected'], 'There is no appeal to decide.');
  if (!application.appealedAt || application.appealDecidedAt) {
    throw new Problem('application-state', 'There is no appeal of it to decide.', { state: application.state });
  }
  if (application.decidedBy === by) {
    throw new Problem(
      'not-allowed',
      'You wrote down the decision that this appeal is against. Please let another steward decide.',
    );
  }
  const decided = {
    ...application,
    appealDecidedAt: now,
    appealDecidedBy: by,
    appealDecision: decision,
    appealReason: reason,
  };
  return decision === 'dismissed'
    ? decided
    : { ...decided, state: stateBefore(application, programme), stateSince: now };
}

function stateBefore({ scoreHalfPoints }: Application, { decision }: Pick<Programme, 'decision'>): ApplicationState {
  if (decision === 'first-come') return 'wait-listed';
  return scoreHalfPoints === null ? 'diagnosed' : 'scored';
}

/** Nobody can have decided what was not there yet. */
function refuseOddDay({ submittedAt }: Application, on: string, now: Temporal.Instant): void {
  const [first, last] = [britishDate(submittedAt ?? now), britishDate(now)];
  if (first <= on && on <= last) return;
  const detail = `must be a day from ${first}, when it was submitted, to ${last}`;
  throw new Problem('invalid-request', `Nothing was decided. Please mend: /on: ${detail}.`, {
    errors: [{ pointer: '/on', detail, rule: 'out-of-range', least: first, most: last }],
  });
}
