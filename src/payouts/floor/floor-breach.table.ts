import type { EarningId, ExpertId } from '../../kernel/id.js';
import type { Transaction } from '../../platform/database.js';
import type { Place } from '../../platform/http/cursor.js';
import type { EarningFacts, EarningKind } from '../earning.js';

/** A session whose hours, all counted, brought less than the floor that it was quoted by. */
export interface FloorBreach {
  readonly id: EarningId;
  readonly expert: { readonly id: ExpertId; readonly name: string };
  readonly kind: EarningKind;
  /** The booking, or the group session. */
  readonly reference: string;
  readonly earnedAt: Temporal.Instant;
  readonly facts: EarningFacts;
}

interface Row {
  readonly id: EarningId;
  readonly expert_id: ExpertId;
  readonly name: string;
  readonly kind: EarningKind;
  readonly reference: string;
  readonly earned_at: Date;
  readonly facts: EarningFacts;
}

export class FloorBreachTable {
  constructor(private readonly tx: Transaction) {}

  /** The newest first. */
  async page(after: Place | undefined, count: number): Promise<FloorBreach[]> {
    const rows: Row[] = await this.tx.query(
      `SELECT e.id, e.expert_id, x.name, e.kind, e.reference, e.earned_at, e.facts FROM earnings e JOIN experts x ON x.id = e.expert_id
       WHERE (e.facts ->> 'effective_hourly_minor')::bigint < (e.facts -> 'floor' ->> 'hourly_minor')::bigint
         AND ($1::timestamptz IS NULL OR (e.earned_at, e.id) < ($1, $2::uuid))
       ORDER BY e.earned_at DESC, e.id DESC LIMIT $3`,
      [after?.at ?? null, after?.id ?? null, count],
    );
    return rows.map(({ id, expert_id, name, kind, reference, earned_at, facts }) => ({
      ...{ id, expert: { id: expert_id, name }, kind, reference, facts },
      earnedAt: earned_at.toTemporalInstant(),
    }));
  }
}
