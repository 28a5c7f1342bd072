import { EntitySchema, In } from 'typeorm';
import type { ExpertId, OfferId, UserId } from '../kernel/id.js';
import type { Money } from '../kernel/money.js';
import { notFound, Problem } from '../kernel/problem.js';
import { sectors, topics } from '../kernel/taxonomy.js';
import { bigint, boolean, instant, integer, nullable, text, textArray, uuid, uuidKey } from '../platform/columns.js';
import { brokenConstraint, type Transaction } from '../platform/database.js';
import type { Place } from '../platform/http/cursor.js';
import type { Expert } from './expert.js';
import type { Offer } from './offer.js';

export const moneyColumns = new EntitySchema<Money>({ name: 'money', columns: { minor: bigint, currency: text } });

export const expertSchema = new EntitySchema<Expert & { keywords: string }>({
  name: 'experts',
  columns: {
    id: uuidKey,
    userId: uuid,
    kind: text,
    state: text,
    stateSince: instant,
    approvedAt: nullable(instant),
    suspendedAt: nullable(instant),
    interestsDeclaredAt: nullable(instant),
    oversightId: nullable(uuid),
    countersignedMinutes: { ...integer, update: false },
    name: text,
    headlineEn: text,
    headlineCy: text,
    aboutEn: text,
    aboutCy: text,
    topics: textArray,
    sectors: textArray,
    stages: textArray,
    legalForms: textArray,
    languages: textArray,
    regions: textArray,
    remote: boolean,
    access: textArray,
    keywords: { ...text, select: false },
    createdAt: instant,
  },
});

export const offerSchema = new EntitySchema<Offer>({
  name: 'offers',
  columns: {
    id: uuidKey,
    expertId: uuid,
    titleEn: text,
    titleCy: text,
    summaryEn: text,
    summaryCy: text,
    pricing: text,
    preparationMinutes: integer,
    writeUpMinutes: integer,
    travelMinutes: integer,
    unpaidMinutes: integer,
    unpaidTravelMinutes: integer,
    durationMinutes: integer,
    intervalMinutes: integer,
    bufferBeforeMinutes: integer,
    bufferAfterMinutes: integer,
    noticeMinutes: integer,
    windowKind: text,
    windowDays: integer,
    modes: textArray,
    asks: boolean,
    capacity: integer,
    minimumSeats: integer,
    version: integer,
    retiredAt: nullable(instant),
  },
  embeddeds: {
    expenses: { schema: moneyColumns, prefix: 'expenses' },
    unreimbursedCosts: { schema: moneyColumns, prefix: 'unreimbursedCosts' },
  },
});

/** It lets others write rows that refer to the adviser, as whoever earns something for them does: the key stays as it is. */
export const lockOfProfile = { mode: 'for_no_key_update' } as const;

export class ExpertTable {
  constructor(private readonly tx: Transaction) {}

  /** Throws `already-an-expert`. */
  async insert(expert: Expert): Promise<void> {
    try {
      await this.tx.insert(expertSchema, { ...expert, keywords: keywordsOf(expert) });
    } catch (error) {
      if (brokenConstraint(error) !== 'a person has one adviser profile') throw error;
      throw new Problem('already-an-expert', 'You have an adviser profile already. Change that one instead.');
    }
  }

  async find(id: ExpertId): Promise<Expert> {
    const expert = await this.tx.findOneBy(expertSchema, { id });
    if (!expert) throw notFound('adviser');
    return expert;
  }

  async lock(id: ExpertId): Promise<Expert> {
    const expert = await this.tx.findOne(expertSchema, { where: { id }, lock: lockOfProfile });
    if (!expert) throw notFound('adviser');
    return expert;
  }

  findAll(ids: readonly ExpertId[]): Promise<Expert[]> {
    return this.tx.findBy(expertSchema, { id: In([...ids]) });
  }

  findByUser(userId: UserId): Promise<Expert | null> {
    return this.tx.findOneBy(expertSchema, { userId });
  }

  /** Adds to what was countersigned; the only thing that changes it. */
  async addCountersigned(id: ExpertId, minutes: number): Promise<void> {
    await this.tx.query('UPDATE experts SET countersigned_minutes = countersigned_minutes + $2 WHERE id = $1', [
      id,
      minutes,
    ]);
  }

  /** Submitted profiles, the one that waits longest first. */
  submitted(after: Place | undefined, count: number): Promise<Expert[]> {
    const query = this.tx
      .createQueryBuilder(expertSchema, 'e')
      .where(`e.state = 'submitted'`)
      .orderBy('e.stateSince')
      .addOrderBy('e.id')
      .take(count);
    if (after) query.andWhere('(e.stateSince, e.id) > (:at, :id::uuid)', after);
    return query.getMany();
  }

  /** Throws `not-found` for whoever was erased. */
  async update(expert: Expert): Promise<void> {
    try {
      await this.tx.update(expertSchema, { id: expert.id }, { ...expert, keywords: keywordsOf(expert) });
    } catch (error) {
      if (brokenConstraint(error) !== 'nothing begins for an erased person') throw error;
      throw notFound('adviser');
    }
  }
}

/** What an adviser works on in words, so that a search for "housing" or "tai" finds who chose that topic. */
function keywordsOf(expert: Expert): string {
  const labels = [...expert.topics.map((code) => topics[code]), ...expert.sectors.map((code) => sectors[code])];
  return labels.flatMap(({ en, cy }) => [en, cy]).join(' ');
}

export class OfferTable {
  constructor(private readonly tx: Transaction) {}

  async insert(offer: Offer): Promise<void> {
    await this.tx.insert(offerSchema, offer);
  }

  /** An offer that can be booked today. */
  async find(id: OfferId): Promise<Offer> {
    const offer = await this.tx.findOneBy(offerSchema, { id });
    if (!offer || offer.retiredAt) throw notFound('offer');
    return offer;
  }

  /** An offer as it was, retired or not: bookings keep theirs. */
  async findEvenRetired(id: OfferId): Promise<Offer> {
    const offer = await this.tx.findOneBy(offerSchema, { id });
    if (!offer) throw notFound('offer');
    return offer;
  }

  /** Likewise several, in one query. */
  findAllEvenRetired(ids: readonly OfferId[]): Promise<Offer[]> {
    return this.tx.findBy(offerSchema, { id: In([...ids]) });
  }

  /** What can be booked of several advisers, in one query. */
  ofExperts(ids: readonly ExpertId[]): Promise<Offer[]> {
    return this.tx
      .createQueryBuilder(offerSchema, 'o')
      .where('o.expertId = ANY(:ids) AND o.retiredAt IS NULL', { ids })
      .orderBy('o.pricing') // free introductions first
      .addOrderBy('o.durationMinutes')
      .addOrderBy('o.id')
      .getMany();
  }

  async update(offer: Offer): Promise<void> {
    await this.tx.update(offerSchema, { id: offer.id }, offer);
  }
}
