import { EntitySchema, LessThanOrEqual, MoreThan } from 'typeorm';
import type { ProgrammeId } from '../kernel/id.js';
import { notFound } from '../kernel/problem.js';
import { bigint, boolean, instant, integer, nullable, text, textArray, uuid, uuidKey } from '../platform/columns.js';
import type { Transaction } from '../platform/database.js';
import type { Package, Programme } from './programme.js';

export const programmeSchema = new EntitySchema<Programme>({
  name: 'programmes',
  columns: {
    id: uuidKey,
    funderId: uuid,
    subsidyControlled: boolean,
    nameEn: text,
    nameCy: text,
    summaryEn: text,
    summaryCy: text,
    state: text,
    stateSince: instant,
    currency: text,
    budgetMinor: bigint,
    monthlyCapMinor: nullable(bigint),
    opensAt: instant,
    closesAt: instant,
    eligibility: { type: 'jsonb' },
    decision: text,
    scorers: integer,
    funderPercent: integer,
    match: text,
    matchMinutesAnHour: nullable(integer),
    paysFeeAndVat: boolean,
    preparationPercent: integer,
    commitmentFeeMinor: bigint,
    topics: textArray,
    adviserKinds: textArray,
    offerDays: integer,
    startDays: integer,
    useMonths: integer,
    reportFields: textArray,
    version: integer,
    createdAt: instant,
    createdBy: uuid,
  },
});

export const packageSchema = new EntitySchema<Package>({
  name: 'programme_packages',
  columns: {
    id: uuidKey,
    programmeId: uuid,
    titleEn: text,
    titleCy: text,
    valueMinor: bigint,
    minutes: nullable(integer),
    retiredAt: nullable(instant),
  },
});

/** Programmes and their packages. Whoever changes one has locked it. */
export class ProgrammeTable {
  constructor(private readonly tx: Transaction) {}

  /** Throws `not-found`. */
  async find(id: ProgrammeId): Promise<Programme> {
    const programme = await this.tx.findOneBy(programmeSchema, { id });
    if (!programme) throw notFound('programme');
    return programme;
  }

  /** Throws `not-found`. */
  async lock(id: ProgrammeId): Promise<Programme> {
    const programme = await this.tx.findOne(programmeSchema, { where: { id }, lock: { mode: 'pessimistic_write' } });
    if (!programme) throw notFound('programme');
    return programme;
  }

  async insert(programme: Programme): Promise<void> {
    await this.tx.insert(programmeSchema, programme);
  }

  async update(programme: Programme): Promise<void> {
    await this.tx.update(programmeSchema, { id: programme.id }, programme);
  }
}

/** Programmes that take applications at an instant: those that close first, and at most 200. */
export function openProgrammes(tx: Transaction, now: Temporal.Instant): Promise<Programme[]> {
  return tx.find(programmeSchema, {
    where: { state: 'open', opensAt: LessThanOrEqual(now), closesAt: MoreThan(now) },
    order: { closesAt: 'ASC', id: 'ASC' },
    take: 200,
  });
}
