import { Injectable } from '@nestjs/common';
import type { Actor } from '../../accounts/index.js';
import type { ExpertId } from '../../kernel/id.js';
import { Clock } from '../../platform/clock.js';
import { Database } from '../../platform/database.js';
import { AdviserPost } from '../adviser.post.js';
import { lockInside, refuseOwn } from '../insiders.js';
import { belongingOf } from '../memberships/belonging.js';
import { decide, lift } from './verification.js';
import type { DecideOnExpertRequest } from './verification.request.js';
import { writeDecision } from './write-decision.js';

@Injectable()
export class DecideOnExpert {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly post: AdviserPost,
  ) {}

  /** Throws `not-found`, `not-allowed`, `own-profile`, `profile-state`, `profile-not-ready`. */
  run(actor: Actor, id: ExpertId, { decision, reasons }: DecideOnExpertRequest): Promise<void> {
    return this.database.transaction(async (tx) => {
      const from = await lockInside(tx, actor, id, 'decideOnExpert');
      await refuseOwn(tx, actor, from);
      const now = this.clock.now();
      const to = decide(from, decision, await belongingOf(tx, id, now), now);
      await writeDecision(tx, this.post, { from, to, decision, reasons, decidedAt: now, decidedBy: actor.userId });
    });
  }

  /** Throws `not-found`, `not-allowed`, `own-profile`, `profile-state`. */
  liftSuspension(actor: Actor, id: ExpertId): Promise<void> {
    return this.database.transaction(async (tx) => {
      const from = await lockInside(tx, actor, id, 'liftSuspension');
      await refuseOwn(tx, actor, from);
      const told = { decision: 'lifted', reasons: '', decidedAt: this.clock.now(), decidedBy: actor.userId } as const;
      await writeDecision(tx, this.post, { from, to: lift(from), ...told });
    });
  }
}
