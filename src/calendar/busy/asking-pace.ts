import { Injectable } from '@nestjs/common';
import type { ExpertId } from '../../kernel/id.js';
import { Problem } from '../../kernel/problem.js';
import { Clock } from '../../platform/clock.js';

const most = 10;
const within = { minutes: 10 };

/** How often one adviser may have us ask for a calendar at once, so that nobody has us knock at others' doors. Each replica counts by itself. */
@Injectable()
export class AskingPace {
  private readonly asked = new Map<ExpertId, readonly Temporal.Instant[]>();

  constructor(private readonly clock: Clock) {}

  /** Throws `too-many-requests`. */
  note(expertId: ExpertId): void {
    const now = this.clock.now();
    const since = now.subtract(within);
    const isRecent = (at: Temporal.Instant) => Temporal.Instant.compare(at, since) > 0;
    for (const [id, times] of this.asked) if (!times.some(isRecent)) this.asked.delete(id);
    const recent = (this.asked.get(expertId) ?? []).filter(isRecent);
    if (recent.length >= most) {
      throw new Problem(
        'too-many-requests',
        'You have had calendars read many times just now. Please wait ten minutes.',
      );
    }
    this.asked.set(expertId, [...recent, now]);
  }
}
