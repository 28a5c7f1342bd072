import { Injectable } from '@nestjs/common';
import type { Actor } from '../../accounts/index.js';
import { Clock } from '../../platform/clock.js';
import { Database } from '../../platform/database.js';
import { type Found, wordsOf } from './search.js';
import type { SearchEverythingRequest } from './search.request.js';
import { SearchTable } from './search.table.js';

@Injectable()
export class SearchEverything {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /** What anybody may find and, for whoever is signed in, what their organisations and they themselves have. */
  run(actor: Actor | undefined, { q }: SearchEverythingRequest): Promise<Found[]> {
    const words = wordsOf(q);
    if (words.length === 0) return Promise.resolve([]);
    return this.database.transaction(async (tx) => {
      const now = this.clock.now();
      const table = new SearchTable(tx, words);
      const found = [
        ...(await table.advisers(now)),
        ...(await table.programmes(now)),
        ...(await table.groupSessions(now)),
      ];
      return actor ? [...found, ...(await ownOf(table, actor))] : found;
    });
  }
}

async function ownOf(table: SearchTable, { userId, memberships }: Actor): Promise<Found[]> {
  const reader = { userId, organisations: memberships.map(({ organisationId }) => organisationId) };
  return [
    ...(await table.organisations(reader)),
    ...(await table.bookings(reader)),
    ...(await table.sessions(reader)),
    ...(await table.vouchers(reader)),
    ...(await table.applications(reader)),
  ];
}
