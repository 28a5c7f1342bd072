import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { calendarLines, nameValue, singleLine, textValue, uriValue } from './calendar-lines.js';

test.each([
  [['A:b'], 'A:b\r\n'],
  [[], ''],
  [['A:b', 'C:d'], 'A:b\r\nC:d\r\n'],
  [['x'.repeat(74)], `${'x'.repeat(74)}\r\n`],
  [['x'.repeat(75)], `${'x'.repeat(74)}\r\n x\r\n`],
  [[`${'x'.repeat(73)}ŵ`], `${'x'.repeat(73)}\r\n ŵ\r\n`],
  [[`${'x'.repeat(72)}ŵ`], `${'x'.repeat(72)}ŵ\r\n`],
])('lines %j are %j', (lines, text) => {
  expect(calendarLines(lines)).toBe(text);
});

test('any line is folded between characters, at 75 octets at most, and is whole when it is unfolded', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 400 }), (given) => {
      const line = singleLine(given);
      const folded = calendarLines([line]);
      expect(folded.replaceAll('\r\n ', '')).toBe(`${line}\r\n`);
      for (const piece of folded.split('\r\n')) {
        expect(Buffer.byteLength(piece)).toBeLessThanOrEqual(75);
        expect(piece.isWellFormed()).toBe(true);
      }
    }),
  );
});

test.each([
  [textValue, 'a,b;c\\d\r\ne\u2028f', 'a\\,b\\;c\\\\d\\ne\\nf'],
  [textValue, 'bell\u0007 \ud800', 'bell \ufffd'],
  [nameValue, 'Back\\slash\nMair', 'Back/slash Mair'],
  [uriValue, 'https://a.example/b?c=1,2;d=" "', 'https://a.example/b?c=1%2C2%3Bd=%22%20%22'],
])('%p of %j is %j', (of, given, value) => {
  expect(of(given)).toBe(value);
});
