import { describe, expect, test } from '@jest/globals';
import type { BookingId, ReviewId, UserId } from '../../kernel/id.js';
import { isVisible, review, type Review, type ReviewSide, reviewTimes } from './review.js';

const accepted = Temporal.Instant.from('2027-03-01T10:00Z');
const day = (count: number) => accepted.add({ seconds: Math.round(count * 86_400) });
const times = reviewTimes(accepted, 7);

function written(side: ReviewSide, after: number) {
  return {
    ...{ id: side as string as ReviewId, bookingId: 'booking' as BookingId, side, writtenBy: 'somebody' as UserId },
    ...{ writtenAt: day(after), comment: '', namesOrganisation: false },
    ratings: { useful: null, clear: null, prepared: null, respectful: null, onTime: 5 },
  };
}

/** Both in turn, or a refusal's code: when the first was written, and the second. */
function outcome(first: number, second?: number): Review[] | string {
  try {
    const one = review(written('client', first), [], times);
    return second === undefined ? one : review(written('adviser', second), one, times);
  } catch (error) {
    return (error as { code: string }).code;
  }
}

/** Days after acceptance from which on each can be read. */
function visible(reviews: Review[] | string): number[] | string {
  return typeof reviews === 'string'
    ? reviews
    : reviews.map(({ visibleFrom }) => accepted.until(visibleFrom).total({ unit: 'hours' }) / 24);
}

describe('a review of a session that was accepted on day 0', () => {
  test.each<[number, number[] | string]>([
    [0, [7]],
    [6.99, [7]],
    [7, [14]], // late: as many days for itself
    [10, [17]],
    [21, [28]],
    [27.5, [28]],
    [28, 'too-late'],
  ])('and written on day %d alone is visible from day %p on', (first, expected) => {
    expect(visible(outcome(first))).toEqual(expected);
  });

  test.each<[number, number, number[] | string]>([
    [0, 0, [0, 0]],
    [1, 6.99, [6.99, 6.99]],
    [1, 7, 'too-late'], // the first can be read, so that the second would not be blind
    [10, 16.9, [16.9, 16.9]],
    [10, 17, 'too-late'],
    [27, 27.9, [27.9, 27.9]],
  ])('on days %d and %d, by the two sides: visible from %p on', (first, second, expected) => {
    const found = visible(outcome(first, second));
    if (typeof expected === 'string') expect(found).toBe(expected);
    else for (const [index, one] of expected.entries()) expect((found as number[])[index]).toBeCloseTo(one, 3);
  });

  test('is not seen by the other side, who could still write, at any time', () => {
    for (let first = 0; first < 28; first += 0.25) {
      const one = outcome(first) as Review[];
      for (let second = first; second < 28; second += 0.25) {
        const both = outcome(first, second);
        expect(typeof both === 'string').toBe(one.every((each) => isVisible(each, day(second))));
      }
    }
  });

  test('is the only one of its side', () => {
    const before = review(written('client', 1), [], times);
    expect(() => review(written('client', 2), before, times)).toThrow('Your side has reviewed this session already.');
  });
});
