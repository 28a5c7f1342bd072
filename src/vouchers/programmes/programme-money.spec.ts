import { describe, expect, test } from '@jest/globals';
import { money } from '../../kernel/money.js';
import { flowsOf, forecast, paceSince } from './programme-money.js';

const now = Temporal.Instant.from('2031-05-01T12:00:00Z');

test('what a fund got and gave adds up to what is left in it', () => {
  const byCode = new Map([
    ['deposit-received', money(100_000)],
    ['deposit-received-reversed', money(-20_000)],
    ['voucher-offered', money(-60_000)],
    ['voucher-lapsed', money(15_000)],
    ['returned-to-programme', money(500)],
    ['commitment-fee-received', money(2_500)],
    ['clawback-borne', money(1_000)],
    ['fund-returned', money(-30_000)],
  ]);
  expect(flowsOf(byCode, 'GBP')).toEqual({
    deposited: money(80_000),
    otherReceived: money(3_500),
    offered: money(60_000),
    cameBack: money(15_500),
    returnedToFunder: money(30_000),
    left: money(9_000),
  });
  expect(Object.values(flowsOf(new Map(), 'GBP'))).toEqual(Array.from({ length: 6 }, () => money(0)));
});

test.each([
  [null, 90, '2031-01-31T12:00:00Z'],
  ['2031-05-01T12:00:00Z', 1, '2031-05-01T12:00:00Z'],
  ['2031-04-29T12:00:01Z', 1, '2031-04-29T12:00:01Z'],
  ['2031-04-29T12:00:00Z', 2, '2031-04-29T12:00:00Z'],
  ['2031-01-31T12:00:00Z', 90, '2031-01-31T12:00:00Z'],
  ['2020-01-01T00:00:00Z', 90, '2031-01-31T12:00:00Z'],
])('with a first offer at %s a pace is that of %i days, since %s', (first, days, since) => {
  const pace = paceSince(first === null ? null : Temporal.Instant.from(first), now);
  expect({ ...pace, since: pace.since.toString() }).toEqual({ days, since });
});

describe('at the present pace', () => {
  const rest = { left: money(10_000), inVouchers: money(6_000), reserved: money(2_000) };

  test('all is drawn, and the fund is offered, on a day', () => {
    const pace = { days: 90, drawn: money(90_000), offered: money(45_000) };
    expect(forecast(pace, rest, now)).toEqual({
      days: 90,
      drawnADay: money(1_000),
      offeredADay: money(500),
      moneyRunsOutOn: '2031-05-19', // £180 at £10 a day
      fundRunsOutOn: '2031-05-21', // £100 at £5 a day
    });
  });

  test('of nothing it never is, nor within a century of next to nothing', () => {
    const nothing = { moneyRunsOutOn: null, fundRunsOutOn: null };
    expect(forecast({ days: 90, drawn: money(0), offered: money(0) }, rest, now)).toMatchObject(nothing);
    const much = { left: money(1_000_000_000), inVouchers: money(0), reserved: money(0) };
    expect(forecast({ days: 90, drawn: money(1), offered: money(1) }, much, now)).toMatchObject(nothing);
  });

  test('it is so today where nothing is left', () => {
    const none = { left: money(0), inVouchers: money(0), reserved: money(0) };
    const today = { moneyRunsOutOn: '2031-05-01', fundRunsOutOn: '2031-05-01' };
    expect(forecast({ days: 1, drawn: money(1), offered: money(1) }, none, now)).toMatchObject(today);
  });
});
