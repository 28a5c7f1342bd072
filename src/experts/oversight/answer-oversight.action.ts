import { Injectable } from '@nestjs/common';
import { type Actor, Audit, permit } from '../../accounts/index.js';
import type { OversightId } from '../../kernel/id.js';
import { Problem } from '../../kernel/problem.js';
import { Clock } from '../../platform/clock.js';
import { Database } from '../../platform/database.js';
import { AdviserPost } from '../adviser.post.js';
import { ExpertTable } from '../expert.table.js';
import { lockOversight } from './lock-oversight.js';
import { capacityOf, overseersOf, refuseSuspended } from './overseers.js';
import { answeredLetter } from './oversight.letters.js';
import { answer } from './oversight.js';
import type { AnswerOversightRequest } from './oversight.request.js';
import { viewOversight } from './oversight.view.js';

@Injectable()
export class AnswerOversight {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly post: AdviserPost,
  ) {}

  /** Throws `not-found`, `not-allowed`, `own-profile`, `oversight-state`, and `profile-suspended` to who may not accept. */
  run(actor: Actor, id: OversightId, { decision, reason }: AnswerOversightRequest) {
    return this.database.transaction(async (tx) => {
      const { oversights, standing, adviser, relations } = await lockOversight(tx, actor, id);
      permit('answerOversight', relations, 'oversight');
      if (relations.includes('adviser')) throw new Problem('own-profile', 'Nobody answers for themselves.');
      if (decision === 'accepted') await refuseSuspended(tx, standing);
      const now = this.clock.now();
      const answered = answer(standing, decision, { by: actor.userId, reason }, now);
      await oversights.update(answered);
      if (decision === 'accepted') await new ExpertTable(tx).update({ ...adviser, oversightId: id });
      const [overseer] = await overseersOf(tx, [answered]);
      const letter = answeredLetter(overseer?.name ?? '', decision, reason);
      await this.post.sendTo(tx, adviser.userId, 'oversight-answered', letter);
      await new Audit(tx).write({
        at: now,
        by: actor.userId,
        deed: decision === 'accepted' ? 'oversight-accepted' : 'oversight-declined',
        on: { kind: 'adviser', id: adviser.id },
        ...capacityOf(standing),
        about: adviser.userId,
        facts: { oversight: id },
      });
      return viewOversight(tx, answered);
    });
  }
}
