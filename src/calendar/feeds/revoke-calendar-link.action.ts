import { Injectable } from '@nestjs/common';
import { type Actor, Audit } from '../../accounts/index.js';
import type { CalendarLinkId } from '../../kernel/id.js';
import { Clock } from '../../platform/clock.js';
import { Database } from '../../platform/database.js';
import { CalendarLinkTable } from './calendar-link.table.js';

@Injectable()
export class RevokeCalendarLink {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /** Throws `not-found`. */
  run(actor: Actor, id: CalendarLinkId): Promise<void> {
    return this.database.transaction(async (tx) => {
      await new CalendarLinkTable(tx).remove(id, actor.userId);
      await new Audit(tx).write({
        at: this.clock.now(),
        by: actor.userId,
        as: 'self',
        deed: 'calendar-link-revoked',
        on: { kind: 'calendar-link', id },
      });
    });
  }
}
