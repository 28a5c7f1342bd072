import { Injectable } from '@nestjs/common';
import type { Actor } from '../../accounts/index.js';
import { type BookingId, type DisputeId, newId } from '../../kernel/id.js';
import { Problem } from '../../kernel/problem.js';
import { PolicyTable } from '../../policies/index.js';
import { Clock } from '../../platform/clock.js';
import { Database, type Transaction } from '../../platform/database.js';
import { capacityOf, writeDeed } from '../delivery/deed.js';
import { appeal, type DisputeSide, refuseUnless, withdraw } from './dispute.js';
import { DisputePost } from './dispute.post.js';
import type { StatementRequest } from './dispute.request.js';
import { DisputeTable } from './dispute.table.js';
import { viewDispute } from './dispute.view.js';
import { DisputeWordsTable } from './dispute-words.table.js';
import { endDispute } from './end-dispute.js';
import { findDispute, lockDispute, sideIn } from './lock-dispute.js';

const mostStatements = 20;

@Injectable()
export class SpeakInDispute {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly post: DisputePost,
  ) {}

  read(actor: Actor, id: BookingId) {
    return this.database.transaction(async (tx) => {
      const { booking, dispute } = await findDispute(tx, actor, id);
      return viewDispute(tx, booking, dispute, this.clock.now());
    });
  }

  /** A side's. Throws `dispute-state`, `too-many-entries`. */
  say(actor: Actor, id: BookingId, { statement }: StatementRequest) {
    return this.database.transaction(async (tx) => {
      const { booking, dispute, relations } = await lockDispute(tx, actor, id, 'sayInDispute');
      const now = this.clock.now();
      refuseUnless(dispute, ['open', 'mediation', 'panel', 'appeal'], now);
      const side = sideIn(relations);
      await refuseTooMuch(tx, dispute.id, side);
      await write(tx, { id: dispute.id, actor, side, statement, now });
      const other = side === 'client' ? 'adviser' : 'client';
      await this.post.send(tx, 'dispute-said', dispute, { booking, to: [other, 'mediator'], quote: statement });
      return viewDispute(tx, booking, dispute, now);
    });
  }

  /** Either side, once. Throws `dispute-state`, `too-late`. */
  appeal(actor: Actor, id: BookingId, { statement }: StatementRequest) {
    return this.database.transaction(async (tx) => {
      const { booking, dispute: standing, relations } = await lockDispute(tx, actor, id, 'appealDispute');
      const now = this.clock.now();
      const side = sideIn(relations);
      const clocks = await new PolicyTable(tx).inForce('disputes', now);
      const dispute = appeal(standing, { by: actor.userId, side }, clocks, now);
      await write(tx, { id: dispute.id, actor, side, statement, now });
      await new DisputeTable(tx).update(dispute);
      const as = capacityOf(relations);
      await writeDeed(tx, booking, { at: now, by: actor.userId, as, deed: 'dispute-appealed' });
      const other = side === 'client' ? 'adviser' : 'client';
      await this.post.send(tx, 'dispute-appealed', dispute, { booking, to: [other, 'steward'], quote: statement });
      return viewDispute(tx, booking, dispute, now);
    });
  }

  /** Throws `dispute-state`, `not-allowed`. */
  withdraw(actor: Actor, id: BookingId) {
    return this.database.transaction(async (tx) => {
      const { booking, dispute: standing, relations } = await lockDispute(tx, actor, id, 'withdrawDispute');
      const now = this.clock.now();
      const dispute = withdraw(standing, sideIn(relations), now);
      const as = capacityOf(relations);
      await writeDeed(tx, booking, { at: now, by: actor.userId, as, deed: 'dispute-withdrawn' });
      await endDispute(tx, booking, dispute, now);
      await this.post.send(tx, 'dispute-ended', dispute, { booking, to: ['client', 'adviser', 'mediator', 'panel'] });
      return viewDispute(tx, booking, dispute, now);
    });
  }
}

interface Saying {
  readonly id: DisputeId;
  readonly actor: Actor;
  readonly side: DisputeSide;
  readonly statement: string;
  readonly now: Temporal.Instant;
}

async function write(tx: Transaction, { id, actor, side, statement, now }: Saying): Promise<void> {
  await new DisputeWordsTable(tx).say({
    id: newId(),
    disputeId: id,
    saidAt: now,
    saidBy: actor.userId,
    saidAs: side,
    statement,
  });
}

async function refuseTooMuch(tx: Transaction, id: DisputeId, side: DisputeSide): Promise<void> {
  const own = (await new DisputeWordsTable(tx).statements(id)).filter(({ saidAs }) => saidAs === side);
  if (own.length < mostStatements) return;
  throw new Problem('too-many-entries', `Each side says something at most ${mostStatements} times in a dispute.`);
}
