import { Inject, Injectable } from '@nestjs/common';
import { notFound, Problem } from '../../kernel/problem.js';
import { Clock } from '../../platform/clock.js';
import { CONFIG, type Config } from '../../platform/config.js';
import { Database } from '../../platform/database.js';
import { Jobs } from '../../platform/jobs.js';
import { handleInboundMail } from './handle-inbound-mail.job.js';
import { InboundMailTable } from './inbound-mail.table.js';
import { isSigned, type SignedBy } from './inbound-signature.js';

@Injectable()
export class ReceiveMail {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly jobs: Jobs,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /** Keeps a message, if it is signed by whoever brings us mail, and once. Throws `not-found` where no mail comes in, `webhook-refused`. */
  async run(octets: Buffer, by: SignedBy): Promise<void> {
    const { inboundMail } = this.config;
    if (!inboundMail) throw notFound('address for mail');
    const now = this.clock.now();
    if (!isSigned(octets, by, inboundMail.secrets, now)) {
      throw new Problem(
        'webhook-refused',
        'This message is not signed by our secret, or was signed more than five minutes ago. Nothing was kept of it.',
      );
    }
    await this.database.transaction(async (tx) => {
      const mailId = await new InboundMailTable(tx).insert(by.id, octets, now);
      if (mailId) await this.jobs.send(tx, handleInboundMail, { mailId }, mailId);
    });
  }
}
