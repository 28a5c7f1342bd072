import {
  AccountTable,
  type Actor,
  type OperationId,
  permit,
  type Person,
  type Relation,
  relationsTo,
} from '../accounts/index.js';
import { type Booking, BookingTable } from '../bookings/index.js';
import { type Expert, ExpertTable } from '../experts/index.js';
import { type ConversationId, newId, type UserId } from '../kernel/id.js';
import type { Transaction } from '../platform/database.js';
import { type Conversation, type Place, refuseClosed, refuseUnbooked, type Side, sideOf } from './conversation.js';
import { ConversationTable } from './conversation.table.js';

type Between = Pick<Conversation, 'expertId' | 'organisationId'>;

/** What somebody is to a conversation. To a steward it is not there: they keep the platform, and read no one's letters. */
async function relationsBetween(
  tx: Transaction,
  actor: Actor,
  { expertId, organisationId }: Between,
): Promise<Relation[]> {
  const { userId } = await new ExpertTable(tx).find(expertId);
  return [
    ...relationsTo(actor, organisationId).filter((relation) => relation !== 'steward'),
    ...(userId === actor.userId ? (['adviser'] as const) : []),
  ];
}

interface Found {
  /** There is none before the first message or file about a booking. */
  readonly conversation: Conversation | undefined;
  readonly booking: Booking | undefined;
  readonly between: Between;
  readonly relations: readonly Relation[];
}

/** Throws `not-found`, to strangers too, and `not-allowed`. */
export async function findConversation(
  tx: Transaction,
  actor: Actor,
  place: Place,
  operation: OperationId,
): Promise<Found> {
  const conversations = new ConversationTable(tx);
  const booking = place.kind === 'booking' ? await new BookingTable(tx).find(place.id) : undefined;
  const question = place.kind === 'question' ? await conversations.question(place.id) : undefined;
  const between = (booking ?? question) as Between;
  const relations = await relationsBetween(tx, actor, between);
  permit(operation, relations, place.kind);
  const conversation = question ?? (booking && (await conversations.ofBooking(booking.id)));
  return { booking, between, relations, conversation };
}

export interface Standing {
  readonly conversation: Conversation;
  readonly side: Side;
}

/**
 * A conversation that somebody is about to add to, locked; begun with the first that is written about a booking.
 * Throws `not-found`, `not-allowed`, `booking-state`, `conversation-closed`.
 */
export async function lockConversation(
  tx: Transaction,
  { actor, place, operation, now }: { actor: Actor; place: Place; operation: OperationId; now: Temporal.Instant },
): Promise<Standing> {
  const { conversation: found, booking, relations } = await findConversation(tx, actor, place, operation);
  const conversations = new ConversationTable(tx);
  if (booking) refuseUnbooked(booking);
  const conversation =
    booking && !found
      ? await conversations.lockOfBooking({ ...begun(booking, actor.userId, now), bookingId: booking.id })
      : await conversations.lock((found as Conversation).id);
  refuseClosed(conversation);
  return { conversation, side: sideOf(relations) };
}

export function begun({ expertId, organisationId }: Between, by: UserId, now: Temporal.Instant): Conversation {
  return {
    id: newId<ConversationId>(),
    bookingId: null,
    expertId,
    organisationId,
    openedBy: by,
    openedAt: now,
    lastMessageAt: now,
    lastNumber: 0,
    state: 'open',
    closedAt: null,
    closedSide: null,
    declineReason: null,
    declineNote: null,
  };
}

export interface Parties {
  readonly expert: Expert;
  readonly adviser: Person;
  readonly organisationName: string;
  /** Those of the organisation who are written to. */
  readonly clients: readonly Person[];
}

/**
 * On the client's side whoever has taken part and may still write for the organisation is written to; where none of
 * them is left, its admins are. Who has left it is told nothing more.
 * @param takenPart on either side: whoever opened the conversation, wrote in it or made the booking
 */
export async function partiesTo(
  tx: Transaction,
  { expertId, organisationId }: Between,
  takenPart: readonly UserId[],
): Promise<Parties> {
  const accounts = new AccountTable(tx);
  const expert = await new ExpertTable(tx).find(expertId);
  const members = await accounts.members(organisationId);
  const writers = members.filter(
    ({ userId, role }) => takenPart.includes(userId) && ['booker', 'admin'].includes(role) && userId !== expert.userId,
  );
  return {
    expert,
    adviser: await accounts.person(expert.userId),
    organisationName: (await accounts.organisation(organisationId))?.name ?? '',
    clients: writers.length > 0 ? writers : members.filter(({ role }) => role === 'admin'),
  };
}
