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
    const zone = change.zone === undefined ? undefined : ianaZone(change.zone);
    return this.database.transaction(async (tx) => {
      const accounts = new AccountTable(tx);
      await accounts.changePerson(actor.userId, { ...change, zone }, this.clock.now());
      return (await accounts.actor(actor.userId)) ?? actor;
    });
  }
}
