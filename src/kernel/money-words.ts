import type { Money } from './money.js';

/** `£29.59`: what refusals say, in pounds. */
export function inPounds({ minor }: Money): string {
  return `${minor < 0 ? '-' : ''}£${(Math.abs(minor) / 100).toFixed(2)}`;
}
