import { Injectable } from '@nestjs/common';
import { type Actor, type OperationId, type Relation } from '../../accounts/index.js';
import type { BookingId } from '../../kernel/id.js';
import { notFound, Problem } from '../../kernel/problem.js';
import { Clock } from '../../platform/clock.js';
import { Database, type Transaction } from '../../platform/database.js';
import type { Booking } from '../booking.js';
import { refuseUnless } from '../delivery/delivery.js';
import { findSession, lockSession } from '../delivery/lock-session.js';
import { SessionPost } from '../delivery/session.post.js';
import { type ActionPlan, isCosigned, type PlanSide, rewrite, sign } from './action-plan.js';
import type { SignPlanRequest, TickItemRequest, WritePlanRequest } from './action-plan.request.js';
import { ActionPlanTable } from './action-plan.table.js';
import { viewActionPlan } from './action-plan.view.js';

@Injectable()
export class WriteActionPlan {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly post: SessionPost,
  ) {}

  read(actor: Actor, id: BookingId) {
    return this.database.transaction(async (tx) => {
      await findSession(tx, actor, id, 'readActionPlan');
      return viewActionPlan(await new ActionPlanTable(tx).of(id));
    });
  }

  /** Throws `booking-state`, `plan-changed` with the plan as it is, `too-many-entries`. */
  run(actor: Actor, id: BookingId, { based_on, items }: WritePlanRequest) {
    return this.database.transaction(async (tx) => {
      const { plans, standing, side, now } = await this.atHand(tx, actor, id, 'writeActionPlan');
      refuseOther(standing, based_on);
      const plan = rewrite(standing, items, { by: actor.userId, side }, now);
      await plans.write(plan);
      return viewActionPlan(plan);
    });
  }

  /** Both are told once both have signed one version for the first time. Throws `booking-state`, `plan-changed`. */
  sign(actor: Actor, id: BookingId, { version }: SignPlanRequest) {
    return this.database.transaction(async (tx) => {
      const { plans, standing, booking, side, now } = await this.atHand(tx, actor, id, 'signActionPlan');
      refuseOther(standing, version);
      const signature = { side, at: now, by: actor.userId };
      const plan = sign(standing, signature);
      if (plan === standing) return viewActionPlan(plan);
      await plans.addSignature(plan, signature);
      if (isCosigned(plan) && !standing.firstCosignedAt) {
        await this.post.send(tx, 'plan-signed', booking, { to: ['client', 'adviser'] });
      }
      return viewActionPlan(plan);
    });
  }

  /** Voids no signature: what is done was agreed. Throws `booking-state`, `plan-changed`, `not-found`. */
  tick(actor: Actor, id: BookingId, position: number, { version, done }: TickItemRequest) {
    return this.database.transaction(async (tx) => {
      const { plans, standing, now } = await this.atHand(tx, actor, id, 'tickActionItem');
      refuseOther(standing, version);
      const item = standing.items[position - 1];
      if (!item) throw notFound('item');
      if (done !== (item.doneAt !== null))
        await plans.tick(standing, position, done ? { at: now, by: actor.userId } : null);
      return viewActionPlan(await plans.of(id));
    });
  }

  private async atHand(tx: Transaction, actor: Actor, id: BookingId, operation: OperationId): Promise<PlanAtHand> {
    const { standing: booking, relations } = await lockSession(tx, actor, id, operation);
    const now = this.clock.now();
    refuseUnless(booking, ['confirmed', 'delivered', 'accepted'], now);
    const plans = new ActionPlanTable(tx);
    return { plans, standing: await plans.of(id), booking, side: planSideOf(relations), now };
  }
}

interface PlanAtHand {
  readonly plans: ActionPlanTable;
  readonly standing: ActionPlan;
  readonly booking: Booking;
  readonly side: PlanSide;
  readonly now: Temporal.Instant;
}

function planSideOf(relations: readonly Relation[]): PlanSide {
  return relations.includes('adviser') ? 'adviser' : 'client';
}

/** What somebody typed is theirs still: they are shown what came between. */
function refuseOther(plan: ActionPlan, version: number): void {
  if (plan.version === version) return;
  throw new Problem(
    'plan-changed',
    'The plan was changed meanwhile, so nothing was written. Look at it as it is now, and do it again on that version.',
    { current: viewActionPlan(plan) },
  );
}
