import { describe, expect, test } from '@jest/globals';
import { type Span } from '../kernel/time.js';
import { freeSpans, mergeSpans } from './free-spans.js';

/** `'0-5 7-9'` as spans. */
function spans(text: string): Span[] {
  return (text.match(/\d+-\d+/g) ?? []).map((span) => {
    const [start, end] = span.split('-').map(Number);
    return { start: start ?? NaN, end: end ?? NaN };
  });
}

function told(list: readonly Span[]): string {
  return list.map(({ start, end }) => `${start}-${end}`).join(' ');
}

describe('mergeSpans', () => {
  test.each([
    ['nothing', '', ''],
    ['apart', '0-5 7-9', '0-5 7-9'],
    ['abutting', '0-5 5-9', '0-9'],
    ['overlapping', '0-5 3-9', '0-9'],
    ['one inside another', '0-9 3-5 6-7', '0-9'],
    ['out of order', '7-9 0-5 4-6', '0-6 7-9'],
    ['empty ones', '3-3 5-9 6-6', '5-9'],
  ])('%s', (_, text, expected) => {
    expect(told(mergeSpans(spans(text)))).toBe(expected);
  });
});

describe('freeSpans', () => {
  test.each([
    ['nothing taken: windows that abut become one', '0-5 5-9 11-12', '', '', '0-9 11-12'],
    ['time off in the middle', '0-9', '3-5', '', '0-3 5-9'],
    ['at both ends', '0-9', '0-2 8-9', '', '2-8'],
    ['over the edges', '3-9', '0-4', '8-12', '4-8'],
    ['all of it', '3-9', '3-9', '', ''],
    ['across two windows', '0-5 7-12', '4-8', '', '0-4 8-12'],
    ['across a whole window', '0-2 4-6 8-10', '1-9', '', '0-1 9-10'],
    ['time off and an occupancy that overlap', '0-9', '2-5', '4-6', '0-2 6-9'],
    ['outside open time', '3-5', '0-2 6-7', '5-6', '3-5'],
  ])('%s', (_, windows, timeOff, occupied, expected) => {
    expect(told(freeSpans(spans(windows), spans(timeOff), spans(occupied)))).toBe(expected);
  });
});
