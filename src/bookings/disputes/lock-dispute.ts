import { type Actor, type OperationId, permit, type Relation } from '../../accounts/index.js';
import type { BookingId } from '../../kernel/id.js';
import { notFound } from '../../kernel/problem.js';
import type { Transaction } from '../../platform/database.js';
import type { Booking } from '../booking.js';
import { BookingTable } from '../booking.table.js';
import { relationsToBooking } from '../parties.js';
import type { Dispute, DisputeSide } from './dispute.js';
import { DisputeTable } from './dispute.table.js';
import { DisputeWordsTable } from './dispute-words.table.js';

/** A dispute about which somebody who may does something. */
export interface DisputeAtHand {
  readonly booking: Booking;
  readonly dispute: Dispute;
  readonly relations: readonly Relation[];
}

/** Its booking is locked, which is all there is to lock. Throws `not-found`, to strangers too, and `not-allowed`. */
export async function lockDispute(
  tx: Transaction,
  actor: Actor,
  id: BookingId,
  operation: OperationId,
): Promise<DisputeAtHand> {
  return atHand(tx, actor, await new BookingTable(tx).lock(id), operation);
}

/** To look at. Throws as {@link lockDispute} does. */
export async function findDispute(tx: Transaction, actor: Actor, id: BookingId): Promise<DisputeAtHand> {
  return atHand(tx, actor, await new BookingTable(tx).find(id), 'readDispute');
}

async function atHand(tx: Transaction, actor: Actor, booking: Booking, operation: OperationId): Promise<DisputeAtHand> {
  const dispute = await new DisputeTable(tx).of(booking.id);
  const relations = [
    ...(await relationsToBooking(tx, actor, booking)),
    ...(dispute?.mediatorId === actor.userId ? (['mediator'] as const) : []),
    ...(dispute && (await new DisputeWordsTable(tx).sits(dispute.id, actor.userId)) ? (['panelist'] as const) : []),
  ];
  permit(operation, relations, 'booking');
  if (!dispute) throw notFound('dispute');
  return { booking, dispute, relations };
}

export function sideIn(relations: readonly Relation[]): DisputeSide {
  return relations.includes('adviser') ? 'adviser' : 'client';
}
