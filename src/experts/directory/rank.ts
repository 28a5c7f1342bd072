/** Free time within so many hours is soon. */
export const soonHours = 14 * 24;

/** Minutes of paid contact in 90 days from which they are some, and many: so wide that one session seldom changes anything. */
export const turnsFrom = [240, 1200] as const;

/**
 * What decides before the lot does, in one number, the least first. From the weightiest part on: how far the words are from
 * matching, in hundredths; how many of stage, legal form and sector are not named (0 to 3); 0 free soon, or 1; 0 in the region,
 * 1 remote, or 2; 0 few paid sessions, 1 some, or 2 many. A price is no part of it.
 */
export const rankWeights = { words: 72, unnamed: 18, later: 9, distance: 3, turn: 1 } as const;

export const highestRank = 100 * 72 + 71;

/** The parts of a rank that an adviser's profile does not show. */
export function partsOf(rank: number) {
  return {
    later: (Math.floor(rank / rankWeights.later) % 2) as 0 | 1,
    distance: (Math.floor(rank / rankWeights.distance) % 3) as 0 | 1 | 2,
    turn: (rank % 3) as 0 | 1 | 2,
  };
}
