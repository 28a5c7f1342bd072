import { Injectable } from '@nestjs/common';
import type { Actor } from '../../accounts/index.js';
import type { ExpertId } from '../../kernel/id.js';
import { Clock } from '../../platform/clock.js';
import { Database } from '../../platform/database.js';
import { ExpertTable } from '../expert.table.js';
import { lockInside } from '../insiders.js';
import { belongingOf } from '../memberships/belonging.js';
import { submit } from './verification.js';

@Injectable()
export class SubmitExpert {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /** Throws `not-found`, `not-allowed`, `profile-state`, `profile-not-ready`. */
  run(actor: Actor, id: ExpertId): Promise<void> {
    return this.database.transaction(async (tx) => {
      const standing = await lockInside(tx, actor, id, 'submitExpert');
      const now = this.clock.now();
      await new ExpertTable(tx).update(submit(standing, await belongingOf(tx, id, now), now));
    });
  }
}
