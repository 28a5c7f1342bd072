import { describe, expect, test } from '@jest/globals';
import type { BookingId, ObjectionId, UserId } from '../../kernel/id.js';
import { close, decide, nextOf, type Objection, raise, standsUntil } from './objection.js';

const clocks = { open_days: 14, objection_days: 5, mediator_working_days: 5, panel_working_days: 10, appeal_days: 14 };
const recordedAt = Temporal.Instant.from('2027-03-01T12:00:00Z');
const day = (days: number) => recordedAt.add({ seconds: Math.round(days * 24 * 3600) });

const raisedOn = (days: number, reason: Objection['reason'] = 'minutes-wrong'): Objection =>
  raise([], {
    ...{ id: 'o' as ObjectionId, bookingId: 'b' as BookingId, version: 1, reason, statement: 'It was shorter.' },
    ...{ raisedAt: day(days), raisedBy: 'u' as UserId },
  });
const objection = raisedOn(1);
const warned = { ...objection, warnedAt: day(9) };
const noSession = { ...raisedOn(1, 'did-not-take-place'), warnedAt: day(9) };
const late = raisedOn(13);
const verdict = { decision: 'to-be-corrected', by: 's' as UserId, note: null } as const;

describe('an objection that nobody settles', () => {
  test.each<[string, Objection, number, ReturnType<typeof nextOf>]>([
    ['stands', objection, 8.99, 'waits'],
    ['is warned of five days before its client can dispute no more', objection, 9, 'is-warned-of'],
    ['is warned of however late that is', objection, 40, 'is-warned-of'],
    ['stands on when that is told', warned, 9, 'waits'],
    ['stands until then', warned, 13.99, 'waits'],
    ['lapses then', warned, 14, 'lapses'],
    ['becomes a dispute where there was no session', noSession, 14, 'is-disputed'],
    ['that was raised late is warned of at once', late, 13, 'is-warned-of'],
    ['and lapses after five days all the same', { ...late, warnedAt: day(13) }, 17.99, 'waits'],
    ['and not before', { ...late, warnedAt: day(13) }, 18, 'lapses'],
    ['lapses five days after it was told at the soonest', { ...warned, warnedAt: day(40) }, 44.99, 'waits'],
    ['and then', { ...warned, warnedAt: day(40) }, 45, 'lapses'],
    ['waits for its adviser where a steward upheld it', decide(warned, verdict, day(10)), 60, 'waits'],
    ['is left alone once it is over', close(warned, 'withdrawn', day(10)), 60, 'waits'],
  ])('%s', (_, one, days, next) => {
    expect(nextOf(one, recordedAt, clocks, day(days))).toBe(next);
  });

  test('stands as long again once the record is corrected', () => {
    expect(standsUntil(warned, day(12), clocks)).toEqual(day(26));
    expect(nextOf({ ...warned, warnedAt: null }, day(12), clocks, day(20))).toBe('waits');
    expect(nextOf({ ...warned, warnedAt: null }, day(12), clocks, day(21))).toBe('is-warned-of');
  });
});
