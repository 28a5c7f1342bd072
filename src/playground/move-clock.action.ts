import { Injectable } from '@nestjs/common';
import { notFound } from '../kernel/problem.js';
import { Clock, MovableClock } from '../platform/clock.js';
import { Jobs } from '../platform/jobs.js';

@Injectable()
export class MoveClock {
  constructor(
    private readonly clock: Clock,
    private readonly jobs: Jobs,
  ) {}

  /** Goes to another time and does what is due then. Throws `not-found` where the clock is the machine's. */
  async run(to: Temporal.Instant): Promise<Temporal.Instant> {
    if (!(this.clock instanceof MovableClock)) throw notFound('clock');
    this.clock.moveTo(to);
    await this.jobs.sweepNow();
    return this.clock.now();
  }
}
