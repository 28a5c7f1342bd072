import { expect, test } from '@jest/globals';
import { wordsOf } from './search.js';

test.each([
  ['  Board   training ', ['Board', 'training']],
  ['& — !', []],
  ['Llŷr 2', ['Llŷr', '2']],
  ['a b c d e f g', ['a', 'b', 'c', 'd', 'e', 'f']],
])('%j is %j', (typed, words) => {
  expect(wordsOf(typed)).toEqual(words);
});
