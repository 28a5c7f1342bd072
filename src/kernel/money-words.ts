import type { Money } from './money.js';

const pounds = new Intl.NumberFormat('en-GB', { minimumFractionDigits: 2, maximumFractionDigits: 2 });

/** `£1,029.59`, and `−£0.50` with a real minus: what refusals, letters and invoices say, in pounds. */
export function inPounds({ minor }: Money): string {
  return `${minor < 0 ? '−' : ''}£${pounds.format(Math.abs(minor) / 100)}`;
}
