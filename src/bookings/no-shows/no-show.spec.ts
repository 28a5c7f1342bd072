import { describe, expect, test } from '@jest/globals';
import type { Relation } from '../../accounts/index.js';
import type { UserId } from '../../kernel/id.js';
import type { Booking } from '../booking.js';
import { contest, nextOf, type NoShow, report, settledAt } from './no-show.js';

const at = (text: string) => Temporal.Instant.from(`2027-03-${text}Z`);
const by = 'somebody' as UserId;
const confirmed = { state: 'confirmed', startsAt: at('01T09:00'), acceptBy: null, acceptedAt: null } as Booking;

function refusal(work: () => unknown): string | undefined {
  try {
    work();
    return undefined;
  } catch (error) {
    return (error as { code?: string }).code;
  }
}

test.each<[NoShowSideCase]>([
  [{ side: 'client', as: ['adviser'], now: '01T09:15' }],
  [{ side: 'client', as: ['adviser'], now: '01T09:14:59.999', code: 'too-early' }],
  [{ side: 'client', as: ['adviser'], now: '08T08:59:59.999' }],
  [{ side: 'client', as: ['adviser'], now: '08T09:00', code: 'too-late' }],
  [{ side: 'client', as: ['adviser'], now: '08T09:00', undoneAt: '05T12:00' }],
  [{ side: 'client', as: ['adviser'], now: '12T12:00', undoneAt: '05T12:00', code: 'too-late' }],
  [{ side: 'adviser', as: ['booker'], now: '01T10:00' }],
  [{ side: 'adviser', as: ['admin'], now: '01T10:00' }],
  [{ side: 'adviser', as: ['adviser'], now: '01T10:00', code: 'not-allowed' }],
  [{ side: 'client', as: ['booker'], now: '01T10:00', code: 'not-allowed' }],
  [{ side: 'client', as: ['adviser', 'steward'], now: '01T10:00' }],
])('a report is taken or refused: %p', ({ side, as: relations, now, undoneAt, code }) => {
  const given = { side, by, relations, waitMinutes: 15, undoneAt: undoneAt === undefined ? null : at(undoneAt) };
  expect(refusal(() => report(confirmed, given, at(now)))).toBe(code);
});

interface NoShowSideCase {
  readonly side: NoShow['side'];
  readonly as: readonly Relation[];
  readonly now: string;
  readonly undoneAt?: string;
  readonly code?: string;
}

const clocks = { open_days: 14, objection_days: 5, mediator_working_days: 5, panel_working_days: 10, appeal_days: 14 };

test.each<[string, Partial<NoShow>, string, boolean, ReturnType<typeof nextOf>]>([
  ['waits for a steward', {}, '10T09:59', true, 'waits'],
  ['is warned of five days before its end', {}, '10T10:00', true, 'is-warned-of'],
  ['waits on then', { warnedAt: at('10T10:00') }, '15T09:59', true, 'waits'],
  ['becomes a dispute of what is due of a client', { warnedAt: at('10T10:00') }, '15T10:00', true, 'is-disputed'],
  ['stands where nothing is due of them', { warnedAt: at('10T10:00') }, '15T10:00', false, 'stands'],
  ['is undone of an adviser', { warnedAt: at('10T10:00'), side: 'adviser' }, '15T10:00', false, 'is-undone'],
  ['is open five days after it was warned of late', { warnedAt: at('20T10:00') }, '25T09:59', true, 'waits'],
  ['is left alone where it was decided on', { decision: 'stands' }, '31T10:00', true, 'waits'],
  ['and where nobody contests it', { contestedAt: null }, '31T10:00', true, 'waits'],
])('a contested no-show that nobody settles %s', (_, given, now, isDue, next) => {
  const contested = { side: 'client', contestedAt: at('01T10:00'), warnedAt: null, decision: null } as const;
  expect(nextOf({ ...contested, ...given }, { isDue, clocks }, at(now))).toBe(next);
});

describe('a no-show', () => {
  const reported = {
    ...{ side: 'client', reportedAt: at('01T10:00'), contestBy: at('03T10:00'), contestedAt: null, decision: null },
    decidedAt: null,
  } as NoShow;
  const contested = { ...reported, contestedAt: at('02T10:00') };

  test.each<[string, NoShow, string, string | null]>([
    ['that nobody contested in time', reported, '03T10:00', '03T10:00'],
    ['that somebody still can', reported, '03T09:59:59.999', null],
    ['that is contested, for as long as it takes', contested, '31T10:00', null],
    [
      'that was decided to stand',
      { ...contested, decision: 'stands', decidedAt: at('09T10:00') },
      '10T10:00',
      '09T10:00',
    ],
    ['that was undone', { ...contested, decision: 'undone', decidedAt: at('09T10:00') }, '10T10:00', null],
  ])('%s is certain since then, or not', (_, noShow, now, since) => {
    expect(settledAt(noShow, at(now))).toEqual(since === null ? null : at(since));
  });

  test.each<[string, NoShow, readonly Relation[], string, string | undefined]>([
    ['by its side in time', reported, ['booker'], '03T09:59:59.999', undefined],
    ['too late', reported, ['booker'], '03T10:00', 'too-late'],
    ['by the side that reported it', reported, ['adviser'], '02T10:00', 'not-allowed'],
    ['twice', contested, ['booker'], '02T11:00', 'no-show-state'],
  ])('is contested %s, or not', (_, noShow, relations, now, code) => {
    expect(refusal(() => contest(noShow, { by, relations, statement: 'We came.' }, at(now)))).toBe(code);
  });
});
