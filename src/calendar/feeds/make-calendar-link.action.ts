import { Inject, Injectable } from '@nestjs/common';
import { type Actor, Audit, hashOf, newSecret } from '../../accounts/index.js';
import { ExpertTable } from '../../experts/index.js';
import { type CalendarLinkId, newId } from '../../kernel/id.js';
import { Problem } from '../../kernel/problem.js';
import { Clock } from '../../platform/clock.js';
import { CONFIG, type Config } from '../../platform/config.js';
import { Database } from '../../platform/database.js';
import { addressOf, type CalendarLink, mostLinks } from './calendar-link.js';
import type { MakeCalendarLinkRequest } from './calendar-link.request.js';
import { CalendarLinkTable } from './calendar-link.table.js';

@Injectable()
export class MakeCalendarLink {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /** The only time that the address itself is known here. Throws `calendar-link-limit`, and `not-an-adviser` where busy time is nobody's. */
  run(actor: Actor, { kind, name }: MakeCalendarLinkRequest): Promise<CalendarLink & { address: string }> {
    const now = this.clock.now();
    const token = newSecret();
    const link: CalendarLink = {
      ...{ id: newId<CalendarLinkId>(), userId: actor.userId, kind, name },
      ...{ createdAt: now, lastReadAt: null },
    };
    return this.database.transaction(async (tx) => {
      const links = new CalendarLinkTable(tx);
      if (kind === 'free-busy' && !(await new ExpertTable(tx).findByUser(actor.userId))) throw notAnAdviser();
      await links.lockPerson(actor.userId);
      if ((await links.ofPerson(actor.userId)).length >= mostLinks) throw tooManyLinks();
      await links.insert(link, hashOf(token));
      await new Audit(tx).write({
        at: now,
        by: actor.userId,
        as: 'self',
        deed: 'calendar-link-made',
        on: { kind: 'calendar-link', id: link.id },
        facts: { kind },
      });
      return { ...link, address: addressOf(this.config.baseUrl, token) };
    });
  }
}

function tooManyLinks(): Problem {
  return new Problem(
    'calendar-link-limit',
    `You have ${mostLinks} calendar links already. Revoke one that you do not use.`,
  );
}

function notAnAdviser(): Problem {
  return new Problem('not-an-adviser', 'Only an adviser has busy time to show. Make a link to your sessions instead.');
}
