import { Injectable } from '@nestjs/common';
import { type Actor, Audit } from '../../accounts/index.js';
import type { ExpertId } from '../../kernel/id.js';
import { Problem } from '../../kernel/problem.js';
import { Clock } from '../../platform/clock.js';
import { Database, type Transaction } from '../../platform/database.js';
import { AdviserPost } from '../adviser.post.js';
import type { Expert } from '../expert.js';
import { ExpertTable } from '../expert.table.js';
import { lockInside, refuseOwn } from '../insiders.js';
import { OversightTable } from '../oversight/oversight.table.js';
import { end } from '../oversight/oversight.js';
import { DecisionTable } from '../verification/decision.table.js';
import { refuseUnfinished } from './development.js';
import { promotionDecidedLetter } from './promotion.letters.js';
import { decide } from './promotion.js';
import type { DecidePromotionRequest } from './promotion.request.js';
import { PromotionTable } from './promotion.table.js';
import { readProgress } from './read-development.action.js';

@Injectable()
export class DecidePromotion {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly post: AdviserPost,
  ) {}

  /**
   * Who is promoted is a specialist, whom nobody oversees. Throws `not-found`, `not-allowed`, `own-profile`,
   * `promotion-state`, and `promotion-not-ready` where something was struck out or corrected since it was asked for.
   */
  run(actor: Actor, expertId: ExpertId, { decision, reasons }: DecidePromotionRequest): Promise<void> {
    return this.database.transaction(async (tx) => {
      const adviser = await lockInside(tx, actor, expertId, 'decidePromotion');
      await refuseOwn(tx, actor, adviser);
      const promotions = new PromotionTable(tx);
      const open = await promotions.open(expertId);
      if (open.endorsedBy === actor.userId) throw ownWord();
      const now = this.clock.now();
      if (decision === 'promoted') refuseUnfinished(await readProgress(tx, adviser, now));
      await promotions.update(decide(open, decision, now));
      if (decision === 'promoted') await promote(tx, adviser, actor, now);
      await new DecisionTable(tx).insert({ expertId, decision, reasons, decidedAt: now, decidedBy: actor.userId });
      await new Audit(tx).write({
        at: now,
        by: actor.userId,
        as: 'steward',
        deed: `adviser-${decision}`,
        on: { kind: 'adviser', id: expertId },
        about: adviser.userId,
      });
      await this.post.sendTo(tx, adviser.userId, 'promotion-decided', promotionDecidedLetter(decision, reasons));
    });
  }
}

/** Who has left the body that answers for an adviser has said what they think of it already. */
function ownWord(): Problem {
  return new Problem(
    'own-profile',
    'You said what you think of this as their overseer. Another steward has to decide.',
  );
}

async function promote(tx: Transaction, adviser: Expert, actor: Actor, now: Temporal.Instant): Promise<void> {
  await new ExpertTable(tx).update({ ...adviser, kind: 'specialist', oversightId: null });
  const oversights = new OversightTable(tx);
  const standing = await oversights.standing(adviser.id);
  if (!standing) return;
  await oversights.update(end(standing, { by: actor.userId, reason: 'Became a specialist', side: 'adviser' }, now));
}
