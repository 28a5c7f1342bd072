import { Injectable, Logger, type OnModuleInit } from '@nestjs/common';
import { Clock } from '../../platform/clock.js';
import { Database } from '../../platform/database.js';
import { Jobs, whatFailed } from '../../platform/jobs.js';
import { nextTryAfter } from '../../platform/next-try.js';
import { InboundMail } from './inbound-mail.js';
import { InboundMailTable } from './inbound-mail.table.js';
import { readMessage } from './inbound-message.js';

/** The queue of messages that came in, by their `mailId`. */
export const handleInboundMail = 'handle-inbound-mail';

/** In which a day goes by: after that it is a bug, and the message is kept for whoever mends that. */
const mostTries = 12;

/** Has read what came in by mail: at once by a job, and by a sweep what that could not. */
@Injectable()
export class HandleInboundMail implements OnModuleInit {
  private readonly logger = new Logger('HandleInboundMail');

  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly jobs: Jobs,
    private readonly inboundMail: InboundMail,
  ) {}

  onModuleInit(): void {
    this.jobs.handle<{ mailId: string }>(handleInboundMail, ({ mailId }) => this.run(mailId));
    this.jobs.every('handle-inbound-mails', '* * * * *', () => this.sweep());
  }

  private async sweep(): Promise<void> {
    const due = await this.database.transaction((tx) => new InboundMailTable(tx).allDue(this.clock.now()));
    await this.jobs.forEachDue('handle-inbound-mails', due, (id) => this.run(id));
  }

  private async run(id: string): Promise<void> {
    const mail = await this.database.transaction((tx) => new InboundMailTable(tx).due(id, this.clock.now()));
    if (!mail) return;
    const message = await readMessage(mail.raw).catch(() => undefined);
    try {
      const outcome = message ? await this.inboundMail.read(message) : 'unreadable';
      await this.database.transaction((tx) => new InboundMailTable(tx).handled(id, outcome, this.clock.now()));
      this.logger.log(`Message ${id} was handled: ${outcome}`);
    } catch (error) {
      await this.failed(id, mail.tries + 1, whatFailed(error));
    }
  }

  private async failed(id: string, tries: number, what: string): Promise<void> {
    const now = this.clock.now();
    const dueAt = tries < mostTries ? nextTryAfter(tries, now) : null;
    await this.database.transaction((tx) => new InboundMailTable(tx).failed(id, tries, dueAt, now));
    if (dueAt) this.logger.warn(`Message ${id} could not be handled (${what}) and will be tried again`);
    else this.logger.error(`Message ${id} was tried ${tries} times (${what}) and is parked`);
  }
}
