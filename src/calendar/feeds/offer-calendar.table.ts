import type { OfferId } from '../../kernel/id.js';
import type { Language } from '../../kernel/when.js';
import type { Transaction } from '../../platform/database.js';
import type { Said } from './feed.js';

/** Writes down what the calendar of an offer said, where that is something else than before. @returns since when it says so, to the second */
export async function noteOfferReading(
  tx: Transaction,
  { id, language }: { readonly id: OfferId; readonly language: Language },
  contentHash: Buffer,
  now: Temporal.Instant,
): Promise<Said> {
  const known: { hash: Buffer; at: Date }[] = await tx.query(
    'SELECT content_hash AS hash, changed_at AS at FROM offer_calendars WHERE offer_id = $1 AND language = $2',
    [id, language],
  );
  if (known[0]?.hash.equals(contentHash)) return { contentHash, changedAt: known[0].at.toTemporalInstant() };
  const rows: { at: Date }[] = await tx.query(
    `INSERT INTO offer_calendars AS c (offer_id, language, content_hash, changed_at) VALUES ($1, $2, $3, date_trunc('second', $4::timestamptz))
     ON CONFLICT (offer_id, language) DO UPDATE SET content_hash = excluded.content_hash,
       changed_at = greatest(excluded.changed_at, c.changed_at + interval '1 second')
     RETURNING changed_at AS at`,
    [id, language, contentHash, now.toString()],
  );
  if (!rows[0]) throw new Error(`Nothing was written of the calendar of offer ${id}.`);
  return { contentHash, changedAt: rows[0].at.toTemporalInstant() };
}
