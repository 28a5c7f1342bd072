import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Clock } from '../platform/clock.js';
import { Database } from '../platform/database.js';
import { Jobs } from '../platform/jobs.js';
import { LetterTable } from './letter.table.js';

/** Whom we wrote to, and about what, is kept for 90 days: as long as somebody may ask whether a letter went out. */
@Injectable()
export class ForgetLetters implements OnModuleInit {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly jobs: Jobs,
  ) {}

  onModuleInit(): void {
    this.jobs.every('forget-letters', '23 3 * * *', () => this.run());
  }

  run(): Promise<void> {
    const oldest = this.clock.now().subtract({ hours: 90 * 24 });
    return this.database.transaction((tx) => new LetterTable(tx).deleteBefore(oldest));
  }
}
