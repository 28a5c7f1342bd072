import { Injectable } from '@nestjs/common';
import { ianaZone } from '../kernel/zone.js';
import { Clock } from '../platform/clock.js';
import { Database } from '../platform/database.js';
import type { ChangeMeRequest } from './account.request.js';
import { AccountTable } from './account.table.js';
import type { Actor } from './actor.js';

@Injectable()
export class ChangeMe {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /** Throws `unknown-zone`. */
  run(actor: Actor, change: ChangeMeRequest): Promise<Actor> {
    const changed = {
      ...actor,
      name: change.name ?? actor.name,
      language: change.language ?? actor.language,
      zone: change.zone === undefined ? actor.zone : ianaZone(change.zone),
    };
    return this.database.transaction(async (tx) => {
      await new AccountTable(tx).changePerson(changed, this.clock.now());
      return changed;
    });
  }
}
