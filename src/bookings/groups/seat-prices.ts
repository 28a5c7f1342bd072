import { OfferTable, readPrices } from '../../experts/index.js';
import type { GroupSessionId } from '../../kernel/id.js';
import type { Money } from '../../kernel/money.js';
import type { Transaction } from '../../platform/database.js';
import { type GroupSession, termsOfSeat } from './group-session.js';

/**
 * What a seat of each that is scheduled costs now, by the computation that holding one does, so that what is shown is what is
 * charged; of the others, and where none can be held, what it last did. In three queries however many there are.
 */
export async function seatPrices(
  tx: Transaction,
  sessions: readonly GroupSession[],
): Promise<ReadonlyMap<GroupSessionId, Money>> {
  const scheduled = sessions.filter(({ state }) => state === 'scheduled');
  const offers = await new OfferTable(tx).findAllEvenRetired([...new Set(scheduled.map(({ offerId }) => offerId))]);
  const offerOf = new Map(offers.map((offer) => [offer.id, offer]));
  const seats = scheduled.flatMap((session) => {
    const offer = offerOf.get(session.offerId);
    return offer ? [{ session, terms: termsOfSeat(session, offer) }] : [];
  });
  const prices = await readPrices(
    tx,
    seats.map(({ terms }) => terms),
  );
  return new Map([
    ...sessions.map(({ id, price }) => [id, price] as const),
    ...seats.map(({ session, terms }) => {
      return [session.id, prices.get(terms)?.at(session.startsAt)?.price ?? session.price] as const;
    }),
  ]);
}
