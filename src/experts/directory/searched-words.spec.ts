import { expect, test } from '@jest/globals';
import { searchedWords } from './searched-words.js';

test.each([
  ['a question in English', 'How do we register?', ['register?']],
  ['a question in Welsh', 'Rydym wedi ffraeo', ['ffraeo']],
  ['what everybody here is about', 'rules for a food co-op', ['rules', 'food']],
  ['that in Welsh', 'rheolau cydweithfa fwyd', ['rheolau', 'fwyd']],
  ['words in quotation marks', '“the” rules', ['rules']],
  ['nothing else', 'a co-op', ['a', 'co-op']],
  ['signs', ' & -- ', []],
  ['more than six', 'one two three four five six seven', ['one', 'two', 'three', 'four', 'five', 'six']],
])('of %s, those are looked for that tell advisers apart', (_what, typed, words) => {
  expect(searchedWords(typed)).toEqual(words);
});
