import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { GroupSessionId } from '../../kernel/id.js';
import { Clock } from '../../platform/clock.js';
import { Database } from '../../platform/database.js';
import { Jobs } from '../../platform/jobs.js';
import { reminderNews, type ReminderNews, reminders } from '../reminders.js';
import { GroupReminderTable } from './group-reminder.table.js';
import { GroupSessionPost } from './group-session.post.js';
import { GroupSessionTable } from './group-session.table.js';

/** A day and an hour before a group session its adviser is reminded of it, once; whoever has a seat is by their booking. */
@Injectable()
export class RemindOfGroupSessions implements OnModuleInit {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly jobs: Jobs,
    private readonly post: GroupSessionPost,
  ) {}

  onModuleInit(): void {
    this.jobs.every('remind-of-group-sessions', '* * * * *', () => this.run());
  }

  async run(): Promise<void> {
    for (const news of reminderNews) {
      const now = this.clock.now();
      const due = await this.database.transaction((tx) => new GroupReminderTable(tx).due(reminders[news], now));
      await this.jobs.forEachDue('remind-of-group-sessions', due, (id) => this.remind(id, news));
    }
  }

  private remind(id: GroupSessionId, news: ReminderNews): Promise<void> {
    return this.database.transaction(async (tx) => {
      if (!(await new GroupReminderTable(tx).note(id, reminders[news], this.clock.now()))) return;
      await this.post.send(tx, news, await new GroupSessionTable(tx).find(id));
    });
  }
}
