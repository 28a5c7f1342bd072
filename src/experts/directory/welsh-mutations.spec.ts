import { expect, test } from '@jest/globals';
import { mutationsOf } from './welsh-mutations.js';

test.each([
  ['neuddeg', 'deuddeg'],
  ['ddeuddeg', 'deuddeg'],
  ['deuddeg', 'ddeuddeg'],
  ['Ngwynedd', 'gwynedd'],
  ['Nghaerdydd', 'caerdydd'],
  ['Caerdydd', 'gaerdydd'],
  ['wledig', 'gwledig'],
  ['pŵer', 'bwer'],
])('%s may stand as %s in Welsh', (word, form) => {
  expect(mutationsOf(word)).toContain(form);
});

test.each(['tai', 'co-ops', 'Łódź', "a' | b", '', '1844'])('%s has no other forms', (word) => {
  expect(mutationsOf(word)).toEqual([]);
});

test('a word is none of its own other forms, and all of them are plain letters', () => {
  for (const word of ['cymru', 'llanrwst', 'rhyl', 'grangetown', 'mynydd']) {
    expect(mutationsOf(word)).not.toContain(word);
    for (const form of mutationsOf(word)) expect(form).toMatch(/^[a-z]+$/);
  }
});
