import { createHash } from 'node:crypto';

/** A whole number from 0 to `below`, which is left out. */
export type Draw = (below: number) => number;

/** Mulberry32, seeded with a hash of the text: small, and the same everywhere. */
export function drawFrom(text: string): Draw {
  let state = createHash('sha256').update(text).digest().readUInt32LE();
  return (below) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32) * below);
  };
}

/** One of a list that is not empty. */
export function oneOf<T>(draw: Draw, from: readonly T[]): T {
  const chosen = from[draw(from.length)];
  if (chosen === undefined) throw new RangeError('There is nothing to choose from.');
  return chosen;
}
