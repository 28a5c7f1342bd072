import { expect, test } from '@jest/globals';
import { type Conditions, contentHashOf, etagOf, hasItAlready, httpDate, type Said } from './feed.js';

const said: Said = { contentHash: contentHashOf(['x']), changedAt: Temporal.Instant.from('2027-03-22T08:00:05Z') };
const tag = etagOf(said);
const sameTime = 'Mon, 22 Mar 2027 08:00:05 GMT';

test.each<[Conditions['ifNoneMatch'], Conditions['ifModifiedSince'], boolean]>([
  [undefined, undefined, false],
  [tag, undefined, true],
  [`W/${tag}`, undefined, true],
  [`"other" , ${tag}`, undefined, true],
  ['*', undefined, true],
  ['', undefined, false],
  ['"other"', undefined, false],
  ['"other"', sameTime, false],
  [tag, 'Mon, 22 Mar 2027 08:00:04 GMT', true],
  [undefined, sameTime, true],
  [undefined, 'Mon, 22 Mar 2027 08:00:06 GMT', true],
  [undefined, 'Mon, 22 Mar 2027 08:00:04 GMT', false],
  [undefined, 'yesterday', false],
])('with the tag %s and the time %s one has it already: %s', (ifNoneMatch, ifModifiedSince, has) => {
  expect(hasItAlready({ ifNoneMatch, ifModifiedSince }, said, tag)).toBe(has);
});

test('other facts have another tag, and the same facts the same', () => {
  expect(etagOf({ ...said, contentHash: contentHashOf(['x']) })).toBe(tag);
  expect(etagOf({ ...said, contentHash: contentHashOf(['y']) })).not.toBe(tag);
});

test('a time is written as HTTP has it', () => {
  expect(httpDate(said.changedAt)).toBe(sameTime);
});
