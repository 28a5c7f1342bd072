import { Injectable } from '@nestjs/common';
import type { Actor } from '../../accounts/index.js';
import { type BookingId, newId, type UserId } from '../../kernel/id.js';
import type { Money } from '../../kernel/money.js';
import { PolicyTable } from '../../policies/index.js';
import { Clock } from '../../platform/clock.js';
import { Database } from '../../platform/database.js';
import { capacityOf, writeDeed } from '../delivery/deed.js';
import { refuseOwnCase } from '../own-case.js';
import { answerProposal, mediatedBy, propose } from './dispute.js';
import { DisputePost } from './dispute.post.js';
import type { AnswerRequest, ProposalRequest } from './dispute.request.js';
import { DisputeTable } from './dispute.table.js';
import { viewDispute } from './dispute.view.js';
import { DisputeWordsTable } from './dispute-words.table.js';
import { endDispute } from './end-dispute.js';
import { lockDispute, sideIn } from './lock-dispute.js';
import { refuseCloseBy, refuseTooClose } from './refuse-too-close.js';

@Injectable()
export class Mediate {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly post: DisputePost,
  ) {}

  /** A steward's, of neither side. Naming the same again changes nothing. Throws `dispute-state`, `conflict-of-interest`, `invalid-request`. */
  name(actor: Actor, id: BookingId, mediatorId: UserId) {
    return this.database.transaction(async (tx) => {
      const atHand = await lockDispute(tx, actor, id, 'nameMediator');
      const { booking } = atHand;
      const now = this.clock.now();
      await refuseOwnCase(tx, actor, booking, [atHand.dispute.openedBy]);
      await refuseTooClose(tx, atHand, { userId: mediatorId, pointer: '/user_id' }, now);
      const clocks = await new PolicyTable(tx).inForce('disputes', now);
      const dispute = mediatedBy(atHand.dispute, mediatorId, clocks, now);
      if (dispute === atHand.dispute) return viewDispute(tx, booking, dispute, now);
      await new DisputeTable(tx).update(dispute);
      await writeDeed(tx, booking, { at: now, by: actor.userId, as: 'steward', deed: 'mediator-named' });
      await this.post.send(tx, 'mediator-named', dispute, { booking, to: ['client', 'adviser', 'mediator'] });
      return viewDispute(tx, booking, dispute, now);
    });
  }

  /** The mediator's. Throws `dispute-state`, `conflict-of-interest`, `invalid-request`. */
  propose(actor: Actor, id: BookingId, { awarded, statement }: ProposalRequest) {
    return this.database.transaction(async (tx) => {
      const { booking, dispute: standing, relations } = await lockDispute(tx, actor, id, 'proposeInDispute');
      const now = this.clock.now();
      await refuseCloseBy(tx, { booking, dispute: standing }, actor, now);
      const dispute = propose(standing, awarded, now);
      await new DisputeTable(tx).update(dispute);
      const said = { id: newId(), disputeId: dispute.id, saidAt: now, saidBy: actor.userId, statement };
      await new DisputeWordsTable(tx).say({ ...said, saidAs: 'mediator' });
      const deed = { deed: 'dispute-proposed', facts: { awarded: awarded.minor } } as const;
      await writeDeed(tx, booking, { at: now, by: actor.userId, as: capacityOf(relations), ...deed });
      await this.post.send(tx, 'dispute-proposed', dispute, { booking, to: ['client', 'adviser'], quote: statement });
      return viewDispute(tx, booking, dispute, now);
    });
  }

  /** A side's. Throws `dispute-state`. */
  answer(actor: Actor, id: BookingId, { accepts, awarded }: AnswerRequest) {
    return this.database.transaction(async (tx) => {
      const { booking, dispute: standing, relations } = await lockDispute(tx, actor, id, 'answerProposal');
      const now = this.clock.now();
      const clocks = await new PolicyTable(tx).inForce('disputes', now);
      const sum: Money | null = awarded ?? null;
      const dispute = answerProposal(standing, { side: sideIn(relations), accepts, awarded: sum }, clocks, now);
      const deed = accepts ? 'proposal-accepted' : 'proposal-refused';
      await writeDeed(tx, booking, { at: now, by: actor.userId, as: capacityOf(relations), deed });
      if (dispute.state === 'ended') {
        await endDispute(tx, booking, dispute, now);
        await this.post.send(tx, 'dispute-ended', dispute, { booking, to: ['client', 'adviser', 'mediator'] });
      } else await new DisputeTable(tx).update(dispute);
      if (dispute.state === 'panel') {
        await this.post.send(tx, 'panel-wanted', dispute, { booking, to: ['client', 'adviser', 'steward'] });
      }
      return viewDispute(tx, booking, dispute, now);
    });
  }
}
