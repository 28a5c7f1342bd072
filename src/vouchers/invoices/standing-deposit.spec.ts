import { expect, test } from '@jest/globals';
import { changed, monthDue, type StandingDeposit } from './standing-deposit.js';

const at = (text: string) => Temporal.Instant.from(text);
const standing = {
  day: 15,
  state: 'active',
  stateSince: at('2027-03-10T09:00:00Z'),
  pauseReason: null,
} as StandingDeposit;

test.each([
  ['before its day', '2027-03-14T23:59:59Z', null],
  ['on its day', '2027-03-15T00:00:00Z', '2027-03-01'],
  ['later in the month, as after a rest', '2027-03-31T12:00:00Z', '2027-03-01'],
  ['on a British calendar, which is ahead in summer', '2027-04-14T23:30:00Z', '2027-04-01'],
  ['before the day of the next month', '2027-04-14T12:00:00Z', null],
])('%s', (_, now, month) => {
  expect(monthDue(standing, at(now))).toBe(month);
});

test('what fell due before it was started or resumed is not asked for', () => {
  const late = { ...standing, stateSince: at('2027-03-16T09:00:00Z') };
  expect(monthDue(late, at('2027-03-20T09:00:00Z'))).toBeNull();
  expect(monthDue(late, at('2027-04-15T09:00:00Z'))).toBe('2027-04-01');
  expect(monthDue({ ...standing, stateSince: at('2027-03-15T09:00:00Z') }, at('2027-03-15T09:01:00Z'))).toBe(
    '2027-03-01',
  );
});

test('one that is paused or has ended asks for nothing, and what has ended stays so', () => {
  const now = at('2027-03-20T09:00:00Z');
  const paused = changed(standing, { state: 'paused', by: null, because: 'no-mandate' }, now);
  expect(paused).toMatchObject({ state: 'paused', pauseReason: 'no-mandate', stateSince: now });
  expect(monthDue(paused, now)).toBeNull();
  expect(changed(paused, { state: 'active', by: null }, now)).toMatchObject({ state: 'active', pauseReason: null });
  const ended = changed(paused, { state: 'ended', by: null }, now);
  expect(monthDue(ended, now)).toBeNull();
  expect(() => changed(ended, { state: 'active', by: null }, now)).toThrow('has ended');
});
