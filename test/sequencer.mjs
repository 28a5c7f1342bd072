import { statSync } from 'node:fs';
import { basename } from 'node:path';

/**
 * Of all files by far the longest, by what they take: one that began last would keep everybody waiting. What says how soon the service is
 * there comes before those that take the whole machine.
 */
const longest = [
  'start.spec.ts',
  'access.spec.ts',
  'checks.spec.ts',
  'commands.spec.ts',
  'every-page.spec.ts',
  'slot-properties.spec.ts',
  'payments.spec.ts',
  'more-payments.spec.ts',
  'books.spec.ts',
  'constraints.spec.ts',
  'group-sessions.spec.ts',
  'booking-races.spec.ts',
  'directory.spec.ts',
  'directory-order.spec.ts',
  'session-payments.spec.ts',
  'invoices.spec.ts',
  'refunds.spec.ts',
  'gocardless-payments.spec.ts',
  'platform.spec.ts',
  'slots-listed.spec.ts',
  'every-zone.spec.ts',
  'privacy.spec.ts',
];

/** Those first, then what is large, on a fresh machine too, where Jest knows of no durations. */
export default class Sequencer {
  sort(tests) {
    return tests
      .map((test) => ({ test, rank: rankOf(test), size: statSync(test.path).size }))
      .toSorted((a, b) => a.rank - b.rank || b.size - a.size)
      .map(({ test }) => test);
  }

  cacheResults() {
    // The order is the same every time.
  }
}

function rankOf({ path }) {
  const place = longest.indexOf(basename(path));
  return place === -1 ? longest.length : place;
}
