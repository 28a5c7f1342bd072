import { expect, test } from '@jest/globals';
import { z } from 'zod';
import { ruleOf, wordsOf } from './words-of-faults.js';

const ranged = z.int().min(30).max(100);
const tagged = z.discriminatedUnion('kind', [z.object({ kind: z.literal('a') }), z.object({ kind: z.literal('b') })]);
const [text, list] = [z.string().min(2).max(3), z.array(z.string()).min(1).max(1)];

test.each([
  [text, undefined, 'must be given'],
  [z.enum(['en', 'cy']), undefined, 'must be given'],
  [z.enum(['en', 'cy']), 'fr', 'must be one of en, cy'],
  [z.literal('yes'), 'no', 'must be yes'],
  [ranged, 30.5, 'must be a whole number'],
  [ranged, '30', 'must be a number'],
  [ranged, 29, 'must be at least 30'],
  [ranged, 101, 'must be at most 100'],
  [text, 1, 'must be a text'],
  [text, 'a', 'must be at least 2 characters long'],
  [text, 'long', 'must be at most 3 characters long'],
  [z.string().min(1), '', 'must be at least 1 character long'],
  [z.array(z.string()).max(2), ['a', 'b', 'c'], 'must have at most 2 entries'],
  [list, [], 'must have at least 1 entry'],
  [list, ['a', 'b'], 'must have at most 1 entry'],
  [z.uuid(), 'x', 'must be an id, which is a UUID'],
  [z.iso.date(), 'x', 'must be a date like 2027-03-22'],
  [z.string().regex(/^a$/, 'must be a'), 'x', 'must be a'],
  [z.strictObject({}), [], 'must be an object'],
  [tagged, { kind: 'c' }, 'must be one of a, b'],
  [tagged, {}, 'must be given'],
])('%#: a value that does not fit is told in plain words', (schema: z.ZodType, value, words) => {
  const { error } = schema.safeParse(value, { error: (issue) => wordsOf(issue) });
  expect(error?.issues.map(({ message }) => message)).toEqual([words]);
});

test.each([
  [text, undefined, { rule: 'missing' }],
  [text, 1, { rule: 'kind' }],
  [text, 'a', { rule: 'too-short', limit: 2 }],
  [text, 'long', { rule: 'too-long', limit: 3 }],
  [list, [], { rule: 'too-few', limit: 1 }],
  [list, ['a', 'b'], { rule: 'too-many', limit: 1 }],
  [ranged, 29, { rule: 'too-small', limit: 30 }],
  [ranged, 101, { rule: 'too-big', limit: 100 }],
  [z.enum(['en', 'cy']), 'fr', { rule: 'choice' }],
  [tagged, { kind: 'c' }, { rule: 'choice' }],
  [z.uuid(), 'x', { rule: 'format' }],
  [text.refine(() => false, 'must rhyme'), 'abc', {}],
])('%#: a program is told which rule it was, and its limit', (schema: z.ZodType, value, told) => {
  const { error } = schema.safeParse(value, { error: (issue) => wordsOf(issue) });
  expect(error?.issues.map((issue) => ruleOf({ ...issue }))).toEqual([told]);
});
