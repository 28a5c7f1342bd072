import { expect, test } from '@jest/globals';
import { KeptAnswers } from './kept-answers.js';

const noon = Temporal.Instant.from('2026-11-22T12:00:00Z');

test('an answer is worked out once an hour, however many ask', async () => {
  const answers = new KeptAnswers<number>();
  let count = 0;
  const workOut = () => Promise.resolve(++count);
  expect(await Promise.all(Array.from({ length: 50 }, () => answers.of('a', noon, workOut)))).toEqual(
    Array.from({ length: 50 }, () => 1),
  );
  expect(await answers.of('a', noon.add({ minutes: 59 }), workOut)).toBe(1);
  expect(await answers.of('b', noon, workOut)).toBe(2);
  expect(await answers.of('a', noon.add({ hours: 1 }), workOut)).toBe(3);
});

test('one is worked out at a time, and one that failed is tried again', async () => {
  const answers = new KeptAnswers<number>();
  let under = 0;
  const alone = async () => {
    expect(++under).toBe(1);
    await new Promise((resolve) => setTimeout(resolve, 1));
    return under--;
  };
  await Promise.all(['a', 'b', 'c', 'd'].map((question) => answers.of(question, noon, alone)));
  const failing = answers.of('e', noon, () => Promise.reject(new Error('no database')));
  await expect(failing).rejects.toThrow('no database');
  expect(await answers.of('e', noon, alone)).toBe(1);
});

test('who comes while twenty wait asks again later, and those are answered all the same', async () => {
  const answers = new KeptAnswers<number>();
  const workOut = () => Promise.resolve(1);
  const waiting = Array.from({ length: 20 }, (_, place) => answers.of(String(place), noon, workOut));
  expect(() => answers.of('20', noon, workOut)).toThrow(expect.objectContaining({ code: 'too-many-requests' }));
  expect(answers.of('7', noon, workOut)).toBe(waiting[7]);
  expect(await Promise.all(waiting)).toHaveLength(20);
  expect(await answers.of('20', noon, workOut)).toBe(1);
});

test('no more than 500 are kept: the oldest goes', async () => {
  const answers = new KeptAnswers<number>();
  let count = 0;
  const workOut = () => Promise.resolve(++count);
  for (let place = 0; place <= 500; place++) await answers.of(String(place), noon, workOut);
  expect(await answers.of('500', noon, workOut)).toBe(501);
  expect(await answers.of('1', noon, workOut)).toBe(2);
  expect(await answers.of('0', noon, workOut)).toBe(502);
});
