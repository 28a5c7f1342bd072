import type { Money } from './money.js';

/** A number for a file: pounds with two places; of time credits, minutes. */
export function moneyAsText({ minor, currency }: Money): string {
  if (currency === 'TCR') return String(minor);
  const size = String(Math.abs(minor)).padStart(3, '0');
  return `${minor < 0 ? '-' : ''}${size.slice(0, -2)}.${size.slice(-2)}`;
}
