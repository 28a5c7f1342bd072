import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Clock } from '../../platform/clock.js';
import { Database } from '../../platform/database.js';
import { Jobs } from '../../platform/jobs.js';
import { PolicyTable } from '../policy.table.js';
import { tellOfFigure } from './tell-of-changes.js';

/** Tells those who follow what happens that a figure has come into force, whoever recorded it and however long ago. */
@Injectable()
export class TellOfFigures implements OnModuleInit {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly jobs: Jobs,
  ) {}

  onModuleInit(): void {
    this.jobs.every('tell-of-figures', '* * * * *', () => this.run());
  }

  run(): Promise<void> {
    return this.database.transaction(async (tx) => {
      const now = this.clock.now();
      const begun = await new PolicyTable(tx).takeBegun(now);
      for (const policy of begun) await tellOfFigure(tx, 'policy.in_force', policy, policy.inForceFrom);
    });
  }
}
