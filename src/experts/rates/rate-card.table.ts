import type { ExpertId, RateCardId, UserId } from '../../kernel/id.js';
import { money } from '../../kernel/money.js';
import { Problem } from '../../kernel/problem.js';
import { brokenConstraint, type Transaction } from '../../platform/database.js';
import type { WageArea } from '../../policies/index.js';
import type { RateCard } from './rate-card.js';

interface RateCardRow {
  readonly id: RateCardId;
  readonly expert_id: ExpertId;
  readonly in_force_from: Date;
  readonly area: WageArea;
  readonly contact_minor: number;
  readonly preparation_minor: number;
  readonly write_up_minor: number;
  readonly travel_minor: number;
  readonly vat_registered: boolean;
  readonly recorded_at: Date;
  readonly recorded_by: UserId;
}

export class RateCardTable {
  constructor(private readonly tx: Transaction) {}

  /** Throws `rate-card-dated-already` where another card of the adviser starts at that very instant. */
  async insert(card: RateCard): Promise<void> {
    const { contact, preparation, travel, 'write-up': writeUp } = card.rates;
    try {
      await this.tx.query(
        `INSERT INTO rate_cards (id, expert_id, in_force_from, area, contact_minor, preparation_minor, write_up_minor,
           travel_minor, vat_registered, recorded_at, recorded_by) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`,
        [
          ...[card.id, card.expertId, card.inForceFrom.toString(), card.area],
          ...[contact, preparation, writeUp, travel].map(({ minor }) => minor),
          ...[card.vatRegistered, card.recordedAt.toString(), card.recordedBy],
        ],
      );
    } catch (error) {
      if (brokenConstraint(error) !== 'one rate card of an adviser from one instant on') throw error;
      throw new Problem('rate-card-dated-already', 'A rate card of yours starts at that very instant. Choose another.');
    }
  }

  /** From the latest on. */
  async ofExpert(expertId: ExpertId): Promise<RateCard[]> {
    return (await this.ofExperts([expertId])).get(expertId) ?? [];
  }

  /** In one query, of each from the latest on. */
  async ofExperts(ids: readonly ExpertId[]): Promise<Map<ExpertId, RateCard[]>> {
    const rows: RateCardRow[] = await this.tx.query(
      'SELECT * FROM rate_cards WHERE expert_id = ANY($1) ORDER BY in_force_from DESC',
      [ids],
    );
    return Map.groupBy(rows.map(rateCardOf), ({ expertId }) => expertId);
  }

  /** Of all advisers what is in force at an instant, and what is to come after it, with whose it is. */
  async from(at: Temporal.Instant): Promise<{ card: RateCard; name: string }[]> {
    const rows: (RateCardRow & { name: string })[] = await this.tx.query(
      `SELECT c.*, e.name FROM rate_cards c JOIN experts e ON e.id = c.expert_id
       WHERE NOT EXISTS (SELECT FROM rate_cards later WHERE later.expert_id = c.expert_id
         AND later.in_force_from > c.in_force_from AND later.in_force_from <= $1)
       ORDER BY e.name, e.id, c.in_force_from`,
      [at.toString()],
    );
    return rows.map((row) => ({ card: rateCardOf(row), name: row.name }));
  }
}

function rateCardOf(row: RateCardRow): RateCard {
  return {
    id: row.id,
    expertId: row.expert_id,
    inForceFrom: row.in_force_from.toTemporalInstant(),
    area: row.area,
    rates: {
      contact: money(row.contact_minor),
      preparation: money(row.preparation_minor),
      'write-up': money(row.write_up_minor),
      travel: money(row.travel_minor),
    },
    vatRegistered: row.vat_registered,
    recordedAt: row.recorded_at.toTemporalInstant(),
    recordedBy: row.recorded_by,
  };
}
