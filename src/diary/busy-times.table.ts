import type { ExpertId } from '../kernel/id.js';
import type { Period } from '../kernel/time.js';
import type { Transaction } from '../platform/database.js';

/** Time of an adviser that is not free, without a word of what for. */
export interface BusyTime extends Period {
  readonly kind: 'busy' | 'tentative' | 'away';
}

/**
 * What of a period an adviser is busy, by start: sessions with their buffers, what is held or asked for until it lapses, and time off.
 * No two of them overlap: what is certain counts before what is not, and both before time off.
 */
export async function readBusyTimes(
  tx: Transaction,
  expertId: ExpertId,
  { start, end }: Period,
  now: Temporal.Instant,
): Promise<BusyTime[]> {
  const rows: { kind: BusyTime['kind']; start: Date; end: Date }[] = await tx.query(
    `WITH over AS (SELECT tstzmultirange(tstzrange($2, $3)) AS period),
     taken AS (SELECT coalesce(range_agg(blocked) FILTER (WHERE kind = 'confirmed'), '{}') AS busy,
         coalesce(range_agg(blocked) FILTER (WHERE kind <> 'confirmed'), '{}') AS tentative
       FROM occupancies WHERE expert_id = $1 AND blocked && tstzrange($2, $3) AND (lapses_at IS NULL OR lapses_at > $4)),
     off AS (SELECT coalesce(range_agg(during), '{}') AS away FROM time_off WHERE expert_id = $1 AND during && tstzrange($2, $3)),
     told AS (
       SELECT 'busy' AS kind, unnest(busy * period) AS span FROM taken, over
       UNION ALL SELECT 'tentative', unnest((tentative - busy) * period) FROM taken, over
       UNION ALL SELECT 'away', unnest((away - busy - tentative) * period) FROM off, taken, over)
     SELECT kind, lower(span) AS start, upper(span) AS "end" FROM told ORDER BY span`,
    [expertId, start.toString(), end.toString(), now.toString()],
  );
  return rows.map((row) => ({ ...row, start: row.start.toTemporalInstant(), end: row.end.toTemporalInstant() }));
}
