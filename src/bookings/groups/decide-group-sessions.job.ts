import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Diary } from '../../diary/index.js';
import type { GroupSessionId } from '../../kernel/id.js';
import { Clock } from '../../platform/clock.js';
import { Database } from '../../platform/database.js';
import { Jobs } from '../../platform/jobs.js';
import { OfferFreedTime } from '../waiting/offer-freed-time.js';
import { CallOffGroupSession } from './call-off-group-session.action.js';
import { decisionOn } from './group-session.js';
import { GroupSessionPost } from './group-session.post.js';
import { GroupSessionTable } from './group-session.table.js';

/** A day before a group session (policy) it is decided whether enough seats are taken for it to take place. */
@Injectable()
export class DecideGroupSessions implements OnModuleInit {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly jobs: Jobs,
    private readonly post: GroupSessionPost,
    private readonly callOffGroupSession: CallOffGroupSession,
    private readonly offerFreedTime: OfferFreedTime,
  ) {}

  onModuleInit(): void {
    this.jobs.every('decide-group-sessions', '* * * * *', () => this.run());
  }

  async run(): Promise<void> {
    const due = await this.database.transaction((tx) => new GroupSessionTable(tx).toDecide(this.clock.now()));
    await this.jobs.forEachDue('decide-group-sessions', due, (id) => this.decide(id));
  }

  /** Looks again under the lock: it may have been called off, guaranteed or decided meanwhile, and seats taken. */
  private decide(id: GroupSessionId): Promise<void> {
    return this.database.transaction(async (tx) => {
      const sessions = new GroupSessionTable(tx);
      const diary = await Diary.lock(tx, (await sessions.find(id)).expertId);
      const now = this.clock.now();
      if (!(await sessions.isToDecide(id, now))) return;
      const session = await sessions.find(id);
      const decision = decisionOn(session, await sessions.seats(id, now));
      if (decision === 'takes-place') {
        await sessions.update({ ...session, decidedAt: now, updatedAt: now });
        await this.post.send(tx, 'takes-place', session);
      }
      if (decision === 'is-called-off') {
        // On the adviser's side, whose offer sets the minimum: nobody else is to pay for it.
        const calling = { by: diary.ownerId, reason: 'too-few-seats', note: null, now } as const;
        await this.callOffGroupSession.callOff(tx, diary, [session], calling);
        await this.offerFreedTime.run(tx, diary, now);
      }
    });
  }
}
