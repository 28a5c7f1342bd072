import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { faultRules, problemKinds } from '../../src/kernel/problem.js';
import { capacities, deeds, subjectKinds } from '../../src/accounts/audit/audit.js';

type Words = { readonly [key: string]: string | Words };

const folder = join(import.meta.dirname, '../../web/words');
const names = readdirSync(join(folder, 'en'));
const forms = { en: ['one', 'other'], cy: ['zero', 'one', 'two', 'few', 'many', 'other'] } as const;

test('what is said in one language is said in the other', () => {
  expect(readdirSync(join(folder, 'cy'))).toEqual(names);
});

test.each(names)('%s says the same things, with the same facts, in every form of a plural', async (name) => {
  const said = await Promise.all((['en', 'cy'] as const).map(async (language) => sayingsOf(language, name)));
  expect(said[1]).toEqual(said[0]);
});

test('every deed that is written down has words, and so has in what capacity it is done and to what', async () => {
  const { default: words } = (await import(join(folder, 'en/deeds.ts'))) as { default: Record<string, Words> };
  const named = Object.fromEntries(Object.entries(words).map(([part, names]) => [part, Object.keys(names).toSorted()]));
  expect(named).toEqual({
    done: deeds.toSorted(),
    as: capacities.toSorted(),
    on: subjectKinds.toSorted(),
  });
});

test.each([
  ['rule that a fault names', 'faults.ts', faultRules],
  ['code of a refusal', 'refusals.ts', Object.keys(problemKinds)],
] as const)('every %s has words', async (_, name, codes) => {
  const { default: words } = (await import(join(folder, 'en', name))) as { default: Words };
  expect(Object.keys(words).toSorted()).toEqual(codes.toSorted());
});

/** Each saying by its path, with the facts that are put into it; of a plural the path and the union of its facts. */
async function sayingsOf(language: 'en' | 'cy', name: string): Promise<Record<string, string[]>> {
  const { default: words } = (await import(join(folder, language, name))) as { default: Words };
  const sayings: Record<string, string[]> = {};
  const plurals: Record<string, string[]> = {};
  for (const [path, text] of flat(words)) {
    const [, stem, form] = /^(.*)_(zero|one|two|few|many|other)$/.exec(path) ?? [];
    const facts = [...text.matchAll(/\{\{(\w+)\}\}/g)].map(([, fact = '']) => fact).toSorted();
    expect([path, text.trim()]).not.toEqual([path, '']);
    sayings[stem ?? path] = [...new Set([...(sayings[stem ?? path] ?? []), ...facts])].toSorted();
    if (stem && form) (plurals[stem] ??= []).push(form);
  }
  for (const [stem, there] of Object.entries(plurals)) expect([stem, there]).toEqual([stem, [...forms[language]]]);
  return sayings;
}

function flat(words: Words, before = ''): [string, string][] {
  return Object.entries(words).flatMap(([key, value]) =>
    typeof value === 'string' ? [[before + key, value] as [string, string]] : flat(value, `${before}${key}.`),
  );
}
