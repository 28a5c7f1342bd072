import type { ProviderPayoutId } from '../../kernel/id.js';
import { money } from '../../kernel/money.js';
import type { Transaction } from '../../platform/database.js';
import type { Provider } from '../payment.js';
import type { PayoutItem, ProviderPayout, ProviderPayoutState } from './provider-payout.js';

interface Row {
  readonly id: ProviderPayoutId;
  readonly provider: Provider;
  readonly external_id: string;
  readonly amount_minor: number;
  readonly fee_minor: number;
  readonly currency: string;
  readonly state: ProviderPayoutState;
  readonly made_at: Date;
  readonly kept_at: Date;
  readonly arrived_at: Date | null;
  readonly returned_at: Date | null;
}

/** Payouts of providers to our bank, and what each is made of. */
export class ProviderPayoutTable {
  constructor(private readonly tx: Transaction) {}

  /** Whether it was written: not where it is kept already, by somebody who has committed since. */
  async insert(payout: ProviderPayout, items: readonly PayoutItem[]): Promise<boolean> {
    const { id, provider, externalId, amount, fee, state, madeAt, keptAt } = payout;
    const written: unknown[] = await this.tx.query(
      `INSERT INTO provider_payouts (id, provider, external_id, amount_minor, fee_minor, currency, state, made_at, kept_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9) ON CONFLICT (provider, external_id) DO NOTHING RETURNING id`,
      [
        ...[id, provider, externalId, amount.minor, fee.minor, amount.currency, state],
        ...[madeAt.toString(), keptAt.toString()],
      ],
    );
    if (written.length === 0) return false;
    await this.tx.query(
      `INSERT INTO provider_payout_items (payout_id, place, kind, external_id, tenths)
       SELECT $1, place, item ->> 'kind', item ->> 'externalId', (item ->> 'tenths')::bigint
       FROM json_array_elements($2) WITH ORDINALITY items (item, place)`,
      [id, JSON.stringify(items)],
    );
    return true;
  }

  async lock(provider: Provider, externalId: string): Promise<ProviderPayout | undefined> {
    const rows: Row[] = await this.tx.query(
      'SELECT * FROM provider_payouts WHERE (provider, external_id) = ($1, $2) FOR UPDATE',
      [provider, externalId],
    );
    return rows.map(payoutOf)[0];
  }

  async update({ id, state, arrivedAt, returnedAt }: ProviderPayout): Promise<void> {
    await this.tx.query('UPDATE provider_payouts SET state = $2, arrived_at = $3, returned_at = $4 WHERE id = $1', [
      ...[id, state, arrivedAt?.toString() ?? null, returnedAt?.toString() ?? null],
    ]);
  }

  /** The provider's ids of those that no bank has yet. */
  async underWay(provider: Provider): Promise<string[]> {
    const rows: { external_id: string }[] = await this.tx.query(
      `SELECT external_id FROM provider_payouts WHERE provider = $1 AND state = 'under-way' ORDER BY made_at`,
      [provider],
    );
    return rows.map((row) => row.external_id);
  }
}

function payoutOf(row: Row): ProviderPayout {
  const at = (date: Date | null) => date?.toTemporalInstant() ?? null;
  return {
    ...{ id: row.id, provider: row.provider, externalId: row.external_id, state: row.state },
    ...{ amount: money(row.amount_minor, row.currency), fee: money(row.fee_minor, row.currency) },
    ...{ madeAt: row.made_at.toTemporalInstant(), keptAt: row.kept_at.toTemporalInstant() },
    ...{ arrivedAt: at(row.arrived_at), returnedAt: at(row.returned_at) },
  };
}
