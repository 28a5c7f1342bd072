import { Injectable } from '@nestjs/common';
import { type Actor, permit } from '../../accounts/index.js';
import { britishDate } from '../../kernel/time.js';
import { Clock } from '../../platform/clock.js';
import { Database } from '../../platform/database.js';
import { pageOf, placeAfter } from '../../platform/http/cursor.js';
import type { ListClaimedCredentialsRequest } from './credential.request.js';
import { CredentialTable } from './credential.table.js';
import { viewCredential } from './credential.view.js';

@Injectable()
export class ListClaimedCredentials {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /** Which credentials wait to be verified, the longest first. */
  run(actor: Actor, { limit, cursor }: ListClaimedCredentialsRequest) {
    permit('listClaimedCredentials', actor.steward ? ['steward'] : [], 'queue');
    return this.database.transaction(async (tx) => {
      const today = britishDate(this.clock.now());
      const found = await new CredentialTable(tx).claimed(today, placeAfter(cursor), limit + 1);
      const { items, next_cursor } = pageOf(found, limit, ({ credential: { claimedAt, id } }) => ({
        at: claimedAt,
        id,
      }));
      return {
        items: items.map(({ credential, expertName }) => ({
          ...viewCredential(credential, today),
          expert: { id: credential.expertId, name: expertName },
        })),
        next_cursor,
      };
    });
  }
}
