import { describe, expect, test } from '@jest/globals';
import type { BookingId, UserId } from '../../kernel/id.js';
import { type ActionPlan, isCosigned, rewrite, sign } from './action-plan.js';

const monday = Temporal.Instant.from('2027-03-22T09:00Z');
const tuesday = monday.add({ hours: 24 });
const ada = 'ada' as UserId;
const ben = 'ben' as UserId;
const item = { what: 'Ring them', who: 'client', by: '2027-05-01', done: false } as const;
const empty: ActionPlan = {
  ...{ bookingId: 'booking' as BookingId, version: 0, writtenAt: null, writtenBy: null, writtenSide: null },
  ...{ firstCosignedAt: null, items: [], signatures: [] },
};
const asClient = { by: ada, side: 'client' } as const;
const asAdviser = { by: ben, side: 'adviser' } as const;

describe('a plan', () => {
  test('that is signed and rewritten keeps what was done, and no signature', () => {
    const first = rewrite(
      empty,
      [
        { ...item, done: true },
        { ...item, what: 'Write' },
      ],
      asClient,
      monday,
    );
    const signed = sign(sign(first, { ...asClient, at: monday }), { ...asAdviser, at: monday });
    expect(signed).toMatchObject({ version: 1, firstCosignedAt: monday });
    const again = rewrite(
      signed,
      [
        { ...item, what: 'Write', done: true },
        { ...item, done: true, by: '2027-06-01' },
      ],
      asAdviser,
      tuesday,
    );
    expect(again).toMatchObject({ version: 2, writtenSide: 'adviser', signatures: [], firstCosignedAt: monday });
    expect(again.items).toMatchObject([
      { what: 'Write', doneAt: tuesday, doneBy: ben },
      { what: 'Ring them', by: '2027-06-01', doneAt: monday, doneBy: ada },
    ]);
    expect(rewrite(again, [item], asClient, tuesday).items).toMatchObject([{ doneAt: null, doneBy: null }]);
  });

  test('is co-signed by two sides, not by one twice, and for the first time once', () => {
    const plan = rewrite(empty, [item], asClient, monday);
    const half = sign(plan, { ...asClient, at: monday });
    expect(isCosigned(half)).toBe(false);
    expect(sign(half, { by: ben, side: 'client', at: tuesday })).toBe(half);
    const whole = sign(half, { ...asAdviser, at: tuesday });
    expect(isCosigned(whole)).toBe(true);
    expect(whole.firstCosignedAt).toEqual(tuesday);
    const next = sign(rewrite(whole, [item], asClient, tuesday), { ...asClient, at: tuesday.add({ hours: 1 }) });
    expect(sign(next, { ...asAdviser, at: tuesday.add({ hours: 2 }) }).firstCosignedAt).toEqual(tuesday);
  });

  test('is written at most 200 times', () => {
    const last = rewrite({ ...empty, version: 199 }, [item], asClient, monday);
    expect(() => rewrite(last, [item], asClient, monday)).toThrow('at most 200 times');
  });
});
