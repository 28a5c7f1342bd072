import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { CredentialId } from '../../kernel/id.js';
import { britishDate } from '../../kernel/time.js';
import { Clock } from '../../platform/clock.js';
import { Database } from '../../platform/database.js';
import { Jobs } from '../../platform/jobs.js';
import { AdviserPost } from '../adviser.post.js';
import { ExpertTable } from '../expert.table.js';
import { expiryLetter } from './credential.letters.js';
import { CredentialTable } from './credential.table.js';

/** Thirty days before a verified credential expires its adviser is told, once. */
@Injectable()
export class WarnOfExpiry implements OnModuleInit {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly jobs: Jobs,
    private readonly post: AdviserPost,
  ) {}

  onModuleInit(): void {
    this.jobs.every('warn-of-expiry', '41 6 * * *', () => this.run());
  }

  async run(): Promise<void> {
    const today = britishDate(this.clock.now());
    const due = await this.database.transaction((tx) => new CredentialTable(tx).toWarnOf(today));
    await this.jobs.forEachDue('warn-of-expiry', due, (id) => this.warn(id));
  }

  /** Looks again under the lock: it may have been withdrawn, or warned of by another replica. */
  private warn(id: CredentialId): Promise<void> {
    return this.database.transaction(async (tx) => {
      const credentials = new CredentialTable(tx);
      const { expertId } = await credentials.find(id);
      const { userId } = await new ExpertTable(tx).lock(expertId);
      const now = this.clock.now();
      if (!(await credentials.isToWarnOf(id, britishDate(now)))) return;
      const credential = await credentials.find(id);
      await credentials.update({ ...credential, warnedAt: now });
      const letter = expiryLetter(credential.title, credential.expiresOn ?? '');
      await this.post.sendTo(tx, userId, 'credential-expires', letter);
    });
  }
}
