import { type Caller } from './client.js';
import { guide } from './guide.js';
import type { Server } from './server.js';
import { becomeAnAdviser } from './steps/become-adviser.js';
import { cancelTheSession, moveTheSession, remind } from './steps/change-session.js';
import { findAnAdviser, readTimes } from './steps/find-adviser.js';
import { confirmASession, holdATime, holdTooMany, letItLapse } from './steps/hold-times.js';
import { payForASession } from './steps/pay-for-session.js';
import { race } from './steps/race.js';
import { readInvites } from './steps/read-letters.js';
import { askAsAStranger, askWrongly } from './steps/refusals.js';
import { seeWhoIsThere, signInTudur } from './steps/sign-in.js';

/** The main job, as a start-up sees it. */
await guide(
  [
    'A tour of Barefoot. A server starts with an empty data folder and a clock that can be moved; what follows',
    'is asked of it over HTTP, as any client would, and every answer is checked (✓). Times are UK times.',
  ],
  walk,
);

async function walk({ baseUrl }: Server): Promise<void> {
  const anybody: Caller = { name: 'Anybody', baseUrl };
  await seeWhoIsThere(anybody);
  const client = await signInTudur(anybody);
  const { tudur } = client;
  const wanted = await findAnAdviser(tudur);
  const slots = await readTimes(tudur, wanted);

  const { hold, slot } = await holdATime(client, slots);
  await holdTooMany(client, slots, slot);
  await letItLapse(client, hold);
  const session = await confirmASession(client, slot);
  await readInvites(tudur, session);
  const moved = await moveTheSession(tudur, wanted, session);

  await race(anybody, wanted);
  await remind(tudur, moved);
  await cancelTheSession(tudur, wanted, moved);

  await payForASession(anybody, client, wanted);
  await becomeAnAdviser(anybody);
  await askWrongly(tudur);
  await askAsAStranger(anybody, moved);
}
