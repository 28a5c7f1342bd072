import { describe, expect, test } from '@jest/globals';
import type { OrganisationId, PackageId, UserId } from '../../kernel/id.js';
import { type Application, type ApplicationState, applicationStates, type EnterpriseAsItWas } from '../application.js';
import type { DecisionMode, Programme } from '../programme.js';
import { appeal, decide, decideAppeal, type Decision, diagnose, moveUp, start, submit, withdraw } from './steps.js';

const now = Temporal.Instant.from('2027-03-22T08:00:00Z');
const [booker, steward, another] = ['b', 's', 't'] as UserId[] as [UserId, UserId, UserId];
const enterprise: EnterpriseAsItWas = {
  ...{ legalForm: null, registrationNumber: null, region: 'wales', stage: 'planning', sectors: [], people: 3 },
  trading: null,
};
const begun = start(
  {
    ...{
      programme: { id: 'p' } as unknown as Programme,
      packageId: 'k' as PackageId,
      organisationId: 'o' as OrganisationId,
    },
    ...{ enterprise, unmet: [], need: 'We want to become a worker co-operative.', diagnosticId: null },
  },
  booker,
  now,
);
const rejected: Application = {
  ...{ ...begun, state: 'rejected', decidedAt: now, decidedBy: steward, decidedOn: '2027-03-20', reason: 'Not now' },
};
const decided = { on: '2027-03-22', reference: 'Panel 1', reason: 'Not now' };

/** The states from which something can be done. */
function possible(step: (application: Application) => Application): ApplicationState[] {
  return applicationStates.filter((state) => {
    try {
      step({ ...begun, state });
      return true;
    } catch (error) {
      expect(error).toMatchObject({ code: 'application-state' });
      return false;
    }
  });
}

test.each<[string, (application: Application) => Application, ApplicationState[]]>([
  ['submitted', (application) => submit(application, { enterprise, unmet: [] }, booker, now), ['started']],
  ['withdrawn', (each) => withdraw(each, now), ['started', 'submitted', 'diagnosed', 'scored', 'wait-listed']],
  [
    'diagnosed',
    (each) => diagnose(each, { adviserKind: 'barefoot', topics: [], note: '' }, steward, now),
    ['submitted', 'diagnosed'],
  ],
  [
    'appealed against',
    (each) => appeal({ ...each, decidedAt: now }, 'Again, please.', 14, { by: booker, now }),
    ['rejected'],
  ],
])('an application is %s from these states only', (_, step, from) => {
  expect(possible(step)).toEqual(from);
});

test.each<[DecisionMode, Decision, ApplicationState[]]>([
  ['first-come', 'offer', []],
  ['first-come', 'wait-list', []],
  ['first-come', 'reject', ['wait-listed']],
  ['panel', 'offer', ['scored']],
  ['panel', 'wait-list', ['scored']],
  ['panel', 'reject', ['scored', 'wait-listed']],
  ['members', 'offer', ['diagnosed']],
  ['members', 'reject', ['diagnosed', 'wait-listed']],
])('where it is %s, the decision to %s is taken from %j', (decision, taken, from) => {
  const step = (application: Application) =>
    decide(application, { decision }, { ...decided, decision: taken }, { by: steward, now });
  expect(possible(step)).toEqual(from);
});

test('who does not meet the rules is ineligible from the start, or by the time they submit', () => {
  const programme = { id: 'p' } as unknown as Programme;
  const asked = {
    programme,
    packageId: begun.packageId,
    organisationId: begun.organisationId,
    need: '',
    diagnosticId: null,
  };
  expect(start({ ...asked, enterprise, unmet: ['region'] }, booker, now).state).toBe('ineligible');
  expect(submit(begun, { enterprise, unmet: ['size'] }, booker, now)).toMatchObject({
    ...{ state: 'ineligible', unmet: ['size'], submittedAt: null },
  });
});

