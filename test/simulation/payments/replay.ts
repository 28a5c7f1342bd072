import { HandleEvents } from '../../../src/payments/events/handle-events.job.js';
import { TellOfPayments } from '../../../src/payments/tell-of-payments.job.js';
import type { PayingWorld } from './world.js';

/**
 * Everything that providers ever told is told again, as if it were new, and likewise all news of payments: to both processes at once, and
 * once more, in another order, to one of them. Nothing is to follow from that. Throws where any balance is another one afterwards, or
 * anything was written in the books.
 */
export async function replay(world: PayingWorld, seed: number): Promise<void> {
  const before = await books(world);
  const { app, owner } = world.server;
  const { rows } = await owner.query<Told>(
    'SELECT ARRAY(SELECT id FROM provider_events) AS events, ARRAY(SELECT id FROM payment_news) AS news',
  );
  for (const [more, apps] of [[app, world.second], [app]].entries()) {
    await again(world, seed + more, rows[0]!);
    for (let sweeps = 0; (await waiting(world)) > 0; sweeps += 1) {
      if (sweeps > 100) throw new Error('What was told again is told without end.');
      await Promise.all(apps.map((each) => each.get(HandleEvents).sweep()));
      await Promise.all(apps.map((each) => each.get(TellOfPayments).sweep()));
    }
    const after = await books(world);
    if (before !== after) throw new Error(`What was told again has changed the books.\n${before}\n${after}`);
  }
}

/** What was told the first time. */
interface Told {
  readonly events: readonly string[];
  readonly news: readonly string[];
}

/** `due_at` is the order in which they are taken. */
async function again({ server }: PayingWorld, seed: number, { events, news }: Told): Promise<void> {
  await server.owner.query('SELECT setseed($1)', [(seed % 1000) / 1000]);
  const now = server.clock.now().toString();
  await server.owner.query(
    `INSERT INTO provider_events (id, provider, event_id, kind, payment_id, subject, body, came_by, happened_at, received_at, due_at)
     SELECT gen_random_uuid(), provider, event_id || '-' || gen_random_uuid(), kind, payment_id, subject, body, came_by, happened_at, received_at,
       $1::timestamptz - random() * interval '1 day' FROM provider_events WHERE id = ANY ($2)`,
    [now, events],
  );
  await server.owner.query(
    `INSERT INTO payment_news (id, payment_id, kind, at, due_at)
     SELECT gen_random_uuid(), payment_id, kind, at, $1::timestamptz - random() * interval '1 day' FROM payment_news WHERE id = ANY ($2)`,
    [now, news],
  );
}

/** Nothing is to fail but what was ignored when it was told first: that is tried again at once, until it is ignored once more. */
async function waiting({ server }: PayingWorld): Promise<number> {
  await server.owner.query('UPDATE provider_events SET due_at = $1 WHERE handled_at IS NULL AND failure IS NOT NULL', [
    server.clock.now().toString(),
  ]);
  const { rows } = await server.owner.query<{ count: number; failure: string | null }>(
    `SELECT count(*)::int AS count, max(failure) AS failure FROM (
       SELECT CASE WHEN EXISTS (SELECT FROM provider_events o
         WHERE (o.provider, o.kind, o.subject) = (e.provider, e.kind, e.subject) AND o.ignored_because IS NOT NULL)
         THEN NULL ELSE e.failure END AS failure
       FROM provider_events e WHERE e.handled_at IS NULL UNION ALL SELECT failure FROM payment_news WHERE told_at IS NULL) w`,
  );
  const [row] = rows;
  if (row?.failure) throw new Error(`Told again, it failed: ${row.failure}`);
  return row?.count ?? 0;
}

/** Every balance, and how many transfers there are. */
async function books({ server }: PayingWorld): Promise<string> {
  const { rows } = await server.owner.query<{ books: string }>(
    `SELECT (SELECT count(*) FROM ledger_transfers) || ' transfers: ' || string_agg(kind || ' ' || owner || ' ' || minor, ', ' ORDER BY kind, owner, currency) AS books
     FROM (SELECT a.kind, a.owner, a.currency, coalesce(sum(p.amount_minor), 0) AS minor FROM ledger_accounts a
       LEFT JOIN ledger_postings p ON p.account_id = a.id GROUP BY a.id) balances WHERE minor <> 0`,
  );
  return rows[0]?.books ?? '';
}
