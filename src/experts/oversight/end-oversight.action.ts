import { Injectable } from '@nestjs/common';
import { type Actor, Audit, permit } from '../../accounts/index.js';
import type { OversightId } from '../../kernel/id.js';
import { Clock } from '../../platform/clock.js';
import { Database, type Transaction } from '../../platform/database.js';
import { AdviserPost } from '../adviser.post.js';
import type { Expert } from '../expert.js';
import { ExpertTable } from '../expert.table.js';
import { lockOversight } from './lock-oversight.js';
import { capacityOf, overseersOf, peopleOf } from './overseers.js';
import { lostAdviserLetter, lostOverseerLetter } from './oversight.letters.js';
import { end, type Oversight } from './oversight.js';
import type { EndOversightRequest } from './oversight.request.js';
import { viewOversight } from './oversight.view.js';

@Injectable()
export class EndOversight {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly post: AdviserPost,
  ) {}

  /** Either side goes. Nobody then answers for the adviser, who is paused; sessions stand. Throws `oversight-state`. */
  run(actor: Actor, id: OversightId, { reason }: EndOversightRequest) {
    return this.database.transaction(async (tx) => {
      const { oversights, standing, adviser, relations } = await lockOversight(tx, actor, id);
      permit('endOversight', relations, 'oversight');
      const now = this.clock.now();
      const side = relations.includes('adviser') ? 'adviser' : 'overseer';
      const ended = end(standing, { by: actor.userId, reason, side }, now);
      const alone = ended.state === 'ended' ? withoutOverseer(adviser, now) : adviser;
      await new ExpertTable(tx).update(alone);
      await oversights.update(ended);
      await this.tell(tx, { ended, adviser, alone, byAdviser: side === 'adviser' });
      await new Audit(tx).write({
        at: now,
        by: actor.userId,
        deed: ended.state === 'ended' ? 'oversight-ended' : 'oversight-withdrawn',
        on: { kind: 'adviser', id: adviser.id },
        ...capacityOf(standing),
        ...(side === 'adviser' ? { as: 'adviser' } : {}),
        about: adviser.userId,
        facts: { oversight: id, from: adviser.state, to: alone.state },
      });
      return viewOversight(tx, ended);
    });
  }

  private async tell(tx: Transaction, { ended, adviser, alone, byAdviser }: Ending): Promise<void> {
    if (byAdviser) {
      const letter = lostAdviserLetter(adviser.name, ended.reason);
      return this.post.send(tx, await peopleOf(tx, ended), 'oversight-ended', letter);
    }
    const [overseer] = await overseersOf(tx, [ended]);
    const hidden = alone.state === adviser.state ? undefined : alone.state === 'paused' ? 'paused' : 'draft';
    const letter = lostOverseerLetter(overseer?.name ?? '', ended.reason, hidden);
    await this.post.sendTo(tx, adviser.userId, 'oversight-ended', letter);
  }
}

interface Ending {
  readonly ended: Oversight;
  readonly adviser: Expert;
  readonly alone: Expert;
  readonly byAdviser: boolean;
}

/** Nobody is live, or verified, whom nobody answers for. */
function withoutOverseer(adviser: Expert, now: Temporal.Instant): Expert {
  const { state } = adviser;
  if (state === 'live') return { ...adviser, oversightId: null, state: 'paused', stateSince: now };
  if (state === 'submitted') return { ...adviser, oversightId: null, state: 'draft', stateSince: now };
  return { ...adviser, oversightId: null };
}
