import { describe, expect, test } from '@jest/globals';
import { canonicalJson } from './canonical-json.js';

describe('canonical JSON', () => {
  test.each<[unknown, string]>([
    [{ b: 1, a: [true, false, null, 'x'] }, '{"a":[true,false,null,"x"],"b":1}'],
    [{ a: { z: 1, y: { x: [] } } }, '{"a":{"y":{"x":[]},"z":1}}'],
    ['Tŷ "Ŵyl"\n\u0001/', '"Tŷ \\"Ŵyl\\"\\n\\u0001/"'],
    [-0, '0'],
    [Number.MAX_SAFE_INTEGER, '9007199254740991'],
    [{}, '{}'],
    // The example of RFC 8785, 3.2.3, less its number: names are sorted by UTF-16 units, not by code points.
    [
      { '\u20ac': 1, '\r': 2, '\ufb33': 3, '1': 4, '\ud83d\ude00': 5, '\u0080': 6, '\u00f6': 7 },
      '{"\\r":2,"1":4,"\u0080":6,"\u00f6":7,"\u20ac":1,"\ud83d\ude00":5,"\ufb33":3}',
    ],
  ])('of %j', (value, text) => {
    expect(canonicalJson(value)).toBe(text);
    expect(canonicalJson(JSON.parse(text))).toBe(text);
  });

  test.each([1.5, NaN, Infinity, 2 ** 53, '\ud83d', { a: undefined }, [() => 1], 1n])(
    'there is none of %p',
    (value) => {
      expect(() => canonicalJson(value)).toThrow(RangeError);
    },
  );
});
