import { describe, expect, test } from '@jest/globals';
import { money } from '../kernel/money.js';
import { floorOf, hundredths, policySchemas } from './policy.js';

// Living Wage Foundation, real Living Wage 2025-26; on-costs and utilisation as the members set them.
const wage = { uk_minor: 1345, london_minor: 1480 };
const floor = { on_cost_percent: 132, utilisation_percent: 60 };

describe('the floor', () => {
  test.each([
    ['uk', 2959],
    ['london', 3256],
  ] as const)('of an hour in the %s is %i pence', (area, pence) => {
    expect(floorOf(wage, floor, area)).toEqual(money(pence));
  });
});

describe('a policy value', () => {
  test('keeps the fee at or under its cap', () => {
    expect(policySchemas['platform-fee'].safeParse({ percent: 8.01 }).success).toBe(false);
  });

  test('keeps the bands in order', () => {
    const bands = { free_hours: 24, late_hours: 72, middle_percent: 50, late_percent: 100 };
    expect(policySchemas['cancellation-bands'].safeParse(bands).error?.issues).toMatchObject([
      { path: ['late_hours'] },
    ]);
  });

  test('has percentages that are whole hundredths', () => {
    expect([8, 0.07, 29.99, 4.35].map(hundredths)).toEqual([800, 7, 2999, 435]);
    expect(policySchemas['base-rate'].safeParse({ percent: 3.751 }).success).toBe(false);
  });
});
