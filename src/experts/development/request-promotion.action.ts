import { Injectable } from '@nestjs/common';
import { type Actor, Audit } from '../../accounts/index.js';
import { type ExpertId, newId, type OversightId } from '../../kernel/id.js';
import { Problem } from '../../kernel/problem.js';
import { Clock } from '../../platform/clock.js';
import { Database, type Transaction } from '../../platform/database.js';
import { AdviserPost } from '../adviser.post.js';
import type { Expert } from '../expert.js';
import { lockInside } from '../insiders.js';
import { capacityOf, peopleOf, refuseSuspended } from '../oversight/overseers.js';
import { OversightTable } from '../oversight/oversight.table.js';
import { refuseUnfinished } from './development.js';
import { promotionAnsweredLetter, promotionAskedLetter } from './promotion.letters.js';
import { endorse, type PromotionRequest } from './promotion.js';
import type { EndorsePromotionRequest } from './promotion.request.js';
import { PromotionTable } from './promotion.table.js';
import { readProgress } from './read-development.action.js';

@Injectable()
export class RequestPromotion {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly post: AdviserPost,
  ) {}

  /** Throws `promotion-state` for a specialist and where one is open, `promotion-not-ready` with how far it is. */
  run(actor: Actor, expertId: ExpertId): Promise<void> {
    return this.database.transaction(async (tx) => {
      const adviser = await lockInside(tx, actor, expertId, 'requestPromotion');
      const now = this.clock.now();
      await refuseUnready(tx, adviser, now);
      await new PromotionTable(tx).insert({
        ...{ id: newId<PromotionRequest['id']>(), expertId, state: 'open', requestedAt: now, decidedAt: null },
        ...{ endorsed: null, endorsementReason: '', endorsedAt: null, endorsedBy: null },
      });
      if (adviser.oversightId === null) return;
      const overseers = await peopleOf(tx, await new OversightTable(tx).find(adviser.oversightId));
      await this.post.send(tx, overseers, 'promotion-asked', promotionAskedLetter(adviser.name));
    });
  }

  /** What the overseer says to it. Throws `not-found`, `not-allowed`, `own-profile`, `promotion-state`, `profile-suspended`. */
  endorse(actor: Actor, expertId: ExpertId, { endorsed, reason }: EndorsePromotionRequest): Promise<void> {
    return this.database.transaction(async (tx) => {
      const adviser = await lockInside(tx, actor, expertId, 'endorsePromotion');
      if (adviser.userId === actor.userId) throw new Problem('own-profile', 'Nobody endorses themselves.');
      const promotions = new PromotionTable(tx);
      const oversight = await new OversightTable(tx).find(adviser.oversightId as OversightId); // whose overseer the actor is
      await refuseSuspended(tx, oversight);
      const now = this.clock.now();
      const answered = endorse(await promotions.open(expertId), { endorsed, by: actor.userId, reason }, now);
      await promotions.update(answered);
      await new Audit(tx).write({
        at: now,
        by: actor.userId,
        ...capacityOf(oversight),
        deed: endorsed ? 'promotion-endorsed' : 'promotion-not-endorsed',
        on: { kind: 'adviser', id: expertId },
        about: adviser.userId,
      });
      const letter = promotionAnsweredLetter(endorsed, reason);
      await this.post.sendTo(tx, adviser.userId, 'promotion-answered', letter);
    });
  }
}

/** Throws `promotion-state`, `promotion-not-ready`. */
async function refuseUnready(tx: Transaction, adviser: Expert, now: Temporal.Instant): Promise<void> {
  if (adviser.kind === 'specialist') throw new Problem('promotion-state', 'You are a specialist already.');
  if (adviser.approvedAt === null) {
    throw new Problem(
      'promotion-state',
      'Your profile was never approved. Submit it first, and advise as a barefoot adviser.',
    );
  }
  refuseUnfinished(await readProgress(tx, adviser, now));
}
