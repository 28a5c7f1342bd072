import { expect, test } from '@jest/globals';
import { refuseUnfinished, spanOfDays } from './report-period.js';

test.each([
  ['2031-01-01', '2031-03-31', '2031-01-01T00:00:00Z', '2031-03-31T23:00:00Z'], // clocks went forward on the 30th
  ['2031-07-01', '2031-07-01', '2031-06-30T23:00:00Z', '2031-07-01T23:00:00Z'],
  ['2031-10-26', '2031-10-26', '2031-10-25T23:00:00Z', '2031-10-27T00:00:00Z'], // a day of 25 hours
  ['2031-02-01', '2033-01-31', '2031-02-01T00:00:00Z', '2033-02-01T00:00:00Z'],
])('from %s to %s is from %s until before %s', (from, to, start, end) => {
  const span = spanOfDays({ from, to });
  expect([span.start.toString(), span.end.toString()]).toEqual([start, end]);
});

test.each([
  ['2031-02-01', '2031-01-31'],
  ['2031-02-01', '2033-02-01'],
])('from %s to %s is no period of a report', (from, to) => {
  expect(() => spanOfDays({ from, to })).toThrow(expect.objectContaining({ code: 'window-out-of-range' }));
});

test('a period is over when its last day is, on a British calendar', () => {
  const span = spanOfDays({ from: '2031-06-01', to: '2031-06-30' });
  expect(() => refuseUnfinished(span, Temporal.Instant.from('2031-06-30T23:00:00Z'))).not.toThrow();
  expect(() => refuseUnfinished(span, Temporal.Instant.from('2031-06-30T22:59:59.999Z'))).toThrow(
    expect.objectContaining({ code: 'too-early', facts: { from: '2031-06-30T23:00:00Z' } }),
  );
});
