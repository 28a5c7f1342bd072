import { expect, test } from '@jest/globals';
import { money } from '../../kernel/money.js';
import { isAlarming, shareOfCap } from './guarantee-fund.js';

test.each([
  ['nothing is exposed', 0, 10_000, 0, false],
  ['a penny under the alarm', 7999, 10_000, 7999, false],
  ['at the alarm', 8000, 10_000, 8000, true],
  ['beyond the cap', 12_000, 10_000, 12_000, true],
  ['two thirds, rounded down', 2, 3, 6666, false],
  ['the largest cap', 9_999_999_999, 10_000_000_000, 9999, true],
  ['something, where nothing may be', 1, 0, null, true],
  ['nothing, where nothing may be', 0, 0, null, false],
])('%s', (_, exposure, cap, share, alarming) => {
  const fund = { exposure: money(exposure), exposureCap: money(cap), alarmPercent: 80 };
  expect([shareOfCap(fund), isAlarming(fund)]).toEqual([share, alarming]);
});
