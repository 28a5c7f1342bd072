import { newId } from '../../src/kernel/id.js';
import type { TestServer } from './server.js';

/** As if the members decided at their meetings: stewards record what they did. */
export async function decideAtMeetings({ owner }: Pick<TestServer, 'owner'>): Promise<void> {
  await owner.query(
    `INSERT INTO policies (id, name, value, in_force_from, decision, recorded_at)
     SELECT $1, name, value || '{"members_vote": false}', in_force_from + interval '1 day', 'At a meeting', recorded_at
     FROM policies WHERE name = 'decisions'`,
    [newId()],
  );
}
