import { newId } from '../../kernel/id.js';
import { money } from '../../kernel/money.js';
import type { Provider } from '../../payments/index.js';
import type { Transaction } from '../../platform/database.js';
import type { Place } from '../../platform/http/cursor.js';
import type { KeptReconciliationLine, LineState, Reconciliation, ReconciliationLine } from './reconciliation.js';

interface Row {
  readonly id: Reconciliation['id'];
  readonly provider: Provider;
  readonly day: string;
  readonly ran_at: Date;
  readonly lines: number;
  readonly waiting: number;
  readonly differences: number;
  readonly held_provider_minor: number | null;
  readonly held_books_minor: number | null;
}

interface LineRow {
  readonly id: KeptReconciliationLine['id'];
  readonly kind: ReconciliationLine['kind'];
  readonly external_id: string;
  readonly our_id: string | null;
  readonly provider_minor: number;
  readonly books_minor: number;
  readonly state: LineState;
  readonly at: Date;
}

interface LinesWanted {
  readonly state?: LineState | undefined;
  readonly after?: Place | undefined;
  readonly count: number;
}

/** Of each provider and day the newest. */
const newest = 'SELECT DISTINCT ON (day, provider) * FROM reconciliations';
const byAge = 'ORDER BY day DESC, provider, ran_at DESC, id DESC';

/** Days of providers as they were held against the books. It is only ever added to: the newest run of a day counts. */
export class ReconciliationTable {
  constructor(private readonly tx: Transaction) {}

  async insert(run: Reconciliation, lines: readonly ReconciliationLine[]): Promise<void> {
    const { id, provider, day, ranAt, waiting, differences, held } = run;
    await this.tx.query(
      `INSERT INTO reconciliations (id, provider, day, ran_at, currency, lines, waiting, differences, held_provider_minor, held_books_minor)
       VALUES ($1, $2, $3, $4, 'GBP', $5, $6, $7, $8, $9)`,
      [
        ...[id, provider, day.toString(), ranAt.toString(), run.lines, waiting, differences],
        ...[held?.provider.minor ?? null, held?.books.minor ?? null],
      ],
    );
    const rows = lines.map(({ provider: says, books, at, ...line }) => ({
      ...{ ...line, id: newId(), provider_minor: says.minor, books_minor: books.minor, at: at.toString() },
    }));
    await this.tx.query(
      `INSERT INTO reconciliation_lines (id, reconciliation_id, kind, external_id, our_id, provider_minor, books_minor, state, at)
       SELECT id, $1, kind, "externalId", "ourId", provider_minor, books_minor, state, at FROM json_to_recordset($2) AS lines
         (id uuid, kind text, "externalId" text, "ourId" uuid, provider_minor bigint, books_minor bigint, state text, at timestamptz)`,
      [id, JSON.stringify(rows)],
    );
  }

  /** The newest of each day since one, of one provider. */
  async since(provider: Provider, day: Temporal.PlainDate): Promise<Reconciliation[]> {
    return this.some(`${newest} WHERE provider = $1 AND day >= $2 ${byAge}`, [provider, day.toString()]);
  }

  /** The newest of each day and provider, the last day first. */
  async page(after: Place | undefined, count: number): Promise<Reconciliation[]> {
    return this.some(
      `SELECT * FROM (${newest} ${byAge}) newest
       WHERE $1::date IS NULL OR (day, id) < ($1, $2::uuid) ORDER BY day DESC, id DESC LIMIT $3`,
      [after?.at.slice(0, 10) ?? null, after?.id ?? null, count],
    );
  }

  async newestOf(provider: Provider, day: Temporal.PlainDate): Promise<Reconciliation | undefined> {
    return (await this.some(`${newest} WHERE provider = $1 AND day = $2 ${byAge}`, [provider, day.toString()]))[0];
  }

  /** In the order in which the things last changed. */
  async lines(
    { id }: Pick<Reconciliation, 'id'>,
    { state, after, count }: LinesWanted,
  ): Promise<KeptReconciliationLine[]> {
    const rows: LineRow[] = await this.tx.query(
      `SELECT * FROM reconciliation_lines WHERE reconciliation_id = $1 AND ($2::text IS NULL OR state = $2)
         AND ($3::timestamptz IS NULL OR (at, id) > ($3, $4::uuid)) ORDER BY at, id LIMIT $5`,
      [id, state ?? null, after?.at ?? null, after?.id ?? null, count],
    );
    return rows.map(lineOf);
  }

  private async some(sql: string, values: unknown[]): Promise<Reconciliation[]> {
    const rows: Row[] = await this.tx.query(sql, values);
    return rows.map(runOf);
  }
}

function runOf({ day, ran_at, held_provider_minor: provider, held_books_minor: books, ...row }: Row): Reconciliation {
  const held = provider === null || books === null ? null : { provider: money(provider), books: money(books) };
  const { id, lines, waiting, differences } = row;
  return {
    ...{ id, provider: row.provider, lines, waiting, differences, held },
    ...{ day: Temporal.PlainDate.from(day), ranAt: ran_at.toTemporalInstant() },
  };
}

function lineOf({ provider_minor, books_minor, external_id, our_id, at, ...row }: LineRow): KeptReconciliationLine {
  return {
    ...{ id: row.id, kind: row.kind, state: row.state, externalId: external_id, ourId: our_id },
    ...{ provider: money(provider_minor), books: money(books_minor), at: at.toTemporalInstant() },
  };
}
