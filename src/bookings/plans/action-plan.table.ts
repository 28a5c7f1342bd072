import type { BookingId, UserId } from '../../kernel/id.js';
import type { Transaction } from '../../platform/database.js';
import type { ActionItem, ActionPlan, PlanSide, Signature } from './action-plan.js';

interface PlanRow {
  readonly version: number;
  readonly written_at: Date;
  readonly written_by: UserId;
  readonly written_side: PlanSide;
  readonly first_cosigned_at: Date | null;
}

interface ItemRow {
  readonly what: string;
  readonly who: PlanSide;
  readonly by_date: string;
  readonly done_at: Date | null;
  readonly done_by: UserId | null;
}

interface SignatureRow {
  readonly side: PlanSide;
  readonly signed_at: Date;
  readonly signed_by: UserId;
}

/** The booking is locked by whoever writes. */
export class ActionPlanTable {
  constructor(private readonly tx: Transaction) {}

  /** The newest version; the empty one where nobody has written any. */
  async of(bookingId: BookingId): Promise<ActionPlan> {
    const plans: PlanRow[] = await this.tx.query('SELECT * FROM action_plans WHERE booking_id = $1', [bookingId]);
    const [plan] = plans;
    if (!plan) return { bookingId, version: 0, ...nobody, firstCosignedAt: null, items: [], signatures: [] };
    const which = [bookingId, plan.version];
    const items: ItemRow[] = await this.tx.query(
      'SELECT * FROM action_plan_items WHERE booking_id = $1 AND version = $2 ORDER BY position',
      which,
    );
    const signatures: SignatureRow[] = await this.tx.query(
      'SELECT * FROM action_plan_signatures WHERE booking_id = $1 AND version = $2 ORDER BY signed_at, side',
      which,
    );
    return {
      bookingId,
      version: plan.version,
      writtenAt: plan.written_at.toTemporalInstant(),
      writtenBy: plan.written_by,
      writtenSide: plan.written_side,
      firstCosignedAt: plan.first_cosigned_at?.toTemporalInstant() ?? null,
      items: items.map(itemOf),
      signatures: signatures.map(signatureOf),
    };
  }

  /** A new version with its items; those before it stay. */
  async write(plan: ActionPlan): Promise<void> {
    const { bookingId, version, writtenAt, writtenBy, writtenSide, items } = plan;
    await this.tx.query(
      `INSERT INTO action_plans (booking_id, version, written_at, written_by, written_side) VALUES ($1, $2, $3, $4, $5)
       ON CONFLICT (booking_id) DO UPDATE SET version = EXCLUDED.version, written_at = EXCLUDED.written_at,
         written_by = EXCLUDED.written_by, written_side = EXCLUDED.written_side`,
      [bookingId, version, writtenAt?.toString(), writtenBy, writtenSide],
    );
    const rows = items.map(({ what, who, by, doneAt, doneBy }, index) => ({
      ...{ position: index + 1, what, who, by_date: by, done_at: doneAt?.toString() ?? null, done_by: doneBy },
    }));
    await this.tx.query(
      `INSERT INTO action_plan_items (booking_id, version, position, what, who, by_date, done_at, done_by)
       SELECT $1, $2, i.* FROM jsonb_to_recordset($3)
         AS i (position smallint, what text, who text, by_date date, done_at timestamptz, done_by uuid)`,
      [bookingId, version, JSON.stringify(rows)],
    );
  }

  async addSignature({ bookingId, version, firstCosignedAt }: ActionPlan, { side, at, by }: Signature): Promise<void> {
    await this.tx.query(
      'INSERT INTO action_plan_signatures (booking_id, version, side, signed_at, signed_by) VALUES ($1, $2, $3, $4, $5)',
      [bookingId, version, side, at.toString(), by],
    );
    await this.tx.query('UPDATE action_plans SET first_cosigned_at = $2 WHERE booking_id = $1', [
      bookingId,
      firstCosignedAt?.toString() ?? null,
    ]);
  }

  /** @param position from 1 on */
  async tick({ bookingId, version }: ActionPlan, position: number, done: Done | null): Promise<void> {
    await this.tx.query(
      'UPDATE action_plan_items SET done_at = $4, done_by = $5 WHERE booking_id = $1 AND version = $2 AND position = $3',
      [bookingId, version, position, done?.at.toString() ?? null, done?.by ?? null],
    );
  }
}

interface Done {
  readonly at: Temporal.Instant;
  readonly by: UserId;
}

const nobody = { writtenAt: null, writtenBy: null, writtenSide: null } as const;

function itemOf(row: ItemRow): ActionItem {
  const { what, who, by_date: by, done_at: doneAt, done_by: doneBy } = row;
  return { what, who, by, doneAt: doneAt?.toTemporalInstant() ?? null, doneBy };
}

function signatureOf({ side, signed_at: at, signed_by: by }: SignatureRow): Signature {
  return { side, at: at.toTemporalInstant(), by };
}
