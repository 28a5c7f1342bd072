import { newId } from '../../src/kernel/id.js';
import type { TestServer } from './server.js';

/** What decides whether an adviser is found, and where they stand. */
export interface Standing {
  readonly name: string;
  readonly topics: readonly string[];
  readonly languages: readonly string[];
  readonly regions: readonly string[];
  readonly remote: boolean;
  readonly access: readonly string[];
  readonly sectors: readonly string[];
  readonly stages: readonly string[];
  readonly legal_forms: readonly string[];
  readonly paid_minutes_90d: number;
  readonly lowest_price_minor: number | null;
  /** A range, or none for nobody who has free time. */
  readonly free: string | null;
}

export interface Standee extends Standing {
  readonly id: string;
}

/** Live specialists who offer nothing, written straight into the database, so that there can be many. */
export async function advisersAsWritten(
  { owner }: TestServer,
  given: readonly Partial<Standing>[],
): Promise<Standee[]> {
  const advisers = given.map((standing, index) => ({
    ...{ name: `Adviser ${index}`, topics: ['governance'], languages: ['en'], regions: [], remote: true, access: [] },
    ...{ sectors: [], stages: [], legal_forms: [], paid_minutes_90d: 0, lowest_price_minor: null, free: null },
    ...standing,
    id: newId(),
  }));
  const from = `FROM json_to_recordset($1) AS a (id uuid, name text, topics text[], languages text[], regions text[], remote boolean,
    access text[], sectors text[], stages text[], legal_forms text[], paid_minutes_90d integer, lowest_price_minor bigint, free text)`;
  for (const statement of [
    `INSERT INTO "user" (id, name, email, "emailVerified") SELECT id, name, id || '@advisers.example', true ${from}`,
    `INSERT INTO diaries (expert_id, user_id, zone, free)
     SELECT id, id, 'Europe/London', coalesce('{' || free || '}', '{}')::tstzmultirange ${from}`,
    `INSERT INTO experts (id, user_id, kind, state, state_since, approved_at, interests_declared_at, name, headline_en, about_en, created_at, topics, languages, regions,
       remote, access, sectors, stages, legal_forms, paid_minutes_90d, lowest_price_minor)
     SELECT id, id, 'specialist', 'live', now(), now(), now(), name, 'Knows how', 'Has done it before.', now(), topics, languages, regions,
       remote, access, sectors, stages, legal_forms, paid_minutes_90d, lowest_price_minor ${from}`,
  ])
    await owner.query(statement, [JSON.stringify(advisers)]);
  return advisers;
}
