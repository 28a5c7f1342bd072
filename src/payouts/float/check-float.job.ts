import { Inject, Injectable, Logger, type OnModuleInit } from '@nestjs/common';
import { newId } from '../../kernel/id.js';
import { sum } from '../../kernel/money.js';
import {
  type FloatMovement,
  OUTGOING_RAILS,
  type OutgoingRails,
  PAYOUT_FLOAT,
  type PayoutFloat,
} from '../../payments/index.js';
import { Clock } from '../../platform/clock.js';
import { Database, type Transaction } from '../../platform/database.js';
import { Jobs } from '../../platform/jobs.js';
import { dayOf } from '../run/pay-day.js';
import { differencesOf, type OurMovement } from './float-check.js';
import { type FloatCheck, FloatCheckTable } from './float-check.table.js';
import type { TopUp } from './top-up.js';
import { TopUpTable } from './top-up.table.js';

/** Of how many days it is told what differs, and of how many what moved is read. */
const days = { told: 31, read: 92 };

/** Every morning holds what GoCardless says of the float against the books. */
@Injectable()
export class CheckFloat implements OnModuleInit {
  private readonly logger = new Logger('CheckFloat');

  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly jobs: Jobs,
    @Inject(PAYOUT_FLOAT) private readonly float: PayoutFloat,
    @Inject(OUTGOING_RAILS) private readonly rails: OutgoingRails,
  ) {}

  onModuleInit(): void {
    this.jobs.every('check-float', '40 3 * * *', () => this.sweep());
  }

  async sweep(): Promise<void> {
    if (this.rails.has('gocardless')) await this.run();
  }

  /** Throws `payments-off` and `ProviderUnavailable`. */
  async run(): Promise<FloatCheck> {
    const now = this.clock.now();
    const today = dayOf(now);
    const theirs = await this.float.movements(today.subtract({ days: days.read }), today);
    const check = await this.database.transaction((tx) => this.write(tx, theirs, now));
    if (check.differences.length > 0)
      this.logger.error(
        `the float differs from the books in ${check.differences.length} things: ${check.differences.map(({ subject, payout_id }) => payout_id ?? subject).join(', ')}`,
      );
    return check;
  }

  private async write(tx: Transaction, theirs: readonly FloatMovement[], now: Temporal.Instant): Promise<FloatCheck> {
    const checks = new FloatCheckTable(tx);
    const today = dayOf(now);
    const since = today.subtract({ days: days.read });
    const ours = [
      ...(await checks.movedSince(since)),
      ...(await new TopUpTable(tx).since(since)).map(movementOf),
    ] satisfies OurMovement[];
    const subjects = [...theirs.flatMap(({ outgoing }) => outgoing ?? []), ...ours.map(({ subject }) => subject)];
    const payouts = await checks.payoutsOf([...new Set(subjects)]);
    const check = {
      ...{ id: newId(), checkedOn: today, checkedAt: now },
      theirsMinor: sum(theirs.map(({ amount }) => amount)).minor,
      oursMinor: ours.reduce((all, { minor }) => all + minor, 0),
      differences: differencesOf(theirs, ours, today.subtract({ days: days.told }), payouts),
    };
    await checks.write(check);
    return check;
  }
}

function movementOf({ bankReference: subject, movedOn: on, direction, amount: { minor } }: TopUp): OurMovement {
  return { subject, payoutId: null, on, minor: direction === 'to-float' ? minor : -minor };
}
