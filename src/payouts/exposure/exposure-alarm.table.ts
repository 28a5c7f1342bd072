import type { Transaction } from '../../platform/database.js';
import type { GuaranteeFund } from './guarantee-fund.js';

/** The days on which stewards were told how much is exposed. */
export class ExposureAlarmTable {
  constructor(private readonly tx: Transaction) {}

  /** Whether nobody else was first on that day. */
  async insert(
    day: Temporal.PlainDate,
    { exposure, exposureCap }: Pick<GuaranteeFund, 'exposure' | 'exposureCap'>,
    now: Temporal.Instant,
  ): Promise<boolean> {
    const rows: unknown[] = await this.tx.query(
      `INSERT INTO exposure_alarms (day, exposure_minor, cap_minor, told_at) VALUES ($1, $2, $3, $4)
       ON CONFLICT DO NOTHING RETURNING day`,
      [day.toString(), exposure.minor, exposureCap.minor, now.toString()],
    );
    return rows.length > 0;
  }
}
