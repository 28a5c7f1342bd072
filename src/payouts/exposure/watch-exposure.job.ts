import { Inject, Injectable, Logger, type OnModuleInit } from '@nestjs/common';
import { AccountTable } from '../../accounts/index.js';
import { Mail } from '../../mail/index.js';
import { Clock } from '../../platform/clock.js';
import { CONFIG, type Config } from '../../platform/config.js';
import { Database } from '../../platform/database.js';
import { Jobs } from '../../platform/jobs.js';
import { exposureLetter } from './exposure.letters.js';
import { ExposureAlarmTable } from './exposure-alarm.table.js';
import { guaranteeFundNow, isAlarming } from './guarantee-fund.js';

/** Tells stewards, once a day, while more is paid or payable before its money is clear than the members want to hear of. */
@Injectable()
export class WatchExposure implements OnModuleInit {
  private readonly logger = new Logger('WatchExposure');

  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly jobs: Jobs,
    private readonly mail: Mail,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  onModuleInit(): void {
    this.jobs.every('watch-exposure', '45 * * * *', () => this.sweep());
  }

  sweep(): Promise<void> {
    return this.database.transaction(async (tx) => {
      const now = this.clock.now();
      const fund = await guaranteeFundNow(tx, now);
      if (!isAlarming(fund)) return;
      const today = now.toZonedDateTimeISO('Europe/London').toPlainDate();
      if (!(await new ExposureAlarmTable(tx).insert(today, fund, now))) return;
      const { exposure, exposureCap: cap } = fund;
      this.logger.error(
        `Pence paid or payable before their money is clear: ${exposure.minor}, of at most ${cap.minor}`,
      );
      const url = `${this.config.baseUrl}/steward/payouts#fund`;
      for (const steward of await new AccountTable(tx).stewards()) {
        const to = { name: steward.name, address: steward.email };
        await this.mail.post(tx, { kind: 'exposure-alarm', to, ...exposureLetter({ exposure, cap, url }, steward) });
      }
    });
  }
}
