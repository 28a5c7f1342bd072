import { expect, test } from '@jest/globals';
import { highestRank, partsOf, rankWeights } from './rank.js';

const ranks = [0, 30, 100].flatMap((words) =>
  [0, 1, 3].flatMap((unnamed) =>
    [0, 1].flatMap((later) =>
      [0, 1, 2].flatMap((distance) => [0, 1, 2].map((turn) => ({ words, unnamed, later, distance, turn }))),
    ),
  ),
);

function rankOf(parts: (typeof ranks)[number]): number {
  return Object.entries(rankWeights).reduce(
    (sum, [part, weight]) => sum + weight * parts[part as keyof typeof parts],
    0,
  );
}

test('no part outweighs one that comes before it', () => {
  const inOrder = ranks.map(rankOf); // they were made in the order that they are to have
  expect(inOrder).toEqual([...new Set(inOrder)].sort((a, b) => a - b));
  expect([inOrder[0], inOrder.at(-1)]).toEqual([0, highestRank]);
});

test('its parts can be had back', () => {
  for (const { words, unnamed, later, distance, turn } of ranks)
    expect(partsOf(rankOf({ words, unnamed, later, distance, turn }))).toEqual({ later, distance, turn });
});
