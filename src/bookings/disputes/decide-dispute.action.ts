import { Injectable } from '@nestjs/common';
import type { Actor } from '../../accounts/index.js';
import type { BookingId, UserId } from '../../kernel/id.js';
import { PolicyTable } from '../../policies/index.js';
import { Clock } from '../../platform/clock.js';
import { Database, type Transaction } from '../../platform/database.js';
import type { Booking } from '../booking.js';
import { capacityOf, writeDeed } from '../delivery/deed.js';
import { refuseOwnCase } from '../own-case.js';
import { beforePanel, decided, type Dispute, refuseBeyond, refuseUnless, roundOf } from './dispute.js';
import { DisputePost } from './dispute.post.js';
import type { VoteRequest } from './dispute.request.js';
import { DisputeTable } from './dispute.table.js';
import { viewDispute } from './dispute.view.js';
import { DisputeWordsTable } from './dispute-words.table.js';
import { endDispute } from './end-dispute.js';
import { lockDispute } from './lock-dispute.js';
import { decisionOf, type PanelDecision, voteOf } from './panel.js';
import { refuseCloseBy } from './refuse-too-close.js';
import { seatPanel } from './seat-panel.js';

@Injectable()
export class DecideDispute {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly post: DisputePost,
  ) {}

  /** A steward's, of neither side; also in place of who has said nothing yet. Throws `dispute-state`, `conflict-of-interest`, `invalid-request`. */
  namePanel(actor: Actor, id: BookingId, members: readonly UserId[]) {
    return this.database.transaction(async (tx) => {
      const { booking, dispute: standing } = await lockDispute(tx, actor, id, 'namePanel');
      const now = this.clock.now();
      await refuseOwnCase(tx, actor, booking, [standing.openedBy, standing.appealedBy]);
      const clocks = await new PolicyTable(tx).inForce('disputes', now);
      const dispute = beforePanel(standing, clocks, now);
      await new DisputeTable(tx).update(dispute);
      await seatPanel(tx, { booking, dispute }, members, now);
      const facts = { round: roundOf(dispute) };
      await writeDeed(tx, booking, { at: now, by: actor.userId, as: 'steward', deed: 'panel-named', facts });
      await this.post.send(tx, 'panel-named', dispute, { booking, to: ['client', 'adviser', 'panel'] });
      return viewDispute(tx, booking, dispute, now);
    });
  }

  /** A panelist's, once. Two of three decide. Throws `dispute-state`, `conflict-of-interest`, `invalid-request`. */
  vote(actor: Actor, id: BookingId, { awarded, reason }: VoteRequest) {
    return this.database.transaction(async (tx) => {
      const { booking, dispute, relations } = await lockDispute(tx, actor, id, 'voteOnDispute');
      const now = this.clock.now();
      await refuseCloseBy(tx, { booking, dispute }, actor, now);
      refuseUnless(dispute, ['panel', 'appeal'], now);
      refuseBeyond(dispute, awarded);
      const words = new DisputeWordsTable(tx);
      const panel = (await words.panelists(dispute)).filter(({ round }) => round === roundOf(dispute));
      const vote = voteOf(panel, actor.userId, { awarded, reason }, now);
      await words.vote(vote);
      const as = capacityOf(relations);
      await writeDeed(tx, booking, { at: now, by: actor.userId, as, deed: 'panelist-voted' });
      const decision = decisionOf(panel.map((one) => (one.userId === vote.userId ? vote : one)));
      const after = decision ? await this.decide(tx, booking, { dispute, decision, now }) : dispute;
      return viewDispute(tx, booking, after, now);
    });
  }

  private async decide(
    tx: Transaction,
    booking: Booking,
    { dispute: standing, decision, now }: { dispute: Dispute; decision: PanelDecision; now: Temporal.Instant },
  ): Promise<Dispute> {
    const clocks = await new PolicyTable(tx).inForce('disputes', now);
    const round = roundOf(standing);
    await new DisputeWordsTable(tx).decide(standing.id, { ...decision, round, bySteward: null, decidedAt: now });
    const dispute = decided(standing, decision.awarded, clocks, now);
    if (dispute.state === 'ended') await endDispute(tx, booking, dispute, now);
    else await new DisputeTable(tx).update(dispute);
    const kind = dispute.state === 'ended' ? 'dispute-ended' : 'dispute-decided';
    const news = { booking, to: ['client', 'adviser'], awarded: decision.awarded, quote: decision.reason } as const;
    await this.post.send(tx, kind, dispute, news);
    return dispute;
  }
}