test('a need of a word or two is not submitted', () => {
  expect(() => submit({ ...begun, need: '  Money, please.   ' }, { enterprise, unmet: [] }, booker, now)).toThrow(
    expect.objectContaining({ code: 'application-incomplete' }),
  );
});

test.each([
  ['2027-03-21', 'is of the day on which it was submitted'],
  ['2027-03-22', 'is of a day that has come'],
  ['2027-03-20', 'is not of one before that'],
  ['2027-03-23', 'is not of one to come'],
])('a decision on %s %s', (on, words) => {
  const step = () =>
    decide(
      { ...begun, state: 'scored', submittedAt: Temporal.Instant.from('2027-03-21T23:30:00Z') },
      { decision: 'panel' },
      { ...decided, decision: 'offer', on },
      { by: steward, now },
    );
  if (words.startsWith('is of')) expect(step()).toMatchObject({ state: 'offered', decidedBy: steward });
  else {
    const detail = 'must be a day from 2027-03-21, when it was submitted, to 2027-03-22';
    const errors = [{ pointer: '/on', detail, rule: 'out-of-range', least: '2027-03-21', most: '2027-03-22' }];
    expect(step).toThrow(expect.objectContaining({ code: 'invalid-request', facts: { errors } }));
  }
});

test('who moves up keeps the day on which it was decided that they wait', () => {
  const waiting: Application = { ...rejected, state: 'wait-listed' };
  expect(moveUp(waiting, now.add({ hours: 24 }))).toMatchObject({
    state: 'offered',
    decidedAt: now,
    decidedBy: steward,
  });
});

describe('an appeal', () => {
  const by = (hours: number) => ({ by: booker, now: now.add({ hours }) });

  test('is in time until fourteen days are over', () => {
    expect(
      appeal(rejected, 'Again, please.', 14, { by: booker, now: now.add({ hours: 336 }).subtract({ seconds: 1 }) }),
    ).toMatchObject({
      appealStatement: 'Again, please.',
    });
    expect(() => appeal(rejected, 'Again, please.', 14, by(336))).toThrow(
      expect.objectContaining({ code: 'appeal-too-late' }),
    );
  });

  test('there is one', () => {
    const appealed = appeal(rejected, 'Again, please.', 14, by(1));
    expect(() => appeal(appealed, 'And again.', 14, by(2))).toThrow(
      expect.objectContaining({ code: 'already-appealed' }),
    );
  });

  test('is not decided by who decided first, nor twice, nor where there is none', () => {
    const appealed = appeal(rejected, 'Again, please.', 14, by(1));
    const uphold = { decision: 'upheld', reason: 'So it was.' } as const;
    const decideIt = (standing: Application, who: UserId) =>
      decideAppeal(standing, { decision: 'members' }, uphold, { by: who, now });
    expect(() => decideIt(appealed, steward)).toThrow(expect.objectContaining({ code: 'not-allowed' }));
    expect(() => decideIt(rejected, another)).toThrow(expect.objectContaining({ code: 'application-state' }));
    const dismissed = decideAppeal(
      ...([appealed, { decision: 'members' }, { ...uphold, decision: 'dismissed' }, { by: another, now }] as const),
    );
    expect(dismissed.state).toBe('rejected');
    expect(() => decideIt(dismissed, another)).toThrow(expect.objectContaining({ code: 'application-state' }));
  });

  test.each<[DecisionMode, number | null, ApplicationState]>([
    ['panel', 31, 'scored'],
    ['members', null, 'diagnosed'],
    ['first-come', null, 'wait-listed'],
  ])('that is upheld leads back, %s with the score %p, to %s', (decision, scoreHalfPoints, state) => {
    const appealed = appeal({ ...rejected, scoreHalfPoints }, 'Again, please.', 14, by(1));
    const uphold = { decision: 'upheld', reason: 'So it was.' } as const;
    expect(decideAppeal(appealed, { decision }, uphold, { by: another, now })).toMatchObject({ state });
  });
});
