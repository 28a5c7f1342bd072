import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import pg from 'pg';
import { equalityQuestions } from '../../src/accounts/equality/equality.js';
import { newDatabase } from '../support/server.js';

/** How many answered each way, and what is told of it. */
type Counts = readonly number[];
type Shown = readonly (number | null)[];

let owner: pg.Client;

beforeAll(async () => {
  owner = new pg.Client({ connectionString: await newDatabase() });
  await owner.connect();
});
afterAll(() => owner.end());

/** What the database would tell of many tables, in one query. */
async function shownOf(tables: readonly Counts[]): Promise<Shown[]> {
  const { rows } = await owner.query<{ shown: Shown }>(
    `SELECT suppressed(ARRAY(SELECT n::int FROM jsonb_array_elements_text(t) WITH ORDINALITY AS e (n, i) ORDER BY i)) AS shown
     FROM jsonb_array_elements($1::jsonb) WITH ORDINALITY AS all_of (t, place) ORDER BY place`,
    [JSON.stringify(tables)],
  );
  return rows.map(({ shown }) => shown);
}

const total = (counts: Counts) => counts.reduce((sum, count) => sum + count, 0);

/** Every way in which so many people can give so many answers. */
function* tablesOf(answers: number, people: number): Generator<Counts> {
  if (answers === 1) yield [people];
  else
    for (let first = 0; first <= people; first++)
      for (const rest of tablesOf(answers - 1, people - first)) yield [first, ...rest];
}

test.each<[Counts, Shown]>([
  [
    [9, 5, 7],
    [9, 5, 7],
  ],
  // Under five, and the smallest besides, or the total gave it away.
  [
    [9, 4, 7],
    [9, null, null],
  ],
  [
    [9, 0, 7],
    [9, null, null],
  ],
  // Two of the same size go together: which one was taken would tell something.
  [
    [9, 4, 7, 7],
    [9, null, null, null],
  ],
  // Two that hide each other.
  [
    [9, 4, 3, 7],
    [9, null, null, 7],
  ],
  // Fewer than five in them together, or four in each, and a third hides them.
  [
    [9, 0, 4, 7],
    [9, null, null, null],
  ],
  [
    [9, 4, 4, 7],
    [9, null, null, null],
  ],
  [
    [4, 4],
    [null, null],
  ],
  [[], []],
  [
    [0, 0, 0],
    [null, null, null],
  ],
])('of %j is told %j', async (counts, shown) => {
  expect(await shownOf([counts])).toEqual([shown]);
});

describe('a number under five cannot be worked out', () => {
  /** By somebody who knows the rule and how many answered: they try every table that there can be. */
  test.each([
    [2, 40],
    [3, 30],
    [4, 20],
    [5, 14],
  ])('from %i numbers, of up to %i people', async (answers, most) => {
    const worlds = Array.from({ length: most }, (_, index) => [...tablesOf(answers, index + 1)]).flat();
    const shown = await shownOf(worlds);
    const alike = Map.groupBy(worlds.keys(), (index) => `${total(worlds[index]!)} ${JSON.stringify(shown[index])}`);
    const givenAway = [...alike.values()].flatMap((indices) =>
      worlds[indices[0]!]!.flatMap((_, cell) => {
        const possible = new Set(indices.map((index) => worlds[index]![cell]!));
        return possible.size === 1 && [...possible][0]! < 5 ? [worlds[indices[0]!]!] : [];
      }),
    );
    expect(givenAway).toEqual([]);
    expect(alike.size).toBeGreaterThan(most);
  });

  const count = fc.oneof(fc.integer({ min: 0, max: 7 }), fc.integer({ min: 0, max: 60 }));

  test('from as many as there are answers to any question: another table of as many people looks the same', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(count, { minLength: 2, maxLength: 20 }), async (counts) => {
        fc.pre(total(counts) > 0);
        const [shown] = await shownOf([counts]);
        const hidden = counts.flatMap((_, cell) => (shown![cell] === null ? [cell] : []));
        for (const cell of hidden.filter((each) => counts[each]! < 5)) {
          const others = othersLike(counts, hidden, cell);
          const look = await shownOf(others);
          expect(look).toContainEqual(shown);
        }
      }),
      { seed: 20_261_122, numRuns: 60 },
    );
  });

  test('and what is told is true, is five or more, and never all but one', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.array(count, { minLength: 2, maxLength: 20 }), { minLength: 1, maxLength: 50 }),
        async (tables) => {
          for (const [index, shown] of (await shownOf(tables)).entries()) {
            const counts = tables[index]!;
            expect(shown).toHaveLength(counts.length);
            for (const [cell, number] of shown.entries()) {
              if (number !== null) expect(number).toBe(counts[cell]);
              if (counts[cell]! < 5) expect(number).toBeNull();
            }
            expect(shown.filter((number) => number === null)).not.toHaveLength(1);
            if (counts.every((number) => number >= 5)) expect(shown).toEqual(counts);
          }
        },
      ),
      { seed: 20_261_122, numRuns: 100 },
    );
  });
});

/** Tables of as many people in which one hidden number is another: some people of it gave another hidden answer, or all gave one. */
function othersLike(counts: Counts, hidden: readonly number[], cell: number): Counts[] {
  const moved = hidden
    .filter((other) => other !== cell)
    .flatMap((other) =>
      Array.from({ length: counts[cell]! + counts[other]! + 1 }, (_, left) =>
        counts.map((number, at) =>
          at === cell ? left : at === other ? counts[cell]! + counts[other]! - left : number,
        ),
      ),
    );
  const gathered = hidden.map((one) =>
    counts.map((number, at) =>
      hidden.includes(at) ? (at === one ? total(hidden.map((each) => counts[each]!)) : 0) : number,
    ),
  );
  return [...moved, ...gathered].filter((other) => other[cell] !== counts[cell]);
}

test('the answers that the database takes are those that people are offered, in the same order', async () => {
  const { rows } = await owner.query<{ question: string; answers: string[] }>(
    'SELECT question, array_agg(answer ORDER BY place) AS answers FROM equality_choices GROUP BY question',
  );
  expect(Object.fromEntries(rows.map(({ question, answers }) => [question, answers]))).toEqual(equalityQuestions);
});
