import type { DataSource } from 'typeorm';
import type { ExpertId } from '../kernel/id.js';
import type { Transaction } from '../platform/database.js';
import { freeTimesFromScratch } from './diary-pages.table.js';

export interface FreeTimeCheck {
  readonly diaries: number;
  /** Those whose free time is not what their hours, time off and occupancies make of it. */
  readonly different: readonly ExpertId[];
}

interface Written {
  readonly expert_id: ExpertId;
  readonly free_from: Date | null;
}

const batch = 500;

/** Holds the free time of every diary against a rebuild, as of when it was written; in one snapshot, while others write. */
export function checkFreeTime(source: DataSource): Promise<FreeTimeCheck> {
  return source.transaction('REPEATABLE READ', async (tx) => {
    const diaries: Written[] = await tx.query('SELECT expert_id, free_from FROM diaries ORDER BY expert_id');
    const different: ExpertId[] = [];
    for (let from = 0; from < diaries.length; from += batch) {
      different.push(...(await differencesAmong(tx, diaries.slice(from, from + batch))));
    }
    return { diaries: diaries.length, different };
  });
}

async function differencesAmong(tx: Transaction, diaries: readonly Written[]): Promise<ExpertId[]> {
  const rebuilt = new Map(diaries.map(({ expert_id }) => [expert_id, '{}'])); // what it is before hours are set
  for (const [writtenAt, group] of Map.groupBy(diaries, ({ free_from }) => free_from?.getTime())) {
    if (writtenAt === undefined) continue;
    const ids = group.map(({ expert_id }) => expert_id);
    const free = await freeTimesFromScratch(tx, ids, Temporal.Instant.fromEpochMilliseconds(writtenAt));
    for (const [id, ranges] of free) rebuilt.set(id, ranges);
  }
  const rows: { expert_id: ExpertId }[] = await tx.query(
    `SELECT d.expert_id FROM diaries d JOIN unnest($1::uuid[], $2::text[]) AS rebuilt (expert_id, free) USING (expert_id)
     WHERE d.free <> rebuilt.free::tstzmultirange ORDER BY d.expert_id`,
    [[...rebuilt.keys()], [...rebuilt.values()]],
  );
  return rows.map(({ expert_id }) => expert_id);
}
