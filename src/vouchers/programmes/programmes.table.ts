import type { OrganisationId } from '../../kernel/id.js';
import type { Region, Stage, Topic } from '../../kernel/taxonomy.js';
import type { Transaction } from '../../platform/database.js';
import type { Place } from '../../platform/http/cursor.js';
import type { Programme } from '../programme.js';
import { programmeSchema } from '../programme.table.js';

/** Which programmes take applications now, and which part of them. */
interface ProgrammeList {
  readonly region: Region | undefined;
  readonly stage: Stage | undefined;
  readonly topic: Topic | undefined;
  readonly now: Temporal.Instant;
  readonly after: Place | undefined;
  readonly count: number;
}

/** Lists of programmes. */
export class ProgrammesTable {
  constructor(private readonly tx: Transaction) {}

  /** What closes first comes first. A list of rules that is empty lets everybody in. */
  open({ region, stage, topic, now, after, count }: ProgrammeList): Promise<Programme[]> {
    const query = this.tx
      .createQueryBuilder(programmeSchema, 'p')
      .where(`p.state = 'open' AND p.opensAt <= :now AND p.closesAt > :now`, { now: now.toString() });
    if (region) query.andWhere(isAmong(`p.eligibility -> 'regions'`, ':region'), { region });
    if (stage) query.andWhere(isAmong(`p.eligibility -> 'stages'`, ':stage'), { stage });
    if (topic) query.andWhere(`(p.topics = '{}' OR p.topics @> ARRAY[:topic])`, { topic });
    if (after) query.andWhere('(p.closesAt, p.id) > (:at, :id::uuid)', after);
    return query.orderBy('p.closesAt').addOrderBy('p.id').take(count).getMany();
  }

  /** The newest first. */
  ofFunder(
    funderId: OrganisationId,
    { after, count }: { readonly after: Place | undefined; readonly count: number },
  ): Promise<Programme[]> {
    const query = this.tx.createQueryBuilder(programmeSchema, 'p').where('p.funderId = :funderId', { funderId });
    if (after) query.andWhere('(p.createdAt, p.id) < (:at, :id::uuid)', after);
    return query.orderBy('p.createdAt', 'DESC').addOrderBy('p.id', 'DESC').take(count).getMany();
  }

  countOfFunder(funderId: OrganisationId): Promise<number> {
    return this.tx.countBy(programmeSchema, { funderId });
  }
}

function isAmong(list: string, code: string): string {
  return `(${list} = '[]' OR ${list} @> to_jsonb(${code}::text))`;
}
