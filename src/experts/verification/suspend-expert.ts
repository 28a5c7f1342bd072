import { Injectable } from '@nestjs/common';
import type { Actor } from '../../accounts/index.js';
import type { Transaction } from '../../platform/database.js';
import { AdviserPost } from '../adviser.post.js';
import type { Expert } from '../expert.js';
import { refuseOwn } from '../insiders.js';
import { suspend } from './verification.js';
import { writeDecision } from './write-decision.js';

/** For whoever settles the sessions of an adviser before they are suspended: this module knows none of them. */
@Injectable()
export class SuspendExpert {
  constructor(private readonly post: AdviserPost) {}

  /** The adviser is locked. Throws `own-profile`, `profile-state`. */
  async run(
    tx: Transaction,
    by: Actor,
    from: Expert,
    { reasons, now }: { readonly reasons: string; readonly now: Temporal.Instant },
  ): Promise<void> {
    await refuseOwn(tx, by, from);
    const decided = { decision: 'suspended', reasons, decidedAt: now, decidedBy: by.userId } as const;
    await writeDecision(tx, this.post, { from, to: suspend(from, now), ...decided });
  }
}
